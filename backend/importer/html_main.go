package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// mainContent gives the part of a page that has its content, and takes out of it
// what surrounds it on every page of its site. It is found so, the first that
// holds:
//
//	<main>, role="main", the only <article>, itemprop="articleBody": if it has
//	at least a fifth of the words of the page
//	the smallest element that has at least 60 % of the words outside of links
//
// Words in links count for nothing: menus are links.
func mainContent(doc *html.Node) *html.Node {
	body := doc
	for n := range doc.Descendants() {
		if isElement(n, "body") {
			body = n
			break
		}
	}
	prune(body)
	w := wordsOf(body)
	if n := namedMain(body, w); n != nil {
		return n
	}
	at := body
	for {
		var next *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && 10*w[c] >= 6*w[body] {
				next = c
			}
		}
		if next == nil || !isElement(next, "div", "section", "article", "main", "td", "tr", "tbody", "table", "center", "form") {
			return at
		}
		if isElement(next, "table") && isDataTable(next) {
			return at
		}
		at = next
	}
}

// namedMain finds the element that the page itself calls its content.
func namedMain(body *html.Node, w words) *html.Node {
	var mains, articles []*html.Node
	for n := range body.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "main" || attribute(n, "role") == "main":
			mains = append(mains, n)
		case n.Data == "article" || attribute(n, "itemprop") == "articleBody":
			articles = append(articles, n)
		}
	}
	for _, named := range [][]*html.Node{mains, articles} {
		var best *html.Node
		for _, n := range named {
			if best == nil || w[n] > w[best] {
				best = n
			}
		}
		// Of several articles none is the content: they are a list of posts.
		if best != nil && 5*w[best] >= w[body] && (len(mains) > 0 || 10*w[best] >= 6*w[body]) {
			return best
		}
	}
	return nil
}

// isDataTable tells a table of data from one that places the parts of a page.
func isDataTable(table *html.Node) bool {
	for n := range table.Descendants() {
		if isElement(n, "th", "thead", "caption") {
			return true
		}
	}
	return false
}

// words are the bytes of text outside of links, by element.
type words map[*html.Node]int

func wordsOf(root *html.Node) words {
	w := words{}
	var count func(*html.Node) int
	count = func(n *html.Node) int {
		sum := 0
		if n.Type == html.TextNode {
			sum = len(strings.TrimSpace(n.Data))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum += count(c)
		}
		if isElement(n, "a") {
			sum = 0
		}
		w[n] = sum
		return sum
	}
	count(root)
	return w
}

// removed are the elements without content of their own, wherever they stand.
var removed = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "svg": true, "math": true, "canvas": true,
	"object": true, "embed": true, "applet": true, "audio": true, "video": true, "iframe": true, "frame": true,
	"nav": true, "footer": true, "aside": true, "dialog": true, "head": true, "link": true, "meta": true,
	"input": true, "select": true, "option": true, "textarea": true, "progress": true, "meter": true, "map": true,
}

var removedRoles = map[string]bool{
	"navigation": true, "banner": true, "contentinfo": true, "search": true, "complementary": true,
	"dialog": true, "alertdialog": true, "menu": true, "menubar": true, "toolbar": true,
}

// surroundings are the words in classes and ids of what surrounds the content.
var surroundings = regexp.MustCompile(`(?i)(^|[\s_-])(cookies?|consent|gdpr|breadcrumbs?|pagination|pager|share|sharing|social|sns|` +
	`sidebar|side-?menu|advert|advertisement|ads|related|newsletter|skip-?(link|to-content)|sr-only|visually-hidden|` +
	`toc|feedback|rating|vote|print-?only)([\s_-]|$)`)

// prune takes out what is no content. What only its class or id gives away, and
// has more than 30 % of the words of the page, stays: the whole of a page may lie
// in "has-sidebar".
func prune(body *html.Node) {
	w := wordsOf(body)
	total := w[body]
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, inMain bool) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.CommentNode:
				n.RemoveChild(c)
			case c.Type != html.ElementNode:
			case removed[c.Data], removedRoles[attribute(c, "role")],
				c.Data == "header" && !inMain && !hasContent(c),
				10*w[c] <= 3*total && surroundings.MatchString(attribute(c, "class")+" "+attribute(c, "id")) && !isElement(c, "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"):
				n.RemoveChild(c)
			default:
				walk(c, inMain || isElement(c, "main", "article"))
			}
			c = next
		}
	}
	walk(body, false)
}

// hasContent reports whether the element that the page calls its content lies in n.
func hasContent(n *html.Node) bool {
	for d := range n.Descendants() {
		if isElement(d, "main", "article") {
			return true
		}
	}
	return false
}
