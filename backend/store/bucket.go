package store

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// A bucket is one of the transaction's, with what its tally will be.
type bucket struct {
	*bbolt.Bucket
	tx      *Tx
	name    string
	place   place
	tally   tally
	puts    uint64 // values put by this transaction
	changed bool
}

func (t *Tx) bucket(name string) (*bucket, error) {
	if b := t.buckets[name]; b != nil {
		return b, nil
	}
	b := &bucket{tx: t, name: name, place: bucketPlace(name)}
	err := t.guard(func() error {
		b.Bucket = t.bolt.Bucket([]byte(name))
		checks := t.bolt.Bucket([]byte(bucketChecks))
		if b.Bucket == nil || checks == nil {
			return t.damaged(fmt.Errorf("bucket %s or its tally is missing", name))
		}
		key := []byte(name)
		payload, ok := bucketPlace(bucketChecks).key(key).unseal(formatTally, checks.Get(key))
		if ok {
			b.tally, ok = decodeTally(payload)
		}
		if !ok {
			return t.damaged(fmt.Errorf("the tally of %s is damaged", name))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	t.buckets[name] = b
	return b, nil
}

// createBucket makes an empty bucket, for migrations.
func (t *Tx) createBucket(name string) error {
	return t.guard(func() error {
		raw, err := t.bolt.CreateBucket([]byte(name))
		if err == nil && name != bucketChecks {
			t.buckets[name] = &bucket{Bucket: raw, tx: t, name: name, place: bucketPlace(name), changed: true}
		}
		return err
	})
}

// deleteBucket takes a bucket away with its values and its tally, for migrations.
func (t *Tx) deleteBucket(name string) error {
	delete(t.buckets, name)
	return t.guard(func() error {
		if err := t.bolt.DeleteBucket([]byte(name)); err != nil {
			return err
		}
		return t.bolt.Bucket([]byte(bucketChecks)).Delete([]byte(name))
	})
}

// value gives the envelope at key, checked, or nil; within guard. A damaged
// page can hide a key: that one is not there is believed only after the whole
// bucket was scanned once.
func (b *bucket) value(key []byte, format byte) ([]byte, error) {
	value := b.Get(key)
	if value == nil {
		return nil, b.scanOnce()
	}
	if _, ok := b.place.key(key).unseal(format, value); !ok {
		return nil, b.tx.damaged(fmt.Errorf("the value of %q in %s is damaged", key, b.name))
	}
	return value, nil
}

func (b *bucket) scanOnce() error {
	if _, scanned := b.tx.store.scanned.Load(b.name); scanned {
		return nil
	}
	err := b.scan(func([]byte) {})
	if err == nil {
		b.tx.store.scanned.Store(b.name, true)
	}
	return err
}

// scan visits all keys, within guard, and compares the bucket with its tally
// without reading the values. Each key must also be found by itself: walking
// through the leaves does not show whether the pages above them lead there. The
// key's memory is bbolt's.
func (b *bucket) scan(visit func(key []byte)) error {
	var seen tally
	cursor := b.Cursor()
	for key, value := cursor.First(); key != nil; key, value = cursor.Next() {
		if len(value) < envelopeBytes {
			return b.tx.damaged(fmt.Errorf("the value of %q in %s is damaged", key, b.name))
		}
		if b.Get(key) == nil {
			return b.tx.damaged(fmt.Errorf("the key %q in %s is not found where it is", key, b.name))
		}
		seen.add(b.place.key(key), value)
		visit(key)
	}
	return b.compare(seen)
}

func (b *bucket) compare(seen tally) error {
	if seen != b.tally {
		return b.tx.damaged(fmt.Errorf("%s has %d values (%x), there should be %d (%x)",
			b.name, seen.count, seen.sum, b.tally.count, b.tally.sum))
	}
	return nil
}
