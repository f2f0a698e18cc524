package render

import (
	"strings"

	"golang.org/x/net/html"
)

// textOf gives the words below n, see [Text].
func textOf(n *html.Node) string {
	var w words
	w.read(n)
	return w.String()
}

// words collects text as a browser lays it out: runs of white space are one
// space, blocks start on a new line.
type words struct {
	strings.Builder
	gap  byte // what to put before the next word: 0, ' ', '\t' or '\n'
	cell int  // nesting in table cells
}

// need asks for a gap before the next word; the widest that was asked for wins.
func (w *words) need(gap byte) {
	rank := strings.IndexByte
	const order = "\x00 \t\n"
	if rank(order, gap) > rank(order, w.gap) {
		w.gap = gap
	}
}

// block asks for the gap between blocks, which in a table cell is a space, so
// that a row stays on its line.
func (w *words) block() {
	if w.cell > 0 {
		w.need(' ')
	} else {
		w.need('\n')
	}
}

func (w *words) write(s string) {
	if w.Len() > 0 && w.gap != 0 {
		w.WriteByte(w.gap)
	}
	w.gap = 0
	w.WriteString(s)
}

func (w *words) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.flow(c.Data)
		case isElement(c, "br"):
			w.block()
		case isElement(c, "img"):
			// Not words.
		case isElement(c, "td", "th"):
			w.cell++
			w.read(c)
			w.cell--
			w.need('\t')
		case isElement(c, "pre"):
			w.block()
			w.code(c)
			w.block()
		case isElement(c, "tr"):
			w.need('\n')
			w.read(c)
			w.need('\n')
		case c.Type == html.ElementNode && isBlock(c):
			w.block()
			w.read(c)
			w.block()
		default:
			w.read(c)
		}
	}
}

func isBlock(n *html.Node) bool {
	e := elements[n.Data]
	return e != nil && !e.inline && (!e.void || n.Data == "hr")
}

// flow writes text outside of code.
func (w *words) flow(s string) {
	for s != "" {
		if end := strings.IndexFunc(s, isSpace); end != 0 {
			if end < 0 {
				end = len(s)
			}
			w.write(s[:end])
			s = s[end:]
			continue
		}
		w.need(' ')
		s = strings.TrimLeftFunc(s, isSpace)
	}
}

// isSpace reports whether browsers take r for white space, or show it as a space.
func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0'
}

// code writes preformatted text as it stands.
func (w *words) code(pre *html.Node) {
	var b strings.Builder
	for n := range descendants(pre) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if isElement(n, "br") {
			b.WriteByte('\n')
		}
	}
	if s := strings.Trim(b.String(), "\n"); s != "" {
		w.write(s)
	}
}
