package importer

import (
	"bytes"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kotae/backend/faq"
)

// markdown parses the constructs that change where text begins or ends, or what
// a heading says: tables, strike-through, and ids as in "## Costs {#costs}".
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough),
	goldmark.WithParserOptions(parser.WithHeadingAttribute()),
).Parser()

// A page is a parsed page, as shapes see it. All offsets are into src.
type page struct {
	path      string
	meta      frontMatter
	src       []byte // the Markdown, without the front matter
	firstLine int    // the line of the file at which src starts, from 1
	title     string // "" when the page has none
	titleLine int    // in the file
	// titleHeading is the index into headings of the one that says the title
	// again, or -1. A title is borrowed when the page has none and is called
	// after its first heading, of whatever level.
	titleHeading int
	borrowed     bool
	banner       bool      // the title stands in HTML, as a logo does
	blocks       []block   // the blocks of the top level, in order, without gaps
	headings     []heading // those of the top level, in order
	tags         []foldTag // of all HTML in the page, in order
	definitions  definitions
	holdings     []holding // by heading, 0: not looked up yet
	lines        []int     // offsets of the line starts
	warnings     []faq.Problem

	// What formats other than Markdown say about their pages.
	given   *given // the questions, where the format names them; shapes are not asked
	ifFAQ   bool   // in a folder, counts only if it is an FAQ
	breaks  bool   // a newline is a line break
	address string // at which it is published, absolute, "" when not known
	html    []byte // what src was converted from; lines are told of it
}

// given are questions that no shape has to find.
type given struct {
	class     faq.Class
	questions []Question
}

// A block is a top-level block with the blank lines behind it.
type block struct {
	node       ast.Node
	start, end int // end is the start of the next block
}

// A heading is one of the page's own: not one in a list or a quotation.
type heading struct {
	level      int
	start, end int    // its lines, the underline included
	text       string // plain, on one line
	question   string // text without the mark of a question
	marked     sureness
	anchor     string
	parent     int // index of the heading that encloses it, or -1
}

// newPage parses text. It gives CodeTooDeep, and CodeInternal if the parser
// panics: one page must not take the others with it.
func newPage(name string, content []byte) (p *page, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, faq.Errorf(faq.CodeInternal, r)
		}
	}()
	meta, body := readFrontMatter(content)
	p = barePage(name, tightenHeadings(content[body:]))
	p.meta, p.firstLine = meta, 1+bytes.Count(content[:body], []byte("\n"))
	if tooDeep(p.src) {
		return nil, faq.Errorf(faq.CodeTooDeep)
	}
	p.read(markdown.Parse(text.NewReader(p.src)))
	p.giveIDs()
	p.findTitle()
	if meta.damaged {
		p.warn(1, faq.Errorf(faq.CodeFrontMatter))
	}
	return p, nil
}

// barePage gives a page whose text is not looked at: all of src, from line 1.
func barePage(name string, src []byte) *page {
	p := &page{path: name, titleHeading: -1}
	p.setText(src)
	return p
}

// setText makes src what offsets and lines refer to.
func (p *page) setText(src []byte) {
	p.src, p.firstLine, p.lines = src, 1, []int{0}
	for i, c := range src {
		if c == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
}

// read collects from the tree what shapes work with.
func (p *page) read(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		start := p.lineStart(max(n.Pos(), 0))
		if len(p.blocks) > 0 {
			last := &p.blocks[len(p.blocks)-1]
			start = max(start, last.start)
			last.end = start
		}
		p.blocks = append(p.blocks, block{node: n, start: start, end: len(p.src)})
	}
	slugs := slugger{}
	p.definitions = definitions{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			h := p.heading(n)
			h.anchor = slugs.slug(h.text)
			if id, ok := n.AttributeString("id"); ok {
				if id, ok := id.([]byte); ok {
					h.anchor = shorten(string(id))
				}
			}
			if n.Parent() == root && !p.isAccident(n, h) {
				h.parent = len(p.headings) - 1
				for h.parent >= 0 && p.headings[h.parent].level >= h.level {
					h.parent = p.headings[h.parent].parent
				}
				p.headings = append(p.headings, h)
			}
		case *ast.HTMLBlock:
			p.addTags(blockSegments(n), n.Parent() == root)
		case *ast.RawHTML:
			p.addTags(n.Segments, n.Parent().Parent() == root)
		case *ast.LinkReferenceDefinition:
			p.definitions.add(n, p.src)
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(p.tags, func(a, b foldTag) int { return a.start - b.start })
}

func (p *page) heading(n *ast.Heading) heading {
	h := heading{level: n.Level, text: shorten(plainInline(n, p.src))}
	h.question, h.marked = cutQuestionMark(h.text)
	h.start = p.lineStart(max(n.Pos(), 0))
	last := h.start
	if n.Lines().Len() > 0 {
		last = max(last, n.Lines().At(n.Lines().Len()-1).Start)
	}
	h.end = p.lineEnd(last)
	if p.isUnderlined(h) {
		h.end = p.lineEnd(h.end)
	}
	return h
}

// source gives the Markdown of a heading, without what makes it one.
func (p *page) source(h heading) string {
	text := bytes.TrimSpace(p.src[h.start:h.end])
	if p.isUnderlined(h) {
		text = bytes.TrimRight(text, "=- \t")
	}
	return string(bytes.TrimSpace(bytes.Trim(text, "#")))
}

// isUnderlined reports whether h is written as a line with "===" or "---" below.
func (p *page) isUnderlined(h heading) bool {
	return !bytes.HasPrefix(bytes.TrimLeft(p.src[h.start:], " "), []byte("#"))
}

// isAccident reports whether a heading is only a paragraph with a rule directly
// below it: several lines, a sentence with its full stop, or "A. …".
func (p *page) isAccident(n *ast.Heading, h heading) bool {
	if !p.isUnderlined(h) {
		return false
	}
	words, answers := cutAnswerMark(h.text)
	return n.Lines().Len() > 1 || strings.HasSuffix(h.text, "。") || strings.HasSuffix(h.text, ".") ||
		answers && words != ""
}

// stem is the file name without its extension.
func (p *page) stem() string {
	return strings.TrimSuffix(path.Base(p.path), path.Ext(p.path))
}

// line gives the line of the file, from 1, in which the byte at offset stands.
func (p *page) line(offset int) int {
	return p.firstLine + sort.Search(len(p.lines), func(i int) bool { return p.lines[i] > offset }) - 1
}

// lineOf gives the line of the file, at or behind line, in which text stands
// first; line itself when the page writes it in another way.
func (p *page) lineOf(text string, line int) int {
	start := p.lines[min(max(line-p.firstLine, 0), len(p.lines)-1)]
	if i := bytes.Index(p.src[start:], []byte(text)); i >= 0 {
		return p.line(start + i)
	}
	return line
}

// lineStart gives the offset at which the line around offset starts.
func (p *page) lineStart(offset int) int {
	return bytes.LastIndexByte(p.src[:min(offset, len(p.src))], '\n') + 1
}

// lineEnd gives the offset behind the line around offset and its line feed.
func (p *page) lineEnd(offset int) int {
	if i := bytes.IndexByte(p.src[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(p.src)
}

// blockAt gives the index of the block around offset, -1 before the first one.
func (p *page) blockAt(offset int) int {
	return sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].start > offset }) - 1
}

// maxWarnings bounds the warnings about one page.
const maxWarnings = 1000

func (p *page) warn(line int, err *faq.Error) {
	if len(p.warnings) < maxWarnings {
		p.warnings = append(p.warnings, faq.Problem{Path: p.path, Line: line, Err: err})
	}
}
