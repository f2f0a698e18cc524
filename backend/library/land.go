package library

import (
	"context"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// land compares a draft with the library and, unless this is a dry run, makes
// it the new version of its source. The texts of new entries are written ahead,
// where nothing refers to them yet; what makes them part of the library is one
// transaction. Until then ctx can end it, and nothing has changed.
func (l *Library) land(ctx context.Context, d *draft, report *Report, o ImportOptions) error {
	c, _ := l.view()
	source := faq.Source{Location: d.location, Added: l.now()}
	known := c.sourceAt(d.location)
	if known != nil {
		source = *known
	}
	source.Kind, source.Title, source.Base = d.kind, d.result.Title, d.result.Base
	source.Choices, source.Stamp, source.Validators = d.choices, d.stamp, d.validators
	source.Refreshed, source.Removed = l.now(), false
	source.Managed = source.Managed || o.Managed
	var p plan
	err := l.store.View(func(tx *store.Tx) (err error) {
		p, err = c.plan(d, source, tx.Body)
		return err
	})
	if err != nil {
		return err
	}
	p.settle(c, d, l.marked)
	p.tell(report)
	report.Documents = d.documentReports()
	before, after, shrinks := c.shrinks(p)
	switch {
	case before == 0 && after == 0:
		return faq.Errorf(faq.CodeNothingImported, report.Location)
	case shrinks && !o.Force:
		return faq.Errorf(faq.CodeShrunk, source.Title, before, after)
	case o.DryRun:
		return nil
	}
	if err := l.writeAhead(ctx, d, &p); err != nil {
		return err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	p.settle(c, d, l.marked) // somebody may have marked one in the meantime
	p.tell(report)
	changed := false
	err = l.store.Update(func(tx *store.Tx) error {
		if p.source.ID == "" {
			id, err := tx.NextSourceID()
			if err != nil {
				return err
			}
			p.belongTo(id)
			report.ID = id
		}
		if err := p.write(tx, d, l.markOf); err != nil {
			return err
		}
		changed = tx.Changed()
		if err := tx.PutSource(p.source); err != nil {
			return err
		}
		if known == nil || known.Removed {
			return nil // all of it is new
		}
		return p.putBriefing(tx, c, l.markOf)
	})
	switch {
	case err != nil:
		return err
	case !changed:
		l.replaceSource(p.source)
		return nil
	}
	return l.reload()
}

// writeAhead puts the texts of new entries into the store in batches, in the
// order of their keys, when they are more than one transaction should hold.
func (l *Library) writeAhead(ctx context.Context, d *draft, p *plan) error {
	var fresh []*put
	size := 0
	for i := range p.puts {
		if pt := &p.puts[i]; pt.old == nil {
			fresh = append(fresh, pt)
			size += pt.body.size()
		}
	}
	if size <= batchBytes {
		return nil
	}
	slices.SortFunc(fresh, func(a, b *put) int { return strings.Compare(string(a.entry.ID), string(b.entry.ID)) })
	for len(fresh) > 0 {
		if ctx.Err() != nil {
			return faq.Wrap(ctx.Err(), faq.CodeCancelled)
		}
		err := l.store.Update(func(tx *store.Tx) error {
			tx.Dense()
			for size := 0; len(fresh) > 0 && size < batchBytes; fresh = fresh[1:] {
				pt := fresh[0]
				body, err := d.bodies.body(pt.body)
				if err != nil {
					return err
				}
				if err := tx.PutBody(pt.entry.ID, body); err != nil {
					return err
				}
				pt.ahead = true
				size += pt.body.size()
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
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
	for i := range p.puts {
		if err := p.puts[i].write(tx, d, mark); err != nil {
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
	if err := tx.PutEntry(pt.entry); err != nil { // writes only what changed
		return err
	}
	if pt.ahead {
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
	c.follow(l.catalog)
	l.catalog = c
	return nil
}

// sweep deletes what imports left in the store without landing: images that no
// entry and no earlier version shows, texts of entries that are not there.
func (l *Library) sweep() error {
	return l.store.Update(func(tx *store.Tx) error {
		if _, err := tx.SweepBodies(); err != nil {
			return err
		}
		used := map[string]bool{}
		err := tx.Entries(func(e faq.Entry) error {
			v, _, err := tx.Earlier(e.ID)
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
