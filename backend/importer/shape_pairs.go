package importer

import (
	"bytes"
	"regexp"

	"kotae/backend/faq"
)

const (
	// minPairs are enough where nothing else says that a page is one of
	// questions: fewer are a quotation in an article.
	minPairs = 3
	// minUnanswered questions without a marked answer are a list of questions on
	// a page, or in a section, that calls itself one.
	minUnanswered = 2
)

// splitPairs takes questions and answers that say what they are by a mark:
//
//	## 料金                          a category
//	**Q1. 無料で使えますか？**           a question
//	**Q2.** 料金表は？                another one, with the same answer
//	A. はい。                         the answer: "はい。" and
//	- [料金表](/price)                its list, up to the next question
//
//	Q3. 解約は？ 急いでいます。            the question is "解約は？ 急いでいます。"
//	契約番号は 12 です。                …
//	前回も聞きました。                  (here a blank line) its detail
//	A3. いつでもできます。
//
// A mark without words has them on the next line. A question whose first line is
// complete ("…か。", "…？") has the rest of its paragraph as its detail.
//
// On a page without a signal, at least three questions must have a marked
// answer, and half of all. With one, a single marked pair is enough, and so are
// two questions that text follows without an answer's mark; but not next to as
// many headings with text that are worded as questions: there pairs are parts of
// answers.
func splitPairs(s stretch) ([]Question, bool) {
	pairs := s.pairs()
	answered, asked := 0, 0
	for i := range pairs {
		switch p := &pairs[i]; {
		case p.question == "":
		case p.marked:
			answered++
		case p.answer != "":
			asked++
		}
	}
	switch {
	case !s.faq && (answered < minPairs || answered < asked),
		s.faq && answered == 0 && asked < minUnanswered,
		s.faq && answered+asked < s.askingHeadings():
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// askingHeadings counts the headings of the stretch that are worded as questions
// and have text of their own.
func (s stretch) askingHeadings() int {
	n := 0
	lo, hi := s.span()
	for i := lo; i < hi; i++ {
		if h := s.headings[i]; !s.isTitle(i) && (h.marker == marked || isQuestion(h.question)) && s.hasText(i) {
			n++
		}
	}
	return n
}

// A pair is one marked question with what belongs to it.
type pair struct {
	start    int    // of its line
	below    int    // as in extent
	number   string // of the question
	question string // "" when the mark has no words
	detail   string
	answer   string   // "" when there is none
	marked   bool     // the answer has a mark
	replies  string   // the number of the answer
	adjacent bool     // nothing stands between it and the next question
	category []string // beyond the headings
	sharing  int      // how many questions before it share its answer
}

// A lineMark is a line that starts with a mark.
type lineMark struct {
	mark
	line int // index into the lines
}

// pairs gives all questions with a mark, in order.
func (s stretch) pairs() []pair {
	lines := s.splitReplies(s.textLines())
	var marked []lineMark
	var starts []int
	for i, l := range lines {
		if m, ok := readMark(string(s.src[l.at:l.end])); ok {
			marked = append(marked, lineMark{m, i})
			if !m.answer {
				starts = append(starts, l.start)
			}
		}
	}
	extents := s.extents(starts)
	pairs := make([]pair, 0, len(starts))
	for i, q := range marked {
		if q.answer {
			continue
		}
		extent := extents[len(pairs)]
		end := extent.end
		reply := -1
		if i+1 < len(marked) && marked[i+1].answer && lines[marked[i+1].line].at < end &&
			!s.enumerates(lines, marked[i+1]) {
			reply = i + 1
		}
		p := pair{start: lines[q.line].start, below: extent.below, number: q.number}
		limit := end
		if reply >= 0 {
			limit = lines[marked[reply].line].start
		}
		var rest int
		p.question, rest = s.words(lines, q, limit)
		last := len(pairs) == len(starts)-1
		if reply < 0 {
			p.answer = s.answerIn(extent, rest)
			p.adjacent = p.answer == "" && !last && end == starts[len(pairs)+1]
		} else {
			l, m := lines[marked[reply].line], marked[reply].mark
			p.marked, p.replies = true, m.number
			p.detail = s.part(rest, s.beforeFold(rest, limit))
			from := l.at + m.length
			keep := ""
			if from < l.end {
				keep = m.keep
				if l.quoted {
					keep = "> " + keep
				}
			}
			if p.answer = s.answerIn(extent, from); p.answer != "" {
				p.answer = keep + p.answer
			}
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// reply finds the mark of an answer on the line of its question: "… ？ A: …".
var reply = regexp.MustCompile(`[?？。!！*_>][ \t　]*((?:\*\*|__|<(?i:b|strong)>)?(?:[AＡ]|Answer|回答)\s*[0-9０-９]*\s*[.:：．])`)

// splitReplies splits the lines that hold a question and its answer.
func (s stretch) splitReplies(lines []textLine) []textLine {
	var out []textLine
	for _, l := range lines {
		text := s.src[l.at:l.end]
		if m, ok := readMark(string(text)); ok && !m.answer {
			if at := reply.FindSubmatchIndex(text[m.length:]); at != nil {
				second := l
				second.at += m.length + at[2]
				second.start = second.at
				l.end = l.at + len(bytes.TrimRight(text[:second.at-l.at], blanks))
				out = append(out, l)
				l = second
			}
		}
		out = append(out, l)
	}
	return out
}

var secondChoice = regexp.MustCompile(`^(?:\*\*|__)?[(（]?[BＢ]\s*[.:：．)）、]`)

// enumerates reports whether the mark of an answer only counts: "A. …" with a
// "B. …" behind it.
func (s stretch) enumerates(lines []textLine, m lineMark) bool {
	next := m.line + 1
	return m.letter && m.number == "" && next < len(lines) && lines[next].block <= lines[m.line].block+1 &&
		secondChoice.Match(s.src[lines[next].at:lines[next].end])
}

var sentenceEnd = regexp.MustCompile(`[?？。！][」』）)]*$`)

// isComplete reports whether a line of text is a question, or a sentence, that
// does not go on in the next one.
func isComplete(text string) bool { return sentenceEnd.MatchString(text) || asks(text) }

// words gives the plain question behind a mark, and the offset at which what
// follows it starts. The question does not reach limit.
func (s stretch) words(lines []textLine, q lineMark, limit int) (question string, rest int) {
	i := q.line
	l := lines[i]
	from := l.at + q.length
	if from >= l.end { // the words stand on the next line, or in the next paragraph
		if i++; i == len(lines) || lines[i].at >= limit || lines[i].block > l.block+1 {
			return "", min(l.end, limit)
		}
		l = lines[i]
		from = l.at
	} else if end := s.emphasisEnd(q.mark, from, l.end); end < l.end {
		if text := s.plain(q.keep + string(s.src[from:end])); isComplete(text) {
			return shorten(text), end
		}
	}
	text := q.keep + string(s.src[from:l.end])
	if first := s.plain(text); first != "" && isComplete(first) {
		return shorten(first), l.end
	}
	for i++; i < len(lines) && lines[i].para == l.para && lines[i].at < limit; i++ {
		l = lines[i]
		text += "\n" + string(s.src[l.at:l.end])
	}
	return shorten(s.plain(text)), l.end
}

// emphasisEnd gives the offset in [from, to) behind the end of the emphasis that
// a mark opened, or to.
func (s stretch) emphasisEnd(m mark, from, to int) int {
	opened := emphasisTokens.FindAllString(m.keep, -1)
	if len(opened) == 0 {
		return to
	}
	end := opened[len(opened)-1]
	if name := tagName.FindStringSubmatch(end); name != nil {
		end = "</" + name[1]
	}
	at := bytes.Index(s.src[from:to], []byte(end))
	if at < 0 {
		return to
	}
	return from + at + len(markClosing.Find(s.src[from+at:to]))
}

// pairQuestions makes the questions. Those that stand directly before another
// one share its answer, unless the answer says by its number whose it is.
func (s stretch) pairQuestions(pairs []pair) []Question {
	for i := len(pairs) - 2; i >= 0; i-- {
		p, next := &pairs[i], &pairs[i+1]
		if !p.adjacent || next.sharing == maxShared {
			continue
		}
		p.replies, p.sharing = next.replies, next.sharing+1
		if p.replies == "" || p.number == "" || p.number == p.replies {
			p.answer = next.answer
		}
	}
	var questions []Question
	for _, p := range pairs {
		line := s.line(p.start)
		switch {
		case p.question == "" && p.adjacent: // a number above the question itself
		case p.question == "":
			s.warn(line, faq.Errorf(faq.CodeNoTitle))
		case isPending(p.question), isEmptyAnswer(p.answer):
			s.warn(line, faq.Errorf(faq.CodeNoAnswer))
		default:
			q := s.questionAt(p.start, p.below, p.question, p.detail, p.answer)
			q.Category = append(q.Category, p.category...)
			questions = append(questions, q)
		}
	}
	return questions
}
