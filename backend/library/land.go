package library

import (
	"context"
	"slices"
	"time"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// land compares a draft with the library and, unless this is a dry run, makes
// it the new version of its source. What is new is written ahead, where nothing
// refers to it yet; what makes it part of the library is one transaction. Until
// then ctx can end it, and nothing has changed.
func (l *Library) land(ctx context.Context, d *draft, report *Report, o ImportOptions) error {
	c, err := l.latest()
	if err != nil {
		return err
	}
	known := c.sourceAt(d.location)
	p, err := c.plan(d, d.newSource(known, l.now(), o.Managed), l.body)
	if err != nil {
		return err
	}
	p.settle(l.marked)
	p.tell(report)
	report.Documents = d.documentReports()
	before, after, shrinks := c.shrinks(p)
	switch {
	case before == 0 && after == 0:
		return faq.Errorf(faq.CodeNothingImported, report.Location)
	case shrinks && !o.Force:
		return faq.Errorf(faq.CodeShrunk, p.source.Title, before, after)
	case o.DryRun:
		return nil
	}
	if err := l.prepare(ctx, c, d, &p); err != nil {
		return err
	}
	changed, err := l.commit(c, d, &p, known)
	if err != nil {
		return err
	}
	p.tell(report)
	if !changed {
		l.replaceSource(p.source)
		return nil
	}
	return l.reload()
}

// newSource gives the source that a draft makes of known, which may be nil.
func (d *draft) newSource(known *faq.Source, now time.Time, managed bool) faq.Source {
	source := faq.Source{Location: d.location, Added: now}
	if known != nil {
		source = *known
	}
	source.Kind, source.Title, source.Base = d.kind, d.result.Title, d.result.Base
	source.Choices, source.Stamp, source.Validators = d.choices, d.stamp, d.validators
	source.Refreshed, source.Removed = now, false
	source.Managed = source.Managed || managed
	return source
}

// commit carries out a plan in one transaction; known is its source as it was,
// or nil. It reports whether the catalog has to be read again. Marks wait for it,
// so all that can be done before it or after it is done there.
func (l *Library) commit(c *catalog, d *draft, p *plan, known *faq.Source) (changed bool, err error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	p.settle(l.marked) // somebody may have marked one in the meantime
	err = l.store.Update(func(tx *store.Tx) error {
		if known == nil {
			id, err := tx.NextSourceID()
			if err != nil {
				return err
			}
			p.belongTo(id)
		}
		if err := p.write(tx, d, l.markOf); err != nil {
			return err
		}
		changed = known == nil || tx.Changed() || known.Base != p.source.Base // links are found by the base
		if err := tx.PutSource(p.source); err != nil {
			return err
		}
		if known == nil || known.Removed {
			return nil // all of it is new
		}
		return p.putBriefing(tx, c, l.markOf)
	})
	return changed, err
}

// belongTo gives the ID of a new source to all that the plan holds.
func (p *plan) belongTo(id faq.SourceID) {
	p.source.ID = id
	for i := range p.documents {
		p.documents[i].Source = id
	}
	for i := range p.puts {
		p.puts[i].entry.Source = id
	}
}

// write carries out a plan that was prepared, but for the source itself.
func (p *plan) write(tx *store.Tx, d *draft, mark func(faq.EntryID) faq.Mark) error {
	for _, doc := range slices.Concat(p.documents, p.kept) {
		if err := tx.PutDocument(doc); err != nil {
			return err
		}
	}
	for _, path := range p.drop {
		if err := tx.DeleteDocument(p.source.ID, path); err != nil {
			return err
		}
	}
	for _, pt := range p.writes {
		if err := pt.write(tx, d, mark); err != nil {
			return err
		}
	}
	for _, e := range p.archive {
		if err := tx.PutEntry(e); err != nil {
			return err
		}
	}
	for _, e := range p.remove {
		if err := tx.DeleteEntry(e.ID); err != nil {
			return err
		}
	}
	return nil
}

func (pt *put) write(tx *store.Tx, d *draft, mark func(faq.EntryID) faq.Mark) error {
	if pt.old != nil && pt.old.Fingerprint != pt.entry.Fingerprint {
		if err := pt.keepEarlier(tx, mark(pt.entry.ID)); err != nil {
			return err
		}
	}
	if err := tx.PutEntry(pt.entry); err != nil {
		return err
	}
	if pt.stored {
		return nil
	}
	body, err := d.bodies.body(pt.body)
	if err != nil {
		return err
	}
	return tx.PutBody(pt.entry.ID, body)
}

// keepEarlier keeps what an entry said before it changes. The version that was
// read stays through further changes, until the entry says again what was read;
// of an entry that nobody read it is always the last version.
func (pt *put) keepEarlier(tx *store.Tx, mark faq.Mark) error {
	switch {
	case mark.State(pt.entry.Fingerprint) == faq.StateRead:
		return tx.DeleteEarlier(pt.entry.ID)
	case mark.State(pt.old.Fingerprint) == faq.StateUpdated:
		return nil
	}
	before, err := tx.Body(pt.entry.ID)
	if err != nil {
		return err
	}
	return tx.PutEarlier(pt.entry.ID, store.EarlierVersion{
		Body: before, Images: pt.old.Images, HardBreaks: pt.oldHardBreaks,
	})
}

// reload replaces the catalog by what the store holds now; l.importing is held.
// Should it fail, what landed has landed, and latest tries again.
func (l *Library) reload() error {
	l.behind = true
	var c *catalog
	err := l.store.View(func(tx *store.Tx) error {
		var err error
		c, err = l.readCatalog(tx)
		return err
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	c.follow(l.catalog)
	l.catalog, l.behind = c, false
	return nil
}
