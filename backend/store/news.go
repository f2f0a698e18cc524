package store

import "kotae/backend/faq"

// PutBriefing replaces the briefing of its source.
func (t *Tx) PutBriefing(b faq.Briefing) error {
	key, err := sourceKey(b.Source)
	if err != nil {
		return err
	}
	return t.putJSON(bucketNews, key, b)
}

// DeleteBriefing forgets the briefing of a source, if there is one.
func (t *Tx) DeleteBriefing(id faq.SourceID) error {
	key, err := sourceKey(id)
	if err != nil {
		return err
	}
	return t.delete(bucketNews, key, formatJSON)
}

// Briefings gives all briefings, by source in the order of adding.
func (t *Tx) Briefings() (briefings []faq.Briefing, err error) {
	err = eachJSON(t, bucketNews, func(_ []byte, b faq.Briefing) error {
		briefings = append(briefings, b)
		return nil
	})
	return briefings, err
}
