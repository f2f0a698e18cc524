package library

import (
	"iter"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// A plan is what landing a draft will do to the library.
type plan struct {
	source    faq.Source
	documents []faq.Document // with the IDs of their entries; prepare leaves those that the store has not
	puts      []put          // every live entry of the new version
	writes    []*put         // those of puts that the store has not, in the order of keys; see prepare
	staying   int            // live entries of documents that could not be read

	leftover []faq.Entry    // those that the new version does not have
	archive  []faq.Entry    // of these, the live ones with marks
	remove   []faq.Entry    // and the ones without
	former   []faq.Document // those that the new version does not have, without live entries
	kept     []faq.Document // of these, the ones that archived entries come from
	drop     []string       // and the paths of the others
}

// A put is an entry of the new version and, unless it is new, what it was.
type put struct {
	entry         faq.Entry
	body          span
	stored        bool // the store has the body
	old           *faq.Entry
	oldHardBreaks bool // of the document that old stood in
}

// plan compares a draft with what the library has of its source. What becomes
// of the entries that the new version does not have, settle decides later.
// stored gives the texts that the library has; its errors are those of plan.
func (c *catalog) plan(d *draft, source faq.Source, stored func(faq.EntryID) (faq.Body, error)) (plan, error) {
	p := plan{source: source}
	var old, archived []faq.Entry
	for e := range c.entriesOf(source.ID) {
		switch unread := d.unread(e.Document); {
		case e.Archived && !unread:
			archived = append(archived, *e)
		case !unread:
			old = append(old, *e)
		case !e.Archived:
			p.staying++
		}
	}
	old = append(old, archived...)
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
	p.former = c.formerDocuments(d, source.ID)
	return p, nil
}

// formerDocuments gives the documents of a source that a draft of it does not
// have, in path order, without live entries; those that are there and could not
// be read are not among them.
func (c *catalog) formerDocuments(d *draft, source faq.SourceID) []faq.Document {
	present := map[string]bool{}
	for _, doc := range d.documents {
		present[doc.Path] = true
	}
	var former []faq.Document
	for key, old := range c.documents {
		if key.source == source && !present[key.path] && !d.unread(key.path) {
			doc := *old
			doc.Entries = []faq.EntryID{}
			former = append(former, doc)
		}
	}
	slices.SortFunc(former, func(a, b faq.Document) int { return strings.Compare(a.Path, b.Path) })
	return former
}

// settle decides what becomes of the entries and documents that the new version
// does not have, by the marks as they are now. A document that archived entries
// come from stays, for it holds their tags, date and address.
func (p *plan) settle(marked func(faq.EntryID) bool) {
	p.archive, p.remove, p.kept, p.drop = nil, nil, nil, nil
	needed := map[string]bool{}
	for _, e := range p.leftover {
		if !marked(e.ID) {
			p.remove = append(p.remove, e)
			continue
		}
		needed[e.Document] = true
		if !e.Archived {
			e.Archived = true
			p.archive = append(p.archive, e)
		}
	}
	for _, doc := range p.former {
		if needed[doc.Path] {
			p.kept = append(p.kept, doc)
		} else {
			p.drop = append(p.drop, doc.Path)
		}
	}
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

// entriesOf gives the entries of a source in source order.
func (c *catalog) entriesOf(id faq.SourceID) iter.Seq[*faq.Entry] {
	return func(yield func(*faq.Entry) bool) {
		for i := range c.entries {
			if e := &c.entries[i]; e.Source == id && !yield(e) {
				return
			}
		}
	}
}

// shrinks reports whether a plan takes away more than half of the live entries
// that a source has, and does not give as many new ones: a drive that is not
// there, an emptied folder.
func (c *catalog) shrinks(p plan) (before, after int, shrinks bool) {
	kept := 0
	for e := range c.entriesOf(p.source.ID) {
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
