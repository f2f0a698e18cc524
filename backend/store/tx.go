package store

import (
	"bytes"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"kotae/backend/faq"
)

// A Tx is a transaction: one state of the library, and the changes to it. It
// belongs to the goroutine and to the call of View or Update that it was made
// for. Values that it gives are copies and may be kept; the keys and values of
// one bucket come in the order of their keys.
//
// After a method has reported damage, View and Update report it too, whatever
// their function returns.
type Tx struct {
	store   *Store
	bolt    *bbolt.Tx // nil when the transaction is over
	buckets map[string]*bucket
	damage  *faq.Error // the first that was seen
	dense   bool       // see Dense
}

var errOver = errors.New("store: the transaction is over")

// guard runs steps inside bbolt, and nothing else, and takes a panic of them
// for damage: the callers' own functions are never called within.
func (t *Tx) guard(steps func() error) (err error) {
	if t.bolt == nil {
		return errOver
	}
	defer func() {
		if r := recover(); r != nil {
			err = t.damaged(fmt.Errorf("bbolt: %v", r))
		}
	}()
	return steps()
}

// damaged notes that the file was seen to be damaged.
func (t *Tx) damaged(cause error) error {
	err := damaged(t.store.path, cause)
	if t.damage == nil {
		t.damage = err
	}
	t.store.harmed.CompareAndSwap(nil, err)
	return err
}

// verdict is what a transaction whose function returned err comes to.
func (t *Tx) verdict(err error) error {
	if t.damage != nil && !errors.Is(err, t.damage) {
		return t.damage
	}
	return err
}

// get gives a copy of the payload at key, or nil when there is none.
func (t *Tx) get(name string, key []byte, format byte) (payload []byte, err error) {
	b, err := t.bucket(name)
	if err != nil {
		return nil, err
	}
	err = t.guard(func() error {
		value, err := b.value(key, format)
		if value != nil {
			payload = append([]byte{}, value[envelopeBytes:]...)
		}
		return err
	})
	return payload, err
}

// each calls fn for all values in key order and then compares the bucket with
// its tally. Key and payload are fn's only during the call. fn must not change
// this bucket; its error ends the iteration.
func (t *Tx) each(name string, format byte, fn func(key, payload []byte) error) error {
	b, err := t.bucket(name)
	if err != nil {
		return err
	}
	var (
		seen         tally
		key, payload []byte
		cursor       = b.Cursor()
		advance      = cursor.First
	)
	for {
		more := false
		err := t.guard(func() error {
			k, value := advance()
			if k == nil {
				return b.compare(seen)
			}
			at := b.place.key(k)
			p, ok := at.unseal(format, value)
			if !ok {
				return t.damaged(fmt.Errorf("the value of %q in %s is damaged", k, name))
			}
			seen.add(at, value)
			more, key, payload = true, append(key[:0], k...), append(payload[:0], p...)
			return nil
		})
		if err != nil || !more {
			return err
		}
		if err := fn(key, payload); err != nil {
			return err
		}
		advance = cursor.Next
	}
}

func (t *Tx) put(name string, key []byte, format byte, payload []byte) error {
	b, err := t.bucket(name)
	if err != nil {
		return err
	}
	at := b.place.key(key)
	value := at.seal(format, payload)
	return t.guard(func() error {
		old, err := b.value(key, format)
		if err != nil || bytes.Equal(old, value) {
			return err
		}
		next := b.tally
		if old != nil {
			next.remove(at, old)
		}
		next.add(at, value)
		if err := b.Put(key, value); err != nil {
			return err
		}
		b.tally, b.changed, b.puts = next, true, b.puts+1
		return nil
	})
}

// delete removes what is at key, if there is anything.
func (t *Tx) delete(name string, key []byte, format byte) error {
	b, err := t.bucket(name)
	if err != nil {
		return err
	}
	return t.guard(func() error {
		old, err := b.value(key, format)
		if old == nil || err != nil {
			return err
		}
		next := b.tally
		next.remove(b.place.key(key), old)
		if err := b.Delete(key); err != nil {
			return err
		}
		b.tally, b.changed = next, true
		return nil
	})
}

// bulkFill is how full the pages of a bucket get when it is mostly new: a new
// library is compact so. Where single values come between many old ones, bbolt's
// half leaves room for the next.
const bulkFill = 0.9

// Changed reports whether the transaction has changed anything so far. Putting
// what is there already is no change.
func (t *Tx) Changed() bool {
	for _, b := range t.buckets {
		if b.changed {
			return true
		}
	}
	return false
}

// Dense says that the texts which are put come in the order of their entries,
// in large numbers and several transactions: pages are filled as in one.
func (t *Tx) Dense() { t.dense = true }

// commit writes the tallies of the changed buckets and commits.
func (t *Tx) commit() error {
	changed := false
	err := t.guard(func() error {
		for _, b := range t.buckets {
			if !b.changed {
				continue
			}
			changed = true
			if t.dense || 2*b.puts >= b.tally.count {
				b.FillPercent = bulkFill
			}
			key := []byte(b.name)
			value := bucketPlace(bucketChecks).key(key).seal(formatTally, b.tally.encode())
			if err := t.bolt.Bucket([]byte(bucketChecks)).Put(key, value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !changed {
		return err
	}
	if err := t.guard(t.bolt.Commit); err != nil {
		return t.store.writeError(err)
	}
	t.store.unsettled = true
	return nil
}

// end rolls back what was not committed. It runs, too, while a panic of the
// transaction's function passes by.
func (t *Tx) end() {
	bolt := t.bolt
	if bolt.DB() == nil || t.store.stuck.Load() {
		t.bolt = nil
		return
	}
	if err := t.guard(bolt.Rollback); err != nil {
		t.store.stuck.Store(true)
	}
	t.bolt = nil
}
