package importer

import "strings"

// splitFolded takes pages that fold each answer away below its question:
//
//	## 料金                              a category: nothing but headings below
//	#### コストの見積もり方を知りたい          a question
//	ご利用の前に…                         its detail
//	<details><summary>回答</summary>      the wrapper, left out
//	…                                   the answer
//	</details>                           the wrapper, left out
//
// The summary must be a bare label such as 回答 or "Show answer", in what is called
// an FAQ also 詳細 or "Click to expand". A stretch is
// taken for this shape when it has such a heading and is called an FAQ, or when
// 30 % of its headings are worded as questions, when at least three headings have
// answers and no other heading of their levels has text, or when no other heading
// has text at all: so a page stays what it is as questions come and go. Where
// more headings are marked as questions than have a fold, folds are parts of
// answers.
func splitFolded(s stretch) ([]Question, bool) {
	f := foldedPage{headed: newHeaded(s), folds: make([]int, len(s.headings)), levels: map[int]bool{}}
	for i := f.lo; i < f.hi; i++ {
		f.folds[i] = f.foldOf(i)
		if f.folds[i] >= 0 {
			f.levels[f.headings[i].level] = true
		}
	}
	if !f.recognised() {
		return nil, false
	}
	for i := f.lo; i < f.hi; i++ {
		f.asks[i] = f.isQuestion(i)
	}
	f.shares, f.answer = false, f.foldedAnswer
	return f.split(), true
}

type foldedPage struct {
	*headed
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
	return isAnswerLabel(label) || s.faq && isExpander(label)
}

func (s *foldedPage) recognised() bool {
	folded, worded, marks, plain, other := 0, 0, 0, 0, 0
	answering := 0 // level of the question whose answer the heading stands in, or 0
	for i := s.lo; i < s.hi; i++ {
		h, hasText := s.headings[i], s.hasText(i)
		if isQuestion(h.text) {
			worded++
		}
		if s.isMarked(i) && s.folds[i] < 0 {
			marks++
		}
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
	return folded > marks && (s.faq || 10*worded >= 3*(s.hi-s.lo) || folded >= 3 && plain == 0 || other == 0)
}

// isQuestion reports whether heading i asks: its answer is folded, or it is
// worded or marked as one among those that are and has text below it.
func (s *foldedPage) isQuestion(i int) bool {
	h := s.headings[i]
	return s.folds[i] >= 0 || s.levels[h.level] && !s.isTitle(i) && (isQuestion(h.text) || s.isMarked(i)) && s.hasText(i)
}

// foldedAnswer gives what belongs to question i, and the heading that comes next.
func (s *foldedPage) foldedAnswer(i int) (detail, answer string, next int) {
	if s.folds[i] < 0 {
		return s.plainAnswer(i)
	}
	fold := s.tags[s.folds[i]].start
	r := s.region(i)
	answer, _ = cutAnswerMark(s.joined(fold, r))
	return s.cut(s.headings[i].end, fold), answer, r.next
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
	r := region{end: s.to, next: s.hi}
	depth, closed, wrapped := 0, -1, false
	unclosedNext := -1 // first heading that could end a fold that is never closed
	k := i + 1
	for t := s.folds[i]; ; t++ {
		at := s.to
		if t < len(s.tags) {
			at = min(s.tags[t].start, s.to)
		}
		for ; k < s.hi && s.headings[k].start < at; k++ {
			asks, outer := s.folds[k] >= 0, s.headings[k].level <= h.level
			if asks && (depth == 0 || outer) || depth == 0 && outer {
				r.end, r.next = s.headings[k].start, k
				break
			}
			if outer && unclosedNext < 0 {
				unclosedNext = k
			}
		}
		if r.next < s.hi || t >= len(s.tags) || at == s.to {
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
	case r.next == s.hi:
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
