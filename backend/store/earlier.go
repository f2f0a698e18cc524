package store

import "kotae/backend/faq"

// An EarlierVersion is what an entry said before it changed, so that the change
// can be shown: the version that was read last, or, when nobody read the entry,
// the one before the last refresh.
type EarlierVersion struct {
	Body       faq.Body    `json:"body"`
	Images     []faq.Image `json:"images,omitempty"`
	HardBreaks bool        `json:"hardBreaks,omitempty"` // Document.HardBreaks of then
}

// PutEarlier keeps the earlier version of an entry.
func (t *Tx) PutEarlier(id faq.EntryID, v EarlierVersion) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	return t.putJSON(bucketEarlier, key, v)
}

// Earlier gives the earlier version of an entry, and false when none is kept.
func (t *Tx) Earlier(id faq.EntryID) (EarlierVersion, bool, error) {
	return entryJSON[EarlierVersion](t, bucketEarlier, id)
}

// EarlierIDs gives the entries of which an earlier version is kept, in order.
func (t *Tx) EarlierIDs() (ids []faq.EntryID, err error) {
	b, err := t.bucket(bucketEarlier)
	if err != nil {
		return nil, err
	}
	err = t.guard(func() error {
		return b.scan(func(key []byte) { ids = append(ids, faq.EntryID(key)) })
	})
	return ids, err
}

// DeleteEarlier forgets the earlier version of an entry, if one is kept.
func (t *Tx) DeleteEarlier(id faq.EntryID) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	return t.delete(bucketEarlier, key, formatJSON)
}
