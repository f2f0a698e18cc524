package importer

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Where an answer ends before the next question begins: at the history of the
// page, at a rule, at the page's last words.

// pageEnd gives the offset in [from, to) at which the history of the page
// begins, or to.
func (p *page) pageEnd(from, to int) int {
	for i := max(p.blockAt(from), 0); i < len(p.blocks) && p.blocks[i].start < to; i++ {
		b := p.blocks[i]
		kind := b.node.Kind()
		if b.start < from || kind != ast.KindHeading && kind != ast.KindParagraph {
			continue
		}
		first, _, _ := bytes.Cut(p.src[b.start:b.end], []byte("\n"))
		if len(first) <= maxLabel && changeLog[key(htmlText(first))] {
			return b.start
		}
	}
	return to
}

// ruleAfter gives the offset of the first rule of the page in [from, to), or to.
func (p *page) ruleAfter(from, to int) int {
	for i := max(p.blockAt(from), 0); i < len(p.blocks) && p.blocks[i].start < to; i++ {
		if b := p.blocks[i]; b.start >= from && b.node.Kind() == ast.KindThematicBreak {
			return b.start
		}
	}
	return to
}

// withoutContents gives the offset in [from, to) at which the text ends and only a
// list follows that leads elsewhere on the page, or to.
func (p *page) withoutContents(from, to int) int {
	start, end := p.trim(from, to)
	i := p.blockAt(end - 1)
	if start == end || i < 0 || p.blocks[i].start <= start || p.blocks[i].node.Kind() != ast.KindList || !p.isContents(p.blocks[i].start, end) {
		return to
	}
	return p.blocks[i].start
}

// withoutFooters gives the offset in [from, to) at which the text ends and only
// lines follow that speak of the page, or to. Below a rule, one such line makes
// all of it a footer.
func (p *page) withoutFooters(from, to int) int {
	rule := to
	for i := max(p.blockAt(from), 0); i < len(p.blocks) && p.blocks[i].start < to; i++ {
		if b := p.blocks[i]; b.start > from && b.node.Kind() == ast.KindThematicBreak && p.cut(b.start, to) != "" {
			rule = b.start
		}
	}
	if to-rule <= maxLastFooter {
		for line := range bytes.Lines(p.src[rule:to]) {
			if isFooter(htmlText(line)) {
				to = rule
				break
			}
		}
	}
	for {
		start, end := p.trim(from, to)
		i := p.blockAt(end - 1)
		line := p.lineStart(max(end-1, 0))
		if start == end || i < 0 || line <= start || p.blocks[i].node.Kind() != ast.KindParagraph || !isFooter(htmlText(p.src[line:end])) {
			return to
		}
		to = line
	}
}
