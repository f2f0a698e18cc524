package library

import (
	"cmp"
	"slices"

	"kotae/backend/faq"
)

// Overview gives what the sidebar shows: counts, sources with their documents,
// and tags.
func (l *Library) Overview() Overview {
	c, marks := l.view()
	o := Overview{Sources: []SourceView{}, Tags: []TagCount{}}
	places := map[faq.SourceID]int{}
	for i, id := range c.order {
		s := c.sources[id]
		places[id] = i
		o.Sources = append(o.Sources, SourceView{
			ID: id, Title: s.Title, Kind: s.Kind, Location: s.Location,
			Refreshed: timestamp(s.Refreshed), Removed: s.Removed, Managed: s.Managed, Documents: []DocumentView{},
		})
	}
	tags := map[string]int{}
	for i := range c.entries {
		e := &c.entries[i]
		m := marks(e.ID)
		s := &o.Sources[places[e.Source]]
		if !m.Bookmarked.IsZero() {
			o.Bookmarked++
		}
		if e.Archived {
			o.Archived++
			s.Archived++
			continue
		}
		o.Entries++
		s.Entries++
		switch m.State(e.Fingerprint) {
		case faq.StateUnread:
			o.Unread++
			s.Unread++
		case faq.StateUpdated:
			o.Updated++
		}
		for _, tag := range c.tags(e) {
			tags[tag]++
		}
		if n := len(s.Documents); n == 0 || s.Documents[n-1].Path != e.Document {
			view := DocumentView{Path: e.Document, Title: e.Document, Class: e.Class}
			if d := c.document(e); d != nil {
				view.Title, view.Class = d.Title, d.Class
			}
			s.Documents = append(s.Documents, view)
		}
		s.Documents[len(s.Documents)-1].Entries++
	}
	for tag, count := range tags {
		o.Tags = append(o.Tags, TagCount{tag, count})
	}
	slices.SortFunc(o.Tags, func(a, b TagCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Tag, b.Tag))
	})
	return o
}
