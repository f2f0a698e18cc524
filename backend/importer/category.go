package importer

import (
	"slices"
	"sort"
)

// allLevels is larger than any level of a heading.
const allLevels = 7

// headingAt gives the index of the first heading at or behind offset.
func (p *page) headingAt(offset int) int {
	return sort.Search(len(p.headings), func(i int) bool { return p.headings[i].start >= offset })
}

// categoryAt gives the headings that enclose offset and are larger than level,
// outermost first: without the title of the page, those that say nothing, such as
// よくある質問, and those before from.
//
//	# よくあるご質問       the title
//	## 料金              encloses what follows up to the next "##"
//	### 支払い           encloses Q1: [料金 支払い]
//	Q1. …
//	## 契約              encloses Q2: [契約]
//	Q2. …
func (p *page) categoryAt(offset, from, level int) []string {
	var category []string
	for i := p.headingAt(offset) - 1; i >= 0 && p.headings[i].start >= from; i = p.headings[i].parent {
		if p.headings[i].level < level && p.isGroup(i) {
			category = append(category, p.headings[i].text)
		}
	}
	slices.Reverse(category)
	return category
}

// anchorAt gives the anchor of the innermost heading around offset, "" when that
// is the title of the page or there is none.
func (p *page) anchorAt(offset int) string {
	i := p.headingAt(offset) - 1
	if i < 0 || p.isTitle(i) {
		return ""
	}
	return p.headings[i].anchor
}
