package importer

import (
	"bytes"
	"regexp"
)

// An extent is what a question between headings has to itself.
type extent struct {
	end int // offset behind all that belongs to it
	// below is an offset below the headings that the question stands under:
	// those inside the answer before it are none of them.
	below int
	last  bool // what follows is the end of the page
}

// extents gives the extent of each question of the stretch from the offsets at
// which they start, ascending. A question ends at the next one, at the history
// of the page, or at a heading that is no part of its answer.
//
//	## 料金          a category: a question follows directly
//	Q1. …
//	A1. …
//	### 例           deeper than the categories: a part of A1
//	…
//	## 契約          ends A1: a category, and no deeper than one
//	Q2. …
//	A2. …
//	## 連絡先        ends A2, as no deeper than a category
//
// Where no heading is a category, those between two questions are parts of the
// answers, and the first one behind the last question that is unlike them ends it.
func (s stretch) extents(starts []int) []extent {
	first, last := s.span()
	ending := s.endingHeadings(starts, first, last)
	extents := make([]extent, len(starts))
	h, below := first, 0
	for i, start := range starts {
		for ; h < last && s.headings[h].start < start; h++ {
			if i == 0 || ending[h-first] {
				below = s.headings[h].end
			}
		}
		end := s.to
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		for k := h; k < last && s.headings[k].start < end; k++ {
			if ending[k-first] {
				end = s.headings[k].start
			}
		}
		if i == 0 && below == 0 {
			below = start // what encloses the stretch
		}
		extents[i] = extent{end: s.pageEnd(start, end), below: below}
	}
	s.endLast(starts, extents)
	return extents
}

// endLast ends the last extent at a rule, behind which pages have their last
// words, unless other questions have rules inside as well.
func (s stretch) endLast(starts []int, extents []extent) {
	last := len(starts) - 1
	if last < 0 {
		return
	}
	e := &extents[last]
	e.last = true
	for i, start := range starts[:last] {
		if s.cut(s.lineEnd(s.ruleBehind(start, extents[i].end)), extents[i].end) != "" {
			return
		}
	}
	e.end = s.ruleBehind(starts[last], e.end)
}

// answerIn gives the answer that starts at offset from in the extent of its
// question.
func (s stretch) answerIn(e extent, from int) string {
	to := s.withoutContents(from, max(from, e.end))
	if e.last {
		to = s.withoutFooters(from, to)
	}
	return s.part(from, s.partEnd(from, to))
}

// endingHeadings tells of each heading in [first, last) whether it ends the
// answer before it.
func (s stretch) endingHeadings(starts []int, first, last int) []bool {
	categories := make([]bool, last-first)
	next := make([]int, last-first) // the first question behind each heading
	deepest := 0                    // level of a category
	for i, k := last-1, len(starts); i >= first; i-- {
		h := s.headings[i]
		for k > 0 && starts[k-1] >= h.end {
			k--
		}
		next[i-first] = k
		if k == len(starts) || s.isTitle(i) {
			continue
		}
		if i+1 < last && s.headings[i+1].start < starts[k] {
			n := s.headings[i+1]
			categories[i-first] = categories[i+1-first] && n.level > h.level && s.cut(h.end, n.start) == ""
		} else { // with text before the first question, a category all the same
			categories[i-first] = k == 0 || s.cut(h.end, starts[k]) == ""
		}
		if categories[i-first] {
			deepest = max(deepest, h.level)
		}
	}
	title := 0
	if s.titleHeading >= 0 && !s.borrowed {
		title = s.headings[s.titleHeading].level
	}
	ending := make([]bool, last-first)
	inner := map[int]bool{} // levels of the headings between questions, where there are no categories
	for i := first; i < last; i++ {
		h, k := s.headings[i], next[i-first]
		between := 0 < k && k < len(starts)
		switch {
		case categories[i-first], isApparatus(h.text) && k == len(starts), h.level <= max(deepest, title):
			ending[i-first] = true
		case deepest == 0 && between:
			inner[h.level] = true
		case deepest == 0:
			ending[i-first] = !inner[h.level]
		}
	}
	return ending
}

// partEnd narrows [from, to), a part that belongs to a question: it ends where
// a fold is closed that was opened before it.
func (s stretch) partEnd(from, to int) int {
	depth := 0
	for t := s.tagAt(from); t < len(s.tags) && s.tags[t].start < to; t++ {
		switch tag := s.tags[t]; {
		case tag.name != "details":
		case !tag.closing:
			depth++
		case depth == 0:
			to = tag.start
		default:
			depth--
		}
	}
	return from + len(bytes.TrimRight(s.src[from:to], blanks))
}

// ruleBehind gives the offset of the first rule in [from, to), or to.
func (s stretch) ruleBehind(from, to int) int {
	to = s.ruleAfter(from, to)
	for i := max(s.blockAt(from), 0); i < len(s.blocks) && s.blocks[i].start < to; i++ {
		if at := s.underline(s.blocks[i]); from <= at && at < s.blocks[i].end {
			return min(to, at)
		}
	}
	return to
}

var leadingBreaks = regexp.MustCompile(`^(?i:\s*<br\s*/?>)+`)

// part gives the trimmed text of a part that belongs to a question, without the
// fold that is nothing but its wrapping.
func (s stretch) part(from, to int) string {
	to = max(from, to)
	from, to = s.unwrapped(s.trim(from+len(leadingBreaks.Find(s.src[from:to])), to))
	text := s.cut(from, to)
	if end := closingTags.FindStringIndex(text); end != nil && !openingTags.MatchString(text[:end[0]]) {
		text = text[:end[0]]
	}
	return text
}

// Blocks of HTML that a question opens are closed behind its answer, where lines
// of HTML have their rules as well.
var (
	closingTags = regexp.MustCompile(`(?i)\s*(?:(?:</(?:p|div)|<[bh]r)\s*/?>\s*)+$`)
	openingTags = regexp.MustCompile(`(?i)<(?:p|div)\b`)
)

// unwrapped gives what is inside the fold that [from, to) is, if it is nothing
// but one with a label such as 回答, else [from, to) itself.
func (s stretch) unwrapped(from, to int) (int, int) {
	t := s.tagAt(from)
	if t == len(s.tags) || s.tags[t].start != from || s.tags[t].closing {
		return from, to
	}
	label, inside := s.summary(t)
	if !isAnswerLabel(label) || inside > to {
		return from, to
	}
	end := s.partEnd(inside, to)
	if closing := s.tagAt(end); closing < len(s.tags) && s.tags[closing].start < to && s.cut(s.tags[closing].end, to) != "" {
		return from, to // and more
	}
	return inside, end
}

// beforeFold gives the offset of the first fold in [from, to) that is not closed
// there, or to.
func (s stretch) beforeFold(from, to int) int {
	open, depth := to, 0
	for t := s.tagAt(from); t < len(s.tags) && s.tags[t].start < to; t++ {
		switch tag := s.tags[t]; {
		case tag.name != "details":
		case tag.closing:
			depth = max(depth-1, 0)
		default:
			if depth == 0 {
				open = tag.start
			}
			depth++
		}
	}
	if depth == 0 {
		return to
	}
	return open
}
