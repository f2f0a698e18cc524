package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestVerifyCountsASoundLibrary(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 9) })
	closeStore(t, s)
	f, err := Verify(s.Path(), testOptions)
	if err != nil || f.Entries != 9 || f.Marks != 4 || len(f.Problems) != 0 {
		t.Errorf("got %+v, %v; want 9 entries, 4 marks, no problems", f, err)
	}
	_, err = Verify(filepath.Join(t.TempDir(), "kotae.db"), testOptions)
	wantCode(t, "Verify without a file", err, faq.CodeNoLibrary)
}

func TestVerifyAsksTheOtherProcess(t *testing.T) {
	s := newStore(t)
	closeStore(t, s)
	o := testOptions
	o.Check = func(path string) ([]string, error) {
		return []string{"page 7: unreachable unfreed"}, errors.New("killed after a minute")
	}
	f, err := Verify(s.Path(), o)
	want := "bbolt's own check: page 7: unreachable unfreed; bbolt's own check: the check did not come to its end: killed after a minute"
	if got := strings.Join(f.Problems, "; "); err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

// TestVerifyFindsWhatDoesNotFit breaks a library through its own methods.
func TestVerifyFindsWhatDoesNotFit(t *testing.T) {
	first, _ := testEntry(0)
	second, _ := testEntry(1)
	hash, _ := testImage(0)
	otherHash, otherData := testImage(1)
	list := func(ids ...faq.EntryID) faq.Document {
		return faq.Document{Source: "s1", Path: "faq.md", Entries: ids}
	}
	for _, c := range []struct {
		name, want string
		do         func(tx *Tx) error
	}{
		{"an entry that its document does not list", "the entry " + string(second.ID) + " is not listed by its document, s1 faq.md",
			func(tx *Tx) error { return tx.PutDocument(list(first.ID)) }},
		{"an entry listed twice", "is listed twice, by s1 faq.md and s1 other.md",
			func(tx *Tx) error {
				return tx.PutDocument(faq.Document{Source: "s1", Path: "other.md", Entries: []faq.EntryID{second.ID}})
			}},
		{"a list with an entry that is not there", "lists the entry aaaaaaaaaa, which is not there",
			func(tx *Tx) error { return tx.PutDocument(list(first.ID, second.ID, "aaaaaaaaaa")) }},
		{"a list with an archived entry", "which is archived",
			func(tx *Tx) error {
				first := first
				first.Archived = true
				return tx.PutEntry(first)
			}},
		{"an entry without text", "the entry " + string(first.ID) + " has no text",
			func(tx *Tx) error { return tx.delete(bucketBodies, []byte(first.ID), formatBody) }},
		{"a mark without an entry", `marks/"aaaaaaaaaa": there is no such entry`,
			func(tx *Tx) error { return tx.PutMark("aaaaaaaaaa", faq.Mark{Opens: 1}) }},
		{"an earlier version without an entry", `earlier/"aaaaaaaaaa": there is no such entry`,
			func(tx *Tx) error { return tx.PutEarlier("aaaaaaaaaa", EarlierVersion{}) }},
		{"a source that is not there", "is of the source s1, which is not there",
			func(tx *Tx) error { return tx.DeleteSource("s1") }},
		{"a source that was never given", "its ID was never given: the newest is s3",
			func(tx *Tx) error { return tx.PutSource(faq.Source{ID: "s9"}) }},
		{"an image that is not there", "shows the image " + hash + ", which is not there",
			func(tx *Tx) error { return tx.DeleteImage(hash) }},
		{"an image of an earlier version that is not there", "shows the image " + otherHash + ", which is not there",
			func(tx *Tx) error {
				return tx.PutEarlier(first.ID, EarlierVersion{Images: []faq.Image{{Ref: "b.png", Hash: otherHash}}})
			}},
		{"an image under another's hash", "its hash is another",
			func(tx *Tx) error { return tx.PutImage(otherHash, "image/png", otherData[1:]) }},
		{"an entry under another's key", "the value has another key",
			func(tx *Tx) error { return tx.putJSON(bucketEntries, []byte("aaaaaaaaaa"), first) }},
		{"a document under another's key", "the value has another key",
			func(tx *Tx) error {
				return tx.putJSON(bucketDocuments, []byte("\x00\x00\x00\x01b.md"), faq.Document{Source: "s1", Path: "c.md"})
			}},
		{"a briefing without a source", `there is no such source`,
			func(tx *Tx) error { return tx.PutBriefing(faq.Briefing{Source: "s2"}) }},
		{"a briefing under another's key", "the value has another key",
			func(tx *Tx) error {
				return tx.putJSON(bucketNews, []byte("\x00\x00\x00\x01"), faq.Briefing{Source: "s3"})
			}},
		{"readings without a source", `there is no such source`,
			func(tx *Tx) error { return tx.PutReadings("s2", Readings{}) }},
		{"digests of texts that are cut", "the value's parts do not fit",
			func(tx *Tx) error {
				return tx.put(bucketReadings, []byte("\x00\x00\x00\x01"), formatReadings, encodeParts("", []byte("1234567")))
			}},
		{"an alias of nothing", `aliases/"AML"`,
			func(tx *Tx) error { return tx.put(bucketAliases, []byte("AML"), formatText, nil) }},
		{"a value that is no JSON", "invalid character",
			func(tx *Tx) error { return tx.put(bucketMarks, []byte(first.ID), formatJSON, []byte("?")) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Open(filepath.Join(t.TempDir(), "kotae.db"), testOptions)
			if err != nil {
				t.Fatal(err)
			}
			mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
			mustUpdate(t, s, c.do)
			closeStore(t, s)
			f, err := Verify(s.Path(), testOptions)
			if got := strings.Join(f.Problems, "\n"); err != nil || !strings.Contains(got, c.want) {
				t.Errorf("got %q, %v; want %q in it", got, err, c.want)
			}
		})
	}
}
