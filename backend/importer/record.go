package importer

import (
	"cmp"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// A record is one row of a table, or one map, whose fields were told apart by
// their names.
type record struct {
	line   int
	fields []recordField // those with a text and a role, in their order
}

type recordField struct {
	name string // as the file calls it
	meaning
	text string // Markdown
	raw  string // as it was written
}

// question makes the entry of a record:
//
//	question   the title, else the question as it was asked
//	detail     the question as it was asked, when there is a title
//	answer     what comes before it, the answers, what comes behind it; the
//	           first of several answers as it is, the rest below their names
//
// Titles that merely group the questions must have been made categories.
func (r record) question() Question {
	q := Question{Entry: faq.Entry{Class: faq.ClassTable, Line: r.line}}
	var detail []string
	for _, f := range r.of(roleTitle, roleQuestion) {
		words := shorten(plainText(f.text))
		switch {
		case q.Question == "":
			q.Question = words
			if len(words) > maxQuestionBytes { // a whole letter: what it asks first
				q.Question = firstSentence(f.raw, words)
				detail = append(detail, f.text)
			}
		case key(words) != key(q.Question):
			detail = append(detail, f.text)
		}
	}
	q.Detail = strings.Join(detail, "\n\n")
	var answer []string
	parts := r.of(roleBefore, roleAnswer, roleAfter)
	for i, f := range parts {
		text := f.text
		if f.role != roleAnswer || i > 0 {
			text = labelled(f.name, text)
		}
		answer = append(answer, text)
	}
	q.Answer = strings.Join(answer, "\n\n")
	for _, f := range r.of(roleCategory) {
		if label := shorten(oneLine(f.raw)); len(q.Category) < maxCategories && !slices.Contains(q.Category, label) {
			q.Category = append(q.Category, label)
		}
	}
	for _, f := range r.of(roleTags) {
		for _, tag := range tagDividers.Split(f.raw, -1) {
			if tag = strings.TrimPrefix(oneLine(tag), "#"); tag != "" && len(tag) <= maxLabel && len(q.Tags) < maxLabels && !slices.Contains(q.Tags, tag) {
				q.Tags = append(q.Tags, tag)
			}
		}
	}
	return q
}

const (
	// maxQuestionBytes is the length up to which a question is shown as it was
	// asked: a list has room for some hundred letters. A longer one is a letter
	// with a greeting.
	maxQuestionBytes = 600
	// maxCategories bounds the levels of categories of one record.
	maxCategories = 8
)

// of gives the fields with one of the roles, by role in the given order and by
// rank within it.
func (r record) of(roles ...role) []recordField {
	var found []recordField
	for _, f := range r.fields {
		if slices.Contains(roles, f.role) {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b recordField) int {
		if c := cmp.Compare(slices.Index(roles, a.role), slices.Index(roles, b.role)); c != 0 || a.role == roleCategory {
			return c
		}
		return cmp.Compare(a.rank, b.rank)
	})
	return found
}

// firstSentence gives the first line of a long question that asks something, or
// its beginning.
func firstSentence(text, words string) string {
	for line := range strings.Lines(text) {
		for _, sentence := range strings.SplitAfter(oneLine(line), "。") {
			if sentence = strings.TrimSuffix(sentence, "。"); isQuestion(sentence) && len(sentence) <= maxQuestionBytes {
				return sentence
			}
		}
	}
	return strings.ToValidUTF8(words[:maxQuestionBytes], "") + "…"
}
