package importer

import (
	"regexp"
	"strings"
)

// splitFirstLines takes lines as questions that nothing but their look tells from
// their answers, on a page or in a section that calls itself one of questions:
//
//	■ 料金はいくらですか？     a question: a sign, or a number, starts the line
//	無料です。                its answer
//	■ 領収書の発行            a question as well: it has the same sign
//	設定から出せます。
//
//	Are there limits?      without signs, the first line of a paragraph that
//	None.                  asks something
//
// Of all signs the one with the most questions is taken, when at least half of its
// lines ask something; lines without one are, when no sign is.
func splitFirstLines(s stretch) ([]Question, bool) {
	if !s.faq {
		return nil, false
	}
	lines := s.firstLines()
	if len(lines) < minQuestions {
		return nil, false
	}
	starts := make([]int, len(lines))
	for i, l := range lines {
		starts[i] = l.start
	}
	answered := 0
	pairs := make([]pair, len(lines))
	for i, e := range s.extents(starts) {
		l := lines[i]
		pairs[i] = pair{start: l.start, below: e.below, question: l.text}
		pairs[i].answer, _ = cutAnswerMark(s.answerIn(e, l.end))
		if pairs[i].answer != "" {
			answered++
		}
	}
	if answered < minQuestions || answered <= s.askingHeadings() {
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// An askingLine is a line that may be a question.
type askingLine struct {
	textLine
	sign string // that it starts with, "" for none, "1" for a number
	text string // plain, without a sign; numbers stay
}

var (
	lineSign   = regexp.MustCompile(`^(` + ornaments + `)[ \t　]*`)
	lineNumber = regexp.MustCompile(`^(?:[(（][0-9０-９]{1,3}[)）]|[0-9０-９]{1,3}\\?[.．)）、]|[①-⑳])[ \t　]*\S`)
)

// firstLines gives the lines of the stretch that are questions by their look.
func (s stretch) firstLines() []askingLine {
	var all []askingLine
	count, asking := map[string]int{}, map[string]int{}
	para := -1
	for _, l := range s.textLines() {
		first := l.para != para
		para = l.para
		if l.quoted {
			continue
		}
		written := string(s.src[l.at:l.end])
		f := askingLine{textLine: l}
		switch m := lineSign.FindStringSubmatch(written); {
		case m != nil:
			f.sign, written = m[1], written[len(m[0]):]
		case lineNumber.MatchString(written):
			f.sign = "1"
		case gluedQuestion.MatchString(written):
			f.sign = "Q"
		case !first:
			continue
		}
		f.text = shorten(s.plain(written))
		if f.sign == "" && !asksAlone(f.text) {
			continue
		}
		count[f.sign]++
		if asks(f.text) {
			asking[f.sign]++
		}
		all = append(all, f)
	}
	best := ""
	for _, f := range all { // in the order of the page, so that equals do not take turns
		if n := asking[f.sign]; f.sign != "" && count[f.sign] >= minQuestions && 2*n >= count[f.sign] && (best == "" || n > asking[best]) {
			best = f.sign
		}
	}
	var lines []askingLine
	for _, f := range all {
		if f.sign == best && f.text != "" && !isApparatus(f.text) {
			lines = append(lines, f)
		}
	}
	return lines
}

// asksAlone reports whether a line is a question whatever stands around it.
func asksAlone(text string) bool {
	return strings.HasSuffix(fold(text), "?") || strings.HasSuffix(key(text), "か") && !otherKa.MatchString(key(text))
}

// askingLines counts the lines of the page that are questions by their look.
func (p *page) askingLines() int { return len(p.whole(true).firstLines()) }
