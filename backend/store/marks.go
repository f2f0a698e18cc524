package store

import "kotae/backend/faq"

// A ReadVersion is what was read before an answer changed, so that the change
// can be shown.
type ReadVersion struct {
	Body       faq.Body    `json:"body"`
	Images     []faq.Image `json:"images,omitempty"`
	HardBreaks bool        `json:"hardBreaks,omitempty"` // Document.HardBreaks of then
}

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

// PutReadVersion keeps the version of an entry that was read.
func (t *Tx) PutReadVersion(id faq.EntryID, v ReadVersion) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	return t.putJSON(bucketReads, key, v)
}

// ReadVersion gives the version of an entry that was read, and false when none
// is kept.
func (t *Tx) ReadVersion(id faq.EntryID) (ReadVersion, bool, error) {
	return entryJSON[ReadVersion](t, bucketReads, id)
}

// DeleteReadVersion forgets the version that was read, if one is kept.
func (t *Tx) DeleteReadVersion(id faq.EntryID) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	return t.delete(bucketReads, key, formatJSON)
}
