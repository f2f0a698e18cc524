package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kotae/backend/faq"
)

// A headed stretch is one whose questions are headings. Each shape of that kind
// decides which headings ask; what belongs to each of them is the same for all:
//
//	## 料金                  a category: it stands above the questions
//	### 概算を知りたい         shares the answer below: it has nothing of its own
//	### いくらですか
//	税抜きの…                 the answer, up to the next heading that asks or is
//	#### 内訳                of the same or a higher level
//	…
//	#### 契約                 a category again, though it is written smaller: it
//	### 解約できますか         has nothing of its own, and a question follows
//
// Categories may be as large as their questions when they have nothing of their
// own or, on what is called an FAQ, no more than an introduction.
type headed struct {
	stretch
	lo, hi int    // headings [lo, hi) of the page
	asks   []bool // by heading of the page
	// shares says that questions without anything below them share the answer of
	// the next one.
	shares bool
	// answer gives what belongs to question i and the heading that comes next.
	answer func(i int) (detail, answer string, next int)
	last   int // the last heading that asks
}

func newHeaded(s stretch) *headed {
	h := &headed{stretch: s, asks: make([]bool, len(s.headings)), shares: true}
	h.lo, h.hi = s.span()
	h.answer = h.plainAnswer
	return h
}

// count gives the number of headings that ask.
func (s *headed) count() int {
	n := 0
	for i := s.lo; i < s.hi; i++ {
		if s.asks[i] {
			n++
		}
	}
	return n
}

// maxShared bounds the questions that wait for one answer: a list of headings is
// no list of questions.
const maxShared = 10

// split makes the questions. What has no answer is reported.
func (s *headed) split() []Question {
	var questions []Question
	var above []group
	var waiting []Question // share the answer of the next question
	for i := s.lo; i < s.hi; i++ {
		if s.asks[i] {
			s.last = i
		}
	}
	for i := s.lo; i < s.hi; {
		h := s.headings[i]
		if !s.asks[i] {
			above = slices.DeleteFunc(above, func(a group) bool { return a.level >= h.level })
			if s.isGroup(i) {
				above = append(above, group{index: i, level: h.level, text: h.text, category: s.isCategory(i)})
			}
			i++
			continue
		}
		above = groupsOf(above, i, h.level)
		for k := range above { // its first question tells whether it is larger
			a := &above[k]
			a.category = a.category && (a.settled || a.level == h.level)
			a.settled = true
		}
		q := s.questionFor(h, categories(above), "", "")
		var next int
		q.Detail, q.Answer, next = s.answer(i)
		if q.Question == "" {
			q.Question, q.Detail, q.Answer = askedBelow(q.Detail, q.Answer)
		}
		switch {
		case isApparatus(h.text):
		case q.Question == "":
			s.warn(q.Line, faq.Errorf(faq.CodeNoTitle))
		case !isEmptyAnswer(q.Answer) && !isPending(q.Question):
			for _, w := range waiting {
				w.Answer = q.Answer
				questions = append(questions, w)
			}
			waiting = nil
			questions = append(questions, q)
		case s.shares && !leftBlank.Match(s.src[h.end:s.nextStart(i)]) && q.Answer == "" && q.Detail == "" && !isPending(q.Question) &&
			len(waiting) < maxShared && next < s.hi && s.asks[next] && s.headings[next].level == h.level:
			waiting = append(waiting, q)
			i = next
			continue
		default:
			s.warn(q.Line, faq.Errorf(faq.CodeNoAnswer))
		}
		for _, w := range waiting {
			s.warn(w.Line, faq.Errorf(faq.CodeNoAnswer))
		}
		waiting = nil
		i = next
	}
	return questions
}

// leftBlank finds what shows nothing, but is there: an answer yet to be written,
// which shares no other.
var leftBlank = regexp.MustCompile(`(?i)\x{a0}|&nbsp;|<br|<b>`)

// plainAnswer is for answers that nothing but headings bounds.
func (s *headed) plainAnswer(i int) (detail, answer string, next int) {
	end, next := s.answerEnd(i)
	detail, answer = s.markedAnswer(i, end)
	return detail, answer, next
}

// answerEnd gives the offset at which the answer of question i ends, and the
// heading that comes next. A heading that starts an answer does not end it.
func (s *headed) answerEnd(i int) (end, next int) {
	for next = i + 1; next < s.hi; next++ {
		h := s.headings[next]
		if s.asks[next] || h.level <= s.headings[i].level && !isAnswerHeading(h.text) && !s.goesOn(i, next) {
			break
		}
	}
	last := next
	for last > i+1 && s.holds(last-1) == holdsNothing && !isAnswerHeading(s.headings[last-1].text) { // a category, or a heading left behind
		last--
	}
	end = s.nextStart(last - 1)
	if next < s.hi {
		next = last
	}
	if i == s.last {
		end = s.lastEnd(i, end)
	}
	from := s.headings[i].end
	return s.withoutContents(from, s.pageEnd(from, s.balanced(from, end))), next
}

// goesOn reports whether heading k, as large as question i, only names a part of
// its answer: 「# 補足」 behind 「# 回答」.
func (s *headed) goesOn(i, k int) bool {
	return isCaption(s.headings[k].text) && slices.ContainsFunc(s.headings[i+1:k], func(h heading) bool { return isAnswerHeading(h.text) })
}

// balanced gives the offset in [from, to) at which a fold ends that began before,
// or one begins that holds what comes behind, or to: folds may hold whole
// categories.
func (s *headed) balanced(from, to int) int {
	var open []int
	for t := s.tagAt(from); t < len(s.tags) && s.tags[t].start < to; t++ {
		switch tag := s.tags[t]; {
		case tag.name != "details":
		case !tag.closing:
			open = append(open, t)
		case len(open) == 0:
			return tag.start
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		if _, end := s.summary(open[0]); s.cut(min(end, to), to) == "" {
			return s.tags[open[0]].start
		}
	}
	return to
}

// lastEnd gives the offset at which the last answer ends. Where each of the
// others ends with a rule and has no rule inside, this one does as well: what
// follows belongs to the page. So do footers.
func (s *headed) lastEnd(i, end int) int {
	others := 0
	for k := s.lo; k < i; k++ {
		if !s.asks[k] || s.holds(k) == holdsNothing {
			continue
		}
		others++
		from, _ := s.trim(s.headings[k].end, s.nextStart(k))
		rule := s.ruleAfter(from, s.nextStart(k))
		if rule == s.nextStart(k) || s.cut(rule, s.nextStart(k)) != "" {
			others = -1
			break
		}
	}
	from, _ := s.trim(s.headings[i].end, end)
	if others >= 2 {
		end = s.ruleAfter(from, end)
	}
	return s.withoutFooters(from, end)
}

// markedAnswer parts the text between question i and end where the answer is
// marked: by a heading such as "A1", or by a paragraph that begins so. What
// stands before it is the question's detail.
func (s *headed) markedAnswer(i, end int) (detail, answer string) {
	from := s.headings[i].end
	for k := i + 1; k < s.hi && s.headings[k].start < end; k++ {
		h := s.headings[k]
		if !isAnswerHeading(h.text) {
			continue
		}
		words, _ := cutAnswerMark(s.source(h)) // "### A. はい"
		return s.cut(from, h.start), strings.TrimSpace(words + "\n\n" + s.cut(h.end, end))
	}
	whole := s.cut(from, end)
	if answer, ok := cutAnswerMarkTo(whole, scanMark(s.headings[i].text).number); ok {
		return "", answer
	}
	at := -1
	own := min(s.nextStart(i), end)
	for b := max(s.blockAt(from), 0); b < len(s.blocks) && s.blocks[b].start < own; b++ {
		if s.blocks[b].start < from || s.blocks[b].node.Kind() != ast.KindParagraph {
			continue
		}
		if _, ok := cutAnswerMark(string(s.src[s.blocks[b].start:min(s.blocks[b].end, end)])); ok {
			if at >= 0 {
				return "", whole // several: they mark something else
			}
			at = s.blocks[b].start
		}
	}
	if at < 0 {
		return "", whole
	}
	answer, _ = cutAnswerMark(s.cut(at, end))
	return s.cut(from, at), answer
}

// askedBelow finds the question of a heading that is only a mark, "## Q1": it
// is the first paragraph below.
func askedBelow(detail, answer string) (question, restDetail, restAnswer string) {
	text := answer
	if detail != "" {
		text = detail
	}
	question, rest := firstParagraph(text)
	if detail != "" {
		return question, rest, answer
	}
	return question, "", rest
}
