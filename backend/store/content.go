package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kotae/backend/faq"
)

// NextSourceID gives the ID of a source that is going to be added. It is given
// once, unless the transaction is not committed.
func (t *Tx) NextSourceID() (faq.SourceID, error) {
	n, err := t.number(keySources)
	if err != nil {
		return "", err
	}
	return sourceID(n + 1), t.putNumber(keySources, n+1)
}

// PutSource adds or replaces a source; its ID must be one that was given.
func (t *Tx) PutSource(s faq.Source) error {
	key, err := sourceKey(s.ID)
	if err != nil {
		return err
	}
	return t.putJSON(bucketSources, key, s)
}

// DeleteSource deletes the source with its readings, not what came from it.
func (t *Tx) DeleteSource(id faq.SourceID) error {
	key, err := sourceKey(id)
	if err != nil {
		return err
	}
	if err := t.delete(bucketReadings, key, formatReadings); err != nil {
		return err
	}
	return t.delete(bucketSources, key, formatJSON)
}

// Sources gives all sources in the order of adding.
func (t *Tx) Sources() (sources []faq.Source, err error) {
	err = eachJSON(t, bucketSources, func(_ []byte, s faq.Source) error {
		sources = append(sources, s)
		return nil
	})
	return sources, err
}

// PutDocument adds or replaces a document.
func (t *Tx) PutDocument(d faq.Document) error {
	key, err := documentKey(d.Source, d.Path)
	if err != nil {
		return err
	}
	return t.putJSON(bucketDocuments, key, d)
}

// DeleteDocument deletes the document alone, not its entries.
func (t *Tx) DeleteDocument(source faq.SourceID, path string) error {
	key, err := documentKey(source, path)
	if err != nil {
		return err
	}
	return t.delete(bucketDocuments, key, formatJSON)
}

// Documents gives all documents, by source in the order of adding, then by path.
func (t *Tx) Documents() (documents []faq.Document, err error) {
	err = eachJSON(t, bucketDocuments, func(_ []byte, d faq.Document) error {
		documents = append(documents, d)
		return nil
	})
	return documents, err
}

// PutEntry adds or replaces an entry; its text is put with PutBody.
func (t *Tx) PutEntry(e faq.Entry) error {
	key, err := entryKey(e.ID)
	if err != nil {
		return err
	}
	return t.putJSON(bucketEntries, key, e)
}

// DeleteEntry deletes an entry with its body, its mark and its earlier
// version, or as much of that as is there.
func (t *Tx) DeleteEntry(id faq.EntryID) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	if err := t.delete(bucketBodies, key, formatBody); err != nil {
		return err
	}
	for _, bucket := range []string{bucketEntries, bucketMarks, bucketEarlier} {
		if err := t.delete(bucket, key, formatJSON); err != nil {
			return err
		}
	}
	return nil
}

// Entry gives an entry, and false when there is none with this ID.
func (t *Tx) Entry(id faq.EntryID) (faq.Entry, bool, error) {
	return entryJSON[faq.Entry](t, bucketEntries, id)
}

// Entries calls fn for all entries, archived ones too, in the order of IDs. fn
// must not change entries.
func (t *Tx) Entries(fn func(faq.Entry) error) error {
	return eachJSON(t, bucketEntries, func(_ []byte, e faq.Entry) error { return fn(e) })
}

// PutBody sets the text of an entry.
func (t *Tx) PutBody(id faq.EntryID, b faq.Body) error {
	key, err := entryKey(id)
	if err != nil {
		return err
	}
	return t.put(bucketBodies, key, formatBody, encodeBody(b))
}

// Body gives the text of an entry, and faq.CodeNoEntry when there is none.
func (t *Tx) Body(id faq.EntryID) (faq.Body, error) {
	if !id.Valid() {
		return faq.Body{}, faq.Errorf(faq.CodeNoEntry, id)
	}
	payload, err := t.get(bucketBodies, []byte(id), formatBody)
	if err != nil {
		return faq.Body{}, err
	}
	if payload == nil {
		return faq.Body{}, faq.Errorf(faq.CodeNoEntry, id)
	}
	body, err := decodeBody(payload)
	if err != nil {
		return faq.Body{}, t.damaged(fmt.Errorf("bodies/%s: %w", id, err))
	}
	return body, nil
}

// LooseBodies gives the IDs under which there is a text and no entry, in order.
func (t *Tx) LooseBodies() (ids []faq.EntryID, err error) {
	bodies, err := t.bucket(bucketBodies)
	if err != nil {
		return nil, err
	}
	entries, err := t.bucket(bucketEntries)
	if err != nil {
		return nil, err
	}
	err = t.guard(func() error {
		if bodies.tally.count == entries.tally.count {
			return nil // every entry has one
		}
		return bodies.scan(func(key []byte) {
			if entries.Get(key) == nil {
				ids = append(ids, faq.EntryID(key))
			}
		})
	})
	return ids, err
}

func (t *Tx) putJSON(bucket string, key []byte, v any) error {
	payload, err := encodeJSON(v)
	if err != nil {
		return fmt.Errorf("store: %s: %w", bucket, err)
	}
	return t.put(bucket, key, formatJSON, payload)
}

// encodeJSON leaves <, > and & as they are, which Markdown is full of.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func eachJSON[T any](t *Tx, bucket string, fn func(key []byte, v T) error) error {
	return t.each(bucket, formatJSON, func(key, payload []byte) error {
		var v T
		if err := json.Unmarshal(payload, &v); err != nil {
			return t.damaged(fmt.Errorf("%s/%q: %w", bucket, key, err))
		}
		return fn(key, v)
	})
}

// entryJSON gives what a bucket says of an entry, and false where it says nothing.
func entryJSON[T any](t *Tx, bucket string, id faq.EntryID) (v T, ok bool, err error) {
	if !id.Valid() {
		return v, false, nil
	}
	payload, err := t.get(bucket, []byte(id), formatJSON)
	if payload == nil || err != nil {
		return v, false, err
	}
	if err := json.Unmarshal(payload, &v); err != nil {
		return v, false, t.damaged(fmt.Errorf("%s/%s: %w", bucket, id, err))
	}
	return v, true, nil
}
