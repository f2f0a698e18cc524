package library

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// histories is how many sources TestHistories edits; 6 make some 840 edits.
var histories = flag.Uint64("histories", 6, "how many random histories to run")

// TestHistories edits sources at random, marks entries in between, and holds
// every refresh to what a library promises.
func TestHistories(t *testing.T) {
	const refreshes = 40
	for seed := range *histories {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			t.Parallel()
			h := newHistory(t, seed)
			for range refreshes {
				h.edit(1 + h.site.r.IntN(6))
				h.refresh()
				h.mark()
			}
		})
	}
}

// A history is a site and the library that follows it.
type history struct {
	t     *testing.T
	site  *site
	files *changingFS
	l     *Library
	path  string
	log   []string // the edits since the last refresh

	before map[int]appearance     // by siteEntry.id, at the last refresh
	marks  map[faq.EntryID]string // notes
}

// A changingFS is a file system whose content can be replaced.
type changingFS struct{ fs.FS }

func newHistory(t *testing.T, seed uint64) *history {
	h := &history{
		t: t, site: newSite(seed), files: &changingFS{}, path: filepath.Join(t.TempDir(), "kotae.db"),
		marks: map[faq.EntryID]string{},
	}
	now := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC) // it stands still: an idle refresh writes the same bytes
	var err error
	h.l, err = Open(Config{Path: h.path, Starter: h.files, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		h.l.Close()
		if found, err := store.Verify(h.path, store.Options{}); err != nil || len(found.Problems) > 0 {
			t.Errorf("the library file afterwards: %v, %v", found.Problems, err)
		}
	})
	h.refresh()
	return h
}

func (h *history) edit(n int) {
	h.log = h.log[:0]
	for range n {
		h.log = append(h.log, h.site.edit())
	}
}

func (h *history) errorf(format string, args ...any) {
	h.t.Helper()
	h.t.Errorf("after %s: %s", strings.Join(h.log, ", "), fmt.Sprintf(format, args...))
}

// refresh imports the site as it is now and checks what came of it.
func (h *history) refresh() {
	before := h.states()
	h.files.FS = h.site.files()
	r := h.imported()
	h.checkReport(r, before, h.states())
	h.checkMarks()
	h.checkIDs()
	stored := h.dump()
	if again := h.imported(); again.Unchanged != h.site.count() || h.dump() != stored {
		h.errorf("a refresh without changes changed the library: %v", counts(again))
	}
	h.site.refreshed()
}

func (h *history) imported() Report {
	h.t.Helper()
	r := h.l.Import(context.Background(), []string{faq.StarterLocation}, ImportOptions{Force: true})[0]
	if r.Failure != nil {
		h.t.Fatalf("after %v: %s", h.log, r.Failure.Message.EN)
	}
	return r
}

// states says of each entry whether it is archived.
func (h *history) states() map[faq.EntryID]bool {
	archived := map[faq.EntryID]bool{}
	for _, e := range h.l.current().entries {
		if _, twice := archived[e.ID]; twice {
			h.errorf("two entries have the ID %s", e.ID)
		}
		archived[e.ID] = e.Archived
	}
	return archived
}

// checkReport holds the counts of a report against what happened.
func (h *history) checkReport(r Report, before, after map[faq.EntryID]bool) {
	archived, gone, live, added := 0, 0, 0, 0
	for id, was := range before {
		switch is, there := after[id]; {
		case !there:
			gone++
		case is && !was:
			archived++
		}
	}
	for id, is := range after {
		if is {
			continue
		}
		live++
		if was, there := before[id]; was || !there {
			added++
		}
	}
	if live != h.site.count() || r.Added != added || r.Archived != archived || r.Removed != gone ||
		r.Added+r.Updated+r.Unchanged+r.Moved != live {
		h.errorf("%d live entries of %d, %d new, %d archived, %d gone; the report says %v",
			live, h.site.count(), added, archived, gone, counts(r))
	}
}

// checkMarks looks for every mark that was ever set.
func (h *history) checkMarks() {
	c, marks := h.l.view()
	for id, note := range h.marks {
		if _, err := c.entry(id); err != nil || marks(id).Note != note {
			h.errorf("the mark %q of %s is lost: %v", note, id, err)
		}
	}
}

// An appearance is how an entry of the site was in the library after a refresh.
type appearance struct {
	id       faq.EntryID
	question string
	path     string
	alone    bool // no other entry had the same question and answer
}

// checkIDs holds the IDs of the entries against those they had: entries that are
// the same to their author have the same, and no ID goes from one question to
// another.
func (h *history) checkIDs() {
	texts, questions := map[string]int{}, map[string]int{} // how many entries have them
	for _, d := range h.site.documents {
		for _, e := range d.entries {
			texts[e.text()]++
			questions[e.question]++
		}
	}
	asked := map[string]int{} // which entry had a question
	owners := map[faq.EntryID]int{}
	for n, was := range h.before {
		asked[was.question] = n
		if was.alone {
			owners[was.id] = n
		}
	}
	c := h.l.current()
	now := map[int]appearance{}
	for _, d := range h.site.documents {
		if len(d.entries) == 0 {
			continue
		}
		document := c.documents[documentKey{"s1", d.path}]
		for i, e := range d.entries {
			is := appearance{document.Entries[i], e.question, d.path, texts[e.text()] == 1}
			now[e.id] = is
			was, known := h.before[e.id]
			if !known || was.id == is.id || !was.alone || !is.alone {
				continue
			}
			others := questions[was.question]
			if was.question == e.question {
				others--
			} else if _, taken := asked[e.question]; taken {
				others++ // it was reworded into what another one asked
			}
			if e.same(others > 0, d.path != was.path) {
				h.errorf("%q, now %q in %s, changed its ID: question %d, answer %d, moved %v",
					was.question, e.question, d.path, e.newQuestion, e.newAnswer, e.moved)
			}
		}
	}
	for n, is := range now {
		if owner, known := owners[is.id]; known && owner != n && is.alone && h.before[owner].question != is.question {
			h.errorf("the ID of %q went to %q", h.before[owner].question, is.question)
		}
	}
	h.before = now
}

func (e *siteEntry) text() string { return e.question + "\n" + strings.Join(e.answer, " ") }

// same reports whether an entry must be taken for the same after what was done
// to it. A copy may be taken for it instead, and in its old place another one
// that asks what it asked.
func (e *siteEntry) same(askedByOthers, elsewhere bool) bool {
	switch {
	case e.copied && (e.newQuestion > untouched || e.newAnswer > untouched || elsewhere):
		return false
	case askedByOthers && (e.newQuestion > untouched || e.newAnswer == replaced || elsewhere):
		return false
	case e.newAnswer == untouched:
		return e.newQuestion < replaced || !e.moved
	case e.newQuestion > untouched:
		return false
	}
	return e.newAnswer == touched || !e.moved
}

// mark sets some notes, and now and then takes one away.
func (h *history) mark() {
	for range h.site.r.IntN(3) {
		_, e := h.site.somewhere()
		note := fmt.Sprintf("note %s", h.before[e.id].id)
		h.set(h.before[e.id].id, note)
	}
	if len(h.marks) > 20 {
		h.set(pick(h.site.r, slices.Sorted(maps.Keys(h.marks))), "")
	}
}

func (h *history) set(id faq.EntryID, note string) {
	h.t.Helper()
	if _, err := h.l.Mark([]faq.EntryID{id}, MarkChange{Note: &note}); err != nil {
		h.errorf("mark %s: %v", id, err)
	}
	if h.marks[id] = note; note == "" {
		delete(h.marks, id)
	}
}

// dump gives everything that the library file holds.
func (h *history) dump() string {
	h.t.Helper()
	var b strings.Builder
	put := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			h.t.Fatal(err)
		}
		b.Write(append(data, '\n'))
	}
	err := h.l.store.View(func(tx *store.Tx) error {
		sources, err := tx.Sources()
		put(sources)
		if err != nil {
			return err
		}
		documents, err := tx.Documents()
		put(documents)
		if err != nil {
			return err
		}
		err = tx.Entries(func(e faq.Entry) error {
			put(e)
			body, err := tx.Body(e.ID)
			put(body)
			return err
		})
		if err != nil {
			return err
		}
		return tx.Marks(func(id faq.EntryID, m faq.Mark) error {
			put(id)
			put(m)
			return nil
		})
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return b.String()
}
