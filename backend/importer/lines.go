package importer

import (
	"bytes"
	"regexp"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A textLine is a line of running text, where a question may start. "<br>" ends
// a line too. Lines of code, lists, tables, comments and of whatever else is not
// a paragraph are none:
//
//	はじめに                     a line
//	> **Q1.** 料金は？<br>詳しく    two lines, quoted; at is behind "> "
//	- Q2. これは？                none
//	<br>
//	Q3. これは？                  two lines, though all of it is one block of HTML
type textLine struct {
	start  int // of the whole line, or behind its "<br>"
	at     int // of its first character, behind the marker of a quotation
	end    int // behind its last character
	block  int // index into blocks
	para   int // number of its paragraph, ascending
	quoted bool
}

var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// textLines gives the lines of the stretch that have text, in order.
func (s stretch) textLines() []textLine {
	c := lineCollector{stretch: s}
	for i := s.firstBlock(); i < len(s.blocks) && s.blocks[i].start < s.to; i++ {
		b := s.blocks[i]
		switch n := b.node.(type) {
		case *ast.Paragraph:
			c.add(i, n.Lines(), s.inlineHidden(n), false)
		case *ast.Heading: // one that is only a paragraph with a rule below it
			if !s.isHeading(b) {
				c.add(i, n.Lines(), s.inlineHidden(n), false)
			}
		case *ast.Blockquote:
			for child := n.FirstChild(); child != nil; child = child.NextSibling() {
				if child.Kind() == ast.KindParagraph {
					c.add(i, child.Lines(), s.inlineHidden(child), true)
				}
			}
		case *ast.HTMLBlock:
			if n.HTMLBlockType == ast.HTMLBlockType6 || n.HTMLBlockType == ast.HTMLBlockType7 {
				c.add(i, n.Lines(), s.hiddenHTML(n), false)
			}
		}
	}
	return c.lines
}

// isHeading reports whether a block is one of the headings of the page.
func (p *page) isHeading(b block) bool {
	i := p.headingAt(b.start)
	return i < len(p.headings) && p.headings[i].start < b.end
}

// A lineCollector gathers lines paragraph by paragraph.
type lineCollector struct {
	stretch
	lines []textLine
	paras int
}

// add appends the lines of a paragraph, but for those that start where hidden
// says that no text is.
func (c *lineCollector) add(block int, segments *text.Segments, hidden [][2]int, quoted bool) {
	c.paras++
	for i := range segments.Len() {
		segment := segments.At(i)
		from, to := segment.Start, segment.Stop
		start := c.lineStart(from)
		for _, br := range append(lineBreak.FindAllIndex(c.src[from:to], -1), []int{to - from, to - from}) {
			l := textLine{start: start, at: from, end: segment.Start + br[0], block: block, para: c.paras, quoted: quoted}
			from = segment.Start + br[1]
			start = from
			l.at += len(c.src[l.at:l.end]) - len(bytes.TrimLeft(c.src[l.at:l.end], blanks))
			l.end = l.at + len(bytes.TrimRight(c.src[l.at:l.end], blanks))
			if l.at < l.end && l.at >= c.from && l.end <= c.to && !within(hidden, l.at) {
				c.lines = append(c.lines, l)
			}
		}
	}
}

// within reports whether offset lies in one of the ranges, which ascend.
func within(ranges [][2]int, offset int) bool {
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i][1] > offset })
	return i < len(ranges) && ranges[i][0] < offset
}

// inlineHidden gives where a paragraph has code and tags, comments among them:
// no line starts in the midst of one.
func (p *page) inlineHidden(n ast.Node) [][2]int {
	var hidden [][2]int
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			first, ok1 := n.FirstChild().(*ast.Text)
			last, ok2 := n.LastChild().(*ast.Text)
			if ok1 && ok2 {
				hidden = append(hidden, [2]int{first.Segment.Start - 1, last.Segment.Stop + 1})
			}
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML:
			if k := n.Segments.Len(); k > 0 {
				hidden = append(hidden, [2]int{n.Segments.At(0).Start, n.Segments.At(k - 1).Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	return hidden
}

var hiddenTags = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<pre\b.*?(?:</pre|$)|<code\b.*?(?:</code|$)|` +
	`<script\b.*?(?:</script|$)|<style\b.*?(?:</style|$)|<textarea\b.*?(?:</textarea|$)|<table\b.*?(?:</table|$)`)

// hiddenHTML gives where a block of HTML has comments, code and tables.
func (p *page) hiddenHTML(n *ast.HTMLBlock) [][2]int {
	lines := blockSegments(n)
	if lines.Len() == 0 {
		return nil
	}
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	var hidden [][2]int
	for _, at := range hiddenTags.FindAllIndex(p.src[from:to], -1) {
		hidden = append(hidden, [2]int{from + at[0] - 1, from + at[1]})
	}
	return hidden
}

// firstBlock gives the index of the first block of the stretch. A paragraph
// directly above a table starts where the table does.
func (s stretch) firstBlock() int {
	return sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].start >= s.from || s.blocks[i].end > s.from })
}
