package importer

import (
	"strings"

	"kotae/backend/faq"
)

// splitFolded takes pages that fold each answer away below its question:
//
//	## 料金                              a category: nothing but headings below
//	#### コストの見積もり方を知りたい          a question
//	ご利用の前に…                         its detail
//	<details><summary>回答</summary>      the wrapper, left out
//	…                                   the answer
//	</details>                           the wrapper, left out
//
// The summary must be a bare label such as 回答 or "Show answer". A page is
// taken for this shape when it has such a heading and calls itself an FAQ, or
// when 30 % of its headings are worded as questions, when at least three headings
// have answers and no other heading of their levels has text, or when no other
// heading has text at all: so a page stays what it is as questions come and go.
func splitFolded(p *page) ([]Question, bool) {
	s := foldedPage{page: p, folds: make([]int, len(p.headings)), levels: map[int]bool{}}
	for i := range p.headings {
		s.folds[i] = s.foldOf(i)
		if s.folds[i] >= 0 {
			s.levels[p.headings[i].level] = true
		}
	}
	if !s.recognised() {
		return nil, false
	}
	return s.split(), true
}

type foldedPage struct {
	*page
	folds  []int        // by heading: the index of the <details> of its answer, or -1
	levels map[int]bool // of the headings that have one
}

// foldOf finds the answer's <details> between a heading and the next one.
func (s *foldedPage) foldOf(i int) int {
	depth := 0
	end := s.nextStart(i)
	for t := s.tagAt(s.headings[i].end); t < len(s.tags) && s.tags[t].start < end; t++ {
		tag := s.tags[t]
		switch {
		case tag.name != "details":
		case tag.closing:
			depth = max(depth-1, 0)
		case depth == 0 && tag.top && s.isWrapper(t):
			return t
		default:
			depth++
		}
	}
	return -1
}

func (s *foldedPage) isWrapper(t int) bool {
	label, _ := s.summary(t)
	return isAnswerLabel(label)
}

// nextStart gives the offset of the heading behind heading i, or of the end.
func (s *foldedPage) nextStart(i int) int {
	if i+1 < len(s.headings) {
		return s.headings[i+1].start
	}
	return len(s.src)
}

func (s *foldedPage) recognised() bool {
	folded, worded, plain, other := 0, 0, 0, 0
	answering := 0 // level of the question whose answer the heading stands in, or 0
	for i, h := range s.headings {
		if isQuestion(h.text) {
			worded++
		}
		hasText := !isApparatus(h.text) && s.cut(h.end, s.nextStart(i)) != ""
		switch {
		case s.folds[i] >= 0:
			folded++
			answering = h.level
		case answering > 0 && h.level > answering: // a part of the answer
		case hasText && s.levels[h.level]:
			plain++
			fallthrough
		case hasText && !s.isTitle(i):
			other++
			fallthrough
		default:
			answering = 0
		}
	}
	return folded > 0 && (s.isFAQ(folded) || 10*worded >= 3*len(s.headings) || folded >= 3 && plain == 0 || other == 0)
}

// A section is a heading that the questions below it stand under.
type section struct {
	level int
	text  string
	bare  bool // has no text of its own
}

func (s *foldedPage) split() []Question {
	var questions []Question
	var above []section
	for i := 0; i < len(s.headings); {
		h := s.headings[i]
		// Questions end sections of their own level, but for bare ones: those
		// are categories that happen to be written as large as their questions.
		keep := len(above)
		for keep > 0 && (above[keep-1].level > h.level ||
			above[keep-1].level == h.level && !(s.asks(i) && above[keep-1].bare)) {
			keep--
		}
		above = above[:keep]
		if !s.asks(i) {
			if !s.isTitle(i) && h.text != "" {
				bare := s.cut(h.end, s.nextStart(i)) == ""
				above = append(above, section{h.level, h.text, bare})
			}
			i++
			continue
		}
		detail, answer, next := s.answer(i)
		switch {
		case isApparatus(h.text):
		case h.text == "":
			s.warn(s.line(h.start), faq.Errorf(faq.CodeNoTitle))
		case isPending(h.text), isEmptyAnswer(answer):
			s.warn(s.line(h.start), faq.Errorf(faq.CodeNoAnswer))
		default:
			var category []string
			for _, a := range above {
				category = append(category, a.text)
			}
			questions = append(questions, s.questionFor(h, category, detail, answer))
		}
		i = next
	}
	return questions
}

// asks reports whether heading i is a question: its answer is folded, or it is
// worded as one among those that are and has text below it.
func (s *foldedPage) asks(i int) bool {
	h := s.headings[i]
	return s.folds[i] >= 0 || s.levels[h.level] && !s.isTitle(i) && isQuestion(h.text) &&
		!isApparatus(h.text) && s.cut(h.end, s.nextStart(i)) != ""
}

// isTitle reports whether heading i only says the title of the page.
func (s *foldedPage) isTitle(i int) bool { return i == s.titleHeading && !s.borrowed }

// answer gives what belongs to the question at heading i, and the index of the
// heading that comes next.
func (s *foldedPage) answer(i int) (detail, answer string, next int) {
	h := s.headings[i]
	if s.folds[i] < 0 {
		next = i + 1
		for next < len(s.headings) && s.headings[next].level > h.level && s.folds[next] < 0 {
			next++
		}
		return "", s.cut(h.end, s.pageEnd(h.end, s.nextStart(next-1))), next
	}
	fold := s.tags[s.folds[i]].start
	r := s.region(i)
	return s.cut(h.end, fold), s.joined(fold, r), r.next
}

// A region is where an answer ends and which tags in it are only its wrapping.
type region struct {
	end, next int      // offset, and index of the heading there
	wrapping  [][2]int // offsets, ascending
}

// region walks over the tags and headings behind question i. The answer ends at
// the next heading of the same or a higher level outside the fold, or at the
// next question. A question of the same or a higher level ends it inside the
// fold too: then the fold was never closed.
func (s *foldedPage) region(i int) region {
	h := s.headings[i]
	r := region{end: len(s.src), next: len(s.headings)}
	depth, closed, wrapped := 0, -1, false
	unclosedNext := -1 // first heading that could end a fold that is never closed
	k := i + 1
	for t := s.folds[i]; ; t++ {
		at := len(s.src)
		if t < len(s.tags) {
			at = s.tags[t].start
		}
		for ; k < len(s.headings) && s.headings[k].start < at; k++ {
			asks, outer := s.folds[k] >= 0, s.headings[k].level <= h.level
			if asks && (depth == 0 || outer) || depth == 0 && outer {
				r.end, r.next = s.headings[k].start, k
				break
			}
			if outer && unclosedNext < 0 {
				unclosedNext = k
			}
		}
		if r.next < len(s.headings) || t >= len(s.tags) {
			break
		}
		tag := s.tags[t]
		switch {
		case tag.name != "details":
		case !tag.closing:
			if depth == 0 && tag.top && s.isWrapper(t) {
				_, end := s.summary(t)
				r.wrapping = append(r.wrapping, [2]int{tag.start, end})
				wrapped = true
			}
			depth++
		case depth == 0: // closes nothing
			r.wrapping = append(r.wrapping, [2]int{tag.start, tag.end})
		default:
			if depth--; depth == 0 {
				closed = tag.end
				if wrapped {
					r.wrapping = append(r.wrapping, [2]int{tag.start, tag.end})
					wrapped = false
				}
			}
		}
	}
	switch {
	case depth > 0 && unclosedNext >= 0 &&
		s.joined(s.tags[s.folds[i]].start, region{end: s.headings[unclosedNext].start, wrapping: r.wrapping}) != "":
		r.end, r.next = s.headings[unclosedNext].start, unclosedNext
	case depth > 0:
		r.end = s.pageEnd(s.tags[s.folds[i]].start, r.end)
	case r.next == len(s.headings):
		r.end = closed // what follows the last answer is the end of the page
	default:
		r.end = s.pageEnd(closed, s.ruleAfter(closed, r.end))
	}
	return r
}

// joined gives the text from offset from to the end of r without its wrapping.
func (s *foldedPage) joined(from int, r region) string {
	var parts []string
	add := func(to int) {
		if part := s.cut(from, max(min(to, r.end), from)); part != "" {
			parts = append(parts, part)
		}
	}
	for _, w := range r.wrapping {
		if w[0] >= r.end {
			break
		}
		add(w[0])
		from = min(w[1], r.end)
	}
	add(r.end)
	return strings.Join(parts, "\n\n")
}
