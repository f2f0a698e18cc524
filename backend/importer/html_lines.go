package importer

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// tellOriginalLines makes the lines of questions and warnings, which count in
// the Markdown that a page was converted to, those of the file. They are found by
// their words: the words of the file on one string, with the line of each, are
// searched for those of the question, from the last one on.
//
//	<h2>What does	line 7          whatdoesitcost
//	it cost?</h2>	line 8      →   7777777788888…     "What does it cost?" → 7
//
// What is not found has the line of the one before. From then on the text of the
// page is that of the file.
func (p *page) tellOriginalLines(questions []Question) {
	if p.html == nil {
		return
	}
	f := newWordFinder(p.html)
	p.titleLine = f.line(p.title, p.titleLine)
	for i := range p.warnings {
		w := &p.warnings[i]
		start := p.lines[min(max(w.Line-1, 0), len(p.lines)-1)]
		w.Line = f.line(plainText(string(p.src[start:p.lineEnd(start)])), w.Line)
	}
	f.at = 0
	last := 1
	for i := range questions {
		last = f.line(questions[i].Question, last)
		questions[i].Line = last
	}
	p.setText(p.html)
}

// A wordFinder has the letters and digits of a page of HTML, in lower case, with
// the lines on which they stand.
type wordFinder struct {
	words string
	lines []wordLine
	at    int // offset behind the last one that was found
}

// A wordLine says that words from offset at on stand on a line.
type wordLine struct{ at, line int }

func newWordFinder(content []byte) *wordFinder {
	var words strings.Builder
	f := &wordFinder{}
	z := html.NewTokenizer(bytes.NewReader(content))
	line := 1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		if kind == html.TextToken {
			for part := range bytes.Lines(raw) {
				f.lines = append(f.lines, wordLine{words.Len(), line})
				words.WriteString(key(html.UnescapeString(string(part))))
				line += bytes.Count(part, []byte("\n"))
			}
			continue
		}
		line += bytes.Count(raw, []byte("\n"))
	}
	f.words = words.String()
	return f
}

// line gives the line on which text starts, otherwise when it is not found.
func (f *wordFinder) line(text string, otherwise int) int {
	words := key(text)
	i := strings.Index(f.words[f.at:], words)
	if words == "" || i < 0 {
		return otherwise
	}
	at := f.at + i
	f.at = at + len(words)
	n, _ := slices.BinarySearchFunc(f.lines, at+1, func(l wordLine, at int) int { return l.at - at })
	return f.lines[n-1].line
}
