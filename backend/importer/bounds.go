package importer

import (
	"bytes"

	"kotae/backend/spans"
)

// goldmark cannot be cancelled, and some constructs cost it more than linear
// time. tooDeep counts them in one linear pass before it sees the page:
//
//	nesting       n list levels of one line each cost n³ (1,000: 1.1 s)
//	"](" and "]:" n unclosed ones in a paragraph cost n² (16,000: 0.8 s)
//	"[" first     n lines that open a label cost n² (50,000: 0.6 s)
//	tables        every row is filled up to the columns of its head, so that
//	              short rows cost rows × columns (1,000 × 1,000: 0.2 s)
//	emphasis and code that nothing closes: package spans
//
// A tree takes up to a kilobyte for a line, a cell or an inline element of two
// bytes (8 MB of "- a" lines: 4.3 GB), so that these are counted as well.
//
// Everything else that the usual lists of pathological Markdown name was
// linear up to a million repetitions (goldmark 1.8.7). The figures that real
// pages reach are 16 levels, 27 links in a paragraph and some hundred cells.
const (
	maxLevels   = 100
	maxLinkWork = 400_000_000   // sum over the paragraphs of (count of links)²: about 1 s
	maxSpanTime = 2_000_000_000 // ns
	maxElements = 1_000_000     // twenty times the largest real page
)

// tooDeep reports whether parsing text could take more than a few seconds.
func tooDeep(text []byte) bool {
	links, linkWork := 0, 0
	columns, elements := 0, 0
	var cost spans.Cost
	for line := range bytes.Lines(text) {
		levels, rest := nesting(line)
		if levels > maxLevels {
			return true
		}
		if len(bytes.TrimSpace(rest)) == 0 { // a paragraph and a table end here
			linkWork += links * links
			links, columns = 0, 0
			cost.EndParagraph()
			continue
		}
		cost.Line(string(rest))
		links += bytes.Count(rest, []byte("](")) + bytes.Count(rest, []byte("]:"))
		if rest[0] == '[' {
			links++
		}
		elements += 1 + columns + inlineElements(rest)
		if isDelimiterRow(rest) {
			columns = max(columns, bytes.Count(rest, []byte("|"))+1)
		}
		if linkWork+links*links > maxLinkWork || elements > maxElements {
			return true
		}
	}
	return cost.Nanoseconds() > maxSpanTime
}

// inlineElements counts what could be an inline element of a line, at least as
// many as there are.
func inlineElements(line []byte) (n int) {
	for _, c := range line {
		switch c {
		case '<', '[', '`', '*', '_', '~':
			n++
		}
	}
	return n
}

// nesting counts the levels of lists and quotations that a line could open or
// continue, and gives what stands behind their markers. A list item needs at
// least two columns a level, so that the columns before the last marker tell.
func nesting(line []byte) (levels int, rest []byte) {
	columns := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ':
			columns++
			i++
		case c == '\t':
			columns += 4
			i++
		case c == '>':
			levels = max(levels, columns/2) + 1
			columns += 2
			i++
		default:
			n := listMarker(line[i:])
			if n == 0 {
				return levels, line[i:]
			}
			levels = max(levels, columns/2) + 1
			columns += 2
			i += n
		}
	}
	return levels, nil
}

// listMarker gives the length of the bullet or number at the start of s, or 0.
func listMarker(s []byte) int {
	n := 0
	if s[0] == '-' || s[0] == '*' || s[0] == '+' {
		n = 1
	} else {
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

// isDelimiterRow reports whether a line could stand below the head of a table.
func isDelimiterRow(line []byte) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case '|', ':', ' ', '\t', '\n':
		default:
			return false
		}
	}
	return dash
}
