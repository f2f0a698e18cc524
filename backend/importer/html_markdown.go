package importer

import (
	"bytes"
	"regexp"
	"strconv"
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
	// maxSpan bounds the columns and the rows that one cell covers, maxSpanned the
	// cells that all of a page cover: tables are written with a cell for each.
	maxSpan    = 50
	maxSpanned = 100_000
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

// prepare makes of what pages write what the converter understands.
func prepare(root *html.Node) {
	var rewritten []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			rewritten = append(rewritten, n)
		}
	}
	spanned := 0
	for _, n := range rewritten {
		switch n.Data {
		case "img":
			prepareImage(n)
		case "a":
			if href := attribute(n, "href"); href != "" {
				setAttribute(n, "href", plainAddress(href))
			}
			if isPermalink(n) {
				n.Parent.RemoveChild(n)
			}
		case "td", "th":
			if spanned += span(n, "colspan") * span(n, "rowspan"); spanned > maxSpanned {
				setAttribute(n, "colspan", "1")
				setAttribute(n, "rowspan", "1")
			}
		case "pre":
			prepareCode(n)
		case "figure":
			if strings.Contains(" "+attribute(n, "class")+" ", " highlight ") {
				prepareHighlight(n)
			}
		case "button":
			if attribute(n, "aria-expanded") == "" && n.Parent != nil {
				n.Parent.RemoveChild(n) // "Copy", "Share"
			}
		}
	}
}

// prepareImage finds the address of an image that is only loaded when it is
// looked at.
func prepareImage(n *html.Node) {
	src := attribute(n, "src")
	if src == "" || strings.HasPrefix(src, "data:") {
		for _, name := range []string{"data-src", "data-original", "data-lazy-src", "data-linktype-src"} {
			if lazy := attribute(n, name); lazy != "" {
				src = lazy
				break
			}
		}
	}
	setAttribute(n, "src", plainAddress(src))
}

// plainAddress writes an address so that it ends where it ends in Markdown, too.
func plainAddress(address string) string {
	address = strings.TrimSpace(address)
	if len(address) > maxRefBytes {
		return ""
	}
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "", "\t", "").Replace(address)
}

// isPermalink reports whether a link only leads to the heading that it stands
// in: "¶", "#".
func isPermalink(a *html.Node) bool {
	return a.Parent != nil && strings.HasPrefix(attribute(a, "href"), "#") && isInside(a, "h1", "h2", "h3", "h4", "h5", "h6") &&
		!strings.ContainsFunc(nodeText(a), isLetterOrDigit)
}

func isLetterOrDigit(r rune) bool { return key(string(r)) != "" }

// span gives how many columns or rows a cell covers, and makes it a number that
// it may cover.
func span(cell *html.Node, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(cell, name)))
	if err != nil || n < 1 {
		n = 1
	}
	n = min(n, maxSpan)
	if attribute(cell, name) != "" {
		setAttribute(cell, name, strconv.Itoa(n))
	}
	return n
}

var codeLanguage = regexp.MustCompile(`(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)`)

// prepareCode gives a code block the language that the elements around it name,
// and leaves nothing in it but its text.
func prepareCode(pre *html.Node) {
	language := ""
	for n := range pre.Descendants() {
		if m := codeLanguage.FindStringSubmatch(attribute(n, "class")); m != nil && n.Type == html.ElementNode && language == "" {
			language = m[1]
		}
	}
	for n, up := pre, 0; n != nil && up < 4 && language == ""; n, up = n.Parent, up+1 {
		if m := codeLanguage.FindStringSubmatch(attribute(n, "class")); m != nil {
			language = m[1]
		}
	}
	if language != "" {
		setAttribute(pre, "class", "language-"+language)
	}
}

// prepareHighlight makes one code block of the table that Hexo writes, which has
// the numbers of the lines in its first cell.
func prepareHighlight(figure *html.Node) {
	var code *html.Node
	for n := range figure.Descendants() {
		if isElement(n, "pre") && !isInsideClass(n, "gutter") {
			code = n
		}
	}
	if code == nil {
		return
	}
	for class := range strings.FieldsSeq(attribute(figure, "class")) {
		if class != "highlight" && class != "plain" && class != "plaintext" {
			setAttribute(code, "class", "language-"+class)
		}
	}
	code.Parent.RemoveChild(code)
	for figure.FirstChild != nil {
		figure.RemoveChild(figure.FirstChild)
	}
	figure.AppendChild(code)
}

func isInsideClass(n *html.Node, class string) bool {
	for a := range n.Ancestors() {
		if attribute(a, "class") == class {
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
