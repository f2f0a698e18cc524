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

// An htmlBlockParser reads blocks of HTML as goldmark does, with two exceptions.
// In both, CommonMark has no Markdown up to the next blank line, and the answer
// would be shown with its asterisks:
//
//	<details><summary>回答</summary>
//	**できます。**
//
// ends the block behind </summary>, and
//
//	<subscriptionId>
//	**ご自身の ID**
//
// is no HTML at all.
type htmlBlockParser struct{ parser.BlockParser }

var (
	summaryEnd = []byte("</summary>")
	firstTag   = regexp.MustCompile(`^ {0,3}</?([A-Za-z][A-Za-z0-9-]*)`)
)

// Open leaves a line alone that starts with a placeholder.
func (p htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if m := firstTag.FindSubmatch(line); m != nil && elements[strings.ToLower(string(m[1]))] == nil {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// Continue ends the block behind a line with </summary>, unless the next line
// is indented so far that Markdown would take it for code.
func (p htmlBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if _, at := summaryLine(node, reader.Source()); at >= 0 {
		line, _ := reader.PeekLine()
		if width, _ := util.IndentWidth(line, reader.LineOffset()); width < 4 {
			return parser.Close
		}
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// Close makes a paragraph of what stands behind </summary> on its line.
func (p htmlBlockParser) Close(node ast.Node, reader text.Reader, _ parser.Context) {
	line, at := summaryLine(node, reader.Source())
	if at < 0 {
		return
	}
	rest := line.WithStart(line.Start + at)
	rest = rest.TrimLeftSpace(reader.Source())
	value := rest.Value(reader.Source())
	if len(value) == 0 || value[0] == '<' { // more HTML, such as </details>
		return
	}
	lines := node.Lines()
	lines.Set(lines.Len()-1, line.WithStop(line.Start+at))
	paragraph := ast.NewParagraph()
	paragraph.Lines().Append(rest)
	paragraph.SetAttributeString(summaryRest, true)
	node.Parent().InsertAfter(node.Parent(), node, paragraph)
}

// summaryLine gives the last line of a block and the offset in it behind
// </summary>, -1 when it has none.
func summaryLine(node ast.Node, source []byte) (text.Segment, int) {
	lines := node.Lines()
	if block, ok := node.(*ast.HTMLBlock); !ok || block.HTMLBlockType < ast.HTMLBlockType6 || lines.Len() == 0 {
		return text.Segment{}, -1
	}
	line := lines.At(lines.Len() - 1)
	at := bytes.LastIndex(bytes.ToLower(line.Value(source)), summaryEnd)
	if at < 0 {
		return line, -1
	}
	return line, at + len(summaryEnd)
}

// summaryRest marks the paragraph that starts behind </summary>.
const summaryRest = "summary-rest"

// A summaryJoiner joins the paragraph behind </summary> with the lines below
// it, which goldmark read as a paragraph of their own.
type summaryJoiner struct{}

func (summaryJoiner) Transform(node *ast.Paragraph, _ text.Reader, _ parser.Context) {
	before, ok := node.PreviousSibling().(*ast.Paragraph)
	if !ok || node.HasBlankPreviousLines() {
		return
	}
	if _, ok := before.AttributeString(summaryRest); !ok {
		return
	}
	joined := text.NewSegments()
	joined.AppendAll(before.Lines().Sliced(0, before.Lines().Len()))
	joined.AppendAll(node.Lines().Sliced(0, node.Lines().Len()))
	node.SetLines(joined)
	node.Parent().RemoveChild(node.Parent(), before)
}
