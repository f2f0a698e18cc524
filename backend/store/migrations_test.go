package store

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"kotae/backend/faq"
)

// migrationTests has a test for each migration, by its version.
var migrationTests = map[int]func(t *testing.T){
	1: func(t *testing.T) {
		s, err := open(filepath.Join(t.TempDir(), "kotae.db"), testOptions.withDefaults(), migrations[:1])
		if err != nil {
			t.Fatal(err)
		}
		defer closeStore(t, s)
		mustView(t, s, func(tx *Tx) error {
			for _, name := range []string{"library", "sources", "documents", "entries", "bodies", "marks", "reads", "images", "settings"} {
				b, err := tx.bucket(name)
				if err != nil {
					return err
				}
				want := uint64(0)
				if name == bucketLibrary {
					want = 2 // schema and sources
				}
				if b.tally.count != want {
					t.Errorf("%s begins with %d values, want %d", name, b.tally.count, want)
				}
			}
			return nil
		})
		if version, err := s.schema(); version != 1 || err != nil {
			t.Errorf("the schema is %d, %v", version, err)
		}
	},
	2: func(t *testing.T) {
		path := tempLibrary(t)
		s, err := open(path, testOptions.withDefaults(), migrations[:1])
		if err != nil {
			t.Fatal(err)
		}
		e, body := testEntry(1)
		want := EarlierVersion{Body: faq.Body{Answer: "前の答え"}, HardBreaks: true}
		mustUpdate(t, s, func(tx *Tx) error {
			_, err := tx.NextSourceID()
			return errors.Join(err,
				tx.PutSource(faq.Source{ID: "s1"}), tx.PutEntry(e), tx.PutBody(e.ID, body),
				tx.PutDocument(faq.Document{Source: "s1", Path: "faq.md", Entries: []faq.EntryID{e.ID}}),
				tx.putJSON("reads", []byte(e.ID), want))
		})
		closeStore(t, s)
		s = openStore(t, path)
		mustView(t, s, func(tx *Tx) error {
			got, ok, err := tx.Earlier(e.ID)
			if !ok || err != nil || got.Body != want.Body || !got.HardBreaks {
				t.Errorf("the version that was read came over as %+v, %v, %v", got, ok, err)
			}
			briefings, err := tx.Briefings()
			if len(briefings) > 0 {
				t.Errorf("there are briefings: %+v", briefings)
			}
			return err
		})
	},
	3: func(t *testing.T) {
		path := tempLibrary(t)
		s, err := open(path, testOptions.withDefaults(), migrations[:2])
		if err != nil {
			t.Fatal(err)
		}
		mustUpdate(t, s, func(tx *Tx) error {
			_, err := tx.NextSourceID()
			return errors.Join(err, tx.PutSource(faq.Source{ID: "s1"}))
		})
		closeStore(t, s)
		s = openStore(t, path)
		mustUpdate(t, s, func(tx *Tx) error {
			return errors.Join(tx.PutReadings("s1", Readings{Words: "質問\tシツモン\n"}), tx.PutAlias(faq.Alias{Short: "Q", Long: "質問"}))
		})
	},
}

func TestMigrations(t *testing.T) {
	for i, step := range migrations {
		if step.version != i+1 {
			t.Errorf("migration %d (%s) stands at %d", step.version, step.name, i+1)
		}
		test, ok := migrationTests[step.version]
		if !ok {
			t.Errorf("migration %d (%s) has no test", step.version, step.name)
			continue
		}
		t.Run(step.name, test)
	}
	if Schema != len(migrations) {
		t.Errorf("Schema is %d, the migrations lead to %d", Schema, len(migrations))
	}
}

// later are the migrations of a program to come.
func later(up func(*Tx) error) []migration {
	return append(migrations[:len(migrations):len(migrations)], migration{Schema + 1, "a step to come", up})
}

func TestUpgradeKeepsACopy(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	want, _ := dump(s)
	closeStore(t, s)

	failure := errors.New("the step failed")
	_, err := open(path, testOptions.withDefaults(), later(func(tx *Tx) error {
		return errors.Join(tx.PutSetting("language", "en"), failure)
	}))
	if !errors.Is(err, failure) {
		t.Errorf("a failing step gave %v", err)
	}
	if got, err := dump(openBeside(t, path)); err != nil || got != want {
		t.Errorf("after a failing step (%v) got:\n%s\nwant:\n%s", err, got, want)
	}
	copied := filepath.Join(filepath.Dir(path), fmt.Sprintf("kotae-before-schema-%d.db", Schema+1))
	if got, err := dump(openBeside(t, copied)); err != nil || got != want {
		t.Errorf("the copy (%v) has:\n%s\nwant:\n%s", err, got, want)
	}
}

func TestUpgradeChangesALibraryInPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	closeStore(t, s)
	steps := later(func(tx *Tx) error {
		return errors.Join(tx.createBucket("later"), tx.put("later", []byte("質問"), formatText, []byte("答え")))
	})
	for range 2 { // the second time there is nothing to do
		s, err := open(path, testOptions.withDefaults(), steps)
		if err != nil {
			t.Fatal(err)
		}
		mustView(t, s, func(tx *Tx) error {
			answer, err := tx.get("later", []byte("質問"), formatText)
			if string(answer) != "答え" {
				t.Errorf("the new bucket has %q", answer)
			}
			return err
		})
		closeStore(t, s)
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "kotae-before-schema-*")); len(files) != 1 {
		t.Errorf("the copies are %q, want one", files)
	}
}

// openBeside opens a library for reading, beside others that do.
func openBeside(t *testing.T, path string) *Store {
	t.Helper()
	s, err := openForReading(path, testOptions.withDefaults(), migrations)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func TestNewerSchemaIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	s, err := open(path, testOptions.withDefaults(), later(func(tx *Tx) error { return tx.createBucket("later") }))
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	before := readFile(t, path)
	_, err = Open(path, testOptions)
	wantCode(t, "Open", err, faq.CodeNewer)
	_, err = Verify(path, testOptions)
	wantCode(t, "Verify", err, faq.CodeNewer)
	if !bytes.Equal(readFile(t, path), before) {
		t.Error("the file was changed")
	}
}

func TestOlderSchemaCannotBeReadOnly(t *testing.T) {
	s := newStore(t)
	steps := later(func(*Tx) error { return nil })
	wantCode(t, "a library to be migrated first", s.requireSchema(steps), faq.CodeReadOnly)
	if err := s.requireSchema(migrations); err != nil {
		t.Error(err)
	}
}
