package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// benchmarkEntries make a library of the size of a large support team's. Their
// answers have 0.2 to 3.4 kB, as the pages of support blogs have.
const benchmarkEntries = 10_000

func benchmarkEntry(n int) (faq.Entry, faq.Body) {
	e, _ := testEntry(n)
	return e, faq.Body{Answer: strings.Repeat(fmt.Sprintf("%05d 仮想マシンの見積もり。", n), 5+n*7919%80)}
}

func putAll(s *Store) (text int, err error) {
	document := faq.Document{Source: "s1", Path: "faq.md"}
	err = s.Update(func(tx *Tx) error {
		id, err := tx.NextSourceID()
		if err != nil {
			return err
		}
		if err := tx.PutSource(faq.Source{ID: id}); err != nil {
			return err
		}
		for n := range benchmarkEntries {
			e, body := benchmarkEntry(n)
			text += len(e.Question) + len(body.Answer)
			document.Entries = append(document.Entries, e.ID)
			if err := tx.PutEntry(e); err != nil {
				return err
			}
			if err := tx.PutBody(e.ID, body); err != nil {
				return err
			}
		}
		return tx.PutDocument(document)
	})
	return text, err
}

// BenchmarkImport reports, beside the time of a whole library, how many times
// as large as the text the file is.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		s, err := Open(filepath.Join(b.TempDir(), "kotae.db"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		text, err := putAll(s)
		if err != nil {
			b.Fatal(err)
		}
		closeStore(b, s)
		content, err := os.ReadFile(s.Path())
		if err != nil {
			b.Fatal(err)
		}
		newest, _, err := readMetas(strings.NewReader(string(content)), int64(len(content)))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(content))/float64(text), "file/text")
		b.ReportMetric(float64(newest.pages*newest.pageBytes)/float64(text), "pages/text")
		b.ReportMetric(float64(text)/1e6, "MB-text")
	}
}

func benchmarkStore(b *testing.B) *Store {
	b.Helper()
	s := newStore(b)
	if _, err := putAll(s); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkOpen(b *testing.B) {
	s := benchmarkStore(b)
	closeStore(b, s)
	for b.Loop() {
		s, err := Open(s.Path(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		closeStore(b, s)
	}
}

func BenchmarkEntries(b *testing.B) {
	s := benchmarkStore(b)
	for b.Loop() {
		mustView(b, s, func(tx *Tx) error { return tx.Entries(func(faq.Entry) error { return nil }) })
	}
}

func BenchmarkBodies(b *testing.B) {
	s := benchmarkStore(b)
	for b.Loop() {
		mustView(b, s, func(tx *Tx) error {
			return tx.Entries(func(e faq.Entry) error {
				_, err := tx.Body(e.ID)
				return err
			})
		})
	}
}

func BenchmarkMark(b *testing.B) {
	s := benchmarkStore(b)
	n := 0
	for b.Loop() {
		n++
		e, _ := benchmarkEntry(n % benchmarkEntries)
		mustUpdate(b, s, func(tx *Tx) error { return tx.PutMark(e.ID, faq.Mark{Opens: n}) })
	}
}
