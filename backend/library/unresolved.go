package library

import (
	"net/url"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/render"
	"kotae/backend/store"
)

// A Resolution says how many of the references of a source work without internet.
type Resolution struct {
	// Images are the pictures of the source itself; those on other sites are none.
	Images References `json:"images"`
	// Links lead to documents of the source, by their address or a relative path.
	Links References `json:"links"`
	// Places are the fragments of links that open.
	Places  References   `json:"places"`
	Missing []Unresolved `json:"missing"` // in source order
}

// References counts references of one kind.
type References struct {
	Total    int `json:"total"`
	Resolved int `json:"resolved"`
	// Outside are those among the others that cannot open: the source has no
	// document of that name. Of the places and images, none.
	Outside int `json:"outside"`
}

// What an Unresolved refers to.
const (
	KindImage = "image"
	KindLink  = "link"
	KindPlace = "place"
)

// An Unresolved is a reference that does not work.
type Unresolved struct {
	Source   faq.SourceID `json:"source"`
	Document string       `json:"document"`
	Entry    faq.EntryID  `json:"entry"`
	Line     int          `json:"line"` // of the entry in its document
	Kind     string       `json:"kind"`
	Ref      string       `json:"ref"` // as the page writes it
	Outside  bool         `json:"outside"`
}

// Unresolved looks at every reference of the live entries of a source, or of all
// sources for "". The error is CodeNoSource or the store's.
//
// An image counts when it should lie in the source, a link when it leads to the
// source's own site or to a relative path, and a place when a link to it opens, or
// it is one of the document itself.
func (l *Library) Unresolved(source faq.SourceID) (Resolution, error) {
	c := l.current()
	if _, ok := c.sources[source]; source != "" && !ok {
		return Resolution{}, faq.Errorf(faq.CodeNoSource, source)
	}
	r := resolver{catalog: c, answers: map[faq.EntryID]*rendered{}}
	r.Missing = []Unresolved{}
	var answers []*rendered // in source order
	err := l.store.View(func(tx *store.Tx) error {
		for i := range c.entries {
			e := &c.entries[i]
			if e.Archived || source != "" && e.Source != source {
				continue
			}
			body, err := tx.Body(e.ID)
			if err != nil {
				return err
			}
			a := &rendered{entry: e}
			context := c.context(e, c.hardBreaks(e), storedImages(e.Images))
			context.Link = func(href string) render.Target {
				target := c.resolve(e, href)
				a.links = append(a.links, asked{href, target})
				return target
			}
			a.Result = render.Entry(body, context)
			inside := strings.Count(a.HTML, `<a href="#`+headingPrefix)
			r.Places.Total, r.Places.Resolved = r.Places.Total+inside, r.Places.Resolved+inside
			a.HTML, a.Text = "", "" // a whole library of them would be large
			answers = append(answers, a)
			r.answers[e.ID] = a
		}
		return nil
	})
	if err != nil {
		return Resolution{}, err
	}
	for _, a := range answers {
		r.images(a)
		for _, link := range a.links {
			r.link(a, link)
		}
	}
	return r.Resolution, nil
}

// A rendered is the answer of an entry, rendered for its references.
type rendered struct {
	render.Result
	entry *faq.Entry
	links []asked
}

// An asked is an address of an answer, as it is written, and where it leads.
type asked struct {
	href   string
	target render.Target
}

// A resolver counts the references of answers.
type resolver struct {
	Resolution
	catalog *catalog
	answers map[faq.EntryID]*rendered
}

func (r *resolver) missing(a *rendered, kind, ref string, outside bool) {
	e := a.entry
	r.Missing = append(r.Missing, Unresolved{
		Source: e.Source, Document: e.Document, Entry: e.ID, Line: e.Line, Kind: kind, Ref: ref, Outside: outside,
	})
}

func (r *resolver) images(a *rendered) {
	for _, image := range a.Images {
		u, err := url.Parse(image.Ref)
		if err == nil && image.Hash == "" && (u.Scheme == "data" || u.Host != "" && !r.ownHost(a.entry, u)) {
			continue
		}
		r.Images.Total++
		if image.Hash != "" {
			r.Images.Resolved++
		} else {
			r.missing(a, KindImage, image.Ref, false)
		}
	}
}

func (r *resolver) link(a *rendered, l asked) {
	u, err := parseReference(l.href)
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	d := r.catalog.document(a.entry)
	switch {
	case u.Host == "" && u.Path == "": // only a place
	case u.Host != "" && !r.ownSite(a.entry, u):
		return
	case u.Host == "" && strings.HasPrefix(u.Path, "/") && d != nil && d.Site != "":
		return
	default:
		r.Links.Total++
		if l.target.Entry == "" {
			outside := len(r.catalog.links.byName[documentKey{a.entry.Source, nameKey(u.Path)}]) == 0
			if outside {
				r.Links.Outside++
			}
			r.missing(a, KindLink, l.href, outside)
			return
		}
		r.Links.Resolved++
	}
	r.place(a, l, u.Fragment)
}

// place looks for the fragment of a link: in the answer that the link opens, or
// as the anchor of that entry itself.
func (r *resolver) place(a *rendered, l asked, fragment string) {
	to := r.answers[l.target.Entry]
	if fragment == "" || l.target.Entry != "" && to == nil { // or in another source
		return
	}
	r.Places.Total++
	if to != nil && (to.Place(fragment) != "" || anchorKey(to.entry.Anchor, false) == anchorKey(fragment, false)) {
		r.Places.Resolved++
	} else {
		r.missing(a, KindPlace, l.href, false)
	}
}

// ownSite reports whether an absolute address is below the base of an entry's
// source, ownHost whether it is at least on the same host.
func (r *resolver) ownSite(e *faq.Entry, u *url.URL) bool {
	base, err := url.Parse(r.catalog.sources[e.Source].Base)
	return err == nil && base.Host != "" && strings.HasPrefix(urlKey(u)+"/", urlKey(base)+"/")
}

func (r *resolver) ownHost(e *faq.Entry, u *url.URL) bool {
	base, err := url.Parse(r.catalog.sources[e.Source].Base)
	return err == nil && strings.EqualFold(base.Host, u.Host)
}
