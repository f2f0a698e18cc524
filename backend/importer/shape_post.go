package importer

import "kotae/backend/faq"

// splitPost takes posts that are one question with its answer:
//
//	title: VM に接続できない      the question
//	# 質問
//	エラーが表示されます。          its detail
//	# 回答
//	次の設定を確認します。          the answer, to the end of the page
//	## 手順                   with all its headings
//
// There is exactly one such pair, in headings that no other is larger than, and
// before it come greetings at most.
func splitPost(p *page) ([]Question, bool) {
	asked, answered := -1, -1
	for i, h := range p.headings {
		switch {
		case p.isTitle(i):
		case isLabel(questionLabel, h.text), isLabel(bareFAQ, h.text):
			if asked >= 0 {
				return nil, false
			}
			asked = i
		case isLabel(answerLabel, h.text):
			if answered >= 0 || asked < 0 {
				return nil, false
			}
			answered = i
		case asked < 0 && p.hasText(i), h.level < p.level(asked):
			return nil, false
		}
	}
	if answered < 0 || p.headings[answered].level < p.headings[asked].level {
		return nil, false
	}
	q := Question{
		Entry: faq.Entry{Class: faq.ClassPair, Question: p.title, Line: p.titleLine},
		Body:  faq.Body{Detail: p.cut(p.headings[asked].end, p.headings[answered].start)},
	}
	if p.titleHeading == asked { // nothing else has a title
		q.Question, q.Detail = firstParagraph(q.Detail)
		q.Line = p.line(p.headings[asked].start)
	}
	from := p.headings[answered].end
	q.Answer = p.cut(from, p.withoutFooters(from, p.pageEnd(from, len(p.src))))
	if q.Question == "" || isEmptyAnswer(q.Answer) {
		return nil, q.Question != ""
	}
	return []Question{q}, true
}

// level gives the level of heading i, 0 for none.
func (p *page) level(i int) int {
	if i < 0 || i >= len(p.headings) {
		return 0
	}
	return p.headings[i].level
}
