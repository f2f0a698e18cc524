package importer

import "regexp"

// splitQuestionTable takes tables, of Markdown or of HTML, with a column of
// questions and one of answers. The head tells the columns:
//
//	| No | カテゴリ | 質問         | 回答             | 備考      |
//	|----|---------|-------------|-----------------|----------|
//	| 1  | 料金     | いくらですか  | 無料です。<br>税も | 10 月まで |
//	| 2  |         | 領収書は？    | 設定に…          |          |
//
// gives 「いくらですか」 in the category 料金, and 「領収書は？」 in the same, since
// an empty category repeats the one above it. The answer is "無料です。⏎税も" with
// "**備考**: 10 月まで" below it; numbers and dates are left out.
//
// Without a signal, there must be two rows, at least half of them worded as
// questions, and no column of another kind: tables of decisions have questions
// and answers as well. With one, any such table is taken, and so is one of two
// columns with other heads whose first holds mostly questions.
func splitQuestionTable(s stretch) ([]Question, bool) {
	var pairs []pair
	names := maxAppendedBytes
	for _, t := range s.tables() {
		pairs = append(pairs, s.tablePairs(t, &names)...)
	}
	answered := 0
	for _, p := range pairs {
		if p.question != "" && p.answer != "" {
			answered++
		}
	}
	if answered == 0 || s.faq && answered <= s.askingHeadings() {
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// columns are what the columns of a table hold, -1 for none.
type columns struct {
	question, answer int
	categories       []int
	others           []int // their cells are added to the answer
	names            []string
	strict           bool // question and answer are named so that they are nothing else
}

// countColumn are the names of columns that only count.
var countColumn = regexp.MustCompile(`^(|no|id|番号|項番|通番)$`)

// columnsOf tells the columns by the head of a table.
func (s stretch) columnsOf(t table) columns {
	c := columns{question: -1, answer: -1, strict: true}
	for i, cell := range t.rows[0].cells {
		words := ""
		if len(cell) <= maxLabel {
			words = s.cellWords(t, cell)
		}
		c.names = append(c.names, words)
		switch m := meaningOf(words); {
		case c.question < 0 && m.role == roleQuestion:
			c.question, c.strict = i, c.strict && m.strict
		case c.answer < 0 && m.role == roleAnswer:
			c.answer, c.strict = i, c.strict && m.strict
		case m.role == roleCategory:
			c.categories = append(c.categories, i)
		case m.role != roleDate && !countColumn.MatchString(key(words)):
			c.others = append(c.others, i)
		}
	}
	return c
}

// tablePairs makes pairs of the rows of a table, nil when it is none of
// questions. names is how many bytes names of columns may still add to answers.
func (s stretch) tablePairs(t table, names *int) []pair {
	c, rows := s.columnsOf(t), t.rows[1:]
	named := c.question >= 0 && c.answer >= 0 && (c.strict || s.faq)
	if !named {
		if !s.faq || len(t.rows[0].cells) != 2 {
			return nil
		}
		c = columns{question: 0, answer: 1}
		if asks(s.cellWords(t, t.rows[0].cell(0))) { // a table without a head
			rows = t.rows
		}
	}
	answered, asking := 0, 0
	var pairs []pair
	above := make([]string, len(c.categories))
	for _, row := range rows {
		p := s.rowPair(t, row, c, names)
		for i, column := range c.categories {
			if words := shorten(s.cellWords(t, row.cell(column))); words != "" {
				above[i] = words
				clear(above[i+1:])
			}
			if above[i] != "" {
				p.category = append(p.category, above[i])
			}
		}
		if p.question == "" && p.answer == "" {
			continue
		}
		if p.answer != "" {
			answered++
			if asks(p.question) || isQuestion(p.question) {
				asking++
			}
		}
		pairs = append(pairs, p)
	}
	switch {
	case answered == 0,
		!(named && s.faq) && (answered < minQuestions || 2*asking < answered),
		!s.faq && len(c.others) > 0:
		return nil
	}
	return pairs
}

// rowPair reads a row.
func (s stretch) rowPair(t table, row tableRow, c columns, names *int) pair {
	p := pair{start: row.at, below: row.at}
	p.question, p.answer = cutMarks(shorten(s.cellWords(t, row.cell(c.question))), row.cell(c.answer))
	if isBlankHTML([]byte(p.answer)) {
		p.answer = ""
		return p
	}
	for _, i := range c.others {
		cell, name := row.cell(i), c.names[i]
		if *names -= len(name); isBlankHTML([]byte(cell)) || name == "" || *names < 0 {
			continue
		}
		p.answer += "\n\n**" + name + "**: " + cell
	}
	return p
}
