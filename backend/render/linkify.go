package render

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// goldmark links bare addresses, but only behind a space or at the start of a
// line; in Japanese they follow a letter or a full-width bracket directly:
// 「詳細（https://example.com/a）を」. An address ends where ASCII does.
var bareAddress = regexp.MustCompile(`https?://[0-9A-Za-z][!#-;=?-\[\]_a-z{|}~]*`)

// linkify makes links of the bare addresses below n.
func linkify(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode:
			linkText(c)
		case isElement(c, "a"):
			// "https://example.com/<name>": half an address leads nowhere.
			if attribute(c, "href") == innerText(c) && next != nil &&
				next.Type == html.TextNode && strings.HasPrefix(next.Data, "<") {
				unwrapNode(c)
			}
		case !isElement(c, "code", "pre", "kbd", "samp"):
			linkify(c)
		}
		c = next
	}
}

func linkText(n *html.Node) {
	s := n.Data
	if !strings.Contains(s, "://") { // most text; the expression is slow to say so
		return
	}
	done := 0
	for _, m := range bareAddress.FindAllStringIndex(s, -1) {
		from, to := m[0], m[0]+len(trimAddress(s[m[0]:m[1]]))
		if from > 0 && isWordByte(s[from-1]) || m[1] < len(s) && s[m[1]] == '<' {
			continue
		}
		if from > done {
			n.Parent.InsertBefore(textNode(s[done:from]), n)
		}
		link := element("a", "href", s[from:to])
		link.AppendChild(textNode(s[from:to]))
		n.Parent.InsertBefore(link, n)
		done = to
	}
	n.Data = s[done:]
}

// trimAddress leaves out the punctuation behind an address, and a bracket that
// was opened before it.
func trimAddress(s string) string {
	const opening, closing = "([{", ")]}"
	var unopened [len(closing)]int
	for i := range unopened {
		unopened[i] = strings.Count(s, closing[i:i+1]) - strings.Count(s, opening[i:i+1])
	}
	for s != "" {
		last := s[len(s)-1]
		if pair := strings.IndexByte(closing, last); pair >= 0 {
			if unopened[pair] <= 0 {
				return s
			}
			unopened[pair]--
		} else if strings.IndexByte(".,:;!?'*_~#|", last) < 0 {
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// innerText is the text of an element that holds nothing but text.
func innerText(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	return ""
}
