package importer

import (
	"sort"

	"github.com/yuin/goldmark/ast"
)

// A stretch is a part of a page that may hold questions: the whole page, or what
// stands below one of its headings. Shapes work on stretches, so that an FAQ
// section inside an article is read by the same rules as a page that is nothing
// else.
type stretch struct {
	*page
	from, to int // offsets into src: of whole blocks
	// faq says that the page, or the heading above the stretch, calls it one of
	// questions.
	faq bool
}

// whole is the page as one stretch.
func (p *page) whole(faq bool) stretch { return stretch{page: p, to: len(p.src), faq: faq} }

// below is the stretch between heading i and the next one of its level or a
// higher one.
func (p *page) below(i int) stretch {
	s := stretch{page: p, from: p.headings[i].end, to: len(p.src)}
	for _, h := range p.headings[i+1:] {
		if h.level <= p.headings[i].level {
			s.to = h.start
			break
		}
	}
	return s
}

// span gives the indices [lo, hi) of the headings in the stretch.
func (s stretch) span() (lo, hi int) {
	at := func(offset int) int {
		return sort.Search(len(s.headings), func(i int) bool { return s.headings[i].start >= offset })
	}
	return at(s.from), at(s.to)
}

// nextStart gives the offset of the heading behind heading i, or of the end.
func (p *page) nextStart(i int) int {
	if i+1 < len(p.headings) {
		return p.headings[i+1].start
	}
	return len(p.src)
}

// isTitle reports whether heading i only says the title of the page.
func (p *page) isTitle(i int) bool { return i == p.titleHeading && !p.borrowed }

// isName reports whether heading i is what the page is called: its title, or a
// heading of level 1 that stands above all others.
func (p *page) isName(i int) bool {
	return p.isTitle(i) || i == 0 && p.headings[0].level == 1 && p.headings[0].marked == unmarked && p.isOnly(0)
}

// What stands between a heading and the next one.
type holding int8

const (
	holdsNothing  holding = iota + 1
	holdsContents         // a list of links to places of the same page
	holdsText
)

// holds says what heading i has of its own. It is asked often, and looked up
// once.
func (p *page) holds(i int) holding {
	if p.holdings == nil {
		p.holdings = make([]holding, len(p.headings))
	}
	if p.holdings[i] == 0 {
		from, to := p.headings[i].end, p.nextStart(i)
		switch {
		case p.cut(from, to) == "":
			p.holdings[i] = holdsNothing
		case p.isContents(from, to):
			p.holdings[i] = holdsContents
		default:
			p.holdings[i] = holdsText
		}
	}
	return p.holdings[i]
}

// hasText reports whether heading i has text of its own that is content.
func (p *page) hasText(i int) bool {
	return p.holds(i) == holdsText && !isApparatus(p.headings[i].text)
}

// isContents reports whether all that can be read in [from, to) are links to
// places of this page, two or more of them:
//
//   - [料金](#料金)
//   - [Q1. いくらですか](#q1-いくらですか)
func (p *page) isContents(from, to int) bool {
	links := 0
	for i := max(p.blockAt(from), 0); i < len(p.blocks) && p.blocks[i].start < to; i++ {
		if p.blocks[i].start < from || p.isNoise(p.blocks[i].node, p.src[p.blocks[i].start:p.blocks[i].end]) {
			continue
		}
		other := false
		_ = ast.Walk(p.blocks[i].node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.Link:
				if len(n.Destination) > 1 && n.Destination[0] == '#' {
					if entering {
						links++
					}
					return ast.WalkSkipChildren, nil
				}
			case *ast.Text:
				other = other || oneLine(string(n.Segment.Value(p.src))) != ""
			case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.CodeSpan, *ast.HTMLBlock, *ast.Image, *ast.AutoLink:
				other = true
			}
			if other {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
		if other {
			return false
		}
	}
	return links >= 2
}
