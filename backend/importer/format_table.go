package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/backend/faq"
)

const (
	// maxRows bounds the records of a table; the largest real one has 1,500.
	maxRows = 200_000
	// maxCellBytes bounds one cell. Excel stops at 32,767 letters, which are at
	// most 98,301 bytes.
	maxCellBytes = 256 << 10
	// headerRows is how many records are looked at for the header: titles and
	// dates stand above it.
	headerRows = 20
	// contentRows is how many records are looked at to tell columns by what they
	// hold.
	contentRows = 200
)

// readTable reads a table with one record a question. The header tells the
// columns (columns.go):
//
//	No,大分類,件名,お問い合わせ内容,回答,更新日
//	1,印刷,薄い,"印刷が薄いです。
//	故障ですか。",トナーを替えます。,2024/4/1
//
// gives 「薄い」 in the category 印刷, with the second column as its detail. Without
// a header the column most of whose cells are worded as questions is the question,
// and the one with the longest texts beside it the answer. Numbers, dates and
// addresses are left out.
//
// Cells are text: newlines are line breaks, and what Markdown would eat is
// escaped. Only where some cell of the file has a Markdown link, bold text, a
// fence or a tag of HTML, the cells are taken as Markdown as they are.
func readTable(name string, content []byte) (*page, error) {
	delimiter, rest, before := delimiterOf(content)
	rows := readDelimited(rest, delimiter)
	if len(rows) > maxRows {
		return nil, faq.Errorf(faq.CodeTooLarge, len(rows), maxRows)
	}
	p := barePage(name, content)
	p.title, p.titleLine, p.breaks = p.stem(), 1, true
	p.given = &given{class: faq.ClassTable}
	columns, first := columnsOf(rows, namesFAQ(p.stem()))
	if columns == nil {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	convert := cellText
	if slices.ContainsFunc(rows, func(r row) bool { return slices.ContainsFunc(r.cells, isMarkup) }) {
		convert = func(cell string) string { return cell }
	}
	for _, row := range rows[first:] {
		r := record{line: row.line + before}
		longest := 0
		for i, cell := range rejoined(row.cells, columns, delimiter) {
			if i >= len(columns) || columns[i].role == roleNone {
				continue
			}
			longest = max(longest, len(cell))
			if cell = cleanCell(cell, delimiter); cell != "" {
				r.fields = append(r.fields, recordField{
					name: columns[i].name, meaning: columns[i].meaning, text: convert(cell), raw: cell,
				})
			}
		}
		if longest > maxCellBytes {
			p.warn(r.line, tooLarge(int64(longest), maxCellBytes))
			continue
		}
		p.give(r.question())
	}
	return p, nil
}

// rejoined gives the cells of a record; those behind the last column belong to it
// when it is the answer, which nobody has put in quotation marks: "q,Yes, you can".
func rejoined(cells []string, columns []column, delimiter byte) []string {
	last := len(columns) - 1
	if len(cells) <= len(columns) || columns[last].role != roleAnswer {
		return cells
	}
	text := strings.Join(cells[last:], string(rune(delimiter)))
	return append(slices.Clone(cells[:last]), strings.TrimRight(text, string(rune(delimiter))))
}

// A column is what a column is called and means.
type column struct {
	name string
	meaning
}

// columnsOf tells the columns, and the index of the first record below the
// header. It gives nil when there are no questions and answers.
func columnsOf(rows []row, isFAQ bool) (columns []column, first int) {
	for i, row := range rows[:min(len(rows), headerRows)] {
		if columns = namedColumns(row.cells, isFAQ); columns != nil {
			groupTitles(columns, rows[i+1:])
			return columns, i + 1
		}
	}
	return columnsByContent(rows)
}

// namedColumns reads a record as a header; nil when it is none: no question, or
// no answer, or neither of them named so that it can be nothing else.
func namedColumns(cells []string, isFAQ bool) []column {
	columns := make([]column, len(cells))
	meant := make([]meaning, len(cells))
	for i, cell := range cells {
		meant[i] = meaningOf(cell)
	}
	settleBody(meant, isFAQ)
	has, strict := map[role]bool{}, false
	for i, cell := range cells {
		columns[i] = column{oneLine(cell), meant[i]}
		has[columns[i].role] = true
		strict = strict || columns[i].strict
	}
	asked := has[roleQuestion] || has[roleTitle]
	answered := has[roleAnswer] || has[roleBefore] || has[roleAfter]
	if !asked || !answered || !strict && !(has[roleTitle] && has[roleAnswer]) {
		return nil
	}
	return columns
}

// groupTitles makes categories of titles that several questions share: the
// product, the article that the question is on.
func groupTitles(columns []column, rows []row) {
	if !slices.ContainsFunc(columns, func(c column) bool { return c.role == roleQuestion }) {
		return
	}
	for i := range columns {
		if columns[i].role != roleTitle {
			continue
		}
		distinct, filled := map[string]bool{}, 0
		for _, row := range rows {
			if i < len(row.cells) && strings.TrimSpace(row.cells[i]) != "" {
				filled++
				distinct[row.cells[i]] = true
			}
		}
		if filled > 2 && 2*len(distinct) <= filled {
			columns[i].meaning = meanings["category"]
		}
	}
}

// columnsByContent tells the columns of a table without a header. At least half
// of the cells of one column must be questions, and another column must hold
// texts that are no questions and mostly differ.
func columnsByContent(rows []row) (columns []column, first int) {
	type content struct {
		filled, questions, bytes int
		distinct                 map[string]bool
	}
	var stats []content
	sample := rows[:min(len(rows), contentRows)]
	for _, row := range sample {
		for i, cell := range row.cells {
			if i >= maxColumns {
				break
			}
			if i == len(stats) {
				stats = append(stats, content{distinct: map[string]bool{}})
			}
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			stats[i].filled++
			stats[i].bytes += len(cell)
			stats[i].distinct[cell] = true
			if len(cell) <= maxQuestionBytes && isQuestion(oneLine(cell)) {
				stats[i].questions++
			}
		}
	}
	question, answer := -1, -1
	for i, c := range stats {
		if c.questions >= 2 && 2*c.questions >= c.filled && (question < 0 || c.questions > stats[question].questions) {
			question = i
		}
	}
	if question < 0 {
		return nil, 0
	}
	for i, c := range stats {
		if i != question && 2*c.filled >= stats[question].filled && 2*len(c.distinct) > c.filled &&
			c.bytes > minAnswerBytes*c.filled && (answer < 0 || c.bytes > stats[answer].bytes) {
			answer = i
		}
	}
	if answer < 0 {
		return nil, 0
	}
	columns = make([]column, len(stats))
	columns[question] = column{"", meanings["question"]}
	columns[answer] = column{"", meanings["answer"]}
	return columns, 0
}

const (
	maxColumns     = 200 // that are looked at by their content
	minAnswerBytes = 12  // on average, of a column of answers: a number or a date has less
)

var (
	lineBreakTag = regexp.MustCompile(`(?i)[ \t]*<br[ \t]*/?>[ \t]*\n?`)
	excelText    = regexp.MustCompile(`^="(.*)"$`) // ="0123": a text that Excel shall not take for a number
	markup       = regexp.MustCompile(`(?i)\]\(|\*\*[^*\n]+\*\*|(^|\n)` + "```" + `|</?(p|a|b|i|u|strong|em|ul|ol|li|div|span|table|code|pre|font|h[1-6])( [^>]*)?>`)
)

// isMarkup reports whether a cell is written in Markdown or HTML.
func isMarkup(cell string) bool { return markup.MatchString(cell) }

// cleanCell gives the text of a cell. "<br>" is a line feed, and in tab-separated
// files, which cannot hold any, so is "\n" unless it looks like a path.
func cleanCell(cell string, delimiter byte) string {
	if m := excelText.FindStringSubmatch(strings.TrimSpace(cell)); m != nil {
		cell = m[1]
	}
	cell = lineBreakTag.ReplaceAllString(cell, "\n")
	if delimiter == '\t' && strings.Contains(cell, `\n`) {
		cell = unescapeNewlines(cell)
	}
	return strings.Trim(cell, blanks)
}

// unescapeNewlines makes line feeds of "\n", but not of that in "C:\new".
func unescapeNewlines(cell string) string {
	var b strings.Builder
	for {
		i := strings.Index(cell, `\n`)
		if i < 0 {
			b.WriteString(cell)
			return b.String()
		}
		b.WriteString(cell[:i])
		rest := cell[i+2:]
		if r, _ := utf8.DecodeRuneInString(rest); 'a' <= r && r <= 'z' {
			b.WriteString(`\n`)
		} else {
			b.WriteByte('\n')
		}
		cell = rest
	}
}

// cellText makes Markdown of the text of a cell.
func cellText(cell string) string { return string(plainToMarkdown([]byte(cell))) }
