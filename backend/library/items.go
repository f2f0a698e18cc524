package library

import (
	"time"

	"kotae/backend/faq"
)

// Item gives an entry as lists show it, or CodeNoEntry.
func (l *Library) Item(id faq.EntryID) (Item, error) {
	c, marks := l.view()
	e, err := c.entry(id)
	if err != nil {
		return Item{}, err
	}
	return c.item(e, marks(id)), nil
}

// item gives an entry as lists show it.
func (c *catalog) item(e *faq.Entry, m faq.Mark) Item {
	item := Item{
		ID:         e.ID,
		Question:   e.Question,
		Category:   nonNil(e.Category),
		Tags:       nonNil(c.tags(e)),
		Source:     e.Source,
		Document:   e.Document,
		Line:       e.Line,
		Class:      e.Class,
		State:      m.State(e.Fingerprint),
		Bookmarked: !m.Bookmarked.IsZero(),
		Archived:   e.Archived,
		Note:       m.Note,
	}
	if d := c.document(e); d != nil {
		item.Date = timestamp(d.Date)
		item.URL = d.URL(c.sources[e.Source])
		if item.URL != "" && e.Anchor != "" {
			item.URL += "#" + e.Anchor
		}
	}
	return item
}

// timestamp writes a time as every interface shows it: RFC 3339 in UTC, or "".
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// nonNil makes an empty slice of a nil one, which JSON would write as null.
func nonNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
