package importer

// A group is a heading that the questions below it stand under; its text is a
// category of theirs.
type group struct {
	index    int // of the heading
	level    int
	text     string
	category bool // may stand above questions of its own level
	settled  bool // a question stands below it already
}

// groupsOf gives the groups that question i stands under. Those that are
// written smaller, or as large, and stand directly above it take the place of all
// others of that kind.
func groupsOf(above []group, i, level int) []group {
	run := len(above) // above[run:] stand directly above the question
	for run > 0 && above[run-1].level >= level && above[run-1].category && above[run-1].index == i-(len(above)-run)-1 {
		run--
	}
	larger := run // above[:larger] stay as they are
	for larger > 0 && above[larger-1].level >= level &&
		(run < len(above) || above[larger-1].level > level || !above[larger-1].category) {
		larger--
	}
	above = append(above[:larger], above[run:]...)
	for k := larger; k < len(above); k++ {
		above[k].level = level
	}
	return above
}

// categories gives the texts of groups.
func categories(above []group) []string {
	var texts []string
	for _, a := range above {
		texts = append(texts, a.text)
	}
	return texts
}

// isGroup reports whether heading i says what the questions below it are about.
func (p *page) isGroup(i int) bool {
	h := p.headings[i]
	return h.text != "" && !p.isName(i) && !isApparatus(h.text) && !isBareFAQ(h.text)
}

// maxIntroduction bounds the line or two that a category may begin with.
const maxIntroduction = 400

// isCategory reports whether heading i can stand above questions that are
// written as large as itself.
func (s *headed) isCategory(i int) bool {
	return s.holds(i) != holdsText || s.faq && len(s.cut(s.headings[i].end, s.nextStart(i))) <= maxIntroduction
}
