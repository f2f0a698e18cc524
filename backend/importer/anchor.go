package importer

import (
	"bytes"
	"net/url"
	"regexp"
)

var (
	idTag = regexp.MustCompile(`(?i)<(?:a|span|div|details|h[1-6])\s+(?:[^<>]*\s)?(?:id|name)\s*=\s*["']?([^"'<>\s]+)`)
	// idTagLast is one that ends what is looked at, with nothing in it.
	idTagLast  = regexp.MustCompile(`(?i)<(?:a|span)\s+(?:[^<>]*\s)?(?:id|name)\s*=\s*["']?([^"'<>\s]+)["']?[^<>]*>\s*(?:</(?:a|span)>)?(?:\s|<br\s*/?>)*$`)
	kramdownID = regexp.MustCompile(`^\{:[^}\n]*#([^\s}]+)[^}\n]*\}`)
	fragments  = regexp.MustCompile(`(?i)(?:\]\(\s*<?|href\s*=\s*["'])#([^)\s>"']+)`)
)

// maxIDTag bounds how far before a heading its explicit id may begin.
const maxIDTag = 300

// idBefore gives the id that the page gives the place [from, to) itself, in a tag
// in it or directly before it, or "".
func (p *page) idBefore(from, to int) string {
	if m := idTag.FindSubmatch(p.src[from:to]); m != nil {
		return shorten(string(m[1]))
	}
	if m := kramdownID.FindSubmatch(p.src[to:]); m != nil {
		return shorten(string(m[1]))
	}
	before := p.src[max(0, from-maxIDTag):from]
	if !bytes.Contains(before, []byte("=")) {
		return ""
	}
	if m := idTagLast.FindSubmatch(before); m != nil {
		return shorten(string(m[1]))
	}
	return ""
}

// giveIDs sets the anchors of headings to the ids that the page gives them,
// unless its own links lead to what the heading's text would make.
func (p *page) giveIDs() {
	var linked map[string]bool // by key
	for i := range p.headings {
		h := &p.headings[i]
		id := p.idBefore(h.start, h.end)
		if id == "" {
			continue
		}
		if linked == nil {
			linked = map[string]bool{}
			for _, m := range fragments.FindAllSubmatch(p.src, -1) {
				fragment, err := url.PathUnescape(string(m[1]))
				if err == nil {
					linked[key(fragment)] = true
				}
			}
		}
		if linked[key(id)] || !linked[key(h.anchor)] {
			h.anchor = id
		}
	}
}
