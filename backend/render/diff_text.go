package render

import (
	"strings"

	"golang.org/x/net/html"
)

// diffText gives Difference.Text, and takes the tree apart for it.
func diffText(root *html.Node) string {
	if !showsChange(root) {
		return ""
	}
	for _, n := range find(root, "del", "ins", "img") {
		switch n.Data {
		case "del":
			bracket(n, "[-", "-]")
		case "ins":
			bracket(n, "{+", "+}")
		case "img":
			replace(n, textNode("["+attribute(n, "alt")+"]"))
		}
	}
	abridge(root)
	return textOf(root)
}

// bracket puts brackets around what is in n, but for the end of its last line of
// code.
func bracket(n *html.Node, before, behind string) {
	n.InsertBefore(textNode(before), n.FirstChild)
	if last := n.LastChild; last.Type == html.TextNode {
		if line, ended := strings.CutSuffix(last.Data, "\n"); ended {
			last.Data, behind = line, behind+"\n"
		}
	}
	n.AppendChild(textNode(behind))
}

// showsChange reports whether there is a change in n or below it.
func showsChange(n *html.Node) bool {
	if isElement(n, "ins", "del") || attribute(n, changeAttribute) != "" {
		return true
	}
	for d := range descendants(n) {
		if isElement(d, "ins", "del") || attribute(d, changeAttribute) != "" {
			return true
		}
	}
	return false
}

// abridge puts "…" for the blocks that are as they were, but for those next to a
// change.
func abridge(root *html.Node) {
	var blocks []*html.Node
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if !isBlank(n) {
			blocks = append(blocks, n)
		}
	}
	changed := make([]bool, len(blocks)+2) // of the block at i-1
	for i, n := range blocks {
		changed[i+1] = showsChange(n)
	}
	var left *html.Node // stands for those that were left out last
	for i, n := range blocks {
		switch {
		case changed[i] || changed[i+1] || changed[i+2]:
			left = nil
			continue
		case left == nil:
			left = element("p")
			left.AppendChild(textNode("…"))
			root.InsertBefore(left, n)
		}
		root.RemoveChild(n)
	}
}
