package library

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kotae/backend/faq"
	"kotae/backend/importer"
)

// BenchmarkCommit lands a new source, the same again, and one of whose answers
// every twentieth is another, and tells for how long marks have to wait.
func BenchmarkCommit(b *testing.B) {
	for _, size := range []int{10_000, 100_000} {
		entries, bodies := benchEntries(size, 20)
		edited, editedBodies := benchEdit(entries, bodies, 20)
		b.Run(fmt.Sprintf("%d entries", size), func(b *testing.B) {
			for b.Loop() {
				l, err := Open(Config{Path: filepath.Join(b.TempDir(), "kotae.db")})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(benchCommit(b, l, entries, bodies), "s-first")
				b.ReportMetric(benchCommit(b, l, entries, bodies), "s-unchanged")
				b.ReportMetric(benchCommit(b, l, edited, editedBodies), "s-edited")
				if err := l.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benchCommit lands entries and gives the seconds that the commit took.
func benchCommit(b *testing.B, l *Library, entries []faq.Entry, bodies []faq.Body) float64 {
	ctx := context.Background()
	d := &draft{origin: origin{location: "bench"}, kind: faq.KindFolder}
	defer d.close()
	doc := &importer.Document{}
	for i, e := range entries {
		if e.Document != doc.Path {
			if doc.Path != "" {
				if err := d.add(doc); err != nil {
					b.Fatal(err)
				}
			}
			doc = &importer.Document{Document: faq.Document{Path: e.Document, Title: e.Document, Class: faq.ClassFAQ}}
		}
		e.ID = ""
		doc.Questions = append(doc.Questions, importer.Question{Entry: e, Body: bodies[i]})
	}
	if err := d.add(doc); err != nil {
		b.Fatal(err)
	}
	c := l.current()
	known := c.sourceAt("bench")
	p, err := c.plan(d, d.newSource(known, l.now(), false), l.body)
	if err != nil {
		b.Fatal(err)
	}
	if err := l.prepare(ctx, c, d, &p); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if _, err := l.commit(c, d, &p, known); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start).Seconds()
	if err := l.reload(); err != nil {
		b.Fatal(err)
	}
	return took
}
