package library

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// pending gives how many entries of each source are still to be read.
func pending(t *testing.T, l *Library) map[faq.SourceID]int {
	t.Helper()
	p, err := l.PendingReadings()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func learn(t *testing.T, l *Library) {
	t.Helper()
	if err := l.LearnReadings(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if p := pending(t, l); len(p) > 0 {
		t.Errorf("after learning %v are left", p)
	}
}

// hits gives the questions that a query finds, best first.
func hits(t *testing.T, l *Library, query string) []string {
	t.Helper()
	found, err := l.Find(t.Context(), query, Selection{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	questions := []string{}
	for _, h := range found.Hits {
		questions = append(questions, h.Question)
	}
	return questions
}

func wantHits(t *testing.T, l *Library, query string, want ...string) {
	t.Helper()
	if got := hits(t, l, query); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("%s finds %q, want %q", query, got, want)
	}
}

// words gives the words that the library knows of a source.
func words(t *testing.T, l *Library, id faq.SourceID) []string {
	t.Helper()
	lessons := map[faq.SourceID]string{}
	err := l.store.View(func(tx *store.Tx) error {
		return tx.Readings(func(id faq.SourceID, r store.Readings) error {
			lessons[id] = r.Words
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for line := range strings.Lines(lessons[id]) {
		word, _, _ := strings.Cut(line, "\t")
		known = append(known, word)
	}
	return known
}

func TestWordsAreFoundByTheirReadings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	l := openLibrary(t, path)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "見積もりの方法は?", "計算ツールを使います。", "上限は?", "あります。"))
	imported(t, l, folder)
	if p := pending(t, l); !maps.Equal(p, map[faq.SourceID]int{"s1": 2}) {
		t.Errorf("after an import %v are to be read", p)
	}
	wantHits(t, l, "みつもり")
	wantHits(t, l, "つーる", "見積もりの方法は?")
	before := l.current().index.index.Load()
	learn(t, l)
	wantHits(t, l, "みつもり", "見積もりの方法は?")
	wantHits(t, l, "jougen", "上限は?")
	wantHits(t, l, "けいさん", "見積もりの方法は?") // of the answer
	index := l.current().index.index.Load()
	if index == before {
		t.Error("the index is the one before")
	}
	learn(t, l)
	if l.current().index.index.Load() != index {
		t.Error("nothing was learnt, and the index was built again")
	}

	l.Close()
	l = openLibrary(t, path)
	if p := pending(t, l); len(p) > 0 {
		t.Errorf("after a restart %v are to be read", p)
	}
	wantHits(t, l, "みつもり", "見積もりの方法は?")
}

func TestOnlyWhatARefreshChangedIsRead(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	questions := []string{"課金は?", "停止しません。", "上限は?", "あります。", "移動は?", "できます。"}
	write(t, folder, "a.md", page("FAQ", questions...))
	imported(t, l, folder)
	learn(t, l)
	questions[1] = "自動で終わります。"
	write(t, folder, "a.md", page("FAQ", questions...))
	write(t, folder, "b.md", page("FAQ", "監視は?", "できます。"))
	imported(t, l, folder)
	if p := pending(t, l); !maps.Equal(p, map[faq.SourceID]int{"s1": 2}) {
		t.Errorf("after a refresh %v are to be read, want what was changed and what was added", p)
	}
	learn(t, l)
	wantHits(t, l, "じどう", "課金は?")
	wantHits(t, l, "かんし", "監視は?")
	wantHits(t, l, "いどう", "移動は?")
	if !slices.Contains(words(t, l, "s1"), "停止") {
		t.Error("a word whose text is gone was forgotten with one text of four")
	}

	// Of what was read, most is gone.
	write(t, folder, "a.md", page("FAQ", "上限は?", "あります。", "保存は?", "します。", "暗号は?", "します。", "証明は?", "します。"))
	write(t, folder, "b.md", page("FAQ", "監視は?", "しません。"))
	imported(t, l, folder)
	learn(t, l)
	if known := words(t, l, "s1"); slices.Contains(known, "停止") || !slices.Contains(known, "上限") || !slices.Contains(known, "暗号") {
		t.Errorf("the words are %q, want those of the texts as they are now", known)
	}
}

func TestTagsAndCategoriesAreRead(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", "---\ntags: [障害]\n---\n\n"+page("FAQ", "VM は?", "OK"))
	imported(t, l, folder)
	learn(t, l)
	if known := words(t, l, "s1"); !slices.Contains(known, "障害") {
		t.Errorf("the words are %q", known)
	}
}

func TestRemovingASourceForgetsItsWords(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "見積もりは?", "あります。"))
	imported(t, l, folder)
	learn(t, l)
	if len(words(t, l, "s1")) == 0 {
		t.Fatal("there are no words")
	}
	if _, err := l.Remove("s1"); err != nil {
		t.Fatal(err)
	}
	if known := words(t, l, "s1"); len(known) > 0 {
		t.Errorf("of a source that is gone there are %q", known)
	}
}

func TestLearningStopped(t *testing.T) {
	l := newLibrary(t)
	for _, name := range []string{"a.md", "b.md"} {
		folder := t.TempDir()
		write(t, folder, name, page("FAQ", "見積もりは?", "あります。"+name))
		imported(t, l, filepath.Join(folder, name))
	}
	wantHits(t, l, "みつもり")
	ctx, cancel := context.WithCancel(t.Context())
	err := l.LearnReadings(ctx, func(done, total int) {
		if done == 1 {
			cancel()
		}
	})
	if faq.CodeOf(err) != faq.CodeCancelled {
		t.Errorf("got %v", err)
	}
	if p := pending(t, l); !maps.Equal(p, map[faq.SourceID]int{"s2": 1}) {
		t.Errorf("%v are left, want what was not read", p)
	}
	learn(t, l)
	wantHits(t, l, "みつもり", "見積もりは?", "見積もりは?")
}

// What was learnt before it was stopped, and not indexed then, is indexed when
// there is nothing left to learn.
func TestWordsAreIndexedLater(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "見積もりは?", "あります。"))
	imported(t, l, folder)
	wantHits(t, l, "みつもり")
	l.learning.Lock()
	if err := l.learn(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	l.learning.Unlock()
	learn(t, l)
	wantHits(t, l, "みつもり", "見積もりは?")
}

// A source that goes while it is read leaves nothing behind, and what comes
// meanwhile is read, too.
func TestImportsWhileLearning(t *testing.T) {
	l := newLibrary(t)
	first, second := t.TempDir(), t.TempDir()
	write(t, first, "a.md", page("FAQ", "見積もりは?", "あります。"))
	write(t, second, "b.md", page("FAQ", "監視は?", "できます。"))
	imported(t, l, first)
	once := true
	err := l.LearnReadings(t.Context(), func(int, int) {
		if !once {
			return
		}
		once = false
		if _, err := l.Remove("s1"); err != nil {
			t.Error(err)
		}
		imported(t, l, second)
	})
	if err != nil {
		t.Fatal(err)
	}
	if p := pending(t, l); len(p) > 0 {
		t.Errorf("%v are left", p)
	}
	wantHits(t, l, "かんし", "監視は?")
	if known := words(t, l, "s1"); len(known) > 0 {
		t.Errorf("of a source that is gone there are %q", known)
	}
}

// A vocabulary that another version wrote by other rules is made anew.
func TestWordsThatCannotBeReadAreLearntAgain(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "見積もりは?", "あります。"))
	imported(t, l, folder)
	learn(t, l)
	err := l.store.Update(func(tx *store.Tx) error {
		var texts []uint64
		err := tx.Readings(func(_ faq.SourceID, r store.Readings) error {
			texts = r.Texts
			return nil
		})
		return errors.Join(err, tx.PutReadings("s1", store.Readings{Words: "another form", Texts: texts}))
	})
	if err != nil {
		t.Fatal(err)
	}
	wantHits(t, l, "みつもり")
	if p := pending(t, l); p["s1"] != 1 {
		t.Errorf("%v are to be read", p)
	}
	learn(t, l)
	wantHits(t, l, "みつもり", "見積もりは?")
}

func TestLearningGivesWayToTyping(t *testing.T) {
	var s learning
	s.giveWay(t.Context()) // nobody searched: at once
	s.noticeSearch()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.giveWay(ctx) // nobody waits for it any more: at once
	at := *s.searched.Load()
	s.giveWay(t.Context())
	if waited := s.searched.Load().Sub(at); waited != 0 {
		t.Errorf("giving way counts as a search: %v", waited)
	}
}
