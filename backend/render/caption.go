package render

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	goldmark "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

const (
	// captionAttribute carries the caption of code from the fence to the tree.
	captionAttribute = "title"
	captionClass     = "code-title"
)

// The info of a fence names the language; some pages put a caption behind it, as
// Qiita has it, "PowerShell:初回接続時", or as Hexo has it, "xml web.config".
// Braces and equals signs are settings of other generators: "js {1,3}".
var infoCaption = regexp.MustCompile(`^[A-Za-z0-9_+#.-]*(?:[ \t]*:|[ \t])[ \t]*([^\s{=][^{=]*)$`)

// captionOf gives the caption in the info of a fence, or "".
func captionOf(info string) string {
	if m := infoCaption.FindStringSubmatch(info); m != nil {
		return oneLine(unescape(m[1]))
	}
	return ""
}

// writeFence writes a fenced block of code as goldmark does, with its caption.
func writeFence(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</code></pre>\n")
		return ast.WalkContinue, nil
	}
	fence := node.(*ast.FencedCodeBlock)
	_, _ = w.WriteString("<pre")
	if fence.Info != nil {
		writeAttribute(w, captionAttribute, captionOf(string(fence.Info.Value(source))))
	}
	_, _ = w.WriteString("><code")
	if language := fence.Language(source); language != nil {
		writeAttribute(w, "class", "language-"+unescape(string(language)))
	}
	_ = w.WriteByte('>')
	for i := range fence.Lines().Len() {
		line := fence.Lines().At(i)
		goldmark.DefaultWriter.RawWrite(w, line.Value(source))
	}
	return ast.WalkContinue, nil
}

// writeAttribute writes an attribute that has a value.
func writeAttribute(w util.BufWriter, key, value string) {
	if value != "" {
		_, _ = w.WriteString(" " + key + `="`)
		_, _ = w.Write(util.EscapeHTML([]byte(value)))
		_ = w.WriteByte('"')
	}
}

// showCaptions puts the captions of code above it.
func showCaptions(root *html.Node) {
	for _, pre := range find(root, "pre") {
		caption := attribute(pre, captionAttribute)
		pre.Attr = nil
		if caption == "" {
			continue
		}
		p := element("p", "class", captionClass)
		p.AppendChild(textNode(caption))
		pre.Parent.InsertBefore(p, pre)
	}
}
