package importer

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// A foldTag is a <details>, <summary> or one of their ends. A <details> that
// the page sees as one thing is several in the tree, since blocks of HTML end at
// blank lines:
//
//	<details><summary>回答</summary>     HTML block: two tags open, one closes
//	                                     (blank line)
//	> エラーの原因になります。               quotation
//	</details>                           HTML block: one tag closes
//
// so shapes walk over the tags in their order and count.
type foldTag struct {
	name       string // "details" or "summary"
	closing    bool
	top        bool // not inside a list, a quotation or a table
	start, end int
}

// addTags appends the fold tags of one piece of HTML. HTML comments and the
// contents of scripts have none.
func (p *page) addTags(segments *text.Segments, top bool) {
	// In a quotation or a list the segments leave out the markers between them,
	// so that a tag's place is found by the segment in which it starts.
	var piece []byte
	offsets := make([]int, 0, segments.Len()) // of each segment in piece
	for i := range segments.Len() {
		offsets = append(offsets, len(piece))
		piece = append(piece, p.src[segments.At(i).Start:segments.At(i).Stop]...)
	}
	if !bytes.Contains(piece, []byte("<")) {
		return
	}
	place := func(at int) int {
		i := sort.SearchInts(offsets, at+1) - 1
		return segments.At(i).Start + at - offsets[i]
	}
	z := html.NewTokenizer(bytes.NewReader(piece))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		start := at
		at += len(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		name, _ := z.TagName()
		if s := string(name); s == "details" || s == "summary" {
			p.tags = append(p.tags, foldTag{
				name: s, closing: kind == html.EndTagToken, top: top,
				start: place(start), end: place(at-1) + 1,
			})
		}
	}
}

// blockSegments gives all lines of an HTML block.
func blockSegments(n *ast.HTMLBlock) *text.Segments {
	if !n.HasClosure() {
		return n.Lines()
	}
	all := text.NewSegments()
	all.AppendAll(n.Lines().Sliced(0, n.Lines().Len()))
	all.Append(n.ClosureLine)
	return all
}

// tagAt gives the index of the first fold tag at or behind offset.
func (p *page) tagAt(offset int) int {
	return sort.Search(len(p.tags), func(i int) bool { return p.tags[i].start >= offset })
}

// summary gives the plain text of the summary of the <details> at tags[i], and
// the offset behind its end tag. Without a summary the text is empty and the
// offset is that behind the <details>.
func (p *page) summary(i int) (words string, end int) {
	end = p.tags[i].end
	if i+1 == len(p.tags) {
		return "", end
	}
	open := p.tags[i+1]
	if open.name != "summary" || open.closing || len(bytes.TrimSpace(p.src[end:open.start])) > 0 {
		return "", end
	}
	if i+2 < len(p.tags) && p.tags[i+2].name == "summary" && p.tags[i+2].closing {
		return htmlText(p.src[open.end:p.tags[i+2].start]), p.tags[i+2].end
	}
	end = p.lineEnd(open.end) // never closed: its line
	return htmlText(p.src[open.end:end]), end
}
