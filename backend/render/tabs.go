package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// flattenTabs makes plain headings of Learn's tabs, one level below the heading
// before them, and takes away the rule that ends the last of them:
//
//	# [Portal](#tab/portal)
//	Text
//	# [CLI](#tab/cli)
//	Text
//	---
func flattenTabs(root *html.Node) {
	level, tabs := 2, false
	for _, n := range find(root, "h1", "h2", "h3", "h4", "h5", "h6", "hr") {
		switch link := tabLink(n); {
		case link != nil:
			unwrapNode(link)
			rename(n, "h"+strconv.Itoa(min(level+1, 6)))
			tabs = true
		case isElement(n, "hr"):
			if tabs {
				n.Parent.RemoveChild(n)
			}
			tabs = false
		default:
			level = headingLevel(n)
		}
	}
}

// tabLink gives the link that all of a tab's heading is, or nil.
func tabLink(n *html.Node) *html.Node {
	if headingLevel(n) == 0 || n.FirstChild == nil || n.FirstChild != n.LastChild || !isElement(n.FirstChild, "a") ||
		!strings.HasPrefix(attribute(n.FirstChild, "href"), "#tab/") {
		return nil
	}
	return n.FirstChild
}
