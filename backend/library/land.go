package library

import (
	"reflect"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// land compares a draft with the library and, unless this is a dry run, makes
// it the new version of its source, in one transaction.
func (l *Library) land(d draft, report *Report, o ImportOptions) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	c, marks := l.view()
	source := faq.Source{Kind: d.kind, Location: d.location, Title: d.result.Title, Added: l.now()}
	if s := c.sourceAt(d.location); s != nil {
		source = *s
	}
	source.Base, source.Refreshed, source.Removed = d.result.Base, l.now(), false
	report.ID, report.Title = source.ID, source.Title
	p := c.plan(d, source, func(id faq.EntryID) bool { return !marks(id).IsZero() }, report)
	before, after, shrinks := c.shrinks(p)
	switch {
	case before == 0 && after == 0:
		return faq.Errorf(faq.CodeNothingImported, report.Location)
	case shrinks && !o.Force:
		return faq.Errorf(faq.CodeShrunk, source.Title, before, after)
	case o.DryRun:
		return nil
	}
	err := l.store.Update(func(tx *store.Tx) error {
		if p.source.ID == "" {
			id, err := tx.NextSourceID()
			if err != nil {
				return err
			}
			p.belongTo(id)
			report.ID = id
		}
		if err := tx.PutSource(p.source); err != nil {
			return err
		}
		return p.write(tx, marks)
	})
	if err != nil {
		return err
	}
	return l.reload()
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

// write carries out a plan, but for the source itself.
func (p *plan) write(tx *store.Tx, marks func(faq.EntryID) faq.Mark) error {
	for _, d := range p.documents {
		if err := tx.PutDocument(d); err != nil {
			return err
		}
	}
	for _, path := range p.drop {
		if err := tx.DeleteDocument(p.source.ID, path); err != nil {
			return err
		}
	}
	for _, pt := range p.puts {
		if err := pt.write(tx, marks(pt.entry.ID)); err != nil {
			return err
		}
	}
	for _, e := range p.archive {
		if err := tx.PutEntry(e); err != nil {
			return err
		}
	}
	for _, id := range p.remove {
		if err := tx.DeleteEntry(id); err != nil {
			return err
		}
	}
	return nil
}

func (pt *put) write(tx *store.Tx, mark faq.Mark) error {
	id := pt.entry.ID
	if pt.old == nil {
		if err := tx.PutEntry(pt.entry); err != nil {
			return err
		}
		return tx.PutBody(id, pt.body)
	}
	before, err := tx.Body(id)
	if err != nil {
		return err
	}
	if pt.old.Fingerprint != pt.entry.Fingerprint {
		if err := pt.keepReadVersion(tx, mark, before); err != nil {
			return err
		}
	}
	if !reflect.DeepEqual(pt.entry, *pt.old) {
		if err := tx.PutEntry(pt.entry); err != nil {
			return err
		}
	}
	if before == pt.body {
		return nil
	}
	return tx.PutBody(id, pt.body)
}

// keepReadVersion keeps the version that was read while there is a newer one
// that was not: the first change after the reading keeps it, further changes
// leave it, and a change back to it makes it superfluous.
func (pt *put) keepReadVersion(tx *store.Tx, mark faq.Mark, before faq.Body) error {
	switch {
	case mark.State(pt.entry.Fingerprint) != faq.StateUpdated:
		return tx.DeleteReadVersion(pt.entry.ID)
	case mark.State(pt.old.Fingerprint) == faq.StateRead:
		return tx.PutReadVersion(pt.entry.ID, store.ReadVersion{
			Body: before, Images: pt.old.Images, HardBreaks: pt.oldHardBreaks,
		})
	}
	return nil
}

// reload replaces the catalog by what the store holds now.
func (l *Library) reload() error {
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
	l.catalog = c
	return nil
}

// sweepImages deletes the images that no entry and no version that was read
// shows.
func (l *Library) sweepImages() error {
	c, marks := l.view()
	return l.store.Update(func(tx *store.Tx) error {
		used := map[string]bool{}
		for i := range c.entries {
			e := &c.entries[i]
			for _, image := range e.Images {
				used[image.Hash] = true
			}
			if marks(e.ID).State(e.Fingerprint) != faq.StateUpdated {
				continue
			}
			v, _, err := tx.ReadVersion(e.ID)
			if err != nil {
				return err
			}
			for _, image := range v.Images {
				used[image.Hash] = true
			}
		}
		_, err := tx.SweepImages(func(hash string) bool { return used[hash] })
		return err
	})
}
