package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
)

var update = flag.Bool("update", false, "write the golden files anew")

var testTime = time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)

// childVariable makes the test binary do something else than testing: some
// tests need a process that may be killed, or that may fall over.
const childVariable = "KOTAE_STORE_TEST_CHILD"

var children = map[string]func(args []string) error{
	"hold":    childHold,
	"commit":  childCommit,
	"corrupt": childCorrupt,
}

func TestMain(m *testing.M) {
	if child := children[os.Getenv(childVariable)]; child != nil {
		if err := child(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var testOptions = Options{
	Timeout: 2 * time.Second,
	Now:     func() time.Time { return testTime },
	Holder:  "the test",
}

// tempLibrary gives a path for a library that is verified when the test is over.
func tempLibrary(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data", "kotae.db")
	t.Cleanup(func() {
		o := testOptions
		o.Check = CheckStructure
		if f, err := Verify(path, o); err != nil || len(f.Problems) > 0 {
			t.Errorf("after the test Verify says: %v\n%s", err, strings.Join(f.Problems, "\n"))
		}
	})
	return path
}

func newStore(t testing.TB) *Store {
	t.Helper()
	return openStore(t, tempLibrary(t))
}

func openStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, testOptions)
	if err != nil {
		t.Fatalf("Open(%s): %v", path, err)
	}
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func closeStore(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

func mustUpdate(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.Update(fn); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func mustView(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.View(fn); err != nil {
		t.Fatalf("View: %v", err)
	}
}

func wantCode(t testing.TB, what string, err error, want faq.Code) {
	t.Helper()
	if got := faq.CodeOf(err); got != want {
		t.Errorf("%s gave %q (%v), want %q", what, got, err, want)
	}
}

// testEntry gives the nth entry of the test library, with texts of very
// different length.
func testEntry(n int) (faq.Entry, faq.Body) {
	question := fmt.Sprintf("質問 %d: コストを <b> 見積もるには?", n)
	e := faq.Entry{
		ID:          faq.NewEntryID("faq.md", question, func(faq.EntryID) bool { return false }),
		Source:      "s1",
		Document:    "faq.md",
		Class:       faq.ClassFAQ,
		Question:    question,
		Line:        10 * n,
		Fingerprint: faq.Fingerprint{byte(n), byte(n >> 8)},
	}
	answer := fmt.Sprintf("答え %d。", n) + strings.Repeat("見積もりの例です。\n", n*n%97)
	return e, faq.Body{Answer: answer}
}

func testImage(n int) (hash string, data []byte) {
	data = bytes.Repeat([]byte{byte(n), byte(n >> 8), 0xFF}, 200+n*n%5000)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), data
}

// fill puts a library of n entries with all that belongs to it: two sources, the
// second of them removed with a gap in the numbers before it, images, marks,
// earlier versions, an archived entry, a briefing, readings, an alias, settings.
func fill(tx *Tx, n int) error {
	var errs []error
	check := func(err error) { errs = append(errs, err) }
	for range 3 {
		_, err := tx.NextSourceID()
		check(err)
	}
	check(tx.PutSource(faq.Source{ID: "s1", Kind: faq.KindFolder, Location: "/faq", Title: "FAQ", Base: "https://example.com/", Added: testTime, Refreshed: testTime}))
	check(tx.PutSource(faq.Source{ID: "s3", Kind: faq.KindFile, Location: "/old.md", Title: "Old", Added: testTime, Refreshed: testTime, Removed: true}))
	document := faq.Document{Source: "s1", Path: "faq.md", Title: "FAQ", Class: faq.ClassFAQ, HardBreaks: true}
	for i := range n {
		e, body := testEntry(i)
		if i%3 == 0 {
			hash, data := testImage(i)
			e.Images = []faq.Image{{Ref: "a.png", Hash: hash, Width: 4, Height: 3}, {Ref: "missing.png"}}
			check(tx.PutImage(hash, "image/png", data))
		}
		if i == n-1 {
			e.Source, e.Document, e.Archived = "s3", "old.md", true
			body.Detail = "前書き"
		} else {
			document.Entries = append(document.Entries, e.ID)
		}
		check(tx.PutEntry(e))
		check(tx.PutBody(e.ID, body))
		if i%2 == 1 {
			check(tx.PutMark(e.ID, faq.Mark{Bookmarked: testTime, Read: testTime, ReadFingerprint: faq.Fingerprint{1}, Note: "メモ", Opens: i}))
		}
		if i%5 == 1 {
			check(tx.PutEarlier(e.ID, EarlierVersion{Body: faq.Body{Answer: "前の<br>答え"}, Images: []faq.Image{{Ref: "b.png"}}, HardBreaks: true}))
		}
	}
	check(tx.PutDocument(document))
	first, _ := testEntry(0)
	check(tx.PutBriefing(faq.Briefing{Source: "s1", At: testTime, Changes: []faq.Change{
		{Kind: faq.ChangeMoved, Entry: first.ID, Question: first.Question, Document: "faq.md", Before: "old.md"},
	}}))
	check(tx.PutReadings("s1", Readings{Words: "見積\tミツモリ\n", Texts: []uint64{1, 1 << 63}}))
	check(tx.PutAlias(faq.Alias{Short: "AML", Long: "Azure Machine Learning"}))
	check(tx.PutSetting("language", "ja"))
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// dump reads a library whole, through the methods that programs use.
func dump(s *Store) (string, error) {
	var b strings.Builder
	err := s.View(func(tx *Tx) error {
		sources, err := tx.Sources()
		if err != nil {
			return err
		}
		documents, err := tx.Documents()
		if err != nil {
			return err
		}
		briefings, err := tx.Briefings()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%+v\n%+v\n%+v\n", sources, documents, briefings)
		if err := tx.Entries(func(e faq.Entry) error { return dumpEntry(&b, tx, e) }); err != nil {
			return err
		}
		err = tx.Marks(func(id faq.EntryID, m faq.Mark) error {
			fmt.Fprintf(&b, "%s %+v\n", id, m)
			return nil
		})
		if err != nil {
			return err
		}
		err = tx.Readings(func(id faq.SourceID, r Readings) error {
			fmt.Fprintf(&b, "%s %+v\n", id, r)
			return nil
		})
		if err != nil {
			return err
		}
		aliases, err := tx.Aliases()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%+v\n", aliases)
		language, ok, err := tx.Setting("language")
		fmt.Fprintln(&b, language, ok)
		return err
	})
	return b.String(), err
}

func dumpEntry(b *strings.Builder, tx *Tx, e faq.Entry) error {
	body, err := tx.Body(e.ID)
	if err != nil {
		return err
	}
	mark, err := tx.Mark(e.ID)
	if err != nil {
		return err
	}
	read, ok, err := tx.Earlier(e.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "%+v %q %+v %+v %v\n", e, body, mark, read, ok)
	for _, image := range e.Images {
		mime, data, ok, err := tx.Image(image.Hash)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "%s %x %v %v\n", mime, sha256.Sum256(data), ok, tx.HasImage(image.Hash))
	}
	return nil
}
