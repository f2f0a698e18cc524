package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"kotae/backend/faq"
)

// Schema is the schema of the libraries that this program writes.
const Schema = 3

// A migration makes a library of one schema out of the one before. It works
// through the methods of Tx, so that checks and tallies stay right, and changes
// only what it names: those of later programs come after it.
type migration struct {
	version int
	name    string
	up      func(*Tx) error
}

// migrations are all there ever were, in order; the first makes a library out
// of an empty file. None is changed after its program was given to anybody.
var migrations = []migration{
	{1, "the first buckets", func(t *Tx) error {
		for _, name := range []string{
			"checks", "library", "sources", "documents", "entries", "bodies", "marks", "reads", "images", "settings",
		} {
			if err := t.createBucket(name); err != nil {
				return err
			}
		}
		return t.putNumber(keySources, 0)
	}},
	{2, "briefings, and earlier versions of entries that nobody read", func(t *Tx) error {
		for _, name := range []string{"earlier", "news"} {
			if err := t.createBucket(name); err != nil {
				return err
			}
		}
		err := t.each("reads", formatJSON, func(key, payload []byte) error {
			return t.put("earlier", key, formatJSON, payload)
		})
		if err != nil {
			return err
		}
		return t.deleteBucket("reads")
	}},
	{3, "readings of words, and aliases", func(t *Tx) error {
		return errors.Join(t.createBucket("readings"), t.createBucket("aliases"))
	}},
}

// schema reads the schema of the file, which every library has.
func (s *Store) schema() (version int, err error) {
	err = s.View(func(t *Tx) error {
		n, err := t.number(keySchema)
		version = int(n)
		return err
	})
	return version, err
}

// migrate takes the steps that the library has not taken, all or none.
func (s *Store) migrate(steps []migration) error {
	return s.Update(func(t *Tx) error {
		has, err := t.presentSchema()
		if err != nil {
			return err
		}
		for _, step := range steps {
			if step.version <= has {
				continue
			}
			if err := step.up(t); err != nil {
				return fmt.Errorf("schema %d (%s): %w", step.version, step.name, err)
			}
			if err := t.putNumber(keySchema, uint64(step.version)); err != nil {
				return err
			}
		}
		return nil
	})
}

// presentSchema is 0 for a file in which there is nothing at all.
func (t *Tx) presentSchema() (int, error) {
	empty := false
	err := t.guard(func() error {
		key, _ := t.bolt.Cursor().First()
		empty = key == nil
		return nil
	})
	if empty || err != nil {
		return 0, err
	}
	n, err := t.number(keySchema)
	return int(n), err
}

// upgrade brings an existing library up to date, after keeping a copy of it as
// it was beside it.
func (s *Store) upgrade(steps []migration) error {
	has, err := s.schema()
	if err != nil {
		return err
	}
	wants := steps[len(steps)-1].version
	if has == wants {
		return nil
	}
	if has > wants { // another process was faster
		return faq.Errorf(faq.CodeNewer, has, wants)
	}
	spare := unusedName(filepath.Dir(s.path), fmt.Sprintf("kotae-before-schema-%d", wants))
	err = writeAtomically(spare, func(f *os.File) error { return s.Backup(f) })
	if err != nil {
		return fileError(spare, fmt.Errorf("keep a copy before the new schema: %w", err))
	}
	return s.migrate(steps)
}

// requireSchema refuses a library that would have to be migrated first.
func (s *Store) requireSchema(steps []migration) error {
	has, err := s.schema()
	if err == nil && has < steps[len(steps)-1].version {
		err = faq.Errorf(faq.CodeReadOnly, s.path)
	}
	return err
}

// number reads one of the numbers in the library bucket. All are there from the
// first migration on.
func (t *Tx) number(key string) (uint64, error) {
	payload, err := t.get(bucketLibrary, []byte(key), formatText)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseUint(string(payload), 10, 32)
	if err != nil {
		return 0, t.damaged(fmt.Errorf("library/%s: %w", key, err))
	}
	return n, nil
}

func (t *Tx) putNumber(key string, n uint64) error {
	return t.put(bucketLibrary, []byte(key), formatText, strconv.AppendUint(nil, n, 10))
}
