package importer

// splitMarked takes stretches whose questions are headings with a mark:
//
//	## 料金                    a category
//	### Q1. いくらですか         the question is "いくらですか"
//	A. 税抜きの価格です。         the answer, without its mark
//	### Q2. 無料枠はありますか     shares the answer of Q3
//	### Q3. 試用はできますか
//	はい。
//	### 解約はできますか         a question without its mark
//	はい。
//
// Headings as large as marked ones that are worded as questions and have text ask as
// well: somebody forgot the mark. Two marked ones make a page; below a heading that announces questions, one does.
// "Q1" with nothing but a blank behind it counts there only, or when the rest is
// worded as a question.
func splitMarked(s stretch) ([]Question, bool) {
	h := newHeaded(s)
	markedHeadings(h)
	if n := h.count(); n < 2 && !(s.faq && n == 1) {
		return nil, false
	}
	forgottenMarks(h)
	return h.split(), true
}

// markedHeadings sets which headings ask because they are marked. One without
// anything below it that comes again further down is part of a list of contents.
func markedHeadings(h *headed) {
	last := map[string]int{}
	for i := h.lo; i < h.hi; i++ {
		if h.isMarked(i) {
			h.asks[i] = true
			last[key(h.headings[i].question)] = i
		}
	}
	for i := h.lo; i < h.hi; i++ {
		if h.asks[i] && h.holds(i) == holdsNothing && last[key(h.headings[i].question)] > i {
			h.asks[i] = false
		}
	}
}

// forgottenMarks adds the headings that ask though they are not marked.
func forgottenMarks(h *headed) {
	var levels [7]bool
	for i := h.lo; i < h.hi; i++ {
		levels[h.headings[i].level] = levels[h.headings[i].level] || h.asks[i]
	}
	for i := h.lo; i < h.hi; i++ {
		if levels[h.headings[i].level] && h.mayAsk(i) && h.hasText(i) && isQuestion(h.headings[i].question) {
			h.asks[i] = true
		}
	}
}

// isMarked reports whether heading i is marked as a question.
func (s *headed) isMarked(i int) bool {
	h := s.headings[i]
	switch {
	case h.marked == unmarked || s.isTitle(i):
		return false
	case h.marked == sure || s.faq || isQuestion(h.question):
		return true
	}
	return i+1 < s.hi && isAnswerHeading(s.headings[i+1].text)
}
