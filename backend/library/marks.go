package library

import (
	"time"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// A MarkChange says what to set; what is nil stays as it is.
type MarkChange struct {
	Bookmark *bool
	Read     *bool
	Note     *string // Markdown; "" takes it away
}

// Mark changes the marks of entries, of all or, when it fails, of none, and
// gives them as they are now.
func (l *Library) Mark(ids []faq.EntryID, change MarkChange) ([]Item, error) {
	return l.mark(ids, func(e *faq.Entry, m *faq.Mark) {
		now := l.now()
		if on := change.Bookmark; on != nil {
			switch {
			case !*on:
				m.Bookmarked = time.Time{}
			case m.Bookmarked.IsZero():
				m.Bookmarked = now
			}
		}
		if read := change.Read; read != nil {
			if *read {
				m.SetRead(e.Fingerprint, now)
			} else {
				m.SetUnread()
			}
		}
		if change.Note != nil {
			m.Note = *change.Note
		}
	})
}

// markPatience is how long an answer waits for its mark to be written. That takes
// some milliseconds, but seconds while an import of many entries lands: then the
// answer is shown, and the mark is written behind the import.
const markPatience = 100 * time.Millisecond

// opened counts an opening of an entry and marks the version that was shown as
// read; by now the library may have a newer one. It gives the mark as it is, or
// will be.
func (l *Library) opened(shown *faq.Entry) (faq.Mark, error) {
	open := func(_ *faq.Entry, m *faq.Mark) {
		now := l.now()
		m.Opened, m.Opens = now, m.Opens+1
		m.SetRead(shown.Fingerprint, now)
	}
	written := make(chan error, 1)
	l.marking.Go(func() {
		_, err := l.mark([]faq.EntryID{shown.ID}, open)
		written <- err
	})
	select {
	case err := <-written:
		return l.markOf(shown.ID), err
	case <-time.After(markPatience):
		m := l.markOf(shown.ID)
		open(shown, &m)
		return m, nil
	}
}

func (l *Library) mark(ids []faq.EntryID, change func(*faq.Entry, *faq.Mark)) ([]Item, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	c, marks := l.view()
	changed := map[faq.EntryID]faq.Mark{}
	for _, id := range ids {
		e, err := c.entry(id)
		if err != nil {
			return nil, err
		}
		m := marks(id)
		change(e, &m)
		changed[id] = m
	}
	err := l.store.Update(func(tx *store.Tx) error {
		for id, m := range changed {
			// The catalog may be that of before a landing.
			if _, ok, err := tx.Entry(id); err != nil {
				return err
			} else if !ok {
				return faq.Errorf(faq.CodeNoEntry, id)
			}
			if err := tx.PutMark(id, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	for id, m := range changed {
		l.marks[id] = m
	}
	l.mu.Unlock()
	items := make([]Item, len(ids))
	for i, id := range ids {
		items[i] = c.item(&c.entries[c.byID[id]], changed[id])
	}
	return items, nil
}
