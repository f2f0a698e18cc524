package importer

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

const (
	// maxDefinitionBytes bounds one link reference definition that is put into
	// entries: an address hardly ever has more than 2,000 characters.
	maxDefinitionBytes = 4 << 10
	// maxDefinitions bounds how many one entry is given.
	maxDefinitions = 1000
	// maxAppendedBytes bounds what all entries of a page are given: many small
	// entries that all use one long definition would multiply it.
	maxAppendedBytes = maxPageBytes
	// maxTags bounds the images of one paragraph that are written as tags.
	maxTags = 1000
	// maxRefBytes bounds the reference of an image; a longer one is no path.
	maxRefBytes = 4 << 10
)

// definitions are the link reference definitions of a page, "[label]: address",
// by normalised label. Entries that use one get it appended, so that they stand
// alone.
type definitions map[string]definition

type definition struct {
	ref  parser.Reference
	text string // as the page writes it
}

func (d definitions) add(n *ast.LinkReferenceDefinition, src []byte) {
	label := util.ToLinkReference(n.Label)
	written := strings.TrimSpace(string(n.Lines().Value(src)))
	if _, taken := d[label]; taken || len(written) > maxDefinitionBytes {
		return
	}
	d[label] = definition{parser.NewReference(n.Label, n.Destination, n.Title), written}
}

// lookup is goldmark's context while an entry is parsed by itself: it knows the
// definitions of the page, and keeps in mind which of them were asked for.
type lookup struct {
	parser.Context
	page  definitions
	found []string // labels, in the order of their first use
	known map[string]bool
}

func (l *lookup) Reference(label string) (parser.Reference, bool) {
	if ref, ok := l.Context.Reference(label); ok {
		return ref, true
	}
	d, ok := l.page[label]
	if !ok {
		return nil, false
	}
	if !l.known[label] && len(l.found) < maxDefinitions {
		l.known[label] = true
		l.found = append(l.found, label)
	}
	return d.ref, true
}

// standAlone gives markdown, a piece of the page, with the definitions that it
// uses from elsewhere on the page, and adds its images to refs. It parses the
// piece by itself, as those will who show it: text that was inside a block of
// HTML on the page is Markdown now.
func (p *page) standAlone(piece string, refs *imageRefs, budget *int) string {
	if !p.mayRefer(piece) {
		return piece
	}
	src := []byte(piece)
	context := &lookup{Context: parser.NewContext(), page: p.definitions, known: map[string]bool{}}
	refs.collect(markdown.Parse(text.NewReader(src), parser.WithContext(context)), src)
	var appended strings.Builder
	separator := "\n\n"
	for _, label := range context.found {
		written := p.definitions[label].text
		if *budget -= len(written); *budget < 0 {
			break
		}
		appended.WriteString(separator + written)
		separator = "\n"
	}
	return piece + appended.String()
}

// imageSigns are what no image goes without: those of Markdown, of HTML, of
// docfx and of Hexo.
var imageSigns = []string{"![", "<i", "<I", ":::", "{%"}

// mayRefer reports whether a piece could show an image or use a definition; most
// do not, and need not be parsed.
func (p *page) mayRefer(piece string) bool {
	return len(p.definitions) > 0 && strings.Contains(piece, "[") ||
		slices.ContainsFunc(imageSigns, func(sign string) bool { return strings.Contains(piece, sign) })
}

// imageRefs are references of images as they are written, each once. Images
// whose bytes stand in the text itself ("data:") are not among them.
type imageRefs struct {
	list []string
	seen map[string]bool
}

func (r *imageRefs) add(ref string) {
	if ref == "" || len(ref) > maxRefBytes || r.seen[ref] || strings.HasPrefix(strings.ToLower(ref), "data:") {
		return
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	r.seen[ref] = true
	r.list = append(r.list, ref)
}

// collect adds the images that a tree shows.
func (r *imageRefs) collect(root ast.Node, src []byte) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *extast.TableCell:
			taggedImages(n.Lines().Value(src), r.add)
		case *ast.Image:
			r.add(string(n.Destination))
		case *ast.HTMLBlock:
			htmlImages(blockSegments(n).Value(src), r.add)
		case *ast.RawHTML:
			htmlImages(n.Segments.Value(src), r.add)
		}
		return ast.WalkContinue, nil
	})
}

// imageTag is an image as docfx and Hexo write it:
//
//	:::image type="content" source="a.png" alt-text="The screen":::
//	{% asset_img right a.png 300 200 The screen %}
var imageTag = regexp.MustCompile(`:::image [^\n]{0,1000}?source="([^"\n]{1,500})"|` +
	`\{%-?[ \t]*(?:asset_img|img)[ \t][^\n%]{0,500}?([^\s"'%]{1,500}\.(?i:png|jpe?g|gif|webp|svg|bmp))`)

func taggedImages(piece []byte, add func(ref string)) {
	if !bytes.Contains(piece, []byte(":::image")) && !bytes.Contains(piece, []byte("{%")) {
		return
	}
	for _, m := range imageTag.FindAllSubmatch(piece, maxTags) {
		add(string(m[1]) + string(m[2]))
	}
}

// htmlImages gives add the src of every <img>.
func htmlImages(piece []byte, add func(ref string)) {
	if !bytes.Contains(piece, []byte("<")) {
		return
	}
	z := html.NewTokenizer(bytes.NewReader(piece))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "img" {
				continue
			}
			for more {
				var key, value []byte
				if key, value, more = z.TagAttr(); string(key) == "src" {
					add(strings.TrimSpace(string(value)))
				}
			}
		}
	}
}
