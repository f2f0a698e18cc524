package library

import (
	"kotae/backend/faq"
	"kotae/backend/store"
)

// Remove removes a source. Its entries without marks are deleted; those with
// marks are kept as archived, and come back when its location is imported again.
func (l *Library) Remove(id faq.SourceID) (Report, error) {
	if err := l.beginImport(); err != nil {
		return Report{}, err
	}
	defer l.importing.Unlock()
	c, err := l.latest()
	if err != nil {
		return Report{}, err
	}
	s, ok := c.sources[id]
	if !ok {
		return Report{}, faq.Errorf(faq.CodeNoSource, id)
	}
	report := l.newReport(s.Location)
	source := *s
	source.Removed = true
	p, err := c.plan(&draft{}, source, nil) // nothing is compared, so no text is asked for
	if err != nil {
		return report, err
	}
	if err := l.commitRemoval(&p); err != nil {
		return report, err
	}
	p.tell(&report)
	if err := l.reload(); err != nil {
		return report, err
	}
	_ = l.sweep() // housekeeping: should it fail, the next import sweeps
	return report, nil
}

// commitRemoval carries out a plan that leaves nothing of a source but what bears
// marks.
func (l *Library) commitRemoval(p *plan) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	p.settle(l.marked)
	return l.store.Update(func(tx *store.Tx) error {
		if err := p.write(tx, nil, l.markOf); err != nil {
			return err
		}
		if err := tx.DeleteBriefing(p.source.ID); err != nil {
			return err
		}
		if len(p.remove) == len(p.leftover) {
			return tx.DeleteSource(p.source.ID)
		}
		return tx.PutSource(p.source)
	})
}
