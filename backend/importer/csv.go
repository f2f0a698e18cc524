package importer

import "bytes"

// readDelimited splits a table into records. It reads what spreadsheets write
// and what people make of it by hand, and loses nothing:
//
//	"He said ""no""",x       two quotation marks in a quoted cell are one
//	"He said "no" twice",x   one that neither a delimiter nor a line end follows
//	                         is a part of the cell
//	5" disk,x                so is one inside a cell that is not quoted
//	"never closed,x          so is one without an end in the rest of the file
//
// Cells may hold line feeds. The standard library's reader takes all that
// follows an unclosed quotation mark for one cell, so that this one was written.
func readDelimited(text []byte, delimiter byte) []row {
	r := delimitedReader{text: text, delimiter: delimiter, line: 1, unclosed: len(text) + 1}
	var rows []row
	for r.at < len(text) {
		rows = append(rows, r.row())
	}
	return rows
}

// A row is one record of a table.
type row struct {
	line  int // on which it starts, from 1
	cells []string
}

type delimitedReader struct {
	text      []byte
	delimiter byte
	at, line  int
	unclosed  int // offset behind which no quotation mark ends a cell
}

func (r *delimitedReader) row() row {
	row := row{line: r.line}
	for {
		row.cells = append(row.cells, r.cell())
		if r.at >= len(r.text) {
			return row
		}
		end := r.text[r.at]
		r.at++
		if end == '\n' {
			r.line++
			return row
		}
		if r.at == len(r.text) { // the delimiter was the last byte
			row.cells = append(row.cells, "")
			return row
		}
	}
}

// cell reads up to the delimiter or the line feed behind a cell.
func (r *delimitedReader) cell() string {
	if r.at < len(r.text) && r.text[r.at] == '"' && r.at < r.unclosed {
		if text, ok := r.quoted(); ok {
			return text
		}
		r.unclosed = r.at
	}
	start := r.at
	for r.at < len(r.text) && r.text[r.at] != r.delimiter && r.text[r.at] != '\n' {
		r.at++
	}
	return string(r.text[start:r.at])
}

// quoted reads a cell in quotation marks; false, and nothing read, when it has
// no end.
func (r *delimitedReader) quoted() (string, bool) {
	var cell []byte
	from := r.at + 1
	for i := from; ; {
		n := bytes.IndexByte(r.text[i:], '"')
		if n < 0 {
			return "", false
		}
		i += n
		switch rest := r.text[i+1:]; {
		case len(rest) > 0 && rest[0] == '"':
			cell = append(cell, r.text[from:i+1]...)
			i += 2
			from = i
		case r.endsCell(rest):
			cell = append(cell, r.text[from:i]...)
			r.line += bytes.Count(r.text[r.at:i], []byte("\n"))
			r.at = i + 1
			for r.at < len(r.text) && r.text[r.at] == ' ' {
				r.at++
			}
			return string(cell), true
		default:
			i++
		}
	}
}

// endsCell reports whether rest, behind a quotation mark, starts with the end of
// a cell.
func (r *delimitedReader) endsCell(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " ")
	return len(rest) == 0 || rest[0] == r.delimiter || rest[0] == '\n'
}

// delimiters are what spreadsheets separate cells by; the first wins a draw.
var delimiters = []byte{',', '\t', ';'}

// delimiterRows is how many records are read to find the delimiter.
const delimiterRows = 50

// delimiterOf finds the delimiter of a table: the one by which most of the first
// records have as many cells as the one that most have, at least two. A line
// "sep=;", which Excel understands, says it; rest is what follows that line, and
// lines the number of lines before rest.
func delimiterOf(text []byte) (delimiter byte, rest []byte, lines int) {
	first, after, _ := bytes.Cut(text, []byte("\n"))
	if mark := bytes.Trim(bytes.TrimSpace(first), `"`); len(mark) == len("sep=;") && bytes.EqualFold(mark[:4], []byte("sep=")) {
		return mark[4], after, 1
	}
	best := 0
	delimiter = delimiters[0]
	for _, d := range delimiters {
		r := delimitedReader{text: text, delimiter: d, line: 1, unclosed: len(text) + 1}
		widths := map[int]int{}
		for range delimiterRows {
			if r.at >= len(text) {
				break
			}
			if width := len(r.row().cells); width > 1 {
				widths[width]++
			}
		}
		for _, n := range widths {
			if n > best {
				best, delimiter = n, d
			}
		}
	}
	return delimiter, text, 0
}
