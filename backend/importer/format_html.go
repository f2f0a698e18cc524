package importer

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// maxHTMLBytes bounds a page of HTML. Saved pages have up to 2 MB, most of it
// scripts.
const maxHTMLBytes = 4 << 20

// readHTML reads a page as a browser saves it, in steps:
//
//	parse → what the page says of itself → the part with its content
//	(html_main.go) → its questions, if it marks them up (html_questions.go),
//	else Markdown of it (html_markdown.go) for the ordinary shapes
//
// Templates, pages of programs without text, and in a folder also fragments that
// are no FAQ, are no content.
func readHTML(name string, content []byte) (*page, error) {
	if len(content) > maxHTMLBytes {
		return nil, tooLarge(int64(len(content)), maxHTMLBytes)
	}
	doc, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil, faq.Wrap(err, faq.CodeTooDeep) // the parser has one bound: 512 open elements
	}
	if isTemplate(doc) {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	facts := factsOf(doc)
	marked := linkedQuestions(doc) // stands in a script, which goes
	main := mainContent(doc)
	if tooManyNodes(main) {
		return nil, faq.Errorf(faq.CodeTooLarge, "> "+strconv.Itoa(maxHTMLNodes), maxHTMLNodes)
	}
	title := pageTitle(facts.title, doc, main)
	if len(marked) == 0 {
		marked = markedQuestions(main, title)
	}
	text, err := markdownOf(main)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 && len(marked) == 0 {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	p, err := newPage(name, text)
	if err != nil {
		return nil, err
	}
	p.html, p.address = content, facts.address
	p.meta = frontMatter{date: facts.date, title: title}
	if title != "" {
		p.findTitle()
		p.titleLine, p.borrowed = 1, false
	}
	if p.title == "" {
		p.title, p.titleLine, p.borrowed = p.stem(), 1, true
	}
	p.ifFAQ = !wholePage.Match(content)
	if len(marked) > 0 {
		p.giveMarked(marked)
	}
	return p, nil
}

// wholePage tells a page from a fragment.
var wholePage = regexp.MustCompile(`(?i)<!doctype html|<html|<body`)

// giveMarked makes the questions that the page marks up its own. Where they are
// a small part of its text they are a section of an article, which stays an entry
// beside them.
func (p *page) giveMarked(marked []markedQuestion) {
	p.given = &given{class: faq.ClassFAQ}
	for _, m := range marked {
		q := Question{Entry: faq.Entry{
			Class: faq.ClassFAQ, Question: shorten(m.question), Category: m.category, Line: 1, Anchor: m.anchor,
		}, Body: faq.Body{Answer: m.answer}}
		p.give(q)
	}
	if covers, _ := p.cover(p.given.questions); !covers {
		if article := splitArticle(p); len(article) > 0 {
			p.given.class = faq.ClassSection
			p.given.questions = append(article, p.given.questions...)
		}
	}
}

// isTemplate reports whether the text or an address of a page has the marks of
// a template, outside of code.
func isTemplate(doc *html.Node) bool {
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode && templateMark.MatchString(n.Data):
			if !slices.ContainsFunc([]string{"script", "style", "pre", "code", "textarea"}, func(tag string) bool { return isInside(n, tag) }) {
				return true
			}
		case n.Type == html.CommentNode && strings.HasPrefix(n.Data, "?php"):
			return true
		case n.Type == html.ElementNode:
			if templateMark.MatchString(attribute(n, "href")) || templateMark.MatchString(attribute(n, "src")) {
				return true
			}
		}
	}
	return false
}

var templateMark = regexp.MustCompile(`\{\{|\{%|<%`)

// attribute gives the value of an attribute, "" when there is none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}

// isElement reports whether n is an element with one of the names.
func isElement(n *html.Node, names ...string) bool {
	return n.Type == html.ElementNode && slices.Contains(names, n.Data)
}

// isInside reports whether n lies in an element of the given names.
func isInside(n *html.Node, names ...string) bool {
	for a := range n.Ancestors() {
		if isElement(a, names...) {
			return true
		}
	}
	return false
}

// nodeText gives the words of a node on one line.
func nodeText(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return oneLine(b.String())
}

func writeText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case isElement(n, "script", "style", "noscript", "template", "svg"):
		return
	case isElement(n, "br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
}
