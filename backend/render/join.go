package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const space = " \t\n"

// joinLines takes out the newlines between Japanese letters below n. Browsers
// show them as spaces, which Japanese does not put between words. (goldmark can
// do it too, but then loses the newline before emphasis and links.)
func joinLines(n *html.Node) {
	var j joiner
	j.read(n)
}

// A joiner reads the text of a block in order.
type joiner struct {
	last rune       // the letter before, or 0
	open *html.Node // the text that ended with a newline behind that letter, or nil
}

func (j *joiner) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch e := elements[c.Data]; {
		case c.Type == html.TextNode:
			j.join(c)
		case isElement(c, "code", "pre"):
			*j = joiner{}
		case e != nil && e.inline:
			j.read(c)
		default:
			*j = joiner{}
			j.read(c)
			*j = joiner{}
		}
	}
}

func (j *joiner) join(n *html.Node) {
	trimmed := strings.TrimLeft(n.Data, space)
	if trimmed == "" {
		if j.open == nil && strings.Contains(n.Data, "\n") {
			j.open = n
		}
		return
	}
	if first, _ := utf8.DecodeRuneInString(trimmed); isJapanese(j.last) && isJapanese(first) {
		if j.open != nil {
			j.open.Data = strings.TrimRight(j.open.Data, space)
		}
		if j.open != nil || strings.Contains(n.Data[:len(n.Data)-len(trimmed)], "\n") {
			n.Data = trimmed
		}
	}
	if strings.Contains(n.Data, "\n") {
		n.Data = joinText(n.Data)
	}
	rest := strings.TrimRight(n.Data, space)
	j.last, _ = utf8.DecodeLastRuneInString(rest)
	j.open = nil
	if strings.Contains(n.Data[len(rest):], "\n") {
		j.open = n
	}
}

// joinText takes out the newlines within one text.
func joinText(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		line, rest, more := strings.Cut(s, "\n")
		end, start := strings.TrimRight(line, space), strings.TrimLeft(rest, space)
		last, _ := utf8.DecodeLastRuneInString(end)
		first, _ := utf8.DecodeRuneInString(start)
		switch {
		case !more:
			b.WriteString(line)
			return b.String()
		case end != "" && start != "" && isJapanese(last) && isJapanese(first):
			b.WriteString(end)
			s = start
		default:
			b.WriteString(line + "\n")
			s = rest
		}
	}
}

// isJapanese reports whether r is a letter or a mark of Japanese text, in full
// width. Korean has spaces between words.
func isJapanese(r rune) bool {
	return r >= 0x3001 && r <= 0x30FF || // punctuation, kana
		unicode.Is(unicode.Han, r) ||
		r >= 0xFF01 && r <= 0xFF60 // full-width forms of ASCII
}
