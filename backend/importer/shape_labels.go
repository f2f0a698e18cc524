package importer

import "kotae/backend/faq"

// splitLabels takes stretches in which headings only say which text is a question
// and which its answer, two such pairs or more:
//
//	## 接続できません            the question, when it stands directly above
//	### 質問
//	昨日から…                   its detail; the question, when there is no heading
//	### 回答
//	設定を確認します。
//
// One such pair is a post (shape_post.go); below a heading that announces
// questions, one does here.
func splitLabels(s stretch) ([]Question, bool) {
	h := newHeaded(s)
	pairs := h.labelled()
	if len(pairs) < 2 && !(s.faq && len(pairs) == 1) {
		return nil, false
	}
	var questions []Question
	for k, pair := range pairs {
		end := s.to
		if k+1 < len(pairs) {
			end = s.headings[pairs[k+1].top].start
		} else {
			end = s.withoutFooters(s.headings[pair.answer].end, end)
		}
		for i := pair.answer + 1; i < h.hi && s.headings[i].start < end; i++ {
			if s.headings[i].level < s.headings[pair.answer].level {
				end = s.headings[i].start
			}
		}
		top := s.headings[pair.top]
		q := s.questionFor(top, s.categoryAt(top.start, s.from, top.level), "", "")
		q.Detail = s.cut(s.headings[pair.question].end, s.headings[pair.answer].start)
		q.Answer = s.cut(s.headings[pair.answer].end, s.pageEnd(s.headings[pair.answer].end, end))
		if pair.top == pair.question {
			q.Question, q.Detail = firstParagraph(q.Detail)
		}
		switch {
		case q.Question == "":
			s.warn(q.Line, faq.Errorf(faq.CodeNoTitle))
		case isEmptyAnswer(q.Answer):
			s.warn(q.Line, faq.Errorf(faq.CodeNoAnswer))
		default:
			questions = append(questions, q)
		}
	}
	return questions, len(questions) > 0
}

// A labelPair is a pair of labels, by headings; top is the heading that says the
// question, or the first label.
type labelPair struct{ top, question, answer int }

// labelled finds the pairs of labels that follow each other.
func (s *headed) labelled() []labelPair {
	var pairs []labelPair
	asked := -1
	for i := s.lo; i < s.hi; i++ {
		switch h := s.headings[i]; {
		case s.isName(i):
		case isLabel(questionLabel, h.text):
			asked = i
		case asked >= 0 && isLabel(answerLabel, h.text) && h.level >= s.headings[asked].level:
			top := asked
			if top > s.lo && s.headings[top-1].level < s.headings[top].level && s.holds(top-1) == holdsNothing && s.mayAsk(top-1) {
				top--
			}
			pairs = append(pairs, labelPair{top, asked, i})
			asked = -1
		}
	}
	return pairs
}
