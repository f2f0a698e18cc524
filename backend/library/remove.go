package library

import (
	"kotae/backend/faq"
	"kotae/backend/store"
)

// Remove removes a source. Its entries without marks are deleted; those with
// marks are kept as archived, and come back when its location is imported again.
func (l *Library) Remove(id faq.SourceID) (Report, error) {
	if !l.importing.TryLock() {
		return Report{}, faq.Errorf(faq.CodeBusy)
	}
	defer l.importing.Unlock()
	l.writing.Lock()
	defer l.writing.Unlock()
	c := l.current()
	s, ok := c.sources[id]
	if !ok {
		return Report{}, faq.Errorf(faq.CodeNoSource, id)
	}
	report := l.newReport(s.Location)
	source := *s
	source.Removed = true
	none := &draft{}
	p, err := c.plan(none, source, nil) // nothing is compared, so no text is asked for
	if err != nil {
		return report, err
	}
	p.settle(c, none, l.marked)
	p.tell(&report)
	err = l.store.Update(func(tx *store.Tx) error {
		if err := p.write(tx, none, l.markOf); err != nil {
			return err
		}
		if err := tx.DeleteBriefing(id); err != nil {
			return err
		}
		if len(p.remove) == len(c.entriesOf(id)) {
			return tx.DeleteSource(id)
		}
		return tx.PutSource(source)
	})
	if err != nil {
		return report, err
	}
	if err := l.reload(); err != nil {
		return report, err
	}
	_ = l.sweep() // housekeeping: should it fail, the next import sweeps
	return report, nil
}
