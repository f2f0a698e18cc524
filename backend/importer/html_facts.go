package importer

import (
	"bytes"
	"context"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"
)

// htmlFacts are what a page saved from a browser says of itself.
type htmlFacts struct {
	address string    // absolute, "" when not known
	date    time.Time // zero when not known
	title   string    // of the window
}

// dateNames are the <meta> names and properties of a page's date, the most
// telling first: a reader wants to know how old an answer is.
var dateNames = []string{
	"ms.date", "article:modified_time", "og:updated_time", "datemodified", "last-modified", "updated_at", "dcterms.modified",
	"article:published_time", "datepublished", "date", "pubdate", "dcterms.date", "dcterms.created", "dc.date",
}

func factsOf(doc *html.Node) htmlFacts {
	var f htmlFacts
	best := len(dateNames)
	canonical := ""
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil && f.address == "" {
				f.address = m[1]
			}
		case isElement(n, "title") && f.title == "" && !isInside(n, "svg"):
			f.title = shorten(nodeText(n))
		case isElement(n, "link") && strings.EqualFold(attribute(n, "rel"), "canonical") && canonical == "":
			canonical = strings.TrimSpace(attribute(n, "href"))
		case isElement(n, "meta"):
			name := strings.ToLower(attribute(n, "name") + attribute(n, "property") + attribute(n, "itemprop"))
			if i := slices.Index(dateNames, name); i >= 0 && i < best {
				if date, ok := parseDate(strings.TrimSpace(attribute(n, "content"))); ok {
					f.date, best = date, i
				}
			}
		}
	}
	if u, ok := absoluteURL(canonical); ok && u.Host != "" {
		f.address = canonical
	}
	if u, ok := absoluteURL(f.address); !ok || u.Host == "" {
		f.address = ""
	}
	return f
}

// savedFrom is what Chrome and Edge write into the first lines of a page:
// "saved from url=(0028)https://example.com/faq.html".
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(https?://\S+)`)

var (
	canonicalLink = regexp.MustCompile(`(?i)<link\b[^>]*\brel=["']?canonical["']?[^>]*>`)
	hrefValue     = regexp.MustCompile(`(?i)\bhref=["']?(https?://[^"'\s>]+)`)
	charsetValue  = regexp.MustCompile(`(?i)<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?\s*([\w-]+)`)
)

const (
	// charsetBytes is where a page must name its encoding, with some room: the
	// standard says 1,024.
	charsetBytes = 4 << 10
	// addressBytes is where a page names its address: in its head.
	addressBytes = 256 << 10
)

// namedEncoding gives the encoding that a page of HTML names, as the WHATWG calls
// it, or "".
func namedEncoding(data []byte) string {
	m := charsetValue.FindSubmatch(data[:min(len(data), charsetBytes)])
	if m == nil {
		return ""
	}
	e, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return ""
	}
	name, _ := htmlindex.Name(e)
	return name
}

// surveySaved makes the site that most of the saved pages come from the base of
// a source that has none.
func (s *site) surveySaved(ctx context.Context, f *files, pages []string) {
	if s.base != "" {
		return
	}
	votes := map[string]int{}
	read := 0
	for _, name := range pages {
		if !namesHTML(name) || read == surveyPages || ctx.Err() != nil {
			continue
		}
		read++
		data, err := readFile(f.fsys, name, maxHTMLBytes)
		if err != nil {
			continue // reported when it is read
		}
		if u, err := url.Parse(savedAddress(data[:min(len(data), addressBytes)])); err == nil && u.Host != "" {
			votes[u.Scheme+"://"+u.Host+"/"]++
		}
	}
	for base, n := range votes {
		if n > votes[s.base] || n == votes[s.base] && base < s.base {
			s.base = base
		}
	}
}

// savedAddress finds the address of a page without parsing it.
func savedAddress(head []byte) string {
	if m := hrefValue.FindSubmatch(canonicalLink.Find(head)); m != nil {
		return string(m[1])
	}
	if m := savedFrom.FindSubmatch(head); m != nil {
		return string(bytes.TrimSpace(m[1]))
	}
	return ""
}

var titleParts = regexp.MustCompile(`\s+[|｜–—-]\s+|\s*[|｜]\s*`)

// pageTitle gives the title of a page: its only heading of level 1, else the
// title of the window without the name of the site, which follows a bar or a
// dash: "Resetting a password | Help | Example".
func pageTitle(window string, doc, main *html.Node) string {
	headings := topHeadings(main)
	if len(headings) == 0 {
		headings = topHeadings(doc)
	}
	if len(headings) == 1 {
		return headings[0]
	}
	parts := titleParts.Split(window, -1)
	for _, part := range parts { // the part that the page says itself
		if slices.ContainsFunc(headings, func(h string) bool { return key(h) == key(part) }) {
			return part
		}
	}
	return strings.TrimSpace(parts[0])
}

// topHeadings gives the words of the headings of level 1 in n.
func topHeadings(n *html.Node) []string {
	var headings []string
	for d := range n.Descendants() {
		if isElement(d, "h1") {
			if text := shorten(nodeText(d)); text != "" {
				headings = append(headings, text)
			}
		}
	}
	return headings
}
