package render

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// An alert is a blockquote that starts with a mark, as GitHub and Learn have it:
//
//	> [!NOTE]
//	> Text
//
// The same line may go on with text. Some blogs write "> ! 警告" instead, as the
// text of Learn looks when it is copied.
type alert struct{ kind, ja, en string }

// The names are those of the Japanese and the English Learn pages, except that
// "note" is 「メモ」, to tell it from 「注意」.
var alerts = map[string]alert{
	"note":      {"note", "メモ", "Note"},
	"info":      {"note", "メモ", "Note"},
	"tip":       {"tip", "ヒント", "Tip"},
	"important": {"important", "重要", "Important"},
	"warning":   {"warning", "警告", "Warning"},
	"caution":   {"caution", "注意", "Caution"},
	"メモ":        {"note", "メモ", "Note"},
	"注":         {"note", "注", "Note"},
	"注記":        {"note", "注記", "Note"},
	"ヒント":       {"tip", "ヒント", "Tip"},
	"重要":        {"important", "重要", "Important"},
	"警告":        {"warning", "警告", "Warning"},
	"注意":        {"caution", "注意", "Caution"},
}

var (
	alertMark  = regexp.MustCompile(`^\s*\[!\s*([A-Za-z]+)\s*\]\s*`)
	copiedMark = regexp.MustCompile(`^\s*[!！]\s*(\p{L}+)\s*$`)
	// Learn's styled boxes and films are quotes in form only.
	boxMark   = regexp.MustCompile(`^\s*\[!div [^\]]*\]\s*`)
	videoMark = regexp.MustCompile(`^\s*\[!VIDEO\s+(\S+?)\s*\]\s*$`)
)

// makeAlerts turns the blockquotes below root that are alerts into
//
//	<div class="alert alert-note"><p class="alert-title">メモ</p>…
func makeAlerts(root *html.Node, japanese bool) {
	nameOf := func(a alert) string {
		if japanese {
			return a.ja
		}
		return a.en
	}
	for _, summary := range find(root, "summary") { // of a folded box
		if m := alertMark.FindStringSubmatch(innerText(summary)); m != nil && len(m[0]) == len(innerText(summary)) {
			if a, ok := alerts[strings.ToLower(m[1])]; ok {
				summary.FirstChild.Data = nameOf(a)
			}
		}
	}
	for _, quote := range find(root, "blockquote") {
		given := attribute(quote, captionAttribute)
		quote.Attr = nil
		p := firstElement(quote)
		if p == nil { // what was in it is not shown
			quote.Parent.RemoveChild(quote)
			continue
		}
		if !isElement(p, "p") || p.FirstChild == nil || p.FirstChild.Type != html.TextNode {
			continue
		}
		first := p.FirstChild
		if dropMark(quote, p, first) {
			continue
		}
		a, ok := alert{}, false
		if m := alertMark.FindStringSubmatch(first.Data); m != nil {
			if a, ok = alerts[strings.ToLower(m[1])]; ok {
				first.Data = first.Data[len(m[0]):]
			}
		} else if m := copiedMark.FindStringSubmatch(first.Data); m != nil && endsLine(first) {
			if a, ok = alerts[strings.ToLower(m[1])]; ok {
				first.Data = ""
			}
		}
		if !ok {
			continue
		}
		title := element("p", "class", "alert-title")
		title.AppendChild(textNode(cmp.Or(given, nameOf(a))))
		rename(quote, "div")
		setAttribute(quote, "class", "alert alert-"+a.kind)
		trimStart(p)
		quote.InsertBefore(title, quote.FirstChild)
	}
}

// dropMark takes away those marks of Learn that are no alerts, and the quote
// around them; it reports whether there was one.
func dropMark(quote, p, first *html.Node) bool {
	if m := boxMark.FindString(first.Data); m != "" {
		first.Data = first.Data[len(m):]
	} else if m := videoMark.FindStringSubmatch(first.Data); m != nil {
		first.Data = m[1] // linkify makes a link of it
	} else {
		return false
	}
	trimStart(p)
	unwrapNode(quote)
	return true
}

func firstElement(n *html.Node) *html.Node {
	c := n.FirstChild
	for c != nil && isBlank(c) {
		c = c.NextSibling
	}
	return c
}

// endsLine reports whether nothing but a line break follows n in its parent.
func endsLine(n *html.Node) bool { return n.NextSibling == nil || isElement(n.NextSibling, "br") }

// trimStart removes blank text and line breaks from the start of p, and p when
// nothing remains.
func trimStart(p *html.Node) {
	for c := p.FirstChild; c != nil && (isBlank(c) || isElement(c, "br")); c = p.FirstChild {
		p.RemoveChild(c)
	}
	switch c := p.FirstChild; {
	case c == nil:
		p.Parent.RemoveChild(p)
	case c.Type == html.TextNode:
		c.Data = strings.TrimLeft(c.Data, " \n")
	}
}
