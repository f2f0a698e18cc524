// Package render turns the Markdown of an entry into what Kotae shows of it:
// safe HTML, plain text, the outline, the links and the images.
//
// The way of an answer, each step with a file of its own:
//
//	Markdown ─ bounds.go     too long or too deep? then plain text, and done
//	         ─ markdown.go   syntax tree of GFM; htmlblock.go: Markdown in <details>;
//	                         emphasis.go: emphasis between Japanese letters;
//	                         admonition.go, docfx.go, tag.go: what the generators
//	                         of sites have besides Markdown
//	HTML     ─ repair.go     placeholders such as <subscriptionId> become text,
//	                         open tags are closed, <script> and the like go
//	tree     ─ simplify.go   elements and attributes that answers need (elements.go);
//	                         style.go: colours; embed.go: frames and films;
//	                         caption.go: the titles of code
//	         ─ join.go       newlines between Japanese letters vanish
//	         ─ tabs.go, alert.go, linkify.go, heading.go, link.go, image.go
//	         ─ text.go       the words, read off the tree; item.go: those of lists
//	HTML     ─ policy.go     the sanitiser, always last
//
// [Diff] lays out two versions of an answer in the same way and turns the later
// tree into what became of the earlier one before the sanitiser:
//
//	two trees ─ diff_block.go     paragraphs, items, rows; diff_unit.go: their words
//	          ─ diff_align.go     which block became which
//	          ─ diff_words.go     which words changed; diff_sequence.go: Myers
//	one tree  ─ diff_write.go     <ins> and <del> in the elements around them
//	          ─ diff_text.go      for a terminal
//
// Entries are written by anyone. Whatever they hold, the HTML runs nothing,
// loads nothing but what Context.Image names, and holds only the elements,
// attributes, classes, ids and addresses that policy.go lists; a page needs no
// Content-Security-Policy to show it. Rendering takes about half a second at most, for
// any input up to the size of a document.
//
// The package knows nothing of the library: what a link or an image leads to is
// asked of the Context. Its functions keep no state and are safe for concurrent
// use.
package render

import (
	"strings"

	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// A Context says how an entry's page is to be read and what its links and
// images lead to. The zero Context renders words alone: every image is missing
// and every link goes where it says.
type Context struct {
	// HardBreaks makes a single newline a line break, see [faq.Document].
	HardBreaks bool
	// IDPrefix starts every id of the HTML, so that none can take the place of
	// one of the page's. It is lower-case letters and a hyphen; "" is "answer-".
	IDPrefix string
	// Image gives the stored image for a reference as the page writes it, or
	// false. It may be nil: no image is stored.
	Image func(ref string) (Image, bool)
	// Link says where an address of the page leads; "#fragment" is asked only
	// when the answer itself has no such place. It may be nil: addresses are
	// taken as they are.
	Link func(href string) Target
}

// An Image is a stored picture.
type Image struct {
	Src    string // "/image/" and the hash, or a base64 data: URI of png, jpeg, gif or webp
	Hash   string
	Width  int // pixels, 0 when not known
	Height int
}

// A Target is where a link leads.
type Target struct {
	URL      string      // absolute, or as the page writes it when its address is not known
	Entry    faq.EntryID // the entry of the library that it leads to, or ""
	Fragment string      // the place in that entry, without "#", or ""
}

// A Result is an entry as it is shown. Slices are nil when there is nothing.
type Result struct {
	HTML    string // safe, see the package comment
	Text    string // as Text gives it
	Outline []Heading
	Links   []Link     // in the order of the page
	Images  []ImageUse // in the order of the page, missing ones too
	// Truncated says that the entry was too long or too deeply nested to be laid
	// out: Text is its Markdown as it stands, HTML the first 448 KiB of it.
	Truncated bool

	places places
}

// Place gives the id of the element in HTML that the fragment of a link names, as
// sites make them of headings, or "".
func (r *Result) Place(fragment string) string { return r.places.at(fragment) }

// A Heading is one of an entry's.
type Heading struct {
	Level int    // 1 to 6
	ID    string // of its element in Result.HTML
	Text  string // on one line, never empty
}

// A Link is an address that an entry points to: every http, https and mailto
// address, and every relative one, whether it could be resolved or not. Places
// in the entry itself are not among them.
type Link struct {
	URL   string // Target.URL
	Text  string
	Entry faq.EntryID // Target.Entry
}

// An ImageUse is one image in an entry.
type ImageUse struct {
	Ref    string // as the page writes it
	Alt    string
	Hash   string // "" when it is missing
	Width  int    // of the picture itself in pixels, 0 when not known
	Height int
}

// Entry renders the detail of a question and its answer, one after the other.
func Entry(body faq.Body, c Context) Result {
	root, result := layOut(body, c)
	result.HTML = sanitise(root, policy)
	return result
}

// layOut gives body as the tree that is shown, with its links and images
// resolved, and all of its Result but the HTML.
func layOut(body faq.Body, c Context) (*html.Node, Result) {
	root, ok := tree(body, c.HardBreaks)
	if !ok {
		text := plainText(body)
		return plain(text), Result{Text: text, Truncated: true}
	}
	if c.IDPrefix == "" {
		c.IDPrefix = "answer-"
	}
	// Before links, which are shown as their text when they lead nowhere, and
	// before missing images, which show their address, become words.
	result := Result{Text: textOf(root)}
	result.places = nameHeadings(root, c.IDPrefix, &result)
	resolveLinks(root, c, result.places, &result)
	resolveImages(root, c, &result)
	return root, result
}

// Text gives the words that a reader sees of body, its detail and its answer:
// an empty line between blocks, the cells of a table row separated by tabs, the
// items of lists behind "- " or their number and indented as they are nested,
// code as it stands, links without their addresses. Images are left out with their
// alternative text: a reader sees the picture, and most say "image".
//
// It is Result.Text of the same body whatever the rest of the Context.
func Text(body faq.Body, hardBreaks bool) string {
	root, ok := tree(body, hardBreaks)
	if !ok {
		return plainText(body)
	}
	return textOf(root)
}

// tree gives body as a tree of the elements that answers need, below a root
// element. Links and images still have the addresses of the page. It reports
// false for a body that is over one of the bounds.
func tree(body faq.Body, hardBreaks bool) (root *html.Node, ok bool) {
	body.Detail, body.Answer = prepare(body.Detail), prepare(body.Answer)
	if costly(body) {
		return nil, false
	}
	markup, ok := repair(convert(body, hardBreaks))
	if !ok {
		return nil, false
	}
	root, err := parse(markup)
	if err != nil {
		return nil, false
	}
	simplify(root)
	joinLines(root)
	flattenTabs(root)
	makeAlerts(root, hasJapanese(body.Detail) || hasJapanese(body.Answer))
	showCaptions(root)
	linkify(root)
	return root, true
}

// plain lays out the Markdown of a body that is too costly to be parsed, as much
// of it as would have been.
func plain(shown string) *html.Node {
	if len(shown) > maxBytes {
		shown = strings.ToValidUTF8(shown[:maxBytes], "") + "…"
	}
	root := element("div")
	for paragraph := range strings.SplitSeq(shown, "\n\n") {
		p := element("p")
		for line := range strings.SplitSeq(strings.Trim(paragraph, "\n"), "\n") {
			if p.FirstChild != nil {
				p.AppendChild(element("br"))
			}
			p.AppendChild(textNode(line))
		}
		root.AppendChild(p)
	}
	return root
}

func plainText(body faq.Body) string {
	return strings.TrimSpace(body.Detail + "\n\n" + body.Answer)
}
