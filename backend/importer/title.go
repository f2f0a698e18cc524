package importer

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kotae/backend/faq"
)

// findTitle decides what the page is called: what its front matter says, else
// the first heading of level 1, else an <h1> as README files have it, else the
// first heading. Headings such as 目次 and 質問 are none, nor 補足 beside 質問, and the first one of
// several questions is only borrowed. A file name is no title.
func (p *page) findTitle() {
	p.titleHeading = -1
	if p.meta.title != "" {
		p.title, p.titleLine = shorten(p.meta.title), p.meta.titleLine
		key := faq.QuestionKey(p.title)
		p.titleHeading = slices.IndexFunc(p.headings, func(h heading) bool {
			return h.level == 1 && key != "" && faq.QuestionKey(h.text) == key
		})
		return
	}
	labelled := slices.ContainsFunc(p.headings, func(h heading) bool { return isPostLabel(h.text) })
	titles := func(h heading) bool {
		return h.text != "" && !isApparatus(h.text) && !isPostLabel(h.text) && !(labelled && isCaption(h.text))
	}
	i := slices.IndexFunc(p.headings, func(h heading) bool { return h.level == 1 && titles(h) })
	if i < 0 {
		if text, at, ok := p.htmlTitle(); ok && !p.banner {
			p.title, p.titleLine, p.banner = shorten(text), p.line(at), true
			return
		}
		i = slices.IndexFunc(p.headings, titles)
		if i < 0 {
			i = slices.IndexFunc(p.headings, func(h heading) bool { return h.text != "" })
		}
		p.borrowed = i != 0 || !p.isOnly(i) || !titles(p.headings[i]) || isQuestion(p.headings[i].question) || p.headings[i].marked != unmarked
	} else if h := p.headings[i]; h.marked == sure || isQuestion(h.question) {
		p.borrowed = slices.ContainsFunc(p.headings[i+1:], func(h heading) bool { return h.level == 1 && titles(h) })
	}
	if i >= 0 {
		p.title, p.titleLine, p.titleHeading = p.headings[i].text, p.line(p.headings[i].start), i
	}
}

// htmlTitle finds the first <h1> in the HTML blocks of the top level.
func (p *page) htmlTitle() (title string, at int, ok bool) {
	for _, b := range p.blocks {
		if b.node.Kind() != ast.KindHTMLBlock {
			continue
		}
		if title, at := htmlHeading(p.src[b.start:b.end]); title != "" {
			return title, b.start + at, true
		}
	}
	return "", 0, false
}

// htmlHeading gives the words of the first <h1> in a piece of HTML and its offset;
// "" when there is none.
func htmlHeading(piece []byte) (title string, at int) {
	lower := bytes.ToLower(piece)
	from := bytes.Index(lower, []byte("<h1"))
	if from < 0 || len(lower) != len(piece) {
		return "", 0
	}
	to := bytes.Index(lower[from:], []byte("</h1"))
	if to < 0 {
		return "", 0
	}
	return htmlText(piece[from : from+to]), from
}

// minBanners is how many pages with the same <h1> have no title in it, but the
// name of their project.
const minBanners = 3

// bannerBytes is how much of a page is looked at for its <h1>.
const bannerBytes = 4096

func (s *site) countBanner(text []byte) {
	if title, _ := htmlHeading(text[:min(len(text), bannerBytes)]); title != "" {
		if s.banners == nil {
			s.banners = map[string]int{}
		}
		s.banners[title]++
	}
}

// retitle finds another title for a page whose own is what many begin with; the
// README keeps it, for it is about the project.
func (s *site) retitle(p *page) {
	if p.banner && s.banners[p.title] >= minBanners && !strings.EqualFold(p.stem(), "readme") {
		p.findTitle()
		if p.title == "" || p.borrowed {
			p.title, p.titleLine, p.titleHeading, p.borrowed = p.stem(), p.firstLine, -1, true
		}
	}
}
