package importer

import "kotae/backend/faq"

// A pair is a question between headings with what belongs to it. Not all shapes
// know all of it.
type pair struct {
	start    int    // of its line
	below    int    // as in extent
	number   string // of the question
	question string // plain; "" when there are no words
	detail   string
	answer   string   // "" when there is none
	marked   bool     // the answer has a mark
	replies  string   // the number of the answer
	adjacent bool     // nothing stands between it and the next question
	category []string // beyond the headings
	sharing  int      // how many questions before it share its answer
}

// minQuestions is what makes questions that only look like some a list of them.
const minQuestions = 2

// pairQuestions makes the questions. Those that stand directly before another
// one share its answer, unless the answer says by its number whose it is.
func (s stretch) pairQuestions(pairs []pair) []Question {
	for i := len(pairs) - 2; i >= 0; i-- {
		p, next := &pairs[i], &pairs[i+1]
		if !p.adjacent || next.sharing == maxShared {
			continue
		}
		p.replies, p.sharing = next.replies, next.sharing+1
		if p.replies == "" || p.number == "" || p.number == p.replies {
			p.answer = next.answer
		}
	}
	var questions []Question
	for _, p := range pairs {
		line := s.line(p.start)
		switch {
		case p.question == "" && p.adjacent: // a number above the question itself
		case p.question == "":
			s.warn(line, faq.Errorf(faq.CodeNoTitle))
		case isPending(p.question), isEmptyAnswer(p.answer):
			s.warn(line, faq.Errorf(faq.CodeNoAnswer))
		default:
			q := s.questionAt(p.start, p.below, p.question, p.detail, p.answer)
			q.Category = append(q.Category, p.category...)
			questions = append(questions, q)
		}
	}
	return questions
}

// questionAt makes the entry of a question that starts at offset and stands
// under the headings around below.
func (s stretch) questionAt(offset, below int, question, detail, answer string) Question {
	return Question{
		Entry: faq.Entry{
			Class: faq.ClassFAQ, Question: question, Category: s.categoryAt(below, s.from, allLevels),
			Line: s.line(offset), Anchor: s.anchorAt(below),
		},
		Body: faq.Body{Detail: detail, Answer: answer},
	}
}

// askingHeadings counts the headings of the stretch that are worded as questions
// and have text of their own.
func (s stretch) askingHeadings() int {
	n := 0
	lo, hi := s.span()
	for i := lo; i < hi; i++ {
		if h := s.headings[i]; !s.isTitle(i) && (h.marked == sure || isQuestion(h.question)) && s.hasText(i) {
			n++
		}
	}
	return n
}
