package importer

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// firstWide is the first of the letters that are written without spaces between
// words: those of Chinese and Japanese.
const firstWide = '\u2e80'

// plainInline gives the words of a heading or paragraph on one line: without
// Markdown and HTML, with its entities decoded.
func plainInline(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(src)
			if n.Parent().Kind() != ast.KindCodeSpan {
				value = util.UnescapePunctuations(value)
				value = util.ResolveEntityNames(util.ResolveNumericReferences(value))
			}
			b.Write(value)
			if last, _ := utf8.DecodeLastRuneInString(b.String()); n.HardLineBreak() || n.SoftLineBreak() && last < firstWide {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				segment := n.Segments.At(i)
				b.WriteString(placeholder(segment.Value(src)))
			}
		}
		return ast.WalkContinue, nil
	})
	return oneLine(b.String())
}

// firstParagraph gives the words of the first block of a Markdown text, if it is
// a paragraph, and the text behind it.
func firstParagraph(markdownText string) (words, rest string) {
	src := []byte(markdownText)
	n := markdown.Parse(text.NewReader(src)).FirstChild()
	if n == nil || n.Kind() != ast.KindParagraph {
		return "", markdownText
	}
	end := n.Lines().At(n.Lines().Len() - 1).Stop
	return shorten(plainInline(n, src)), strings.TrimLeft(markdownText[min(end, len(src)):], "\n")
}

// plain gives the words of a piece of running text, as plainInline does of one
// that the page was parsed with: as a heading, which has no other structure.
func (p *page) plain(piece string) string {
	src := []byte("# " + strings.ReplaceAll(piece, "\n", " "))
	context := &lookup{Context: parser.NewContext(), page: p.definitions, known: map[string]bool{}}
	return plainInline(markdown.Parse(text.NewReader(src), parser.WithContext(context)), src)
}

// inlineTags are the tags that headings carry for their looks.
var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "big": true, "center": true, "cite": true, "code": true,
	"del": true, "div": true, "em": true, "font": true, "i": true, "img": true, "ins": true,
	"kbd": true, "mark": true, "p": true, "s": true, "samp": true, "small": true, "span": true,
	"strike": true, "strong": true, "sub": true, "sup": true, "tt": true, "u": true, "wbr": true,
}

// placeholder gives what a reader sees of a tag in running text: nothing of one
// that HTML knows, a space for a line break, and such as <subscriptionId>
// itself, which stands for a value.
func placeholder(tag []byte) string {
	name := strings.ToLower(strings.Trim(string(tag), "</> \n"))
	name, _, _ = strings.Cut(name, " ")
	switch {
	case name == "br":
		return " "
	case inlineTags[name], strings.HasPrefix(name, "!"), strings.HasPrefix(name, "?"):
		return ""
	}
	return string(tag)
}

// htmlText gives the words of a piece of HTML on one line.
func htmlText(piece []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(piece))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return oneLine(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); string(name) == "br" {
				b.WriteByte(' ')
			}
		}
	}
}

// oneLine joins the words of s by single spaces. No-break spaces separate words
// as well; what has no width, and control characters, go.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\ufeff':
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// maxTitleBytes bounds questions and titles, which lists show and the search
// holds in memory: the longest real one has 340.
const maxTitleBytes = 2000

// shorten cuts a title that is too long to be one.
func shorten(s string) string {
	if len(s) <= maxTitleBytes {
		return s
	}
	end := maxTitleBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// A slugger gives headings the fragments that GitHub gives them: lower case,
// letters, digits, "-" and "_", blanks as "-"; a repeated one gets "-1", "-2" …
type slugger map[string]int

func (s slugger) slug(text string) string {
	slug := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	n, seen := s[slug]
	if !seen {
		s[slug] = 0
		return slug
	}
	for {
		n++
		numbered := slug + "-" + strconv.Itoa(n)
		if _, taken := s[numbered]; !taken {
			s[slug], s[numbered] = n, 0
			return numbered
		}
	}
}
