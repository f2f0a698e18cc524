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
	questions indexed
	answers   indexed
	labels    labels
	katakana  vocabulary // of questions and answers, see typo.go
	names     names      // of questions, see abbreviation.go
	masks     []runeMask // of questions, see fuzzy.go

	questionTexts []string
	texts         texts // of the answers
}

// indexed is what can be found of the questions or of the answers.
type indexed struct {
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
	s := &segment{refs: make([]int, len(entries)), byRef: make([]int32, len(entries)), questionTexts: make([]string, len(entries))}
	answerTexts := make([]string, len(entries))
	var questions, answers indexedBuilder
	questions.index, answers.index = newTextIndexBuilder(), newTextIndexBuilder()
	var labels labelsBuilder
	katakana := map[string]bool{}
	for n, i := range order {
		e := &entries[i]
		s.refs[n], s.byRef[n] = e.Ref, int32(n)
		s.questionTexts[n], answerTexts[n] = e.Question, e.Text
		questions.add(n, e.Question)
		answers.add(n, e.Text)
		s.masks = append(s.masks, maskOf(string(questions.field.folder.key)))
		addKatakana(katakana, &questions.field)
		addKatakana(katakana, &answers.field)
		labels.add(n, e.Category, e.Tags)
	}
	slices.SortFunc(s.byRef, func(a, b int32) int { return cmp.Compare(s.refs[a], s.refs[b]) })
	s.names = namesOf(&questions.field, len(entries))
	questions.field.checkpoints = nil // questions are short
	s.questions, s.answers, s.labels = questions.indexed(len(entries)), answers.indexed(len(entries)), labels.labels()
	s.texts = packTexts(answerTexts, &s.answers.field)
	s.katakana = newVocabulary(slices.Sorted(maps.Keys(katakana)))
	return s
}

type indexedBuilder struct {
	field fieldBuilder
	index *textIndexBuilder
}

func (b *indexedBuilder) add(entry int, text string) {
	from := len(b.field.keys)
	b.field.add(text)
	b.index.add(entry, b.field.keys[from:], func(at int) bool { return b.field.gaps.has(from + at) })
	b.field.endEntry()
}

func (b *indexedBuilder) indexed(entries int) indexed {
	return indexed{b.field.field(), b.index.index(entries)}
}

// entry gives back what the segment was made of.
func (s *segment) entry(n int) Entry {
	e := Entry{Ref: s.refs[n], Question: s.questionTexts[n], Text: s.texts.text(n)}
	for _, label := range s.labels.of(n) {
		e.Tags = append(e.Tags, s.labels.texts[label])
	}
	return e
}
