package library

import (
	"slices"
	"strings"

	"kotae/backend/faq"
)

// A plan is what landing a draft will do to the library.
type plan struct {
	source    faq.Source
	documents []faq.Document // all, with the IDs of their entries
	puts      []put          // every live entry of the new version
	staying   int            // live entries of documents that could not be read

	leftover []faq.Entry // those that the new version does not have
	archive  []faq.Entry // of these, the ones with marks
	remove   []faq.Entry // and the ones without
	kept     []faq.Document
	drop     []string // documents that nothing belongs to any more
}

// A put is an entry of the new version and, unless it is new, what it was.
type put struct {
	entry         faq.Entry
	body          span
	ahead         bool // the body is in the store already
	old           *faq.Entry
	oldHardBreaks bool // of the document that old stood in
}

// plan compares a draft with what the library has of its source. What becomes
// of the entries that the new version does not have, settle decides later.
// stored gives the texts that the library has; its errors are those of plan.
func (c *catalog) plan(d *draft, source faq.Source, stored func(faq.EntryID) (faq.Body, error)) (plan, error) {
	p := plan{source: source}
	old := slices.DeleteFunc(c.entriesOf(source.ID), func(e faq.Entry) bool {
		if !d.unread(e.Document) {
			return false
		}
		if !e.Archived {
			p.staying++
		}
		return true
	})
	var fresh []faq.Entry
	for _, doc := range d.documents {
		for _, q := range doc.Questions {
			fresh = append(fresh, q.Entry)
		}
	}
	ancestor, err := match(old, fresh, bodies{
		old: stored,
		new: func(n int) (faq.Body, error) { return d.bodies.body(d.spans[n]) },
	})
	if err != nil {
		return p, err
	}
	given := map[faq.EntryID]bool{}
	for _, at := range ancestor {
		if at != alone {
			given[old[at].ID] = true
		}
	}
	taken := func(id faq.EntryID) bool {
		_, known := c.byID[id]
		return known || given[id]
	}
	n := 0
	for _, doc := range d.documents {
		fd := doc.Document
		fd.Source, fd.Entries = source.ID, []faq.EntryID{}
		for _, q := range doc.Questions {
			pt := put{entry: q.Entry, body: d.spans[n]}
			pt.entry.Source = source.ID
			if at := ancestor[n]; at != alone {
				pt.old, pt.oldHardBreaks = &old[at], c.hardBreaks(&old[at])
				pt.entry.ID = pt.old.ID
			} else {
				pt.entry.ID = faq.NewEntryID(doc.Path, q.Question, taken)
				given[pt.entry.ID] = true
			}
			p.puts = append(p.puts, pt)
			fd.Entries = append(fd.Entries, pt.entry.ID)
			n++
		}
		p.documents = append(p.documents, fd)
	}
	for _, e := range old {
		if !given[e.ID] {
			p.leftover = append(p.leftover, e)
		}
	}
	return p, nil
}

// settle decides what becomes of the entries that the new version does not have
// and of their documents, by the marks as they are now.
func (p *plan) settle(c *catalog, d *draft, marked func(faq.EntryID) bool) {
	p.archive, p.remove = nil, nil
	for _, e := range p.leftover {
		switch {
		case !marked(e.ID):
			p.remove = append(p.remove, e)
		case !e.Archived:
			e.Archived = true
			p.archive = append(p.archive, e)
		}
	}
	p.keepDocuments(c, d)
}

// unread reports whether a document is there and could not be read this time,
// by itself or with the folder that it lies in: a file that is locked, half
// saved or in another encoding. What the library has of it stays. A page that
// was made a draft or lost its content was read.
func (d *draft) unread(document string) bool {
	return slices.ContainsFunc(d.result.Skipped, func(p faq.Problem) bool {
		switch p.Err.Code {
		case faq.CodeDraft, faq.CodeNoTitle, faq.CodeNoAnswer, faq.CodeNoQuestions:
			return false
		}
		return document == p.Path || strings.HasPrefix(document, p.Path+"/")
	})
}

// change says in which way an entry of the new version differs from what it
// was; "" when it does not.
func (pt *put) change() faq.ChangeKind {
	switch {
	case pt.old == nil || pt.old.Archived:
		return faq.ChangeAdded
	case pt.old.Fingerprint != pt.entry.Fingerprint || pt.old.Question != pt.entry.Question:
		return faq.ChangeUpdated
	case pt.old.Document != pt.entry.Document:
		return faq.ChangeMoved
	}
	return ""
}

// tell writes into a report what landing the plan does.
func (p *plan) tell(r *Report) {
	r.ID, r.Title = p.source.ID, p.source.Title
	r.Added, r.Updated, r.Moved, r.Unchanged = 0, 0, 0, p.staying
	for _, pt := range p.puts {
		switch pt.change() {
		case faq.ChangeAdded:
			r.Added++
		case faq.ChangeUpdated:
			r.Updated++
		case faq.ChangeMoved:
			r.Moved++
		default:
			r.Unchanged++
		}
	}
	r.Archived, r.Removed = len(p.archive), len(p.remove)
}

// keepDocuments settles which old documents go. One that archived entries came
// from stays, without live entries, for it holds their tags, date and address.
func (p *plan) keepDocuments(c *catalog, d *draft) {
	p.kept, p.drop = nil, nil
	needed := map[string]bool{}
	gone := map[faq.EntryID]bool{}
	for _, d := range p.documents {
		needed[d.Path] = true
	}
	for _, pt := range p.puts {
		gone[pt.entry.ID] = true
	}
	for _, e := range p.remove {
		gone[e.ID] = true
	}
	inherited := map[string]bool{}
	for _, e := range c.entriesOf(p.source.ID) {
		if !gone[e.ID] && !needed[e.Document] {
			inherited[e.Document] = true
		}
	}
	for key, old := range c.documents {
		switch {
		case key.source != p.source.ID || needed[key.path] || d.unread(key.path):
		case inherited[key.path]:
			kept := *old
			kept.Entries = []faq.EntryID{}
			p.kept = append(p.kept, kept)
		default:
			p.drop = append(p.drop, key.path)
		}
	}
	slices.Sort(p.drop)
}

// entriesOf gives the entries of a source, the live ones first, each part in
// source order.
func (c *catalog) entriesOf(id faq.SourceID) []faq.Entry {
	var live, archived []faq.Entry
	for _, e := range c.entries {
		switch {
		case e.Source != id:
		case e.Archived:
			archived = append(archived, e)
		default:
			live = append(live, e)
		}
	}
	return append(live, archived...)
}

// shrinks reports whether a plan takes away more than half of the live entries
// that a source has, and does not give as many new ones: a drive that is not
// there, an emptied folder.
func (c *catalog) shrinks(p plan) (before, after int, shrinks bool) {
	kept := 0
	for _, e := range c.entriesOf(p.source.ID) {
		if !e.Archived {
			before++
		}
	}
	for _, pt := range p.puts {
		if pt.old != nil && !pt.old.Archived {
			kept++
		}
	}
	kept += p.staying
	after = len(p.puts) + p.staying
	return before, after, kept*2 < before && after < before
}
