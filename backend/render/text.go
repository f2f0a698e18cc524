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
// space, blocks start on a new line, most of them below an empty one.
type words struct {
	strings.Builder
	gap  gap // what to put before the next word
	cell int // nesting in table cells

	items  int      // nesting in items of lists
	marks  []string // of the innermost items, while nothing is written behind them
	tight  bool     // in an item of a list without empty lines
	number int      // of the next item of the list
}

// A gap is what separates two words, from the narrowest to the widest.
type gap uint8

const (
	noGap gap = iota
	spaceGap
	tabGap
	lineGap
	blockGap
)

var gapText = [...]string{noGap: "", spaceGap: " ", tabGap: "\t", lineGap: "\n", blockGap: "\n\n"}

// need asks for a gap before the next word; the widest that was asked for wins.
func (w *words) need(g gap) { w.gap = max(w.gap, g) }

// block asks for the gap between blocks: a space in a table cell, so that a row
// stays on its line, and no empty line in a list that has none.
func (w *words) block(g gap) {
	switch {
	case w.cell > 0:
		g = spaceGap
	case w.tight:
		g = lineGap
	}
	w.need(g)
}

func (w *words) write(s string) {
	newLine := w.Len() == 0 || w.gap >= lineGap
	if w.Len() > 0 {
		w.WriteString(gapText[w.gap])
	}
	w.gap = noGap
	w.writeMarks(newLine)
	w.WriteString(s)
}

func (w *words) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.flow(c.Data)
		case isElement(c, "br"):
			w.block(lineGap)
		case isElement(c, "img"):
			// Not words.
		case isElement(c, "td", "th"):
			w.cell++
			w.read(c)
			w.cell--
			w.need(tabGap)
		case isElement(c, "pre"):
			w.block(blockGap)
			w.code(c)
			w.block(blockGap)
		case isElement(c, "tr"):
			w.need(lineGap)
			w.read(c)
			w.need(lineGap)
		case isElement(c, "ul", "ol"):
			w.block(blockGap)
			w.list(c)
			w.block(blockGap)
		case isElement(c, "li"):
			w.block(lineGap)
			w.item(c)
			w.block(lineGap)
		case isElement(c, "caption", "colgroup", "dd", "div", "dt", "figcaption", "summary", "tbody", "tfoot", "thead"):
			w.block(lineGap)
			w.read(c)
			w.block(lineGap)
		case c.Type == html.ElementNode && isBlock(c):
			w.block(blockGap)
			w.read(c)
			w.block(blockGap)
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
		w.need(spaceGap)
		s = strings.TrimLeftFunc(s, isSpace)
	}
}

// isSpace reports whether browsers take r for white space, or show it as a space.
func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0'
}

// code writes preformatted text as it stands, indented with the item it is in.
func (w *words) code(pre *html.Node) {
	var b strings.Builder
	for n := range descendants(pre) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if isElement(n, "br") {
			b.WriteByte('\n')
		}
	}
	s := strings.Trim(b.String(), "\n")
	if s == "" {
		return
	}
	line, rest, more := strings.Cut(s, "\n")
	w.write(line)
	for more {
		line, rest, more = strings.Cut(rest, "\n")
		w.WriteByte('\n')
		if line != "" {
			w.indent()
			w.WriteString(line)
		}
	}
}
