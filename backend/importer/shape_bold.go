package importer

import (
	"regexp"
	"slices"
	"strings"
)

// splitBold takes lines that are nothing but emphasis as questions, on a page or
// in a section that calls itself one of questions:
//
//	**<u>1. 料金はいくらですか</u>**   a question
//	無料です。                        its answer
//	**補足**                         a caption: a part of the answer
//	…
//
//	**<u>2. 領収書の発行</u>**        a question, as it looks like the other one
//	**回答**                         left out
//	…
//
// A line that asks nothing and has another one below it, but no text, is none.
// Bold text that a paragraph starts with counts as such a line of its own when
// it asks something: "**料金は？** 無料です。"
//
// Lines look alike when they are bold, italic and underlined alike, and numbered
// or not. Of all looks the one with the most questions is taken, when at least
// half of its lines ask something. So is one whose lines ask nothing, when each
// has text below it and no heading of the stretch has any before its first line.
func splitBold(s stretch) ([]Question, bool) {
	if !s.faq {
		return nil, false
	}
	bold := alike(s.boldLines())
	if len(bold) <= s.askingHeadings() {
		return nil, false
	}
	starts := make([]int, len(bold))
	for i, b := range bold {
		starts[i] = b.start
	}
	var pairs []pair
	asking, answered := 0, 0
	for i, e := range s.extents(starts) {
		b := bold[i]
		p := pair{start: b.start, below: e.below, question: b.text}
		if b.reply > 0 {
			p.detail, p.answer = s.part(b.end, b.label), s.answerIn(e, b.reply)
		} else {
			p.answer, _ = cutAnswerMark(s.answerIn(e, b.end+len(dash.Find(s.src[b.end:e.end]))))
		}
		p.adjacent = p.answer == "" && i+1 < len(bold) && e.end == starts[i+1]
		switch {
		case asks(p.question):
			asking++
		case p.adjacent: // it stands above questions
			continue
		}
		if p.answer != "" {
			answered++
		}
		pairs = append(pairs, p)
	}
	if answered < minQuestions || 2*asking < len(pairs) && (answered < len(pairs) || !s.onlyBelow(starts)) {
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// onlyBelow reports whether what stands below each heading of the stretch starts
// with one of the questions, if there is anything.
func (s stretch) onlyBelow(starts []int) bool {
	lo, hi := s.span()
	for i, k := lo, 0; i < hi; i++ {
		for k < len(starts) && starts[k] < s.headings[i].end {
			k++
		}
		end := s.nextStart(i)
		if k < len(starts) {
			end = min(end, starts[k])
		}
		if !s.isTitle(i) && !isApparatus(s.headings[i].text) && s.cut(s.headings[i].end, end) != "" {
			return false
		}
	}
	return true
}

// A boldLine is a line that is nothing but emphasis.
type boldLine struct {
	textLine
	text string // plain, without the mark of a question
	look string // how it is emphasised, and whether it is numbered
	// label and reply are the offsets of a label such as "**回答**" below it
	// and of what follows the label; 0 without one.
	label, reply int
}

// boldLines gives the emphasised lines of the stretch that could be questions.
func (s stretch) boldLines() []boldLine {
	var bold []boldLine
	for _, l := range s.textLines() {
		if l.quoted {
			continue
		}
		inner, look, whole := emphasised(string(s.src[l.at:l.end]))
		if !whole {
			l.end = s.leadEnd(l)
			inner, look, _ = emphasised(string(s.src[l.at:l.end]))
		}
		text := shorten(s.plain(inner))
		if !whole && !asks(text) {
			continue
		}
		if whole && isAnswerLabel(text) {
			if n := len(bold) - 1; n >= 0 && bold[n].reply == 0 {
				bold[n].label, bold[n].reply = l.start, l.end
			}
			continue
		}
		if startsNumbered.MatchString(text) {
			look += " 1"
		}
		text, _ = cutQuestionMark(text)
		if text != "" && !isApparatus(text) && !isCaption(text) {
			bold = append(bold, boldLine{textLine: l, text: text, look: look})
		}
	}
	return bold
}

// dash is what may part a question and its answer on one line: "**料金は？** — 無料です。"
var dash = regexp.MustCompile(`^[ \t　]*(?:[:：]|[-–—―]+[ \t　])`)

// leadEnd gives the offset behind the bold text that a line starts with; its
// start when there is none.
func (s stretch) leadEnd(l textLine) int {
	lead := emphasisLead(string(s.src[l.at:l.end]))
	if lead == "" {
		return l.at
	}
	if end, ok := s.emphasisEnd(mark{keep: lead}, l.at+len(lead), l.end); ok {
		return end
	}
	return l.at
}

var startsNumbered = regexp.MustCompile(`^[0-9０-９①-⑳]`)

// alike gives the lines of the look that has the most questions.
func alike(bold []boldLine) []boldLine {
	best, asking := "", map[string]int{}
	for _, b := range bold {
		if asks(b.text) {
			asking[b.look]++
		}
		if best == "" || asking[b.look] > asking[best] {
			best = b.look
		}
	}
	return slices.DeleteFunc(bold, func(b boldLine) bool { return b.look != best })
}

var emphasisedTags = regexp.MustCompile(`(?is)^<(b|strong|u|font|span|big|mark|p|div)(?:\s[^<>]*)?>(.*)</(b|strong|u|font|span|big|mark|p|div)\s*>$`)

// looks are what emphasis looks like; other tags only colour it.
var looks = map[string]string{
	"**": "b", "__": "b", "b": "b", "strong": "b", "***": "bi", "___": "bi", "u": "u",
}

// emphasised gives what stands inside a line when all of it is bold or
// underlined, and what it looks like. Italics are not enough: captions of
// pictures are written so.
func emphasised(line string) (inner, look string, ok bool) {
	inner = strings.TrimRight(strings.TrimSpace(line), ":：\\")
	for {
		inner = strings.TrimSpace(inner)
		n := len(inner)
		for _, token := range []string{"***", "___", "**", "__"} {
			if n > 2*len(token) && strings.HasPrefix(inner, token) && strings.HasSuffix(inner, token) {
				if inner = inner[len(token) : n-len(token)]; strings.Contains(inner, token) {
					return "", "", false // "**a** and **b**"
				}
				look += looks[token]
				break
			}
		}
		if m := emphasisedTags.FindStringSubmatch(inner); m != nil && strings.EqualFold(m[1], m[3]) &&
			!strings.Contains(strings.ToLower(m[2]), "<"+strings.ToLower(m[1])) {
			inner = m[2]
			look += looks[strings.ToLower(m[1])]
		}
		if len(inner) == n {
			return inner, look, look != ""
		}
	}
}
