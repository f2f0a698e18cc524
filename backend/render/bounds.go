package render

import (
	"strings"

	"kotae/backend/faq"
	"kotae/backend/spans"
)

// The bounds of an answer that is laid out. goldmark cannot be stopped, and is
// slower than linear in a few things; each has a bound that keeps any answer
// below half a second on two cores of a small machine and that no real page
// comes near. "real" is the most among the entries of some 200 published pages.
const (
	// Everything else grows with the size: 448 KiB of the worst input within the
	// other bounds take about 0.5 s, of text 0.05 s. Real: 145,000, and pages of
	// 0.4 MB are known.
	maxBytes = 448 << 10
	// Short lines become long HTML: 130,000 headings "# a" take 0.7 s. Real: 5,200.
	maxLines = 60_000
	// "> > > > a": time grows with the square of the depth; 16,000 quotes on one
	// line take 0.15 s, and 2,000 nested lists 12 s. Real: 6.
	maxDepth = 32
	// The depths of all lines together: goldmark remembers each until the
	// outermost block ends, and 15,000 times 31 quotes are 13 MB of HTML, 1.6 s.
	// Real: 4,800.
	maxLevels = 200_000
	// "[a](" without an end reads on to the end of its paragraph: the number of
	// them times the length of the paragraph in bytes, over all paragraphs. Eight
	// thousand in 32 kB, 256 million, take 0.16 s; 50,000 take 20 s. Real: 1,000.
	maxLinkWork = 64 << 20
	// "[a]: b" is slow in long runs: 36,000 take 0.6 s. Real: 10.
	maxDefinitions = 4_000
	// The longest link definition times the brackets that may use it: how much
	// HTML "[a]: <long address>" and "[a][a][a]" can make. Real: 17,000.
	maxExpansion = 8 << 20
	// Every line below a table's head becomes a row as wide as the head: a wide
	// head with many short lines makes 9 MB out of 4 kB, 0.3 s. Real: 280.
	maxCells = 20_000
	// Each "[^a]" is looked up among all definitions: 100,000 times 4,000 take 2 s.
	// Real: 400.
	maxNoteWork = 20_000_000
	// "\|" in the code of tables: 18,000 take 0.4 s. Real: 4.
	maxEscapedPipes = 4_000
	// Emphasis and code that nothing closes, "*a_ *a_", in nanoseconds. Real: 640,000.
	maxSpanTime = 300_000_000
)

// costly reports whether body is over one of the bounds. It reads it once.
func costly(body faq.Body) bool {
	if len(body.Detail)+len(body.Answer) > maxBytes {
		return true
	}
	var c cost
	c.read(body.Detail)
	c.read(body.Answer)
	return c.depth > maxDepth || c.linkWork > maxLinkWork || c.definitions > maxDefinitions ||
		c.longest*c.brackets > maxExpansion || c.cells > maxCells || c.escapedPipes > maxEscapedPipes ||
		c.notes*c.definitions > maxNoteWork || c.lines > maxLines || c.levels > maxLevels ||
		c.spans.Nanoseconds() > maxSpanTime
}

// A cost is what it would take to parse some Markdown, at least as much as it
// does: code is counted as if it were text.
type cost struct {
	lines        int
	depth        int // containers, quotes, lists and boxes, that a line is in at most
	levels       int // the depths of all lines
	linkWork     int
	definitions  int
	longest      int // definition in bytes, with the line below it
	brackets     int // closing ones
	notes        int // "[^", references to footnotes
	cells        int
	escapedPipes int
	spans        spans.Cost

	lists      []int // columns of the list markers that are open, and of boxes
	fences     int   // ":::" that are open
	open       int   // unfinished links in the paragraph
	length     int   // of the paragraph in bytes
	columns    int   // of the table that the line is in
	definition int   // length of the definition on the line before, or 0
}

func (c *cost) read(markdown string) {
	for line := range strings.Lines(markdown) {
		c.line(line)
	}
	c.endParagraph()
	c.lists, c.fences = c.lists[:0], 0
}

func (c *cost) line(line string) {
	c.lines++
	line = strings.TrimRight(line, " \t\n")
	content := c.containers(line)
	if content == "" {
		c.endParagraph()
		c.definition = 0
		return
	}
	c.length += len(content)
	c.spans.Line(content)
	if c.definition > 0 { // its address may stand here
		c.longest = max(c.longest, c.definition+len(content))
		c.definition = 0
	}
	if strings.Trim(content, "-:| \t") == "" && strings.Contains(content, "-") {
		c.columns = max(c.columns, strings.Count(strings.Trim(content, "| \t"), "|")+1)
	}
	c.cells += c.columns
	for i := 0; i < len(content); i++ {
		rest := content[i+1:]
		switch {
		case content[i] == '[' && strings.HasPrefix(rest, "^"):
			c.notes++
		case content[i] == '\\' && strings.HasPrefix(rest, "|"):
			c.escapedPipes++
		case content[i] != ']':
		case strings.HasPrefix(rest, ":"):
			c.brackets++
			c.definitions++
			c.definition = len(content)
			c.longest = max(c.longest, c.definition)
		default:
			c.brackets++
			if strings.HasPrefix(rest, "(") && !finished(rest[1:]) {
				c.open++
			}
		}
	}
}

// finished reports whether s starts with the plain rest of a link, "address)".
func finished(s string) bool {
	end := strings.IndexAny(s, "()<\"' \t")
	return end >= 0 && s[end] == ')'
}

func (c *cost) endParagraph() {
	c.linkWork += c.open * c.length
	c.open, c.length, c.columns = 0, 0, 0
	c.spans.EndParagraph()
}

// containers counts the quotes and lists that a line is in, and gives what is
// in them. A list is open until a marker stands at its place or left of it.
func (c *cost) containers(line string) string {
	if thematicBreak(line) {
		return line
	}
	quotes, column := 0, 0
	for line != "" {
		switch marker := markerLength(line); {
		case line[0] == ' ':
			column++
			line = line[1:]
			continue
		case line[0] == '\t':
			column += 4 - column%4
			line = line[1:]
			continue
		case line[0] == '>':
			quotes++
			column++
			line = line[1:]
		case marker > 0:
			c.openAt(column)
			column += marker
			line = line[marker:]
		default:
			c.boxes(line, column)
			c.count(quotes)
			return line
		}
	}
	c.count(quotes)
	return ""
}

// openAt opens a list or an indented box at a column.
func (c *cost) openAt(column int) {
	for len(c.lists) > 0 && c.lists[len(c.lists)-1] >= column {
		c.lists = c.lists[:len(c.lists)-1]
	}
	c.lists = append(c.lists, column)
}

// boxes opens and closes the boxes of admonition.go. A footnote is one as well.
func (c *cost) boxes(line string, column int) {
	switch {
	case strings.HasPrefix(line, "[^") && strings.Contains(line, "]:"):
		c.openAt(column)
	case strings.Trim(line, ":") == "" && len(line) >= 3:
		c.fences = max(0, c.fences-1)
	case strings.HasPrefix(line, ":::"), strings.HasPrefix(line, "!!!"), strings.HasPrefix(line, "???"):
		if box := admonitionOn(line); box != nil && box.colons > 0 || columnMark.MatchString(line) {
			c.fences++
		} else if strings.Contains(line, "-end") {
			c.fences = max(0, c.fences-1)
		} else if box != nil {
			c.openAt(column)
		}
	}
}

func (c *cost) count(quotes int) {
	depth := quotes + len(c.lists) + c.fences
	c.depth = max(c.depth, depth)
	c.levels += depth
}

// markerLength gives the length of the list marker that a line starts with, or 0.
func markerLength(line string) int {
	n := 0
	for n < len(line) && n < 9 && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	switch {
	case n == 0 && strings.IndexByte("-*+", line[0]) >= 0:
	case n > 0 && n < len(line) && (line[n] == '.' || line[n] == ')'):
	default:
		return 0
	}
	if n++; n < len(line) && line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

// thematicBreak reports whether a line is a rule, "- - -", and not lists.
func thematicBreak(line string) bool {
	line = strings.TrimLeft(line, " \t>")
	if line == "" || strings.IndexByte("-*_", line[0]) < 0 {
		return false
	}
	return strings.Trim(line, line[:1]+" \t") == "" && strings.Count(line, line[:1]) >= 3
}
