package search

// An Index holds entries in a form that can be searched. It does not change
// after it was built; concurrent use is safe. It keeps the texts that it was
// built from, and 1.3 times as much for their keys and signatures.
type Index struct {
	questionTexts, answerTexts []string

	questions, labels, answers field
	masks                      []runeMask // of the question keys, see fuzzy.go
	signatures                 signatures // of the answer keys
	bytes                      byteCounts // over all fields
}

// Build makes an index of entries. Hits name them by their place in the slice.
func Build(entries []Entry) *Index {
	x := &Index{
		questionTexts: make([]string, len(entries)),
		answerTexts:   make([]string, len(entries)),
		masks:         make([]runeMask, len(entries)),
	}
	var questions, labels, answers fieldBuilder
	for i, e := range entries {
		x.questionTexts[i], x.answerTexts[i] = e.Question, e.Text
		questions.add(e.Question)
		x.masks[i] = maskOf(string(questions.folder.key))
		questions.endEntry()
		for _, label := range e.Category {
			labels.add(label)
			labels.endLabel()
		}
		for _, label := range e.Tags {
			labels.add(label)
			labels.endLabel()
		}
		labels.endEntry()
		answers.add(e.Text)
		x.signatures.add(string(answers.folder.key))
		answers.endEntry()
	}
	x.questions, x.labels, x.answers = questions.field(), labels.field(), answers.field()
	for _, f := range []*field{&x.questions, &x.labels, &x.answers} {
		x.bytes.add(f.keys)
	}
	return x
}

// Len gives the number of entries.
func (x *Index) Len() int { return len(x.questionTexts) }
