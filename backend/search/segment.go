package search

import (
	"cmp"
	"maps"
	"slices"
	"sort"
)

// A segment is some entries in a form that can be searched. It never changes.
//
// Its entries have numbers of their own, in the order of the length of their
// questions: of two questions with the same words the shorter one is more about
// them, so where a search must stop before it has looked at all candidates, it
// has looked at the best.
type segment struct {
	refs      []int // the caller's, by number
	byRef     []int32
	questions text
	answers   text
	labels    labels
	katakana  vocabulary // of questions and answers, see typo.go
	names     names      // of questions, see abbreviation.go
	masks     []runeMask // of questions, see fuzzy.go
}

// A text is what a segment knows of the questions or of the answers.
type text struct {
	texts []string
	field field
	index textIndex
}

func (s *segment) len() int { return len(s.refs) }

// number gives the number of the entry with the caller's reference.
func (s *segment) number(ref int) (n int, ok bool) {
	i := sort.Search(len(s.byRef), func(i int) bool { return s.refs[s.byRef[i]] >= ref })
	if i == len(s.byRef) || s.refs[s.byRef[i]] != ref {
		return 0, false
	}
	return int(s.byRef[i]), true
}

// newSegment makes a segment of entries with different references.
func newSegment(entries []Entry) *segment {
	order := make([]int32, len(entries))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Compare(len(entries[a].Question), len(entries[b].Question))
	})
	s := &segment{refs: make([]int, len(entries)), byRef: make([]int32, len(entries))}
	var questions, answers textBuilder
	questions.index, answers.index = newTextIndexBuilder(), newTextIndexBuilder()
	var labels labelsBuilder
	katakana := map[string]bool{}
	for n, i := range order {
		e := &entries[i]
		s.refs[n], s.byRef[n] = e.Ref, int32(n)
		questions.add(n, e.Question)
		answers.add(n, e.Text)
		s.masks = append(s.masks, maskOf(string(questions.field.folder.key)))
		addKatakana(katakana, &questions.field)
		addKatakana(katakana, &answers.field)
		labels.add(n, e.Category, e.Tags)
	}
	slices.SortFunc(s.byRef, func(a, b int32) int { return cmp.Compare(s.refs[a], s.refs[b]) })
	s.questions, s.answers, s.labels = questions.text(), answers.text(), labels.labels()
	s.names = namesOf(&s.questions.field, len(entries))
	s.katakana = newVocabulary(slices.Sorted(maps.Keys(katakana)))
	return s
}

type textBuilder struct {
	texts []string
	field fieldBuilder
	index *textIndexBuilder
}

func (b *textBuilder) add(entry int, text string) {
	from := len(b.field.keys)
	b.field.add(text)
	b.index.add(entry, b.field.keys[from:], func(at int) bool { return b.field.gaps.has(from + at) })
	b.field.endEntry()
	b.texts = append(b.texts, text)
}

func (b *textBuilder) text() text {
	return text{b.texts, b.field.field(), b.index.index(len(b.texts))}
}

// entry gives back what the segment was made of.
func (s *segment) entry(n int) Entry {
	e := Entry{Ref: s.refs[n], Question: s.questions.texts[n], Text: s.answers.texts[n]}
	for _, label := range s.labels.of(n) {
		e.Tags = append(e.Tags, s.labels.texts[label])
	}
	return e
}
