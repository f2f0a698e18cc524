package store

import (
	"encoding/binary"
	"fmt"

	"kotae/backend/faq"
)

// Readings are what is known of how the words of a source are read. They can be
// found out again from its texts.
type Readings struct {
	Words string   // a vocabulary as text, into which the store does not look
	Texts []uint64 // digests of the texts whose words these are, in any order
}

// PutReadings replaces the readings of a source.
func (t *Tx) PutReadings(id faq.SourceID, r Readings) error {
	key, err := sourceKey(id)
	if err != nil {
		return err
	}
	return t.put(bucketReadings, key, formatReadings, encodeReadings(r))
}

// Readings calls fn for the readings of all sources that have some, in the order
// of adding. fn must not change readings.
func (t *Tx) Readings(fn func(faq.SourceID, Readings) error) error {
	return t.each(bucketReadings, formatReadings, func(key, payload []byte) error {
		r, err := decodeReadings(payload)
		id, ok := sourceOfKey(key)
		if err == nil && !ok {
			err = errNotItsKey
		}
		if err != nil {
			return t.damaged(fmt.Errorf("%s/%q: %w", bucketReadings, key, err))
		}
		return fn(id, r)
	})
}

func encodeReadings(r Readings) []byte {
	digests := make([]byte, 0, 8*len(r.Texts))
	for _, digest := range r.Texts {
		digests = binary.BigEndian.AppendUint64(digests, digest)
	}
	return encodeParts(r.Words, digests)
}

func decodeReadings(payload []byte) (Readings, error) {
	words, digests, err := decodeParts(payload)
	if err != nil || len(digests)%8 != 0 {
		return Readings{}, errParts
	}
	r := Readings{Words: words}
	for ; len(digests) > 0; digests = digests[8:] {
		r.Texts = append(r.Texts, binary.BigEndian.Uint64(digests))
	}
	return r, nil
}
