package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestAMetaPageMayBeLost(t *testing.T) {
	content, text := makeLibrary(t, 30)
	for number := range 2 {
		path := tempLibrary(t)
		damagedPage := append([]byte{}, content...)
		clear(page(damagedPage, number))
		writeFile(t, path, damagedPage)
		s := openStore(t, path)
		if got, err := dump(s); err != nil || got != text {
			t.Errorf("without meta page %d (%v) got:\n%s\nwant:\n%s", number, err, got, text)
		}
		mustUpdate(t, s, func(tx *Tx) error { return tx.PutSetting("theme", "dark") })
	}
}

// TestAStalePageIsSeen puts one page back as it was one commit before: every
// value on it is sound by itself.
func TestAStalePageIsSeen(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 30) })
	opened := func(opens int) { // marks that fill one page, and are no bucket inside another
		mustUpdate(t, s, func(tx *Tx) error {
			for n := range 30 {
				e, _ := testEntry(n)
				if err := tx.PutMark(e.ID, faq.Mark{Opens: opens, Note: strings.Repeat("x", 60)}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	opened(1)
	var old []byte
	at := func() (offset int64) {
		mustView(t, s, func(tx *Tx) error {
			offset = int64(tx.bolt.Bucket([]byte(bucketMarks)).Root()) * pageBytes
			return nil
		})
		return offset
	}
	before := readFile(t, s.Path())
	old = append(old, before[at():]...)
	opened(2)
	opened(3)
	closeStore(t, s)
	content := readFile(t, s.Path())
	s = openStore(t, s.Path())
	offset := at()
	closeStore(t, s)
	copy(content[offset+pageHeaderBytes:offset+pageBytes], old[pageHeaderBytes:pageBytes]) // under the new number
	path := filepath.Join(t.TempDir(), "kotae.db")
	writeFile(t, path, content)
	stale, err := Open(path, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	err = stale.View(func(tx *Tx) error {
		return tx.Marks(func(id faq.EntryID, m faq.Mark) error {
			if m.Opens != 1 && m.Opens != 3 {
				t.Errorf("%s was opened %d times", id, m.Opens)
			}
			return nil
		})
	})
	wantCode(t, "Marks of a stale page", err, faq.CodeDamaged)
	wantCode(t, "Update after damage was seen", stale.Update(func(*Tx) error { return nil }), faq.CodeDamaged)
	closeStore(t, stale)
	if f, err := Verify(path, testOptions); err != nil || len(f.Problems) != 1 || !strings.Contains(f.Problems[0], "marks has 30 values") {
		t.Errorf("Verify gave %+v, %v", f, err)
	}
}

// TestAMisleadingBranchIsSeen changes a key in the page above the leaves: walking
// through them meets every value, but looking for one goes astray.
func TestAMisleadingBranchIsSeen(t *testing.T) {
	content, _ := makeLibrary(t, 120)
	sound := filepath.Join(t.TempDir(), "kotae.db")
	writeFile(t, sound, content)
	s, err := Open(sound, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	root := 0
	mustView(t, s, func(tx *Tx) error {
		root = int(tx.bolt.Bucket([]byte(bucketBodies)).Root())
		return nil
	})
	closeStore(t, s)
	branch := page(content, root)
	if order.Uint16(branch[8:]) != flagBranch {
		t.Fatalf("page %d has the flags %d", root, order.Uint16(branch[8:]))
	}
	element := branch[pageHeaderBytes+elementBytes:] // of the second child
	element[order.Uint32(element)] = 'z'             // the first letter of its key, an entry ID
	path := filepath.Join(t.TempDir(), "kotae.db")
	writeFile(t, path, content)
	s, err = Open(path, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	_, err = dump(s)
	wantCode(t, "reading", err, faq.CodeDamaged)
	closeStore(t, s)
	f, err := Verify(path, testOptions)
	if err != nil || len(f.Problems) == 0 || !strings.Contains(f.Problems[0], "is not found by its key") {
		t.Errorf("Verify gave %+v, %v", f, err)
	}
}

// TestTruncatedWhileOpen takes the file away under the mapping: a read beyond
// its end is a fault, not an error.
func TestTruncatedWhileOpen(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("Windows does not shorten a file that is mapped")
	}
	content, _ := makeLibrary(t, 60)
	for _, size := range []int64{int64(len(content) / 2), 0} {
		path := filepath.Join(t.TempDir(), "kotae.db")
		writeFile(t, path, content)
		s, err := Open(path, testOptions)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			_, err = dump(s)
			wantCode(t, fmt.Sprintf("reading after truncation to %d", size), err, faq.CodeDamaged)
			err = s.Update(func(tx *Tx) error { return tx.PutSetting("a", "b") })
			wantCode(t, fmt.Sprintf("writing after truncation to %d", size), err, faq.CodeDamaged)
		}
		closeStore(t, s) // must not wait for locks that a fault left behind
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		again, err := Open(path, testOptions)
		if err != nil {
			t.Fatalf("the lock was not given up: %v", err)
		}
		closeStore(t, again)
	}
}
