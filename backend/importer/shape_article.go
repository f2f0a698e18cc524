package importer

import "kotae/backend/faq"

// splitArticle takes a page as one entry: its title is the question, all that
// follows the answer. Sections stay where they are, change logs too: in an
// article they are part of what it says. A page without text gives none.
func splitArticle(p *page) []Question {
	from, to := p.trim(0, len(p.src))
	if i := p.titleHeading; i >= 0 && p.headings[i].start == from {
		from = p.headings[i].end // it would stand there twice
	}
	answer := p.cut(from, to)
	if isEmptyAnswer(answer) {
		return nil
	}
	question := p.title
	if rest, m := cutQuestionMark(question); m == sure && rest != "" {
		question = rest
		answer, _ = cutAnswerMark(answer)
	}
	return []Question{{
		Entry: faq.Entry{Class: faq.ClassArticle, Question: question, Line: p.titleLine},
		Body:  faq.Body{Answer: answer},
	}}
}
