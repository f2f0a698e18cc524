package importer

import "kotae/backend/faq"

// A Level says what would come of a page if each heading of a level was taken as
// a question.
type Level struct {
	Level    int `json:"level"`    // 1 to 6
	Headings int `json:"headings"` // how many could be questions
}

// levels gives the levels of the page's headings that could be questions.
func (p *page) levels() []Level {
	h := newHeaded(p.whole(true))
	var counts [7]int
	for i := range p.headings {
		if h.mayAsk(i) && (h.holds(i) == holdsText || h.holds(i) == holdsNothing && p.level(i+1) > p.level(i)) {
			counts[p.headings[i].level]++
		}
	}
	var levels []Level
	for level, n := range counts {
		if n > 0 {
			levels = append(levels, Level{level, n})
		}
	}
	return levels
}

// splitAs splits the page as the user chose. A choice that no longer fits, since
// the page has changed, is reported, and the page is taken as without it.
func (p *page) splitAs(c faq.Choice) (faq.Class, []Question, faq.Choice) {
	before := len(p.warnings)
	switch {
	case c == faq.ChoiceArticle:
		return faq.ClassArticle, splitArticle(p), c
	case c.Heading() > 0:
		if questions := splitLevel(p, c.Heading()); len(questions) > 0 {
			tidySiblings(questions)
			return faq.ClassFAQ, questions, c
		}
		p.warnings = p.warnings[:before]
		p.warn(p.firstLine, faq.Errorf(faq.CodeChoice))
	}
	class, questions := p.split()
	return class, questions, faq.ChoiceAutomatic
}
