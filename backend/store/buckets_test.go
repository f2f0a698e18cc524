package store

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"kotae/backend/faq"
)

// tallied are the buckets that have a tally in checks: all the others.
var tallied = []string{
	bucketLibrary, bucketSources, bucketDocuments, bucketEntries, bucketBodies,
	bucketMarks, bucketEarlier, bucketNews, bucketImages, bucketReadings,
	bucketAliases, bucketSettings,
}

// TestBuckets prints a library bucket by bucket, as bbolt has it, and compares
// it with a golden file and with the tree in the package comment.
func TestBuckets(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 4) })
	var got bytes.Buffer
	var buckets []string
	mustView(t, s, func(tx *Tx) error {
		return tx.bolt.ForEach(func(name []byte, b *bbolt.Bucket) error {
			buckets = append(buckets, string(name))
			fmt.Fprintf(&got, "%s\n", name)
			return b.ForEach(func(key, value []byte) error {
				fmt.Fprintf(&got, "  %s\n    %s\n", printKey(string(name), key), printValue(t, bucketPlace(string(name)).key(key), value))
				return nil
			})
		})
	})
	golden := filepath.Join("testdata", "library.golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the file differs from %s (-update accepts it). Got:\n%s\nwant:\n%s", golden, &got, want)
	}
	if described := describedBuckets(t); !slices.Equal(described, buckets) {
		t.Errorf("the package comment describes %q, the file has %q", described, buckets)
	}
	if all := slices.Sorted(slices.Values(append([]string{bucketChecks}, tallied...))); !slices.Equal(all, buckets) {
		t.Errorf("the code knows %q, the file has %q", all, buckets)
	}
}

func describedBuckets(t *testing.T) []string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "buckets.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := doc.NewFromFiles(files, []*ast.File{file}, "kotae/backend/store")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, match := range regexp.MustCompile(`(?m)^\t([a-z]+)(?: .*)?$`).FindAllStringSubmatch(pkg.Doc, -1) {
		names = append(names, match[1])
	}
	slices.Sort(names)
	return names
}

// printKey writes keys that are text as text, others in hexadecimal.
func printKey(bucket string, key []byte) string {
	switch bucket {
	case bucketSources, bucketNews, bucketReadings, bucketImages:
		return fmt.Sprintf("%x", key)
	case bucketDocuments:
		return fmt.Sprintf("%x %s", key[:4], key[4:])
	}
	return string(key)
}

func printValue(t *testing.T, at place, value []byte) string {
	payload, ok := at.unseal(value[0], value)
	if !ok {
		t.Fatalf("the envelope %x is damaged", value)
	}
	switch value[0] {
	case formatJSON:
		return "JSON " + string(payload)
	case formatText:
		return fmt.Sprintf("text %q", payload)
	case formatBody:
		body, err := decodeBody(payload)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("body %q, %q", body.Detail, body.Answer)
	case formatImage:
		mime, data, err := decodeParts(payload)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("image %s, %d bytes", mime, len(data))
	case formatReadings:
		r, err := decodeReadings(payload)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("readings %q, %x", r.Words, r.Texts)
	case formatTally:
		sum, _ := decodeTally(payload)
		return fmt.Sprintf("tally %d, %016x", sum.count, sum.sum)
	}
	t.Fatalf("format %d", value[0])
	return ""
}

func TestKeysOrderSourcesByNumber(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error {
		for range 11 {
			id, err := tx.NextSourceID()
			if err != nil {
				return err
			}
			if err := tx.PutSource(faq.Source{ID: id}); err != nil {
				return err
			}
			for _, path := range []string{"b.md", "a/z.md"} {
				if err := tx.PutDocument(faq.Document{Source: id, Path: path}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	var got []string
	mustView(t, s, func(tx *Tx) error {
		documents, err := tx.Documents()
		for _, d := range documents[2:] {
			got = append(got, string(d.Source)+"/"+d.Path)
		}
		return err
	})
	want := "s2/a/z.md s2/b.md s3/a/z.md"
	if !strings.HasPrefix(strings.Join(got, " "), want) || !strings.HasSuffix(strings.Join(got, " "), "s10/b.md s11/a/z.md s11/b.md") {
		t.Errorf("got %q, want %s … s11/b.md", got, want)
	}
}

func TestKeysThatAreRefused(t *testing.T) {
	s := newStore(t)
	for what, fn := range map[string]func(tx *Tx) error{
		"a source without a number":  func(tx *Tx) error { return tx.PutSource(faq.Source{ID: "x1"}) },
		"a source with a zero":       func(tx *Tx) error { return tx.PutSource(faq.Source{ID: "s01"}) },
		"a path that is not UTF-8":   func(tx *Tx) error { return tx.PutDocument(faq.Document{Source: "s1", Path: "\xff"}) },
		"a document without a path":  func(tx *Tx) error { return tx.PutDocument(faq.Document{Source: "s1"}) },
		"an entry with a foreign ID": func(tx *Tx) error { return tx.PutEntry(faq.Entry{ID: "s1"}) },
		"a short hash":               func(tx *Tx) error { return tx.PutImage("ab", "image/png", nil) },
		"a setting without a name":   func(tx *Tx) error { return tx.PutSetting("", "x") },
		"readings of no source":      func(tx *Tx) error { return tx.PutReadings("", Readings{}) },
		"an alias without a name":    func(tx *Tx) error { return tx.PutAlias(faq.Alias{Long: "x"}) },
	} {
		if err := s.Update(fn); err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
}
