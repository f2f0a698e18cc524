package importer

// faqSections gives the stretches below headings that announce questions, those
// inside another one left out. A heading with nothing below it announces the
// headings of its own level that follow, as long as they ask:
//
//	## よくあるご質問
//	## いくらですか
//	## 解約できますか
//	## 手順               no question: the article goes on
func (p *page) faqSections() []stretch {
	var sections []stretch
	for i, h := range p.headings {
		if n := len(sections); n > 0 && h.start < sections[n-1].to || !headsFAQ(h) || p.isTitle(i) && p.isOnly(i) {
			continue
		}
		s := p.below(i)
		if p.cut(s.from, s.to) == "" {
			for k := i + 1; k < len(p.headings) && p.headings[k].level >= h.level; k++ {
				next := p.headings[k]
				if next.level == h.level && next.marked == unmarked && !isQuestion(next.text) {
					break
				}
				s.to = p.nextStart(k)
			}
		}
		s.faq = true
		sections = append(sections, s)
	}
	return sections
}

// isOnly reports whether no other heading is as large as heading i.
func (p *page) isOnly(i int) bool {
	for k, h := range p.headings {
		if k != i && h.level <= p.headings[i].level {
			return false
		}
	}
	return true
}

// splitSections splits the FAQ sections of an article.
func (p *page) splitSections() []Question {
	var all []Question
	for _, s := range p.faqSections() {
		if questions, ok := s.split(); ok {
			all = append(all, questions...)
		}
	}
	return all
}

// minCover is the share of a page's text, in per cent, that its questions have at
// least when it is no article, though nothing calls it one of questions: real
// pages of that kind had 62 and more.
const minCover = 40

// cover reports whether questions have minCover of the page's text; rest is how
// many bytes they leave.
func (p *page) cover(questions []Question) (ok bool, rest int) {
	covered := 0
	for _, q := range questions {
		covered += len(q.Question) + len(q.Detail) + len(q.Answer)
	}
	return 100*covered >= minCover*len(p.src), len(p.src) - covered
}

// isOneFAQ reports whether the questions, which were found on the page as a
// whole, are what it is about. An article has other headings with text: where all
// questions stand in its FAQ sections, one; otherwise as many as questions. A
// title that names an FAQ and nothing else outweighs them up to that number. On a
// page that nothing calls an FAQ, other text counts as well, unless it is short.
func (p *page) isOneFAQ(questions []Question) bool {
	others := p.others(questions)
	covers, rest := p.cover(questions)
	switch {
	case !p.isFAQ() && !covers && rest > maxIntroduction:
		return false
	case others == 0:
		return true
	case p.inSections(questions) && (!p.isFAQ() || namesFAQBeside(p.title)):
		return false
	case p.meta.topic == "faq" && p.isFAQ():
		return true
	}
	return others < len(questions) || p.isFAQ() && !namesFAQBeside(p.title) && !p.inSections(questions)
}

// inSections reports whether all questions stand in FAQ sections.
func (p *page) inSections(questions []Question) bool {
	sections := p.faqSections()
	k := 0
	for _, q := range questions {
		for k < len(sections) && p.line(sections[k].to-1) < q.Line {
			k++
		}
		if k == len(sections) || q.Line < p.line(sections[k].from) {
			return false
		}
	}
	return len(questions) > 0
}

// others counts the headings with text that are neither questions nor parts of
// their answers nor categories.
func (p *page) others(questions []Question) int {
	n, k := 0, 0
	answering := 0 // level of the heading whose questions are being answered, or 0
	for i, h := range p.headings {
		end := p.line(p.nextStart(i))
		if i+1 == len(p.headings) {
			end++
		}
		asks := false
		for k < len(questions) && questions[k].Line < end {
			asks = asks || questions[k].Line >= p.line(h.start)
			k++
		}
		followed := k < len(questions) && i+1 < len(p.headings) && p.headings[i+1].level > h.level &&
			questions[k].Line >= p.line(p.headings[i+1].start) && questions[k].Line < p.line(p.nextStart(i+1))
		switch {
		case asks:
			answering = h.level
		case answering > 0 && (h.level > answering || isAnswerHeading(h.text)):
		default:
			answering = 0
			if p.hasText(i) && !p.isTitle(i) && !followed {
				n++
			}
		}
	}
	return n
}
