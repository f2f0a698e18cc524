package render

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kotae/backend/faq"
)

// Jekyll puts the address of the site in for these; images and links of the same
// site start with them.
var (
	siteVariables   = regexp.MustCompile(`\{\{-?[ \t]*(site\.(?:baseurl|url))[ \t]*-?\}\}`)
	leadingVariable = regexp.MustCompile(`^(?:\{\{site\.(?:baseurl|url)\}\})+`)
)

// prepare gives Markdown that the parser reads as its author meant it: valid
// UTF-8 with plain newlines, and without spaces in the site's variables, which
// would end the addresses that they start. Addresses lose the variables later; in
// text they stay.
func prepare(markdown string) string {
	markdown = strings.ToValidUTF8(markdown, "\uFFFD")
	if strings.Contains(markdown, "\r") {
		markdown = strings.ReplaceAll(strings.ReplaceAll(markdown, "\r\n", "\n"), "\r", "\n")
	}
	if strings.Contains(markdown, "{{") {
		markdown = siteVariables.ReplaceAllString(markdown, "{{$1}}")
	}
	if strings.Contains(markdown, "{%") {
		markdown = closeTags(markdown)
	}
	return markdown
}

// hardBreaks and softBreaks differ in what a newline in a paragraph becomes. They
// are made when they are first needed: the window shows itself before.
var (
	hardBreaks = sync.OnceValue(func() goldmark.Markdown { return newMarkdown(html.WithHardWraps()) })
	softBreaks = sync.OnceValue(func() goldmark.Markdown { return newMarkdown() })
)

func newMarkdown(breaks ...renderer.Option) goldmark.Markdown {
	blocks := parser.DefaultBlockParsers()
	for i, p := range blocks {
		if p.Value == parser.NewHTMLBlockParser() {
			blocks[i].Value = htmlBlockParser{parser.NewHTMLBlockParser()}
		}
	}
	inlines := parser.DefaultInlineParsers()
	for i, p := range inlines {
		if p.Value == parser.NewEmphasisParser() {
			inlines[i].Value = emphasisParser{parser.NewEmphasisParser()}
		}
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(inlines...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		)),
		goldmark.WithExtensions(
			// The window's Content-Security-Policy allows no style attributes.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.Linkify,
			extension.TaskList,
			extension.NewFootnote(extension.WithFootnoteIDPrefixFunction(notePrefix)),
			emoji.New(emoji.WithRenderingMethod(emoji.Unicode)),
		),
		goldmark.WithParserOptions(
			parser.WithHeadingAttribute(), // {#id}
			parser.WithInlineParsers(
				util.Prioritized(docfxParser{}, 90), // before footnotes and links
				util.Prioritized(tagParser{}, 90),
				util.Prioritized(tildeParser{}, 490), // before strikethrough
			),
			parser.WithBlockParsers(
				util.Prioritized(admonitionParser{}, 790), // before quotes
				util.Prioritized(tagCodeParser{}, 790),
				util.Prioritized(columnParser{}, 790),
				util.Prioritized(layoutParser{}, 795),
			),
			parser.WithParagraphTransformers(util.Prioritized(summaryJoiner{}, 90)),
		),
		goldmark.WithRendererOptions(breaks...),
		goldmark.WithRendererOptions(
			html.WithUnsafe(), // the sanitiser decides, not the Markdown
			renderer.WithNodeRenderers(util.Prioritized(writer{}, 90)), // before goldmark's
		),
	)
}

// convert gives the HTML of body, with whatever HTML it holds. Its two texts are
// parsed apart, so that a fence left open in one does not reach into the other,
// but share the link definitions, which importers put behind the answer.
func convert(body faq.Body, hard bool) []byte {
	md := softBreaks()
	if hard {
		md = hardBreaks()
	}
	answer := parser.NewContext()
	answerTree := md.Parser().Parse(text.NewReader([]byte(body.Answer)), parser.WithContext(answer))
	detail := parser.NewContext()
	for _, reference := range answer.References() {
		detail.AddReference(reference)
	}
	detailTree := md.Parser().Parse(text.NewReader([]byte(body.Detail)), parser.WithContext(detail))

	detailTree.OwnerDocument().AddMeta(notePrefixKey, []byte("detail-"))

	var out bytes.Buffer
	// Writing into memory cannot fail, and no renderer of ours returns an error.
	_ = md.Renderer().Render(&out, []byte(body.Detail), detailTree)
	_ = md.Renderer().Render(&out, []byte(body.Answer), answerTree)
	return out.Bytes()
}

// notePrefix starts the ids of footnotes, which the detail and the answer number
// alike.
func notePrefix(n ast.Node) []byte {
	prefix, _ := n.OwnerDocument().Meta()[notePrefixKey].([]byte)
	return prefix
}

const notePrefixKey = "note-prefix"

// tildeParser takes a single tilde as itself. GFM lets it strike out, but in
// Japanese it stands for "to": 「1~2 時間、3~4 日」.
type tildeParser struct{}

func (tildeParser) Trigger() []byte { return []byte{'~'} }

func (tildeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if block.PrecendingCharacter() == '~' || len(line) > 1 && line[1] == '~' {
		return nil
	}
	block.Advance(1)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
}

// A writer renders what later steps need differently from goldmark's HTML:
// addresses as they were written, not percent-encoded, the captions of code, and
// the boxes of task lists as characters.
type writer struct{}

func (writer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, writeLink)
	r.Register(ast.KindImage, writeImage)
	r.Register(ast.KindFencedCodeBlock, writeFence)
	r.Register(extast.KindTaskCheckBox, writeCheckBox)
	r.Register(extast.KindFootnoteBacklink, writeNothing)
	r.Register(kindAdmonition, writeAdmonition)
	r.Register(kindColumn, writeChildren)
	r.Register(kindLayoutLine, writeNothing)
	r.Register(kindTaggedImage, writeTaggedImage)
	r.Register(kindTaggedLink, writeTaggedLink)
}

func writeLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(util.EscapeHTML([]byte(unescape(string(node.(*ast.Link).Destination)))))
	_, _ = w.WriteString(`">`)
	return ast.WalkContinue, nil
}

// writeImage leaves the reference as the page writes it, since it is asked for
// in that form.
func writeImage(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<img src="`)
	_, _ = w.Write(util.EscapeHTML(node.(*ast.Image).Destination))
	_, _ = w.WriteString(`" alt="`)
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			html.DefaultWriter.Write(w, t.Segment.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				_ = w.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	_, _ = w.WriteString(`">`)
	return ast.WalkSkipChildren, nil
}

func writeCheckBox(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		box := "☐ "
		if node.(*extast.TaskCheckBox).IsChecked {
			box = "☑ "
		}
		_, _ = w.WriteString(box)
	}
	return ast.WalkContinue, nil
}

func writeNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func writeChildren(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

// unescape takes the backslashes and entities out of a destination.
func unescape(destination string) string {
	if !strings.ContainsAny(destination, `\&`) {
		return destination
	}
	b := util.UnescapePunctuations([]byte(destination))
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(b)))
}

// hasJapanese reports whether s holds a kana.
func hasJapanese(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r >= 'ぁ' && r <= 'ヿ' {
			return true
		}
		s = s[size:]
	}
	return false
}
