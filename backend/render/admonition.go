package render

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An admonition is a box in one of the forms that have a block of their own:
//
//	!!! warning "Title"        MkDocs; "???" is folded, "???+" folded but open
//	    Text
//
//	:::note[Title]             Docusaurus, VuePress ("::: tip Title"), Zenn
//	Text                       (":::message alert", ":::details Title"), Qiita
//	:::                        (":::note warn")
//
// It is rendered as the quote "> [!WARNING]" or, when it is folded, as <details>,
// and alert.go makes of both what is shown.
type admonition struct {
	ast.BaseBlock
	name   string // of the alert in lower case
	title  string // "" for that of the alert
	folded bool
	open   bool // though folded
	colons int  // of the fence, 0 for an indented one
}

var kindAdmonition = ast.NewNodeKind("Admonition")

func (n *admonition) Kind() ast.NodeKind            { return kindAdmonition }
func (n *admonition) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	indentedAdmonition = regexp.MustCompile(`^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)[ \t\w-]*(?:"(.*)")?[ \t]*$`)
	fencedAdmonition   = regexp.MustCompile(`^(:{3,})[ \t]*([A-Za-z]+)(?:[ \t]*\[(.*)\]|[ \t]+([^:{].*?))?[ \t]*$`)
)

// Titles are shown as plain text.
var plainTitle = strings.NewReplacer("**", "", "`", "")

// boxes are the names of boxes besides those of alerts, and the alerts they are.
var boxes = map[string]string{
	"abstract": "note", "summary": "note", "tldr": "note", "todo": "note", "example": "note", "quote": "note",
	"cite": "note", "seealso": "note", "question": "note", "faq": "note", "help": "note", "message": "note",
	"hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"attention": "warning", "failure": "warning", "fail": "warning", "missing": "warning", "warn": "warning",
	"danger": "caution", "error": "caution", "bug": "caution", "alert": "caution",
}

// admonitionOn reads the line that starts a box, or gives nil.
func admonitionOn(line string) *admonition {
	line = plainTitle.Replace(strings.TrimSpace(line))
	if m := indentedAdmonition.FindStringSubmatch(line); m != nil {
		n := &admonition{name: strings.ToLower(m[2]), title: m[3], folded: m[1] != "!!!", open: m[1] == "???+"}
		if alert, ok := boxes[n.name]; ok {
			n.name = alert
		} else if _, ok := alerts[n.name]; !ok { // any word is a type of its own
			n.title, n.name = cmp.Or(n.title, m[2]), "note"
		}
		return n
	}
	m := fencedAdmonition.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	n := &admonition{name: strings.ToLower(m[2]), title: m[3] + m[4], colons: len(m[1])}
	if n.name == "details" {
		n.folded = true
		n.title, n.name = cmp.Or(n.title, m[2]), "note"
		return n
	}
	if alert, ok := boxes[n.title]; ok && m[4] != "" { // ":::note warn"
		n.name, n.title = alert, ""
	} else if alert, ok := boxes[n.name]; ok {
		n.name = alert
	}
	if _, ok := alerts[n.name]; !ok {
		return nil
	}
	if n.title == "info" {
		n.title = ""
	}
	return n
}

// An admonitionParser reads both forms.
type admonitionParser struct{}

func (admonitionParser) Trigger() []byte { return []byte("!?:") }

func (admonitionParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	n := admonitionOn(string(line))
	if n == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// Continue goes on while lines are indented, or until the fence is closed.
func (admonitionParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*admonition)
	line, _ := reader.PeekLine()
	if n.colons > 0 {
		fence := bytes.TrimSpace(line)
		if len(fence) < 3 || len(bytes.Trim(fence, ":")) > 0 || !innermost(n, pc) {
			return parser.Continue | parser.HasChildren
		}
		reader.AdvanceToEOL()
		return parser.Close
	}
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// innermost reports whether no other fenced box is open in n.
func innermost(n *admonition, pc parser.Context) bool {
	blocks := pc.OpenedBlocks()
	for i := len(blocks) - 1; i >= 0; i-- {
		if inner, ok := blocks[i].Node.(*admonition); ok && inner.colons > 0 {
			return inner == n
		}
	}
	return false
}

func (admonitionParser) Close(ast.Node, text.Reader, parser.Context) {}
func (admonitionParser) CanInterruptParagraph() bool                 { return true }
func (admonitionParser) CanAcceptIndentedLine() bool                 { return false }

func writeAdmonition(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*admonition)
	element := "blockquote"
	if n.folded {
		element = "details"
	}
	if !entering {
		_, _ = w.WriteString("</" + element + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + element)
	if n.open {
		_, _ = w.WriteString(" open")
	}
	mark := "[!" + strings.ToUpper(n.name) + "]"
	if n.folded {
		if n.title != "" {
			mark = n.title
		}
		_, _ = w.WriteString("><summary>")
		_, _ = w.Write(util.EscapeHTML([]byte(mark)))
		_, _ = w.WriteString("</summary>\n")
		return ast.WalkContinue, nil
	}
	writeAttribute(w, captionAttribute, n.title)
	_, _ = w.WriteString("><p>" + mark + "</p>\n")
	return ast.WalkContinue, nil
}
