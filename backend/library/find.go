package library

import (
	"context"
	"slices"
	"strings"
	"time"

	"kotae/backend/faq"
	"kotae/backend/search"
)

// Find gives the entries of a selection that match a query, best first, or all
// of them in source order when the query has no words; offset and limit choose
// the part of them that Hits holds, a limit of 0 all. The operators tag:, source: and is: of the
// query narrow the selection further.
func (l *Library) Find(ctx context.Context, query string, in Selection, offset, limit int) (Found, error) {
	start := time.Now()
	q := search.Parse(query)
	// "is:archived" must reach the archived entries, whatever is selected.
	for _, f := range q.Filters() {
		in.Archived = in.Archived || f.Key == "is" && f.Value == "archived" && !f.Exclude
	}
	c, marks := l.view()
	result := search.Result{}
	var err error
	if q.Nothing() && strings.TrimSpace(query) != "" {
		// Signs that no text is searched for, such as "・": they find nothing.
	} else if q.Empty() {
		result = listed(c, l.accept(c, marks, in, q), offset, limit)
	} else {
		var index *search.Index
		l.learning.noticeSearch()
		if c, index, err = c.searchable(); err != nil {
			return Found{}, err
		}
		result, err = index.Search(ctx, q, search.Options{
			Offset: offset, Limit: limit, Accept: l.accept(c, marks, in, q),
		})
		if err != nil {
			return Found{}, err
		}
	}
	found := Found{Query: query, Total: result.Total, Approximate: result.Approximate, Hits: make([]Hit, len(result.Hits))}
	for i, h := range result.Hits {
		e := &c.entries[h.Ref]
		found.Hits[i] = Hit{
			Item:           c.item(e, marks(e.ID)),
			Tier:           string(h.Tier),
			Score:          h.Score,
			QuestionRanges: faq.UTF16Ranges(e.Question, h.QuestionRanges),
			Excerpt:        h.Excerpt,
			ExcerptRanges:  faq.UTF16Ranges(h.Excerpt, h.ExcerptRanges),
		}
	}
	found.TookUS = time.Since(start).Microseconds()
	return found, nil
}

// List gives the items of a selection in source order.
func (l *Library) List(in Selection) []Item {
	c, marks := l.view()
	accept := l.accept(c, marks, in, search.Query{})
	items := []Item{}
	for i := range c.entries {
		if accept(i) {
			items = append(items, c.item(&c.entries[i], marks(c.entries[i].ID)))
		}
	}
	return items
}

// listed is the answer to a query without words: every accepted entry in order.
func listed(c *catalog, accept func(int) bool, offset, limit int) search.Result {
	var r search.Result
	for i := range c.entries {
		if !accept(i) {
			continue
		}
		if r.Total >= offset && (limit <= 0 || len(r.Hits) < limit) {
			r.Hits = append(r.Hits, search.Hit{Ref: i})
		}
		r.Total++
	}
	return r
}

// accept gives the test for the entries of a selection, narrowed by the filters
// of a query.
func (l *Library) accept(c *catalog, marks func(faq.EntryID) faq.Mark, in Selection, q search.Query) func(int) bool {
	filters := q.Filters()
	archivedToo := in.Archived || in.Is == "archived"
	return func(i int) bool {
		e := &c.entries[i]
		if e.Archived && !archivedToo ||
			in.Source != "" && e.Source != in.Source ||
			in.Document != "" && e.Document != in.Document ||
			in.Tag != "" && !slices.Contains(c.tags(e), in.Tag) ||
			in.Is != "" && !isState(in.Is, e, marks(e.ID)) {
			return false
		}
		for _, f := range filters {
			if c.satisfies(e, f, marks) == f.Exclude {
				return false
			}
		}
		return true
	}
}

// satisfies reports whether an entry is what a filter asks for. Tags and sources
// match by their beginning, whatever the case, so that the list narrows while
// the word is being typed.
func (c *catalog) satisfies(e *faq.Entry, f search.Filter, marks func(faq.EntryID) faq.Mark) bool {
	switch f.Key {
	case "tag":
		return slices.ContainsFunc(c.tags(e), func(tag string) bool { return hasPrefixFold(tag, f.Value) })
	case "source":
		return string(e.Source) == f.Value || hasPrefixFold(c.sources[e.Source].Title, f.Value)
	}
	return isState(strings.ToLower(f.Value), e, marks(e.ID))
}

func hasPrefixFold(s, prefix string) bool {
	return strings.HasPrefix(strings.ToLower(s), strings.ToLower(prefix))
}

// isState reports whether an entry is what "is:" and [Selection].Is name; no
// entry is anything unknown.
func isState(is string, e *faq.Entry, m faq.Mark) bool {
	switch is {
	case "bookmarked":
		return !m.Bookmarked.IsZero()
	case "archived":
		return e.Archived
	}
	return faq.State(is) == m.State(e.Fingerprint)
}
