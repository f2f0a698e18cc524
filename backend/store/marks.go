package store

import "kotae/backend/faq"

// PutMark sets the mark of an entry; the zero mark deletes it.
func (t *Tx) PutMark(id faq.EntryID, m faq.Mark) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	if m.IsZero() {
		return t.delete(bucketMarks, key, formatJSON)
	}
	return t.putJSON(bucketMarks, key, m)
}

// Mark gives the mark of an entry, which is mostly the zero mark.
func (t *Tx) Mark(id faq.EntryID) (faq.Mark, error) {
	m, _, err := entryJSON[faq.Mark](t, bucketMarks, id)
	return m, err
}

// Marks calls fn for all marks that are not zero, in the order of entry IDs. fn
// must not change marks.
func (t *Tx) Marks(fn func(faq.EntryID, faq.Mark) error) error {
	return eachJSON(t, bucketMarks, func(key []byte, m faq.Mark) error { return fn(faq.EntryID(key), m) })
}
