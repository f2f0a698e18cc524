package importer

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxSpan bounds the columns and the rows that one cell covers, maxSpanned the
	// cells that all of a page cover: tables are written with a cell for each.
	maxSpan    = 50
	maxSpanned = 100_000
)

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
