package render

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Blogs made by Hexo and Jekyll have tags in their Markdown:
//
//	{% asset_img screen.png The screen %}     an image beside the post
//	{% post_link cost 'The costs' %}          a link to another post
//	{% youtube Ab1 %}                         a film
//	[costs]({% post_url 2026-01-02-cost %})   the address of a post, within a link
//	{% raw %} {{ x }} {% endraw %}            what is between is taken as it is
//
// Those that are not known are shown as they are written.

// A taggedImage is an image that is written as a tag.
type taggedImage struct {
	ast.BaseInline
	source, alt string
}

var kindTaggedImage = ast.NewNodeKind("TaggedImage")

func (n *taggedImage) Kind() ast.NodeKind            { return kindTaggedImage }
func (n *taggedImage) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func writeTaggedImage(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*taggedImage)
		_, _ = w.WriteString("<img")
		writeAttribute(w, "src", n.source)
		writeAttribute(w, "alt", n.alt)
		_ = w.WriteByte('>')
	}
	return ast.WalkContinue, nil
}

// A taggedLink is a link that is written as a tag.
type taggedLink struct {
	ast.BaseInline
	address, label string
}

var kindTaggedLink = ast.NewNodeKind("TaggedLink")

func (n *taggedLink) Kind() ast.NodeKind            { return kindTaggedLink }
func (n *taggedLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func writeTaggedLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*taggedLink)
		_, _ = w.WriteString("<a")
		writeAttribute(w, "href", n.address)
		_ = w.WriteByte('>')
		_, _ = w.Write(util.EscapeHTML([]byte(n.label)))
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// A tagParser reads tags within a line.
type tagParser struct{}

func (tagParser) Trigger() []byte { return []byte{'{'} }

func (tagParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	inner, length, ok := markIn(line, "{%", "%}")
	if !ok {
		return nil
	}
	n := tagNode(tagWords(strings.Trim(string(inner), "- \t")))
	if n != nil {
		block.Advance(length)
	}
	return n
}

// tagNode gives what a tag stands for, or nil for one that is not known.
func tagNode(words []string) ast.Node {
	if len(words) == 0 {
		return nil
	}
	name, arguments := words[0], words[1:]
	switch name {
	case "raw", "endraw":
		return nothing()
	case "asset_img", "img":
		return imageOfTag(arguments)
	}
	if len(arguments) == 0 {
		return nil
	}
	label := strings.Join(arguments[1:], " ")
	link := func(address string) ast.Node {
		if label == "" {
			label = arguments[0]
		}
		return &taggedLink{address: address, label: label}
	}
	switch name {
	case "post_link":
		return link("/_posts/" + strings.TrimSuffix(arguments[0], ".md") + ".md")
	case "asset_link", "link":
		return link(arguments[0])
	case "iframe":
		label = ""
		return link(arguments[0])
	case "youtube":
		arguments[0] = "https://www.youtube.com/watch?v=" + arguments[0]
		label = ""
		return link(arguments[0])
	}
	return nil
}

var imageName = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|webp|svg|bmp)$`)

// imageOfTag reads "[classes] file [width [height]] ["title" ["alt"]]". Without
// quotes the rest is the title.
func imageOfTag(arguments []string) ast.Node {
	for i, argument := range arguments {
		if !imageName.MatchString(argument) {
			continue
		}
		rest := arguments[i+1:]
		for len(rest) > 0 && strings.Trim(rest[0], "0123456789%px") == "" {
			rest = rest[1:]
		}
		return &taggedImage{source: argument, alt: strings.Join(rest, " ")}
	}
	return nil
}

// tagWords splits the inside of a tag at white space, but for what is quoted, with
// the other kind of quotes in it split again: "title 'alt'" is alt.
func tagWords(s string) []string {
	var words []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var word string
		if quote := s[0]; quote == '"' || quote == '\'' {
			if end := strings.IndexByte(s[1:], quote); end >= 0 {
				word, s = s[1:end+1], s[end+2:]
				if m := quotedAlt.FindStringSubmatch(word); m != nil {
					word = m[1]
				}
				words = append(words, strings.TrimSpace(word))
				continue
			}
		}
		if end := strings.IndexAny(s, " \t"); end >= 0 {
			word, s = s[:end], s[end:]
		} else {
			word, s = s, ""
		}
		words = append(words, word)
	}
	return words
}

var quotedAlt = regexp.MustCompile(`^[^'"]*['"]([^'"]+)['"]$`)

// Tags in addresses may not have spaces in them, which end an address; see
// prepare. Posts lie in the folder that Jekyll has for them.
var (
	addressTag     = regexp.MustCompile(`\{%-?[ \t]*(post_url|link)[ \t]+([^\s%"']{1,200})[ \t]*-?%\}`)
	leadingPostURL = regexp.MustCompile(`^\{%(post_url|link):([^%]*)%\}`)
)

// closeTags takes the spaces out of the tags that stand for addresses.
func closeTags(markdown string) string {
	return addressTag.ReplaceAllString(markdown, "{%$1:$2%}")
}

// openTag gives the path below the source that an address written as a tag means.
func openTag(href string) string {
	m := leadingPostURL.FindStringSubmatch(href)
	switch {
	case m == nil:
		return href
	case m[1] == "link":
		return "/" + strings.TrimPrefix(m[2], "/") + href[len(m[0]):]
	}
	return "/_posts/" + m[2] + ".md" + href[len(m[0]):]
}

// A tagCodeParser reads the code of Jekyll's {% highlight ruby %} and Hexo's
// {% codeblock lang:ruby %}, up to its end.
type tagCodeParser struct{}

var codeTag = regexp.MustCompile(`^\{%-?[ \t]*(highlight|codeblock)(?:[ \t]+(?:[^%\n]*lang:)?([A-Za-z0-9_+#.-]+))?[^%\n]*%\}[ \t]*\n?$`)

func (tagCodeParser) Trigger() []byte { return []byte{'{'} }

func (tagCodeParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := len(line) - len(bytes.TrimLeft(line, " "))
	if len(line) > maxMark {
		return nil, parser.NoChildren
	}
	m := codeTag.FindSubmatchIndex(line[at:])
	if m == nil {
		return nil, parser.NoChildren
	}
	n := ast.NewFencedCodeBlock(nil)
	if m[4] >= 0 {
		start := segment.Start - segment.Padding + at
		n.Info = ast.NewTextSegment(text.NewSegment(start+m[4], start+m[5]))
	}
	n.SetAttributeString(endTag, "end"+string(line[at+m[2]:at+m[3]]))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// endTag is the attribute of such code that names what ends it.
const endTag = "end-tag"

func (tagCodeParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if inner, _, ok := markIn(bytes.TrimSpace(line), "{%", "%}"); ok {
		name, _ := node.AttributeString(endTag)
		if strings.Trim(string(inner), "- \t") == name {
			reader.AdvanceToEOL()
			return parser.Close
		}
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (tagCodeParser) Close(ast.Node, text.Reader, parser.Context) {}
func (tagCodeParser) CanInterruptParagraph() bool                 { return true }
func (tagCodeParser) CanAcceptIndentedLine() bool                 { return false }
