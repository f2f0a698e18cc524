package importer

import (
	"bytes"
	"regexp"
	"strings"
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
//	Q3.                              the question stands on the next lines:
//	年契約です。                       "年契約です。 途中で解約できますか。"
//	途中で解約できますか。               up to the first line that asks
//	契約番号は 12 です。                its detail
//	A3. いつでもできます。
//
// Where no line asks, the question is its paragraph; but without the mark of an
// answer the first sentence that ends a line, since the answer may follow.
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
		p.question, rest = s.words(lines, q, limit, reply >= 0)
		last := len(pairs) == len(starts)-1
		if reply < 0 {
			p.answer, p.marked = listedReply(s.answerIn(extent, rest))
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

var bullet = regexp.MustCompile(`^[-*+][ \t]+`)

// listedReply takes the mark off an answer that is a list, and the list itself
// when the mark is all that it is for: "- **A:** はい". ok is false where there is
// no mark.
func listedReply(answer string) (text string, ok bool) {
	marker := bullet.FindString(answer)
	line, _, _ := strings.Cut(answer[len(marker):], "\n")
	m, ok := readMark(line)
	if marker == "" || !ok || !m.answer {
		return answer, false
	}
	text = m.keep + answer[len(marker)+m.length:]
	for line := range strings.Lines(text) {
		if bullet.MatchString(line) { // of another item
			return marker + text, true
		}
	}
	return outdentLines(text, len(marker), false), true
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

// enumerates reports whether the mark of an answer only counts: "A. …" with a
// "B. …" behind it.
func (s stretch) enumerates(lines []textLine, m lineMark) bool {
	next := m.line + 1
	return m.letter && m.number == "" && next < len(lines) && lines[next].block <= lines[m.line].block+1 &&
		secondOption.Match(s.src[lines[next].at:lines[next].end])
}

var sentenceEnd = regexp.MustCompile(`[?？。！][」』）)]*$`)

// words gives the plain question behind a mark, and the offset at which what
// follows it starts. The question does not reach limit, where the mark of its
// answer stands if it has one.
func (s stretch) words(lines []textLine, q lineMark, limit int, answered bool) (question string, rest int) {
	i := q.line
	l := lines[i]
	from := l.at + q.length
	emphasised := false
	if from >= l.end { // the words stand on the next line, or in the next paragraph
		if i++; i == len(lines) || lines[i].at >= limit || lines[i].block > l.block+1 {
			return "", min(l.end, limit)
		}
		l = lines[i]
		from = l.at
	} else if end, ok := s.emphasisEnd(q.mark, from, l.end); ok {
		text := s.plain(q.keep + string(s.src[from:end]))
		if end < l.end && (asks(text) || sentenceEnd.MatchString(text)) {
			return shorten(text), end
		}
		emphasised = end == l.end
	}
	written := q.keep + string(s.src[from:l.end])
	first := s.plain(written)
	if first != "" && (emphasised || asks(first) || !answered && sentenceEnd.MatchString(first)) {
		return shorten(first), l.end
	}
	for i++; i < len(lines) && lines[i].para == l.para && lines[i].at < limit && len(written) < maxTitleBytes; i++ {
		l = lines[i]
		line := string(s.src[l.at:l.end])
		written += "\n" + line
		if asks(s.plain(line)) {
			break
		}
	}
	return shorten(s.plain(written)), l.end
}

// emphasisEnd gives the offset in [from, to) behind the end of the emphasis that
// a mark opened.
func (s stretch) emphasisEnd(m mark, from, to int) (end int, ok bool) {
	opened := emphasisTokens.FindAllString(m.keep, -1)
	if len(opened) == 0 {
		return to, false
	}
	token := opened[len(opened)-1]
	if name := tagName.FindStringSubmatch(token); name != nil {
		token = "</" + name[1]
	}
	at := bytes.Index(s.src[from:to], []byte(token))
	if at < 0 {
		return to, false
	}
	return from + at + len(markClosing.Find(s.src[from+at:to])), true
}
