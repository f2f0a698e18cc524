package library

import "kotae/backend/faq"

const (
	// From how many bytes of folded text on a question or an answer tells
	// everything: eight letters of Japanese or 24 of English, and 30 or 90.
	telling       = 24
	tellingAnswer = 90
	// What the same text tells at least, however short it is: the same question
	// is enough in its place, even of a renamed document, and so is the same
	// answer if no other entry of the source has it.
	sameQuestion = 0.95
	sameAnswer   = 0.8
	// What a question tells where its numbers are others: those of versions and
	// of numbered questions make another question out of nearly the same letters.
	otherNumbers = 0.6

	// The likeness of answers about other things: of the pairs among
	// 353 real answers 99 % have less than 0.20, and half less than 0.04.
	byChance = 0.15
	unlike   = -0.15 // what such answers say
)

// A profile is what an entry is compared by.
type profile struct {
	question, answer sketch
	// How much question and answer tell, 0 to 1.
	questionTells, answerTells float64
	folded, numbers            string // of the question
	fingerprint                faq.Fingerprint
	single                     bool // no other entry of its side has the answer
}

// profiles reads and describes the entries in the given places of one side.
func profiles(entries []faq.Entry, left []int, body func(int) (faq.Body, error)) ([]profile, error) {
	answers := make(map[faq.Fingerprint]int, len(entries))
	for i := range entries {
		answers[entries[i].Fingerprint]++
	}
	ps := make([]profile, len(left))
	for at, i := range left {
		e := &entries[i]
		b, err := body(i)
		if err != nil {
			return nil, err
		}
		question, answer := fold(e.Question), foldBody(b)
		ps[at] = profile{
			question: newSketch(question, questionShingle), questionTells: weight(question, telling),
			answer: newSketch(answer, answerShingle), answerTells: weight(answer, tellingAnswer),
			folded: question, numbers: numbers(question),
			fingerprint: e.Fingerprint, single: answers[e.Fingerprint] == 1,
		}
	}
	return ps, nil
}

// evidence gives what question and answer say for two entries being the same,
// from unlike to 1 + enoughElsewhere.
func (a *profile) evidence(b *profile) float64 {
	question := min(a.questionTells, b.questionTells)
	switch {
	case a.folded == b.folded && a.folded != "":
		question = max(question, sameQuestion)
	case a.numbers != b.numbers:
		question *= otherNumbers
	}
	answer := min(a.answerTells, b.answerTells)
	switch {
	case a.fingerprint != b.fingerprint:
		answer *= answerEvidence(a.answer.likeness(b.answer))
	case a.single && b.single:
		answer = max(answer*enoughElsewhere, sameAnswer)
	}
	return question*a.question.likeness(b.question) + answer
}

// answerEvidence gives what the likeness of two answers says, from unlike to 1:
// nothing in common speaks against the pair, and what is in common counts from
// where it is more than chance.
func answerEvidence(likeness float64) float64 {
	return unlike + (1-unlike)*max(0, likeness-byChance)/(1-byChance)
}

// weight says how much a folded text tells, against one of the given number of
// bytes, which with all longer ones has weight 1.
func weight(folded string, bytes int) float64 {
	return min(1, float64(len(folded))/float64(bytes))
}
