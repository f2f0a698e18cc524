package importer

import (
	"bytes"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// blanks are what shows nothing at the end of a line: the ideographic space, the
// no-break space and the one without width among them.
const blanks = " \t\n\u00a0\u3000\u200b"

// trim narrows [from, to) to what has content: without the blank lines, <br>,
// rules, &nbsp;, comments and links back to the top at both ends, and without a
// rule that makes a heading of the last paragraph. It looks at
// blocks, so that the last line of a table or of a code block is never mistaken
// for a rule. A block that reaches out of the stretch counts by its part inside.
func (p *page) trim(from, to int) (int, int) {
	for {
		to = from + len(bytes.TrimRight(p.src[from:to], blanks))
		i := p.blockAt(to - 1)
		if to == from || i < 0 {
			break
		}
		start := max(p.blocks[i].start, from)
		if !p.isNoise(p.blocks[i].node, p.src[start:to]) {
			to = start + len(p.trimTail(p.blocks[i].node, p.src[start:to]))
			to = start + len(bytes.TrimRight(p.src[start:max(start, min(to, p.underline(p.blocks[i])))], blanks))
			break
		}
		to = start
	}
	for from < to {
		if from == p.lineStart(from) { // blank lines go, the indentation stays
			for from < to && len(bytes.TrimSpace(p.src[from:min(p.lineEnd(from), to)])) == 0 {
				from = p.lineEnd(from)
			}
		} else if c := p.src[from]; c == ' ' || c == '\t' || c == '\n' {
			from++
			continue
		}
		i := p.blockAt(from)
		if from >= to || i < 0 {
			break
		}
		end := min(p.blocks[i].end, to)
		if !p.isNoise(p.blocks[i].node, p.src[from:end]) {
			break
		}
		from = end
	}
	return min(from, to), to
}

// underline gives the offset of the rule below a paragraph without a blank line
// between them, which to Markdown is a heading; the end of other blocks.
func (p *page) underline(b block) int {
	if n := b.node.Lines().Len(); n > 0 && b.node.Kind() == ast.KindHeading && !p.isHeading(b) {
		return p.lineEnd(b.node.Lines().At(n - 1).Start)
	}
	return b.end
}

// hollowEnds show nothing at the end of a paragraph.
var hollowEnds = [][]byte{[]byte("&nbsp;"), []byte("<br>"), []byte("<br/>"), []byte("<br />"), []byte("<b></b>")}

var linkTarget = regexp.MustCompile(`\]\([^)]*\)`)

// trimTail takes what shows nothing off the end of a paragraph or of HTML. Code
// spans end with a backtick, so that none is cut into.
func (p *page) trimTail(n ast.Node, piece []byte) []byte {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindHTMLBlock:
	case ast.KindList, ast.KindBlockquote: // "- item⏎<br>": lines that only follow
		for {
			at := bytes.LastIndexByte(piece, '\n')
			if at < 0 || piece[at+1] != '<' || !isBlankHTML(piece[at+1:]) {
				return piece
			}
			piece = bytes.TrimRight(piece[:at], blanks)
		}
	default:
		return piece
	}
	for again := true; again; {
		again = false
		piece = bytes.TrimRight(piece, blanks)
		for _, end := range hollowEnds {
			if len(piece) >= len(end) && bytes.EqualFold(piece[len(piece)-len(end):], end) {
				piece, again = piece[:len(piece)-len(end)], true
			}
		}
		if at := bytes.LastIndexByte(piece, '\n'); at > 0 && len(piece)-at <= maxLabel &&
			isNavigation(linkTarget.ReplaceAllString(string(piece[at:]), "]")) {
			piece, again = piece[:at], true
		}
	}
	return piece
}

// kramdown are lines that give the block above them attributes: "{: #costs }".
var kramdown = regexp.MustCompile(`^(?:\{:[^}\n]*\}\s*)+$`)

// isNoise reports whether piece, a block or a part of one, shows nothing. Link
// reference definitions show nothing either; those in use are put back.
func (p *page) isNoise(n ast.Node, piece []byte) bool {
	switch n.Kind() {
	case ast.KindThematicBreak, ast.KindLinkReferenceDefinition:
		return true
	case ast.KindHTMLBlock:
		return isBlankHTML(piece)
	case ast.KindParagraph:
		return isBlankHTML(piece) || kramdown.Match(piece) || len(piece) <= maxLabel && isNavigation(plainInline(n, p.src))
	}
	return false
}

// hollowTags show nothing when nothing stands between them.
var hollowTags = map[string]bool{
	"br": true, "hr": true, "wbr": true, "b": true, "strong": true, "i": true, "em": true, "u": true,
	"font": true, "span": true, "p": true, "div": true, "center": true, "a": true,
}

// isBlankHTML reports whether piece has only white space and hollow tags.
func isBlankHTML(piece []byte) bool {
	if first, _ := utf8.DecodeRune(bytes.TrimLeft(piece, blanks)); unicode.IsLetter(first) || unicode.IsDigit(first) {
		return false // text, as nearly always
	}
	z := html.NewTokenizer(bytes.NewReader(piece))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return true
		case html.TextToken:
			if oneLine(string(z.Text())) != "" {
				return false
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); !hollowTags[string(name)] {
				return false
			}
		}
	}
}

// cut gives the trimmed text of a stretch, "" when nothing of it has content.
// Text inside a block of HTML is often indented as HTML is; as Markdown that
// would be code, so that what all its lines share is taken away.
func (p *page) cut(from, to int) string {
	if from >= to {
		return ""
	}
	from, to = p.trim(from, to)
	piece := p.src[from:to]
	if len(piece) == 0 {
		return ""
	}
	if i := p.blockAt(from); i >= 0 && p.blocks[i].node.Kind() == ast.KindHTMLBlock {
		piece = dedent(piece, from == p.lineStart(from))
	}
	return string(piece)
}

// dedent takes the blanks away that all lines start with. The first line counts
// only if it is whole.
func dedent(piece []byte, whole bool) []byte {
	lines := slices.Collect(bytes.Lines(piece))
	shared := -1
	for i, line := range lines {
		body := bytes.TrimLeft(line, " \t")
		if i == 0 && !whole || len(bytes.TrimSpace(body)) == 0 {
			continue
		}
		if n := len(line) - len(body); shared < 0 || n < shared {
			shared = n
		}
	}
	var out []byte
	for i, line := range lines {
		if i > 0 || whole {
			n := len(line) - len(bytes.TrimLeft(line, " \t"))
			line = line[min(n, max(shared, 0)):]
		}
		out = append(out, line...)
	}
	return out
}

// isEmptyAnswer reports whether an answer says nothing, or only that it is yet
// to be written.
func isEmptyAnswer(markdown string) bool {
	return isBlankHTML([]byte(markdown)) || len(markdown) <= maxLabel && isPending(htmlText([]byte(markdown)))
}

// questionFor makes the entry of a heading.
func (p *page) questionFor(h heading, category []string, detail, answer string) Question {
	return Question{
		Entry: faq.Entry{
			Class: faq.ClassFAQ, Question: h.question, Category: category,
			Line: p.line(h.start), Anchor: h.anchor,
		},
		Body: faq.Body{Detail: detail, Answer: answer},
	}
}
