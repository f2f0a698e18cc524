package render

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// docfx, which Learn is written for, has marks of its own:
//
//	:::row:::                            columns, one below the other here; what is
//	   :::column:::                      in them may be indented
//	      Text
//	   :::column-end:::
//	:::row-end:::
//	::: moniker range="azure-1"          the line alone goes
//	:::image source="a.png" alt-text="…":::
//	[!INCLUDE [title](path)]             another file, which is not here
//	{: .class #id}                       kramdown's attributes of the block above

// maxMark is the length of a mark up to which its end is looked for, in bytes.
const maxMark = 2000

// markIn gives what stands in s between before and behind, and the length of all
// three, or false.
func markIn(s []byte, before, behind string) (inner []byte, length int, ok bool) {
	rest, ok := bytes.CutPrefix(s[:min(len(s), maxMark)], []byte(before))
	if !ok {
		return nil, 0, false
	}
	end := bytes.Index(rest, []byte(behind))
	if end < 0 {
		return nil, 0, false
	}
	return rest[:end], len(before) + end + len(behind), true
}

// A layoutLine is a line that says nothing to a reader.
type layoutLine struct{ ast.BaseBlock }

var kindLayoutLine = ast.NewNodeKind("LayoutLine")

func (n *layoutLine) Kind() ast.NodeKind            { return kindLayoutLine }
func (n *layoutLine) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var layoutMark = regexp.MustCompile(`^(?:` +
	`:::[ \t]*(?:(?:row|column|image)-end|(?:moniker|zone)(?:-end)?)(?:[ \t][^\n]*)?(?::::)?|` +
	`\{:[^\n{}]*\}|` +
	`\{%-?[ \t]*(?:raw|endraw|more|cq|endcq|centerquote|endcenterquote|note|endnote)(?:[ \t][^\n%]*)?-?%\}` +
	`)[ \t]*\n?$`)

type layoutParser struct{}

func (layoutParser) Trigger() []byte { return []byte(":{") }

func (layoutParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = bytes.TrimLeft(line, " ")
	if len(line) > maxMark || !layoutMark.Match(line) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &layoutLine{}, parser.NoChildren
}

func (layoutParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (layoutParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (layoutParser) CanInterruptParagraph() bool                                 { return true }
func (layoutParser) CanAcceptIndentedLine() bool                                 { return false }

// A column is a row or a column of a layout.
type column struct {
	ast.BaseBlock
	end    string // the mark that ends it
	indent int    // of what is in it, -1 while that is not known
}

var kindColumn = ast.NewNodeKind("Column")

func (n *column) Kind() ast.NodeKind            { return kindColumn }
func (n *column) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var columnMark = regexp.MustCompile(`^:::[ \t]*(row|column)(?:[ \t][^\n:]*)?:::[ \t]*\n?$`)

type columnParser struct{}

func (columnParser) Trigger() []byte { return []byte{':'} }

func (columnParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	m := columnMark.FindSubmatch(bytes.TrimLeft(line, " "))
	if m == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &column{end: string(m[1]) + "-end", indent: -1}, parser.HasChildren
}

func (columnParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*column)
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	if strings.Trim(string(line), ": \t\n") == n.end {
		reader.AdvanceToEOL()
		return parser.Close
	}
	width, _ := util.IndentWidth(line, reader.LineOffset())
	if n.indent < 0 {
		n.indent = width
	}
	if at, padding := util.IndentPosition(line, reader.LineOffset(), min(width, n.indent)); at > 0 {
		reader.AdvanceAndSetPadding(at, padding)
	}
	return parser.Continue | parser.HasChildren
}

func (columnParser) Close(ast.Node, text.Reader, parser.Context) {}
func (columnParser) CanInterruptParagraph() bool                 { return true }
func (columnParser) CanAcceptIndentedLine() bool                 { return false }

// A docfxParser reads the marks within a line.
type docfxParser struct{}

func (docfxParser) Trigger() []byte { return []byte(":[") }

var docfxAttribute = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)

func (docfxParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if _, length, ok := markIn(line, "[!INCLUDE", ")]"); ok {
		block.Advance(length)
		return nothing()
	}
	inner, length, ok := markIn(line, ":::image ", ":::")
	if !ok {
		return nil
	}
	n := &taggedImage{}
	for _, m := range docfxAttribute.FindAllSubmatch(inner, -1) {
		switch string(m[1]) {
		case "source":
			n.source = string(m[2])
		case "alt-text":
			n.alt = string(m[2])
		}
	}
	if n.source == "" {
		return nil
	}
	block.Advance(length)
	return n
}

// nothing takes the place of what is not shown.
func nothing() ast.Node { return ast.NewTextSegment(text.Segment{}) }
