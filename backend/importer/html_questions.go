package importer

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// A markedQuestion is one that a page of HTML marks up as such.
type markedQuestion struct {
	question string
	answer   string // Markdown
	category []string
	anchor   string
}

// linkedQuestions are those that a page tells search engines, as JSON-LD:
//
//	<script type="application/ld+json">
//	{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "…",
//	 "acceptedAnswer": {"@type": "Answer", "text": "<p>…</p>"}}]}
//	</script>
//
// They are the page's own statement of what its questions and answers are.
func linkedQuestions(doc *html.Node) []markedQuestion {
	var found []markedQuestion
	for n := range doc.Descendants() {
		if !isElement(n, "script") || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute(n, "type"))), "application/ld+json") || n.FirstChild == nil {
			continue
		}
		root, err := parseJSON([]byte(n.FirstChild.Data))
		if err != nil {
			continue // other scripts of the page may be right
		}
		found = appendLinked(found, root, false)
	}
	return found
}

func appendLinked(found []markedQuestion, n *node, inPage bool) []markedQuestion {
	if n.kind == mapNode {
		if isOfType(n, "FAQPage") || isOfType(n, "QAPage") {
			inPage = true
		}
		if inPage && isOfType(n, "Question") {
			answer := n.get("acceptedAnswer")
			if answer != nil && answer.kind == listNode && len(answer.items) > 0 {
				answer = answer.items[0]
			}
			m := markedQuestion{question: textOfHTML(n.get("name", "text").str())}
			m.answer, _ = fragmentMarkdown(answer.get("text").str())
			if m.question != "" {
				found = append(found, m)
			}
			return found
		}
	}
	for _, item := range n.items {
		if len(found) < maxRows {
			found = appendLinked(found, item, inPage)
		}
	}
	return found
}

func isOfType(n *node, name string) bool {
	t := n.get("@type")
	if t == nil {
		return false
	}
	if t.kind == listNode {
		for _, item := range t.items {
			if item.str() == name {
				return true
			}
		}
	}
	return t.str() == name
}

// textOfHTML gives the words of a piece of HTML, or of text, on one line.
func textOfHTML(piece string) string { return htmlText([]byte(piece)) }

// markedQuestions are those that the elements of a page tell, in one of these
// ways; the first that gives at least two, most of them worded as questions
// unless the page calls itself an FAQ, holds:
//
//	<div itemtype="https://schema.org/Question"><h3 itemprop="name">…</h3>
//	     <div itemprop="acceptedAnswer"><div itemprop="text">…</div></div></div>
//	<dl><dt>…</dt><dd>…</dd></dl>
//	<button aria-expanded="false" aria-controls="a1">…</button><div id="a1">…</div>
func markedQuestions(main *html.Node, title string) []markedQuestion {
	for _, find := range []func(*html.Node) []questionNodes{microdata, definitionLists, accordions} {
		nodes := find(main)
		var asked []questionNodes
		worded := 0
		for _, q := range nodes {
			if text := nodeText(q.question); text != "" {
				asked = append(asked, q)
				if isQuestion(text) {
					worded++
				}
			}
		}
		if len(asked) < 2 || 2*worded < len(asked) && !namesFAQ(title) {
			continue
		}
		return readMarked(main, asked)
	}
	return nil
}

// questionNodes are the elements of a question and of its answer, which may be
// several.
type questionNodes struct {
	question *html.Node
	answers  []*html.Node
}

func microdata(main *html.Node) []questionNodes {
	var found []questionNodes
	taken := map[*html.Node]bool{}
	for n := range main.Descendants() {
		if !strings.HasSuffix(attribute(n, "itemtype"), "schema.org/Question") || hasAncestor(n, taken) {
			continue
		}
		taken[n] = true
		var q questionNodes
		for d := range n.Descendants() {
			switch attribute(d, "itemprop") {
			case "name":
				if q.question == nil {
					q.question = d
				}
			case "acceptedAnswer":
				q.answers = []*html.Node{d}
			}
		}
		if q.question != nil && q.answers != nil {
			found = append(found, q)
		}
	}
	return found
}

func definitionLists(main *html.Node) []questionNodes {
	var found []questionNodes
	for n := range main.Descendants() {
		if !isElement(n, "dl") || isInside(n, "dl") {
			continue
		}
		open := false // the last question has no answer yet
		for d := range n.Descendants() {
			switch {
			case isElement(d, "dt") && !isInside(d, "dd"):
				found = append(found, questionNodes{question: d})
				open = true
			case isElement(d, "dd") && open && !isInside(d, "dd"):
				last := &found[len(found)-1]
				last.answers = append(last.answers, d)
			}
		}
	}
	return found
}

// accordions finds buttons that fold a part of the page, and these parts.
func accordions(main *html.Node) []questionNodes {
	byID := map[string]*html.Node{}
	for n := range main.Descendants() {
		if id := attribute(n, "id"); id != "" && byID[id] == nil {
			byID[id] = n
		}
	}
	var found []questionNodes
	panels := map[*html.Node]bool{}
	for n := range main.Descendants() {
		if n.Type != html.ElementNode || attribute(n, "aria-expanded") == "" && !isElement(n, "button") || hasAncestor(n, panels) {
			continue
		}
		var panel *html.Node
		for _, name := range []string{"aria-controls", "data-bs-target", "data-target", "href"} {
			id := strings.TrimPrefix(attribute(n, name), "#")
			if panel == nil && id != "" {
				panel = byID[id]
			}
		}
		if panel == nil && attribute(n, "aria-expanded") != "" {
			panel = nextElement(n)
			if panel == nil && n.Parent != main {
				panel = nextElement(n.Parent) // the button is wrapped in a heading
			}
		}
		if panel != nil && !panels[panel] && !contains(panel, n) {
			panels[panel] = true
			found = append(found, questionNodes{n, []*html.Node{panel}})
		}
	}
	return found
}

func nextElement(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return s
		}
	}
	return nil
}

func contains(n, part *html.Node) bool {
	for a := range part.Ancestors() {
		if a == n {
			return true
		}
	}
	return n == part
}

// readMarked converts the answers. The nearest heading above a question that is
// no part of a question or an answer is its category; <h1> is the page itself.
func readMarked(main *html.Node, asked []questionNodes) []markedQuestion {
	own, holding := map[*html.Node]bool{}, map[*html.Node]bool{}
	for _, q := range asked {
		own[q.question] = true
		for a := range q.question.Ancestors() {
			if holding[a] {
				break
			}
			holding[a] = true
		}
		for _, a := range q.answers {
			own[a] = true
		}
	}
	above := map[*html.Node]string{}
	heading := ""
	for n := range main.Descendants() {
		switch {
		case own[n]:
			above[n] = heading
		case isElement(n, "h2", "h3", "h4", "h5", "h6") && !holding[n] && !hasAncestor(n, own):
			heading = shorten(nodeText(n))
		}
	}
	var found []markedQuestion
	for _, q := range asked {
		m := markedQuestion{question: nodeText(q.question), anchor: anchorOf(q.question)}
		if above[q.question] != "" {
			m.category = []string{above[q.question]}
		}
		var parts []string
		for _, a := range q.answers {
			if text, err := markdownOf(a); err == nil && len(bytes.TrimSpace(text)) > 0 {
				parts = append(parts, string(text))
			}
		}
		m.answer = strings.Join(parts, "\n\n")
		found = append(found, m)
	}
	return found
}

func hasAncestor(n *html.Node, set map[*html.Node]bool) bool {
	for a := range n.Ancestors() {
		if set[a] {
			return true
		}
	}
	return false
}

// anchorOf gives the fragment of a question: its own id or that of what it wraps
// or is wrapped in closely.
func anchorOf(n *html.Node) string {
	for at, up := n, 0; at != nil && up < 3; at, up = at.Parent, up+1 {
		if id := attribute(at, "id"); id != "" && !isElement(at, "main", "article", "body", "dl") {
			return shorten(id)
		}
	}
	return ""
}
