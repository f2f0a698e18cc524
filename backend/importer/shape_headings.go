package importer

// splitHeadings takes stretches that are called FAQs and whose headings are the
// questions, whatever they are worded like:
//
//	## 料金                        a category: nothing of its own
//	### いくらですか                 a question
//	### 無料枠の範囲                 a question as well: of the same level
//	## 解約はできますか               a question: it has text, and none below it
//	## 解約した後                   one as well, beside that
//	## 関連記事                     no question
//
// The questions are of one level: the one with the most headings worded as
// questions, or a higher one if at least half of its headings are and have text,
// so that a question inside an answer stays there; without such wording, the
// highest level with two headings that have text of their own, or below a heading
// that announces questions with one.
func splitHeadings(s stretch) ([]Question, bool) {
	h := newHeaded(s)
	level := h.questionLevel()
	if !s.faq || level == 0 {
		return nil, false
	}
	h.askAt(level)
	return h.split(), true
}

// splitLevel makes a question of each heading of a level, which somebody chose.
func splitLevel(p *page, level int) []Question {
	h := newHeaded(p.whole(true))
	for i := range p.headings {
		h.asks[i] = p.headings[i].level == level && h.mayAsk(i)
	}
	return h.split()
}

// mayAsk reports whether heading i could be a question.
func (s *headed) mayAsk(i int) bool {
	h := s.headings[i]
	return h.text != "" && !s.isName(i) && !isApparatus(h.text) && s.holds(i) != holdsContents &&
		!(headsFAQ(h) && s.holds(i) == holdsNothing)
}

// questionLevel gives the level of the questions, or 0.
func (s *headed) questionLevel() int {
	var all, worded, full [7]int // by level
	for i := s.lo; i < s.hi; i++ {
		if !s.mayAsk(i) {
			continue
		}
		h := s.headings[i]
		all[h.level]++
		if h.marked != unmarked || isQuestion(h.text) {
			worded[h.level]++
		}
		if s.holds(i) == holdsText {
			full[h.level]++
		}
	}
	few := minQuestions
	if s.from > 0 { // a section may have a single one
		few = 1
	}
	most := 0
	for level := 1; level <= 6; level++ {
		if worded[level] > worded[most] && (worded[level] >= 2 || all[level] == 1) {
			most = level
		}
	}
	for level := 1; level <= 6; level++ {
		switch {
		case most == 0 && full[level] >= few && s.isReport(level):
			return 0
		case most > 0 && level < most && worded[level] >= 2 && 2*worded[level] >= all[level] && 2*full[level] >= all[level]:
			return level
		case most == 0 && full[level] >= few:
			return level
		}
	}
	return most
}

// isReport reports whether two headings of the level are parts of a report.
func (s *headed) isReport(level int) bool {
	parts := 0
	for i := s.lo; i < s.hi; i++ {
		if h := s.headings[i]; h.level == level && isReportPart(h.text) {
			parts++
		}
	}
	return parts >= 2
}

// askAt sets which headings ask when those of the level do.
func (s *headed) askAt(level int) {
	var alone [7]bool // by level: a question of it has none of the chosen level below
	for i := s.lo; i < s.hi; i++ {
		h := s.headings[i]
		if h.level < level && s.mayAsk(i) && s.holds(i) == holdsText && isQuestion(h.question) && !s.hasBelow(i, level) {
			alone[h.level] = true
		}
	}
	for i := s.lo; i < s.hi; i++ {
		h := s.headings[i]
		switch {
		case !s.mayAsk(i) || h.level > level:
		case s.holds(i) == holdsText:
			s.asks[i] = h.level == level || alone[h.level] && !s.hasBelow(i, level)
		case h.level == level && (isQuestion(h.question) || h.marked != unmarked):
			s.asks[i] = true
		case h.level == level:
			if below := s.wordedBelow(i); len(below) > 0 { // a category as large as questions elsewhere
				for _, k := range below {
					s.asks[k] = true
				}
			} else {
				s.asks[i] = i+1 < s.hi && s.headings[i+1].level > level
			}
		}
	}
}

// hasBelow reports whether headings of the level stand below heading i.
func (s *headed) hasBelow(i, level int) bool {
	for k := i + 1; k < s.hi && s.headings[k].level > s.headings[i].level; k++ {
		if s.headings[k].level == level && s.mayAsk(k) {
			return true
		}
	}
	return false
}

// wordedBelow gives the headings directly below heading i if most of them are
// worded as questions.
func (s *headed) wordedBelow(i int) []int {
	var below []int
	worded := 0
	for k := i + 1; k < s.hi && s.headings[k].level > s.headings[i].level; k++ {
		if s.headings[k].level != s.headings[i+1].level || !s.mayAsk(k) {
			continue
		}
		below = append(below, k)
		if isQuestion(s.headings[k].question) {
			worded++
		}
	}
	if 2*worded <= len(below) {
		return nil
	}
	return below
}
