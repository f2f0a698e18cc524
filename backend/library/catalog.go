package library

import (
	"cmp"
	"slices"

	"kotae/backend/faq"
	"kotae/backend/render"
	"kotae/backend/search"
	"kotae/backend/store"
)

// A catalog is everything that a library holds but for bodies, images and
// marks, at one moment. It never changes once it is made.
type catalog struct {
	sources   map[faq.SourceID]*faq.Source
	documents map[documentKey]*faq.Document
	entries   []faq.Entry // in source order, see readCatalog
	byID      map[faq.EntryID]int
	order     []faq.SourceID
	links     linkIndex

	index *lazyIndex // made at the first search, or ahead of it by Warm
}

type documentKey struct {
	source faq.SourceID
	path   string
}

// readCatalog reads a catalog. Entries stand in source order: sources as they
// were added, documents by path, entries as the document has them, and the
// archived ones of a document, by line, after its live ones.
func (l *Library) readCatalog(tx *store.Tx) (*catalog, error) {
	sources, err := tx.Sources()
	if err != nil {
		return nil, err
	}
	documents, err := tx.Documents()
	if err != nil {
		return nil, err
	}
	c := &catalog{
		sources:   map[faq.SourceID]*faq.Source{},
		documents: map[documentKey]*faq.Document{},
		byID:      map[faq.EntryID]int{},
	}
	sourceRank := map[faq.SourceID]int{}
	for i := range sources {
		c.sources[sources[i].ID] = &sources[i]
		c.order = append(c.order, sources[i].ID)
		sourceRank[sources[i].ID] = i
	}
	rank := map[faq.EntryID]int{}
	for i := range documents {
		d := &documents[i]
		c.documents[documentKey{d.Source, d.Path}] = d
		for n, id := range d.Entries {
			rank[id] = n
		}
	}
	err = tx.Entries(func(e faq.Entry) error {
		c.entries = append(c.entries, e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(c.entries, func(a, b faq.Entry) int {
		if order := cmp.Or(
			cmp.Compare(sourceRank[a.Source], sourceRank[b.Source]),
			cmp.Compare(a.Document, b.Document),
		); order != 0 {
			return order
		}
		if a.Archived != b.Archived {
			if a.Archived {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(rank[a.ID], rank[b.ID]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
	for i, e := range c.entries {
		c.byID[e.ID] = i
	}
	c.links = newLinkIndex(c, documents)
	c.index = &lazyIndex{build: func() (*search.Index, error) { return l.buildIndex(c) }}
	return c, nil
}

// document gives the document of an entry. It is nil only in a library whose
// buckets do not fit each other, which "check" reports.
func (c *catalog) document(e *faq.Entry) *faq.Document {
	return c.documents[documentKey{e.Source, e.Document}]
}

// entry gives the entry with the given ID.
func (c *catalog) entry(id faq.EntryID) (*faq.Entry, error) {
	i, ok := c.byID[id]
	if !ok {
		return nil, faq.Errorf(faq.CodeNoEntry, id)
	}
	return &c.entries[i], nil
}

// tags gives the tags of an entry's page and its own.
func (c *catalog) tags(e *faq.Entry) []string {
	d := c.document(e)
	switch {
	case d == nil || len(d.Tags) == 0:
		return e.Tags
	case len(e.Tags) == 0:
		return d.Tags
	}
	tags := slices.Clone(d.Tags)
	for _, tag := range e.Tags {
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// buildIndex makes the index of a catalog; hits refer to entries by their place
// in c.entries.
func (l *Library) buildIndex(c *catalog) (*search.Index, error) {
	entries, err := l.searchEntries(c)
	if err != nil {
		return nil, err
	}
	lexicon, err := l.lexicon()
	if err != nil {
		return nil, err
	}
	return search.Build(entries, lexicon), nil
}

// searchEntries reads every body once.
func (l *Library) searchEntries(c *catalog) ([]search.Entry, error) {
	entries := make([]search.Entry, len(c.entries))
	for i := range c.entries {
		e := &c.entries[i]
		entries[i].Ref = i
		// Each in a transaction of its own: a long one would keep marks waiting
		// whenever the file has to be mapped anew.
		body, err := l.body(e.ID)
		if faq.CodeOf(err) == faq.CodeNoEntry {
			continue // an import took it away while nobody had searched yet
		}
		if err != nil {
			return nil, err
		}
		entries[i] = search.Entry{
			Ref:      i,
			Question: e.Question,
			Text:     render.Text(body, c.hardBreaks(e)),
			Category: e.Category,
			Tags:     c.tags(e),
		}
	}
	return entries, nil
}

// Warm builds what the first search needs, so that the first keystroke does not
// wait for it.
func (l *Library) Warm() error {
	_, err := l.current().index.get()
	return err
}

func (c *catalog) hardBreaks(e *faq.Entry) bool {
	d := c.document(e)
	return d != nil && d.HardBreaks
}
