package importer

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	tables "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"

	"kotae/backend/faq"
)

const (
	// maxHTMLNesting bounds the lists and quotations in each other: every line
	// of them repeats the marks of all.
	maxHTMLNesting = 20
	// maxHTMLNodes bounds the elements and texts of the content, of which 100,000
	// take the converter about a second. The manual of a large program on one page
	// has 40,000.
	maxHTMLNodes = 100_000
)

// htmlConverter writes Markdown. Headings keep their ids, folded parts stay
// <details>, and so do the few inline tags for which Markdown has nothing.
var htmlConverter = sync.OnceValue(func() *converter.Converter {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false), commonmark.WithHorizontalRule("---"),
			commonmark.WithLinkEmptyHrefBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip)),
		tables.NewTablePlugin(tables.WithHeaderPromotion(true), tables.WithNewlineBehavior(tables.NewlineBehaviorPreserve),
			tables.WithCellPaddingBehavior(tables.CellPaddingBehaviorMinimal), tables.WithSkipEmptyRows(true)),
		strikethrough.NewStrikethroughPlugin(),
	))
	for _, name := range []string{"h1", "h2", "h3", "h4", "h5", "h6"} {
		c.Register.RendererFor(name, converter.TagTypeBlock, renderHeading, converter.PriorityEarly)
	}
	c.Register.RendererFor("details", converter.TagTypeBlock, renderDetails, converter.PriorityEarly)
	c.Register.RendererFor("summary", converter.TagTypeBlock, renderSummary, converter.PriorityEarly)
	c.Register.RendererFor("dt", converter.TagTypeBlock, renderTerm, converter.PriorityEarly)
	for _, name := range []string{"kbd", "mark", "sub", "sup", "u"} {
		c.Register.RendererFor(name, converter.TagTypeInline, renderInline, converter.PriorityEarly)
	}
	return c
})

// markdownOf converts a part of a page, which it changes. It gives CodeTooDeep for
// more nesting and CodeTooLarge for more text than a page may have.
func markdownOf(n *html.Node) (text []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // one page must not take the others with it
			text, err = nil, faq.Errorf(faq.CodeInternal, r)
		}
	}()
	if tooNested(n, 0) {
		return nil, faq.Errorf(faq.CodeTooDeep)
	}
	prepare(n)
	// The converter looks at what follows n, up to the end of the document: many
	// small parts of a large page would cost the square of its size.
	if parent, next := n.Parent, n.NextSibling; parent != nil {
		parent.RemoveChild(n)
		defer parent.InsertBefore(n, next)
	}
	text, err = htmlConverter().ConvertNode(n)
	if err != nil {
		return nil, faq.Wrap(err, faq.CodeUnreadable, err)
	}
	if len(text) > maxPageBytes {
		return nil, tooLarge(int64(len(text)), maxPageBytes)
	}
	return text, nil
}

// fragmentMarkdown converts a piece of HTML, or text without any.
func fragmentMarkdown(piece string) (string, error) {
	doc, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return "", faq.Wrap(err, faq.CodeTooDeep)
	}
	prune(doc)
	text, err := markdownOf(doc)
	return string(text), err
}

// tooManyNodes reports whether a part of a page has more than maxHTMLNodes.
func tooManyNodes(n *html.Node) bool {
	count := 0
	for range n.Descendants() {
		if count++; count > maxHTMLNodes {
			return true
		}
	}
	return false
}

func tooNested(n *html.Node, levels int) bool {
	if isElement(n, "ul", "ol", "dl", "blockquote", "table", "details") {
		levels++
	}
	if levels > maxHTMLNesting {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if tooNested(c, levels) {
			return true
		}
	}
	return false
}

var plainID = regexp.MustCompile(`^[A-Za-z][\w:.-]*$`)

// renderHeading writes "## Costs {#costs}". The id may stand on the heading, on an
// anchor in it, or on the section that it opens.
func renderHeading(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	var b bytes.Buffer
	ctx.RenderChildNodes(ctx, &b, n)
	text := strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\n", " ")), " ")
	if text == "" {
		return converter.RenderSuccess
	}
	_, _ = w.WriteString("\n\n" + strings.Repeat("#", int(n.Data[1]-'0')) + " " + strings.TrimRight(text, "#"))
	if id := headingID(n); plainID.MatchString(id) && len(id) <= maxLabel {
		_, _ = w.WriteString(" {#" + id + "}")
	}
	_, _ = w.WriteString("\n\n")
	return converter.RenderSuccess
}

func headingID(n *html.Node) string {
	if id := attribute(n, "id"); id != "" {
		return id
	}
	for d := range n.Descendants() {
		if id := attribute(d, "id") + attribute(d, "name"); id != "" && isElement(d, "a", "span") {
			return id
		}
	}
	if isElement(n.Parent, "section", "div") && previousElement(n) == nil {
		return attribute(n.Parent, "id")
	}
	return ""
}

func previousElement(n *html.Node) *html.Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return s
		}
	}
	return nil
}

// renderDetails writes a folded part with Markdown in it.
func renderDetails(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("\n\n<details>\n")
	ctx.RenderChildNodes(ctx, w, n)
	_, _ = w.WriteString("\n\n</details>\n\n")
	return converter.RenderSuccess
}

func renderSummary(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("<summary>" + html.EscapeString(nodeText(n)) + "</summary>\n\n")
	return converter.RenderSuccess
}

// renderTerm writes the term of a definition list as a line in bold.
func renderTerm(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if text := nodeText(n); text != "" {
		_, _ = w.WriteString("\n\n**" + escapeMarkdown(text) + "**\n\n")
	}
	return converter.RenderSuccess
}

// renderInline keeps a tag and converts what is in it.
func renderInline(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("<" + n.Data + ">")
	ctx.RenderChildNodes(ctx, w, n)
	_, _ = w.WriteString("</" + n.Data + ">")
	return converter.RenderSuccess
}
