package render

import (
	"strings"

	"golang.org/x/net/html"
)

// embedLink puts a link in the place of a frame or a film: nothing is loaded
// from anywhere while an answer is read.
func embedLink(n *html.Node) {
	address := strings.TrimSpace(attribute(n, "src"))
	for _, source := range find(n, "source") {
		if address == "" {
			address = strings.TrimSpace(attribute(source, "src"))
		}
	}
	if address == "" {
		n.Parent.RemoveChild(n)
		return
	}
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	label := strings.TrimSpace(attribute(n, "title"))
	if label == "" {
		label = address
	}
	link := element("a", "href", address)
	link.AppendChild(textNode(label))
	replace(n, link)
}
