package render

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A tag is one token of the HTML that Markdown gave.
type tag struct {
	kind     html.TokenType
	from, to int          // its bytes
	element  *htmlElement // nil: none of HTML's
	partner  int          // the index of its start or end tag, or -1
	bare     bool         // a start tag without attributes
	written  bool         // a start tag that was let through
}

// maxReopened bounds the inline elements that the HTML parser opens again in
// each block that follows: <b><i> before 10,000 paragraphs makes 20,000. Real
// pages colour a few paragraphs; 50,000 take some 50 ms.
const maxReopened = 50_000

// repair makes markup safe to parse without losing anything that was meant to
// be read:
//
//   - a tag that HTML does not know is text, and so is one that stands for
//     itself where its content cannot: <title> without </title>;
//   - comments and elements that answers never show go, with their content;
//   - an inline element that is never closed ends with its block.
//
// It is linear in markup, and reports false when parsing would not be.
func repair(markup []byte) ([]byte, bool) {
	tags, rest := tokenise(markup)
	match(tags)

	out := make([]byte, 0, len(markup)+len(markup)/8)
	var unclosed []string // inline elements to end with their block
	open, reopened := 0, 0
	for i := 0; i < len(tags); i++ {
		t := tags[i]
		raw := markup[t.from:t.to]
		e := t.element
		switch {
		case t.kind == html.TextToken:
			out = append(out, raw...)
		case e == nil:
			if t.kind != html.CommentToken && t.kind != html.DoctypeToken {
				out = appendEscaped(out, raw)
			}
		case t.kind == html.EndTagToken:
			if t.partner < 0 || !tags[t.partner].written {
				continue
			}
			if e.inline {
				open--
			} else {
				out, unclosed = closeAll(out, unclosed)
			}
			out = append(out, raw...)
		case e.placeholder() && t.bare && t.partner < 0:
			out = appendEscaped(out, raw)
		case e.treatment == drop || e.name == "iframe":
			if e.treatment == embed {
				out = append(append(out, raw...), "</iframe>"...)
			}
			if t.partner > i {
				i = t.partner
			}
		default:
			if !e.inline && !e.void {
				out, unclosed = closeAll(out, unclosed)
				if reopened += open; reopened > maxReopened {
					return nil, false
				}
			}
			out = append(out, raw...)
			tags[i].written = true
			switch {
			case e.void:
			case e.inline && t.partner < 0:
				unclosed = append(unclosed, e.name)
			case e.inline:
				open++
			case e.treatment == embed && t.partner < 0:
				out = append(out, "</"+e.name+">"...)
			}
		}
	}
	out, _ = closeAll(out, unclosed)
	return appendEscaped(out, rest), true
}

// placeholder reports whether the bare tag of e, never closed, is rather a word
// in angle brackets: nobody writes <title> or <source> for what they do.
func (e *htmlElement) placeholder() bool { return e.treatment != keep }

func closeAll(out []byte, unclosed []string) ([]byte, []string) {
	for _, name := range slices.Backward(unclosed) {
		out = append(out, "</"+name+">"...)
	}
	return out, unclosed[:0]
}

func appendEscaped(out, raw []byte) []byte {
	return append(out, html.EscapeString(string(raw))...)
}

// tokenise splits markup; rest is a tag at its end that never ends.
func tokenise(markup []byte) (tags []tag, rest []byte) {
	z := html.NewTokenizer(bytes.NewReader(markup))
	tags = make([]tag, 0, 2*bytes.Count(markup, []byte("<"))+1)
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return tags, markup[at:]
		}
		t := tag{kind: kind, from: at, to: at + len(z.Raw()), partner: -1}
		at = t.to
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken || kind == html.EndTagToken {
			name, attributes := z.TagName()
			t.element = elements[string(name)]
			t.bare = !attributes
			// Without an end, the content of <title> is the rest of the answer.
			if kind != html.EndTagToken && (t.element == nil || rawText(string(name)) && !ends(markup[at:], string(name))) {
				z.NextIsNotRawText()
			}
		}
		tags = append(tags, t)
	}
}

// rawText reports whether the tokenizer reads no tags inside an element.
func rawText(name string) bool {
	switch name {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

// ends reports whether, of the tags of an element, an end tag comes first in
// markup. It reads no further than that tag, which keeps tokenise linear.
func ends(markup []byte, name string) bool {
	for {
		i := bytes.IndexByte(markup, '<')
		if i < 0 {
			return false
		}
		markup = markup[i+1:]
		after, end := bytes.CutPrefix(markup, []byte("/"))
		if len(after) >= len(name) && strings.EqualFold(string(after[:len(name)]), name) {
			return end
		}
	}
}

// match finds the partner of each start and end tag: an end tag closes the last
// start tag of its name that is still open.
func match(tags []tag) {
	open := make(map[*htmlElement][]int)
	for i, t := range tags {
		switch {
		case t.element == nil || t.element.void:
		case t.kind == html.StartTagToken || t.kind == html.SelfClosingTagToken: // HTML ignores the "/"
			open[t.element] = append(open[t.element], i)
		case t.kind == html.EndTagToken:
			if starts := open[t.element]; len(starts) > 0 {
				start := starts[len(starts)-1]
				open[t.element] = starts[:len(starts)-1]
				tags[start].partner, tags[i].partner = i, start
			}
		}
	}
}
