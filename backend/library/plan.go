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
	archive   []faq.Entry    // entries with marks that the source no longer has
	remove    []faq.EntryID  // those without
	staying   int            // live entries of documents that could not be read
	drop      []string       // documents that nothing belongs to any more
}

// A put is an entry of the new version and, unless it is new, what it was.
type put struct {
	entry         faq.Entry
	body          faq.Body
	old           *faq.Entry
	oldHardBreaks bool // of the document that old stood in
}

// plan compares a draft with what the library has of its source, and counts in
// the report what landing it would do.
func (c *catalog) plan(d draft, source faq.Source, marked func(faq.EntryID) bool, report *Report) plan {
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
	report.Unchanged += p.staying
	var fresh []faq.Entry
	for _, doc := range d.documents {
		for _, q := range doc.Questions {
			fresh = append(fresh, q.Entry)
		}
	}
	partner := match(old, fresh)
	given := map[faq.EntryID]bool{}
	for _, at := range partner {
		if at >= 0 {
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
			pt := put{entry: q.Entry, body: q.Body}
			pt.entry.Source = source.ID
			if at := partner[n]; at >= 0 {
				pt.old, pt.oldHardBreaks = &old[at], c.hardBreaks(&old[at])
				pt.entry.ID = pt.old.ID
			} else {
				pt.entry.ID = faq.NewEntryID(doc.Path, q.Question, taken)
				given[pt.entry.ID] = true
			}
			report.count(pt)
			p.puts = append(p.puts, pt)
			fd.Entries = append(fd.Entries, pt.entry.ID)
			n++
		}
		p.documents = append(p.documents, fd)
		report.Documents = append(report.Documents, DocumentReport{
			Path: fd.Path, Class: fd.Class, Title: fd.Title, Entries: len(fd.Entries),
		})
	}
	p.retire(old, given, marked, report)
	p.keepDocuments(c, d)
	return p
}

// unread reports whether a document is there and could not be read this time,
// by itself or with the folder that it lies in: a file that is locked, half
// saved or in another encoding. What the library has of it stays. A page that
// was made a draft or lost its content was read.
func (d *draft) unread(document string) bool {
	return slices.ContainsFunc(d.result.Skipped, func(p faq.Problem) bool {
		switch p.Err.Code {
		case faq.CodeDraft, faq.CodeNoTitle, faq.CodeNoAnswer:
			return false
		}
		return document == p.Path || strings.HasPrefix(document, p.Path+"/")
	})
}

// count counts an entry of the new version, in one column only.
func (r *Report) count(p put) {
	switch {
	case p.old == nil || p.old.Archived:
		r.Added++
	case p.old.Fingerprint != p.entry.Fingerprint || p.old.Question != p.entry.Question:
		r.Updated++
	case p.old.Document != p.entry.Document:
		r.Moved++
	default:
		r.Unchanged++
	}
}

// retire deals with the old entries that the new version does not have.
func (p *plan) retire(old []faq.Entry, kept map[faq.EntryID]bool, marked func(faq.EntryID) bool, report *Report) {
	for _, e := range old {
		switch {
		case kept[e.ID]:
		case !marked(e.ID):
			p.remove = append(p.remove, e.ID)
			report.Removed++
		case !e.Archived:
			e.Archived = true
			p.archive = append(p.archive, e)
			report.Archived++
		}
	}
}

// keepDocuments settles which old documents go. One that archived entries came
// from stays, without live entries, for it holds their tags, date and address.
func (p *plan) keepDocuments(c *catalog, d draft) {
	needed := map[string]bool{}
	gone := map[faq.EntryID]bool{}
	for _, d := range p.documents {
		needed[d.Path] = true
	}
	for _, pt := range p.puts {
		gone[pt.entry.ID] = true
	}
	for _, id := range p.remove {
		gone[id] = true
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
			p.documents = append(p.documents, kept)
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
