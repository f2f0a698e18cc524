package render

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// simplify brings the tree below n down to the elements and attributes that
// answers need, and colours and layout to elements and classes of ours.
func simplify(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode:
		case c.Type != html.ElementNode || elements[c.Data] == nil || c.Namespace != "":
			n.RemoveChild(c)
		default:
			simplify(c)
			simplifyElement(c)
		}
		c = next
	}
}

func simplifyElement(n *html.Node) {
	e := elements[n.Data]
	switch e.treatment {
	case unwrap:
		unwrapNode(n)
		return
	case drop:
		n.Parent.RemoveChild(n)
		return
	case embed:
		embedLink(n)
		return
	}
	if n.Data == "p" && n.FirstChild == nil { // what the parser makes of a stray </p>
		n.Parent.RemoveChild(n)
		return
	}
	look := lookOf(n)
	if n.Data == "a" && attribute(n, "id") == "" && attribute(n, "name") != "" {
		setAttribute(n, "id", attribute(n, "name"))
	}
	if e.as != n.Data {
		rename(n, e.as)
	}
	keepAttributes(n)
	look.apply(n)
	switch {
	case n.Data == "code":
		nameLanguage(n)
	case isElement(n, "span") && len(n.Attr) == 0:
		unwrapNode(n)
	}
}

func keepAttributes(n *html.Node) {
	kept := keptAttributes[n.Data]
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		return a.Namespace != "" || !slices.Contains(kept, a.Key)
	})
}

// A language as fences name it, before what some pages put behind it: a
// caption (caption.go), or settings, "python{cmd=true}".
var language = regexp.MustCompile(`^language-([A-Za-z0-9][A-Za-z0-9_+#.-]*)`)

// nameLanguage leaves code no class but that of its language.
func nameLanguage(code *html.Node) {
	class := attribute(code, "class")
	code.Attr = nil
	if m := language.FindStringSubmatch(class); m != nil && isElement(code.Parent, "pre") {
		setAttribute(code, "class", "language-"+strings.ToLower(m[1]))
	}
}
