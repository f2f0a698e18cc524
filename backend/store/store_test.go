package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestWhatWasPutComesBack(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 50) })
	before, err := dump(s)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	after, err := dump(openStore(t, path))
	if err != nil || before != after {
		t.Errorf("after opening it again (%v) got:\n%s\nwant:\n%s", err, after, before)
	}
	for _, part := range []string{"コストを <b> 見積もるには?", "前の<br>答え", "s3 Kind:file", "ja true"} {
		if !strings.Contains(after, part) {
			t.Errorf("%q is missing in:\n%s", part, after)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	s := newStore(t)
	mustView(t, s, func(tx *Tx) error {
		for _, id := range []faq.EntryID{"aaaaaaaaaa", "not an ID", ""} {
			if e, ok, err := tx.Entry(id); ok || err != nil {
				t.Errorf("Entry(%q) gave %+v, %v, %v", id, e, ok, err)
			}
			if m, err := tx.Mark(id); !m.IsZero() || err != nil {
				t.Errorf("Mark(%q) gave %+v, %v", id, m, err)
			}
			if v, ok, err := tx.Earlier(id); ok || err != nil {
				t.Errorf("Earlier(%q) gave %+v, %v, %v", id, v, ok, err)
			}
			_, err := tx.Body(id)
			wantCode(t, "Body", err, faq.CodeNoEntry)
		}
		if _, _, ok, err := tx.Image(""); ok || err != nil || tx.HasImage("") {
			t.Errorf("an image without a hash: %v, %v", ok, err)
		}
		if v, ok, err := tx.Setting("theme"); v != "" || ok || err != nil {
			t.Errorf("Setting gave %q, %v, %v", v, ok, err)
		}
		return nil
	})
}

func TestDeleteEntryTakesWhatBelongsToIt(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 12) })
	archived, _ := testEntry(11) // bears a mark and a version that was read
	mustUpdate(t, s, func(tx *Tx) error { return tx.DeleteEntry(archived.ID) })
	mustUpdate(t, s, func(tx *Tx) error { return tx.DeleteEntry(archived.ID) })
	text, err := dump(s)
	if err != nil || strings.Contains(text, string(archived.ID)) {
		t.Errorf("%v, it still stands in:\n%s", err, text)
	}
	mustView(t, s, func(tx *Tx) error {
		_, ok, err := tx.Earlier(archived.ID)
		if ok {
			t.Error("the version that was read is still there")
		}
		return err
	})
}

func TestWhatIsDeletedIsGone(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
	read, _ := testEntry(1)
	mustUpdate(t, s, func(tx *Tx) error {
		return errors.Join(
			tx.PutDocument(faq.Document{Source: "s1", Path: "empty.md"}),
			tx.DeleteDocument("s1", "empty.md"), tx.DeleteDocument("s1", "never there.md"),
			tx.DeleteEarlier(read.ID), tx.DeleteEarlier(read.ID), tx.DeleteSource("s9"),
		)
	})
	mustView(t, s, func(tx *Tx) error {
		documents, err := tx.Documents()
		if err != nil || len(documents) != 1 {
			t.Errorf("the documents are %+v, %v", documents, err)
		}
		v, ok, err := tx.Earlier(read.ID)
		if ok {
			t.Errorf("the version that was read is %+v", v)
		}
		return err
	})
}

func TestZeroMarkIsNotKept(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
	marked, _ := testEntry(1)
	mustUpdate(t, s, func(tx *Tx) error { return tx.PutMark(marked.ID, faq.Mark{}) })
	mustView(t, s, func(tx *Tx) error {
		return tx.Marks(func(id faq.EntryID, m faq.Mark) error {
			if id == marked.ID {
				t.Errorf("Marks gives %s with %+v", id, m)
			}
			return nil
		})
	})
}

func TestDeleteImage(t *testing.T) {
	s := newStore(t)
	var hashes []string
	mustUpdate(t, s, func(tx *Tx) error {
		for n := range 5 {
			hash, data := testImage(n)
			hashes = append(hashes, hash)
			if err := tx.PutImage(hash, "image/png", data); err != nil {
				return err
			}
		}
		return nil
	})
	mustUpdate(t, s, func(tx *Tx) error {
		for range 2 { // the second time it is not there
			if err := tx.DeleteImage(hashes[2]); err != nil {
				return err
			}
		}
		want := slices.Sorted(slices.Values(hashes))
		want = slices.DeleteFunc(want, func(hash string) bool { return hash == hashes[2] })
		got, err := tx.Images()
		if !slices.Equal(got, want) || tx.HasImage(hashes[2]) {
			t.Errorf("after deleting %s got %q, want %q", hashes[2], got, want)
		}
		return err
	})
}

func TestSourceIDsAreGivenOnce(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	next := func(s *Store) (id faq.SourceID) {
		mustUpdate(t, s, func(tx *Tx) (err error) {
			id, err = tx.NextSourceID()
			return err
		})
		return id
	}
	first := next(s)
	mustUpdate(t, s, func(tx *Tx) error { return tx.PutSource(faq.Source{ID: first}) })
	mustUpdate(t, s, func(tx *Tx) error { return tx.DeleteSource(first) })
	closeStore(t, s)
	if second := next(openStore(t, path)); first != "s1" || second != "s2" {
		t.Errorf("got %s and %s, want s1 and s2", first, second)
	}
}

func TestUpdateRollsBackWhole(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 20) })
	before, _ := dump(s)
	failure := errors.New("the import failed")
	err := s.Update(func(tx *Tx) error {
		for n := range 20 {
			e, _ := testEntry(n)
			if err := tx.DeleteEntry(e.ID); err != nil {
				return err
			}
		}
		if err := tx.PutSetting("language", "en"); err != nil {
			return err
		}
		return failure
	})
	if err != failure {
		t.Errorf("Update gave %v, want the function's error", err)
	}
	if after, err := dump(s); err != nil || after != before {
		t.Errorf("after a failed Update (%v) got:\n%s\nwant:\n%s", err, after, before)
	}
}

func TestPanicOfTheCallerIsNoDamage(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
	panics := func(what string, do func()) {
		defer func() {
			if r := recover(); r != "a bug" {
				t.Errorf("%s: recovered %v, want the caller's panic", what, r)
			}
		}()
		do()
	}
	bug := func(faq.Entry) error { panic("a bug") }
	panics("View", func() { _ = s.View(func(tx *Tx) error { return tx.Entries(bug) }) })
	panics("Update", func() {
		_ = s.Update(func(tx *Tx) error {
			if err := tx.PutSetting("language", "en"); err != nil {
				return err
			}
			return tx.Entries(bug)
		})
	})
	mustUpdate(t, s, func(tx *Tx) error { // neither stuck nor refused, nor half done
		if v, _, err := tx.Setting("language"); v != "ja" || err != nil {
			t.Errorf("the setting is %q, %v", v, err)
		}
		return tx.PutSetting("theme", "dark")
	})
}

func TestValuesAreCopies(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
	hash, want := testImage(0)
	var data []byte
	mustView(t, s, func(tx *Tx) (err error) {
		_, data, _, err = tx.Image(hash)
		return err
	})
	kept := data[:len(data):len(data)]
	closeStore(t, s) // takes the mapped memory away
	if !bytes.Equal(kept, want) {
		t.Error("the image changed when the library was closed")
	}
	clear(kept)
	mustView(t, openStore(t, s.Path()), func(tx *Tx) error {
		if _, again, _, err := tx.Image(hash); err != nil || !bytes.Equal(again, want) {
			t.Errorf("the image changed with its copy, %v", err)
		}
		return nil
	})
}

func TestATransactionEndsWithItsCall(t *testing.T) {
	s := newStore(t)
	var kept *Tx
	mustUpdate(t, s, func(tx *Tx) error {
		kept = tx
		return tx.PutSetting("a", "b")
	})
	if _, _, err := kept.Setting("a"); !errors.Is(err, errOver) {
		t.Errorf("reading after the end gave %v", err)
	}
	if err := kept.PutSetting("a", "c"); !errors.Is(err, errOver) {
		t.Errorf("writing after the end gave %v", err)
	}
	err := s.View(func(tx *Tx) error { return tx.PutSetting("a", "c") })
	if err == nil {
		t.Error("View let something be written")
	}
	closeStore(t, s)
	closeStore(t, s)
	for what, do := range map[string]func(func(*Tx) error) error{"View": s.View, "Update": s.Update} {
		if err := do(func(*Tx) error { return nil }); !errors.Is(err, errClosed) {
			t.Errorf("%s of a closed store gave %v", what, err)
		}
	}
}

func TestBackupOpensLikeTheLibrary(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 30) })
	copied := tempLibrary(t)
	if err := os.MkdirAll(filepath.Dir(copied), 0o700); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := s.Backup(file); err != nil {
		t.Fatal(err)
	}
	want, _ := dump(s)
	restored := openStore(t, copied)
	if got, err := dump(restored); err != nil || got != want {
		t.Errorf("the copy (%v) has:\n%s\nwant:\n%s", err, got, want)
	}
	mustUpdate(t, restored, func(tx *Tx) error { return tx.PutSetting("theme", "dark") })
	failure := errors.New("the writer failed")
	if err := s.Backup(failingWriter{failure}); !errors.Is(err, failure) {
		t.Errorf("Backup gave %v, want the writer's error", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestLooseBodies(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	before, _ := dump(s)
	loose := []faq.EntryID{"aaaaaaaaaa", "zzzzzzzzzz"}
	mustUpdate(t, s, func(tx *Tx) error {
		tx.Dense()
		return errors.Join(tx.PutBody(loose[0], faq.Body{Answer: "1"}), tx.PutBody(loose[1], faq.Body{Answer: "2"}))
	})
	for _, want := range [][]faq.EntryID{loose, nil} {
		mustUpdate(t, s, func(tx *Tx) error {
			got, err := tx.LooseBodies()
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			for _, id := range got {
				err = errors.Join(err, tx.DeleteEntry(id))
			}
			return err
		})
	}
	if got, err := dump(s); err != nil || got != before {
		t.Errorf("after deleting them (%v) got:\n%s\nwant:\n%s", err, got, before)
	}
}
