package library

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
	"kotae/backend/render"
)

// A linkIndex finds the entry that an address leads to, so that links between
// pages open inside the program, without internet. Where several documents have
// an address, they stand in source order.
type linkIndex struct {
	byURL  map[string][]documentKey      // by urlKey of the published address
	byPath map[documentKey][]documentKey // by pathKey
	byName map[documentKey][]documentKey // by source and nameKey
	// anchors holds, by documentKey, what anchorsOf gave. Few documents are linked
	// to by a fragment: of all at 100,000 entries it would be a third of a catalog.
	anchors *sync.Map
}

// newLinkIndex takes the documents of c in their order.
func newLinkIndex(c *catalog, documents []faq.Document) linkIndex {
	x := linkIndex{
		byURL:   map[string][]documentKey{},
		byPath:  map[documentKey][]documentKey{},
		byName:  map[documentKey][]documentKey{},
		anchors: &sync.Map{},
	}
	for i := range documents {
		d := &documents[i]
		if len(d.Entries) == 0 {
			continue
		}
		key, path := documentKey{d.Source, d.Path}, pathKey(d.Source, d.Path)
		x.byPath[path] = append(x.byPath[path], key)
		name := documentKey{d.Source, nameKey(d.Path)}
		x.byName[name] = append(x.byName[name], key)
		if address := d.URL(c.sources[d.Source]); address != "" {
			if u, err := url.Parse(address); err == nil {
				x.byURL[urlKey(u)] = append(x.byURL[urlKey(u)], key)
			}
		}
	}
	return x
}

// resolve says where a link leads that stands in entry e: to an entry of the
// library, to an absolute address, or, when neither is known, to the link as it
// is written.
func (c *catalog) resolve(e *faq.Entry, href string) render.Target {
	u, err := parseReference(href)
	if err != nil {
		return render.Target{URL: href}
	}
	here := documentKey{e.Source, e.Document}
	key, found := documentKey{}, false
	switch {
	case u.Scheme == "" && u.Host == "" && u.Path == "": // "#anchor"
		key, found = here, true
	case u.Scheme == "" && u.Host == "":
		key, found = c.links.relative(here, u.Path)
	}
	absolute := c.absolute(e, u)
	if !found && absolute.IsAbs() {
		if key, found = nearest(c.links.byURL[urlKey(absolute)], func(k documentKey) bool { return k.source == e.Source }); !found {
			key, found = c.links.moved(c.sources[e.Source], absolute)
		}
	}
	target := render.Target{URL: absolute.String(), Fragment: u.Fragment}
	if !found {
		return target
	}
	if id := c.anchor(key, u.Fragment); id != "" {
		target.Entry = id
	} else if d := c.documents[key]; d != nil && len(d.Entries) > 0 && (key != here || u.Path != "") {
		target.Entry = d.Entries[0]
		if key == here { // a section of this very answer, by the address of the page
			target.Entry = e.ID
		}
	}
	return target
}

// parseReference reads a reference as pages write it.
func parseReference(href string) (*url.URL, error) {
	return url.Parse(strings.ReplaceAll(strings.TrimSpace(href), `\`, "/"))
}

// absolute gives the address that a reference in an entry means, or the reference
// itself when that is not known.
func (c *catalog) absolute(e *faq.Entry, u *url.URL) *url.URL {
	d := c.document(e)
	if d == nil || u.IsAbs() {
		return u
	}
	address := d.URL(c.sources[e.Source])
	if address == "" && strings.HasPrefix(u.Path, "/") {
		address = d.Site
	}
	base, err := url.Parse(address)
	if err != nil || !base.IsAbs() {
		return u
	}
	return base.ResolveReference(u)
}

// relative finds the document that a path leads to from another one: as it
// stands, or with the ending that pages leave out. "/a.md" and, as Learn has it,
// "~/a.md" are paths below the source.
func (x linkIndex) relative(from documentKey, to string) (documentKey, bool) {
	dir := path.Dir(from.path)
	if below, ok := strings.CutPrefix(strings.TrimPrefix(to, "~"), "/"); ok {
		dir, to = ".", below
	}
	p := path.Join(dir, strings.TrimSuffix(to, "/"))
	for _, candidate := range []string{p, p + ".md", p + "/index.md", strings.TrimSuffix(p, ".html") + ".md"} {
		keys := x.byPath[pathKey(from.source, candidate)]
		if key, ok := nearest(keys, func(k documentKey) bool { return k.path == candidate }); ok {
			return key, true
		}
	}
	return documentKey{}, false
}

// datedPath is a path below a base that ends in a date and a name.
var datedPath = regexp.MustCompile(`^(?:.*/)?\d{4}/\d{1,2}/\d{1,2}/(?:.*/)?([^/]+?)(?:/|/index\.html|\.html)?$`)

// moved finds the document of a source by an old address on its site: the one
// that has the name, when there is only one, and the address is nothing but that
// name, for posts were put into folders later, or that name below a date, for
// dates are corrected.
func (x linkIndex) moved(s *faq.Source, address *url.URL) (documentKey, bool) {
	base, err := url.Parse(s.Base)
	if err != nil || base.Host == "" || !strings.EqualFold(base.Host, address.Host) {
		return documentKey{}, false
	}
	below, ok := strings.CutPrefix(strings.ToLower(address.Path), strings.ToLower(base.Path))
	if !ok {
		return documentKey{}, false
	}
	name := strings.TrimSuffix(strings.TrimSuffix(below, "index.html"), "/")
	if m := datedPath.FindStringSubmatch(below); m != nil {
		name = m[1]
	}
	keys := x.byName[documentKey{s.ID, nameKey(name)}]
	if strings.Contains(name, "/") || len(keys) != 1 {
		return documentKey{}, false
	}
	return keys[0], true
}

// nearest gives the first key that is preferred, else the first one.
func nearest(keys []documentKey, preferred func(documentKey) bool) (documentKey, bool) {
	if len(keys) == 0 {
		return documentKey{}, false
	}
	if i := slices.IndexFunc(keys, preferred); i >= 0 {
		return keys[i], true
	}
	return keys[0], true
}

// anchor finds an entry of a document by the fragment of a link, or gives "".
func (c *catalog) anchor(key documentKey, fragment string) faq.EntryID {
	if fragment == "" {
		return ""
	}
	anchors := c.anchorsOf(key)
	for _, numbered := range []bool{true, false} {
		if anchor := anchorKey(fragment, numbered); anchor != "" && anchors[anchor] != "" {
			return anchors[anchor]
		}
	}
	return ""
}

// anchorsOf gives the live entries of a document by both anchorKeys.
func (c *catalog) anchorsOf(key documentKey) map[string]faq.EntryID {
	if known, ok := c.links.anchors.Load(key); ok {
		return known.(map[string]faq.EntryID)
	}
	anchors := map[string]faq.EntryID{}
	if d := c.documents[key]; d != nil {
		// What is written out goes before what only a number was taken off.
		for _, numbered := range []bool{true, false} {
			for _, id := range d.Entries {
				e, err := c.entry(id)
				if err != nil {
					continue
				}
				if anchor := anchorKey(e.Anchor, numbered); anchor != "" && anchors[anchor] == "" {
					anchors[anchor] = id
				}
			}
		}
	}
	c.links.anchors.Store(key, anchors)
	return anchors
}

// pathKey is the form in which paths are compared: in lower case, and composed,
// since macOS takes 「が」 apart in the names of files.
func pathKey(source faq.SourceID, p string) documentKey {
	return documentKey{source, strings.ToLower(norm.NFC.String(p))}
}

// urlKey is the form in which addresses are compared: without scheme, query and
// fragment, decoded, in lower case, without a final "index.html" or slash.
// Measured on the blogs of our corpus, 621 of 625 links so find their file.
func urlKey(u *url.URL) string {
	p := strings.TrimSuffix(u.Path, "index.html")
	return strings.ToLower(norm.NFC.String(u.Host + strings.TrimRight(p, "/")))
}

var datedName = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}-`)

// nameKey is the last part of a path in lower case without its ending, an "index"
// and the date that Jekyll puts before it.
func nameKey(p string) string {
	p = strings.TrimSuffix(strings.ToLower(p), "/")
	for _, ending := range []string{".md", ".markdown", ".html", "/index"} {
		p = strings.TrimSuffix(p, ending)
	}
	return datedName.ReplaceAllString(path.Base(p), "")
}

// anchorKey is the form in which anchors are compared: the sites' ways to make
// them differ in punctuation only, and some leave out 「々」; repeated ones have
// numbers, "-1", "-2". That number is left out where numbered is false.
func anchorKey(anchor string, numbered bool) string {
	if at := strings.LastIndexByte(anchor, '-'); !numbered && at > 0 && strings.Trim(anchor[at+1:], "0123456789") == "" {
		anchor = anchor[:at]
	}
	return strings.Map(func(r rune) rune {
		if (unicode.IsLetter(r) || unicode.IsNumber(r)) && r != '々' {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(anchor))
}
