package library

import (
	"slices"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// land compares a draft with the library and, unless this is a dry run, makes
// it the new version of its source, in one transaction.
func (l *Library) land(d draft, report *Report, o ImportOptions) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	c, marks := l.view()
	source := faq.Source{Location: d.location, Added: l.now()}
	if s := c.sourceAt(d.location); s != nil {
		source = *s
	}
	source.Kind, source.Title, source.Base = d.kind, d.result.Title, d.result.Base
	source.Refreshed, source.Removed = l.now(), false
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
	if pt.old != nil && pt.old.Fingerprint != pt.entry.Fingerprint {
		if err := pt.keepReadVersion(tx, mark); err != nil {
			return err
		}
	}
	if err := tx.PutEntry(pt.entry); err != nil { // writes only what changed
		return err
	}
	return tx.PutBody(pt.entry.ID, pt.body)
}

// keepReadVersion keeps the version that was read while there is a newer one
// that was not: the first change after the reading keeps it, further changes
// leave it, and a change back to it makes it superfluous.
func (pt *put) keepReadVersion(tx *store.Tx, mark faq.Mark) error {
	switch {
	case mark.State(pt.entry.Fingerprint) != faq.StateUpdated:
		return tx.DeleteReadVersion(pt.entry.ID)
	case mark.State(pt.old.Fingerprint) == faq.StateRead:
		before, err := tx.Body(pt.entry.ID)
		if err != nil {
			return err
		}
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
// shows, as the store has them now.
func (l *Library) sweepImages() error {
	return l.store.Update(func(tx *store.Tx) error {
		used := map[string]bool{}
		err := tx.Entries(func(e faq.Entry) error {
			v, _, err := tx.ReadVersion(e.ID)
			for _, image := range slices.Concat(e.Images, v.Images) {
				used[image.Hash] = true
			}
			return err
		})
		if err != nil {
			return err
		}
		_, err = tx.SweepImages(func(hash string) bool { return used[hash] })
		return err
	})
}
