package render

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// An emphasisParser lets asterisks open and close between a bracket and a
// Japanese letter. CommonMark tells the beginning of emphasis from its end by
// the spaces around it, which Japanese has none of, and shows the asterisks of
//
//	これは**「重要」**です
//
// although every author means the obvious.
type emphasisParser struct{ parser.InlineParser }

func (p emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	node := p.InlineParser.Parse(parent, block, pc)
	if d, ok := node.(*parser.Delimiter); ok && d.Char == '*' {
		line, _ := block.PeekLine()
		after, _ := utf8.DecodeRune(line)
		d.CanOpen = d.CanOpen || isJapanese(before) && unicode.IsPunct(after)
		d.CanClose = d.CanClose || unicode.IsPunct(before) && isJapanese(after)
	}
	return node
}
