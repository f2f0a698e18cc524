package library

import (
	"maps"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// Source gives a source, or CodeNoSource.
func (l *Library) Source(id faq.SourceID) (faq.Source, error) {
	s, ok := l.current().sources[id]
	if !ok {
		return faq.Source{}, faq.Errorf(faq.CodeNoSource, id)
	}
	return *s, nil
}

// HasSource reports whether a location is that of a source that was not removed.
func (l *Library) HasSource(location string) bool {
	s := l.sourceAt(location)
	return s != nil && !s.Removed
}

// Locations gives those of the sources with the given IDs, or of all that were
// not removed when there are none. The error is CodeNoSource.
func (l *Library) Locations(ids []faq.SourceID) ([]string, error) {
	c := l.current()
	if len(ids) == 0 {
		for _, id := range c.order {
			if !c.sources[id].Removed {
				ids = append(ids, id)
			}
		}
	}
	var locations []string
	for _, id := range ids {
		s, ok := c.sources[id]
		if !ok {
			return nil, faq.Errorf(faq.CodeNoSource, id)
		}
		locations = append(locations, s.Location)
	}
	return locations, nil
}

// putSource changes what the library keeps about a source; l.importing is held.
func (l *Library) putSource(s faq.Source) error {
	if err := l.store.Update(func(tx *store.Tx) error { return tx.PutSource(s) }); err != nil {
		return err
	}
	l.replaceSource(s)
	return nil
}

// replaceSource makes a new catalog in which only a source is another, so that
// the index goes on.
func (l *Library) replaceSource(s faq.Source) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := *l.catalog
	c.sources = maps.Clone(c.sources)
	c.sources[s.ID] = &s
	l.catalog = &c
}
