package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxIndent is the deepest item that is indented further than the one around
// it: text must not grow with the square of what HTML can nest. Real lists are
// six deep at most.
const maxIndent = 10

// list reads a list, whose items count from its start.
func (w *words) list(n *html.Node) {
	outer := w.number
	w.number = numberIn(n, "start", 1)
	w.read(n)
	w.number = outer
}

// item reads an item. Its mark waits for its first word: an item without words
// has none, and what starts with a list in it has the marks of both on one line.
func (w *words) item(li *html.Node) {
	mark := "- "
	if isElement(li.Parent, "ol") {
		w.number = numberIn(li, "value", w.number)
		mark = strconv.Itoa(w.number) + ". "
		w.number++
	}
	outer := w.tight
	w.tight = isTight(li)
	w.marks = append(w.marks, mark)
	w.items++
	w.read(li)
	w.items--
	w.marks = w.marks[:max(0, len(w.marks)-1)] // none is left when there was a word
	w.tight = outer
}

// writeMarks writes the marks that wait for a word, behind the indentation when
// that word starts a line.
func (w *words) writeMarks(newLine bool) {
	marks := w.marks
	w.marks = nil
	if newLine {
		w.items -= len(marks)
		w.indent()
		w.items += len(marks)
	}
	for _, mark := range marks {
		w.WriteString(mark)
	}
}

// indent starts a line.
func (w *words) indent() {
	w.WriteString(strings.Repeat("  ", min(w.items, maxIndent)))
}

// isTight reports whether an item is one of a list without empty lines: Markdown
// makes paragraphs of the text in the others.
func isTight(li *html.Node) bool {
	for c := li.FirstChild; c != nil; c = c.NextSibling {
		if isElement(c, "p") && attribute(c, "class") != captionClass {
			return false
		}
	}
	return true
}

// numberIn gives the number in an attribute as policy.go lets it through, or
// otherwise.
func numberIn(n *html.Node, key string, otherwise int) int {
	value := attribute(n, key)
	if !number.MatchString(value) {
		return otherwise
	}
	read, _ := strconv.Atoi(value) // five digits at most
	return read
}
