package importer

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// A table is one of the page, written in Markdown or in HTML.
type table struct {
	html bool
	rows []tableRow // the head first; at least one
}

// A tableRow is a row of a table, its cells as Markdown that stands alone.
type tableRow struct {
	at    int // offset
	cells []string
}

// cell gives cell i, "" where the row is shorter.
func (r tableRow) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// cellWords gives the words of a cell on one line.
func (s stretch) cellWords(t table, cell string) string {
	if t.html {
		return htmlText([]byte(cell))
	}
	return s.plain(cell)
}

// tables gives the tables at the top level of the stretch, in order.
func (s stretch) tables() []table {
	var tables []table
	for i := s.firstBlock(); i < len(s.blocks) && s.blocks[i].start < s.to; i++ {
		if n, ok := s.blocks[i].node.(*extast.Table); ok {
			tables = append(tables, s.markdownTable(n))
		}
	}
	tables = append(tables, s.htmlTables()...)
	slices.SortFunc(tables, func(a, b table) int { return a.rows[0].at - b.rows[0].at })
	return tables
}

func (s stretch) markdownTable(n *extast.Table) table {
	var t table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		r := tableRow{at: max(row.Pos(), 0)}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			// A pipe is escaped in tables alone.
			text := strings.ReplaceAll(string(cell.Lines().Value(s.src)), `\|`, "|")
			r.cells = append(r.cells, brokenLines(text))
		}
		t.rows = append(t.rows, r)
	}
	return t
}

var breakOrCode = regexp.MustCompile("`+[^`]*`+|(?i:[ \t]*<br\\s*/?>[ \t]*)")

// brokenLines gives the text of a cell with line breaks for its "<br>", so that
// lists and paragraphs in it are some again.
func brokenLines(cell string) string {
	return strings.Trim(breakOrCode.ReplaceAllStringFunc(cell, func(found string) string {
		if found[0] == '`' {
			return found
		}
		return "  \n"
	}), blanks)
}

var tableTags = regexp.MustCompile(`(?i)<(/?)table\b[^<>]*>`)

// htmlTables gives the tables in blocks of HTML. Of tables in tables the inner
// ones are taken, and those without an end are none.
func (s stretch) htmlTables() []table {
	var tables []table
	var open []int // the last tag, if it starts a table
	for _, tag := range tableTags.FindAllSubmatchIndex(s.src[s.from:s.to], -1) {
		from, to := s.from+tag[0], s.from+tag[1]
		if tag[2] == tag[3] {
			open = []int{from, to}
			continue
		}
		if open != nil && s.isOpenHTML(open[0]) {
			if t := s.htmlTable(open[1], from); len(t.rows) > 0 {
				tables = append(tables, t)
			}
		}
		open = nil
	}
	return tables
}

// isOpenHTML reports whether the tag at offset stands in a block of HTML of the
// top level, and in no comment.
func (s stretch) isOpenHTML(offset int) bool {
	b := s.blocks[s.blockAt(offset)]
	n, ok := b.node.(*ast.HTMLBlock)
	if !ok || n.HTMLBlockType != ast.HTMLBlockType6 && n.HTMLBlockType != ast.HTMLBlockType7 {
		return false
	}
	before := s.src[b.start:offset]
	return bytes.LastIndex(before, []byte("<!--")) <= bytes.LastIndex(before, []byte("-->"))
}

// htmlTable reads the rows of [from, to), which stands inside a table.
func (s stretch) htmlTable(from, to int) table {
	t := table{html: true}
	z := html.NewTokenizer(bytes.NewReader(s.src[from:to]))
	cell := -1 // where the text of the cell starts
	end := func(at int) {
		if cell >= 0 {
			row := &t.rows[len(t.rows)-1]
			text := string(dedent(bytes.Trim(s.src[cell:at], "\n"), true))
			row.cells = append(row.cells, brokenLines(text))
		}
		cell = -1
	}
	for at := from; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			end(to)
			break
		}
		start := at
		at += len(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		switch name, _ := z.TagName(); string(name) {
		case "tr":
			end(start)
			if kind == html.StartTagToken {
				t.rows = append(t.rows, tableRow{at: start})
			}
		case "thead", "tbody", "tfoot":
			end(start)
		case "td", "th":
			end(start)
			if kind == html.StartTagToken && len(t.rows) > 0 {
				cell = at
			}
		}
	}
	t.rows = slices.DeleteFunc(t.rows, func(r tableRow) bool { return len(r.cells) == 0 })
	return t
}
