package library

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"kotae/backend/faq"
	"kotae/backend/render"
)

// A linkIndex finds the entry that an address leads to, so that links between
// pages open inside the program, without internet.
type linkIndex struct {
	byURL  map[string]documentKey // by urlKey of the published address
	byPath map[documentKey]documentKey
	// anchors holds the entries of documents by anchorKey.
	anchors map[documentKey]map[string]faq.EntryID
}

func newLinkIndex(c *catalog) linkIndex {
	x := linkIndex{
		byURL:   map[string]documentKey{},
		byPath:  map[documentKey]documentKey{},
		anchors: map[documentKey]map[string]faq.EntryID{},
	}
	for key, d := range c.documents {
		if len(d.Entries) == 0 {
			continue
		}
		x.byPath[pathKey(key.source, key.path)] = key
		if address := d.URL(c.sources[key.source]); address != "" {
			if u, err := url.Parse(address); err == nil {
				x.byURL[urlKey(u)] = key
			}
		}
	}
	for i := range c.entries {
		e := &c.entries[i]
		if e.Archived || e.Anchor == "" {
			continue
		}
		key := documentKey{e.Source, e.Document}
		if x.anchors[key] == nil {
			x.anchors[key] = map[string]faq.EntryID{}
		}
		if anchor := anchorKey(e.Anchor); x.anchors[key][anchor] == "" {
			x.anchors[key][anchor] = e.ID
		}
	}
	return x
}

// resolve says where a link leads that stands in entry e: to an entry of the
// library, to an absolute address, or, when neither is known, to the link as it
// is written.
func (c *catalog) resolve(e *faq.Entry, href string) render.Target {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return render.Target{URL: href}
	}
	here := documentKey{e.Source, e.Document}
	key, found := documentKey{}, false
	switch {
	case u.Scheme == "" && u.Host == "" && u.Path == "": // "#anchor"
		key, found = here, true
	case u.Scheme == "" && u.Host == "" && !strings.HasPrefix(u.Path, "/"):
		key, found = c.links.relative(here, u.Path)
	}
	absolute := u
	if d := c.document(e); d != nil {
		if base, err := url.Parse(d.URL(c.sources[e.Source])); err == nil && base.IsAbs() {
			absolute = base.ResolveReference(u)
		}
	}
	if !found && absolute.IsAbs() {
		key, found = c.links.byURL[urlKey(absolute)]
	}
	target := render.Target{URL: absolute.String(), Fragment: u.Fragment}
	if !found {
		return target
	}
	if id := c.links.anchors[key][anchorKey(u.Fragment)]; id != "" {
		target.Entry = id
	} else if d := c.documents[key]; d != nil && len(d.Entries) > 0 && (u.Fragment == "" || key != here) {
		target.Entry = d.Entries[0]
	}
	return target
}

// relative finds the document that a relative path leads to from another one:
// as it stands, or with the ending that pages leave out.
func (x linkIndex) relative(from documentKey, to string) (documentKey, bool) {
	p := path.Join(path.Dir(from.path), strings.TrimSuffix(to, "/"))
	for _, candidate := range []string{p, p + ".md", p + "/index.md", strings.TrimSuffix(p, ".html") + ".md"} {
		if key, ok := x.byPath[pathKey(from.source, candidate)]; ok {
			return key, true
		}
	}
	return documentKey{}, false
}

func pathKey(source faq.SourceID, p string) documentKey {
	return documentKey{source, strings.ToLower(p)}
}

// urlKey is the form in which addresses are compared: without scheme, query and
// fragment, decoded, in lower case, without a final "index.html" or slash.
// Measured on the blogs of our corpus, 621 of 625 links so find their file.
func urlKey(u *url.URL) string {
	p := strings.TrimSuffix(u.Path, "index.html")
	return strings.ToLower(u.Host + strings.TrimRight(p, "/"))
}

// anchorKey is the form in which anchors are compared: the sites' ways to make
// them differ in punctuation only, and number repeated ones with "-1", "-2".
func anchorKey(anchor string) string {
	if at := strings.LastIndexByte(anchor, '-'); at > 0 && strings.Trim(anchor[at+1:], "0123456789") == "" {
		anchor = anchor[:at]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, anchor)
}
