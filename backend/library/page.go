package library

import (
	"encoding/base64"

	"kotae/backend/faq"
	"kotae/backend/render"
	"kotae/backend/store"
)

// headingPrefix starts the ids of an answer's headings, so that they cannot
// stand in for elements of the page around it.
const headingPrefix = "answer-"

// Open gives an entry as the reader shows it, counts the opening and marks the
// entry as read. When the mark cannot be written, the page comes all the same,
// with Notice saying why.
func (l *Library) Open(id faq.EntryID) (Page, error) { return l.OpenAt(id, "") }

// OpenAt is Open for a link whose fragment names a place in the answer.
func (l *Library) OpenAt(id faq.EntryID, fragment string) (Page, error) {
	c, marks := l.view()
	e, err := c.entry(id)
	if err != nil {
		return Page{}, err
	}
	var body faq.Body
	var before store.EarlierVersion
	changed := false
	err = l.store.View(func(tx *store.Tx) error {
		// The header that belongs to this body: an import may have landed since.
		stored, ok, err := tx.Entry(id)
		if err != nil {
			return err
		}
		if !ok {
			return faq.Errorf(faq.CodeNoEntry, id)
		}
		e = &stored
		if body, err = tx.Body(id); err != nil {
			return err
		}
		before, changed, err = tx.Earlier(id)
		return err
	})
	if err != nil {
		return Page{}, err
	}
	p := Page{SourceTitle: c.sources[e.Source].Title}
	if d := c.document(e); d != nil {
		p.DocumentTitle = d.Title
		c.place(&p, e, d)
	}
	now := c.context(e, c.hardBreaks(e), storedImages(e.Images))
	r := render.Entry(body, now)
	p.HTML, p.Outline, p.Truncated, p.Place = r.HTML, headings(r.Outline), r.Truncated, r.Place(fragment)
	if changed {
		old := c.context(e, before.HardBreaks, storedImages(before.Images))
		p.EarlierHTML = render.Entry(before.Body, old).HTML
		p.DiffHTML = render.Diff(before.Body, body, old, now).HTML
		p.Updated = marks(id).State(e.Fingerprint) == faq.StateUpdated
	}
	mark, err := l.opened(e)
	p.Item, p.Notice = c.item(e, mark), FailureOf(err)
	return p, nil
}

// place fills in where an entry stands in its document.
func (c *catalog) place(p *Page, e *faq.Entry, d *faq.Document) {
	p.Count = len(d.Entries)
	for i, id := range d.Entries {
		if id != e.ID {
			continue
		}
		p.Position = i + 1
		if i > 0 {
			p.Previous = c.neighbour(d.Entries[i-1])
		}
		if i+1 < len(d.Entries) {
			p.Next = c.neighbour(d.Entries[i+1])
		}
	}
}

func (c *catalog) neighbour(id faq.EntryID) *Neighbour {
	return &Neighbour{ID: id, Question: c.entries[c.byID[id]].Question}
}

// Detail gives everything about an entry, and touches no mark. Its HTML stands
// alone: images are part of it, as data addresses.
func (l *Library) Detail(id faq.EntryID) (Detail, error) {
	c, marks := l.view()
	e, err := c.entry(id)
	if err != nil {
		return Detail{}, err
	}
	var body faq.Body
	images := map[string]render.Image{}
	err = l.store.View(func(tx *store.Tx) error {
		if body, err = tx.Body(id); err != nil {
			return err
		}
		for _, image := range e.Images {
			mime, data, ok, err := tx.Image(image.Hash)
			if err != nil {
				return err
			}
			if ok {
				src := "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(data)
				images[image.Ref] = render.Image{Src: src, Hash: image.Hash, Width: image.Width, Height: image.Height}
			}
		}
		return nil
	})
	if err != nil {
		return Detail{}, err
	}
	r := render.Entry(body, c.context(e, c.hardBreaks(e), func(ref string) (render.Image, bool) {
		image, ok := images[ref]
		return image, ok
	}))
	d := Detail{
		Item: c.item(e, marks(id)), Detail: body.Detail, Markdown: body.Answer, HTML: r.HTML, Text: r.Text,
		Outline: headings(r.Outline), Links: []Link{}, Images: []ImageView{},
	}
	for _, link := range r.Links {
		d.Links = append(d.Links, Link(link))
	}
	for _, image := range r.Images {
		d.Images = append(d.Images, ImageView(image))
	}
	return d, nil
}

// Image gives the bytes of a stored image and their type, for [assets.Images].
func (l *Library) Image(hash string) (mime string, data []byte, err error) {
	err = l.store.View(func(tx *store.Tx) error {
		var ok bool
		if mime, data, ok, err = tx.Image(hash); err == nil && !ok {
			err = faq.Errorf(faq.CodeNotFound, hash)
		}
		return err
	})
	return mime, data, err
}

// context tells the renderer what lies around an entry.
func (c *catalog) context(e *faq.Entry, hardBreaks bool, image func(string) (render.Image, bool)) render.Context {
	return render.Context{
		HardBreaks: hardBreaks,
		IDPrefix:   headingPrefix,
		Image:      image,
		Link:       func(href string) render.Target { return c.resolve(e, href) },
	}
}

// storedImages gives images by the address under which the window loads them.
func storedImages(images []faq.Image) func(string) (render.Image, bool) {
	return func(ref string) (render.Image, bool) {
		for _, image := range images {
			if image.Ref == ref && image.Hash != "" {
				return render.Image{
					Src: "/image/" + image.Hash, Hash: image.Hash, Width: image.Width, Height: image.Height,
				}, true
			}
		}
		return render.Image{}, false
	}
}

func headings(outline []render.Heading) []Heading {
	hs := make([]Heading, len(outline))
	for i, h := range outline {
		hs[i] = Heading(h)
	}
	return hs
}

// FailureOf gives an error as the window shows it; nil for nil.
func FailureOf(err error) *Failure {
	if err == nil {
		return nil
	}
	return &Failure{Code: faq.CodeOf(err), Message: faq.SentenceOf(err)}
}
