package library

import "kotae/backend/faq"

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
	s := l.current().sourceAt(location)
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
