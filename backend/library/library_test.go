package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
	"kotae/backend/starter"
	"kotae/backend/store"
)

// A clock gives times one second apart, so that orders can be told.
func clock() func() time.Time {
	now := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

// newLibrary opens an empty library, which is verified when the test ends.
func newLibrary(t *testing.T) *Library {
	t.Helper()
	return openLibrary(t, filepath.Join(t.TempDir(), "kotae.db"))
}

func openLibrary(t *testing.T, path string) *Library {
	t.Helper()
	l, err := Open(Config{Path: path, Holder: "test", Now: clock(), Starter: starter.FS()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		l.Close()
		found, err := store.Verify(path, store.Options{})
		if err != nil || len(found.Problems) > 0 {
			t.Errorf("the library file afterwards: %v, %v", found.Problems, err)
		}
	})
	return l
}

// page writes an FAQ page of questions and answers, by turns.
func page(title string, questionsAndAnswers ...string) string {
	var b strings.Builder
	b.WriteString("---\ntitle: " + title + "\ndate: 2026-03-01 10:00:00\ntags:\n- FAQ\n---\n")
	for i := 0; i < len(questionsAndAnswers); i += 2 {
		b.WriteString("\n#### " + questionsAndAnswers[i] + "\n<details><summary>回答</summary>\n\n" + questionsAndAnswers[i+1] + "\n\n</details>\n")
	}
	return b.String()
}

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// imported imports one location, which must land.
func imported(t *testing.T, l *Library, location string) Report {
	t.Helper()
	r := l.Import(context.Background(), []string{location}, ImportOptions{})[0]
	if r.Failure != nil {
		t.Fatalf("import %s: %s", location, r.Failure.Message.EN)
	}
	return r
}

// ids gives the IDs of a selection by question.
func ids(t *testing.T, l *Library, in Selection) map[string]faq.EntryID {
	t.Helper()
	byQuestion := map[string]faq.EntryID{}
	for _, item := range l.List(in) {
		if _, twice := byQuestion[item.Question]; twice {
			t.Fatalf("%q is there twice", item.Question)
		}
		byQuestion[item.Question] = item.ID
	}
	return byQuestion
}

func bookmark(t *testing.T, l *Library, id faq.EntryID) {
	t.Helper()
	on := true
	if _, err := l.Mark([]faq.EntryID{id}, MarkChange{Bookmark: &on}); err != nil {
		t.Fatal(err)
	}
}

func counts(r Report) [6]int {
	return [6]int{r.Added, r.Updated, r.Unchanged, r.Moved, r.Archived, r.Removed}
}

func item(t *testing.T, l *Library, id faq.EntryID) Item {
	t.Helper()
	for _, item := range l.List(Selection{Archived: true}) {
		if item.ID == id {
			return item
		}
	}
	t.Fatalf("there is no entry %s", id)
	return Item{}
}

func TestMarksSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。", "上限は?", "あります。"))
	l, err := Open(Config{Path: path, Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	if !l.Fresh() {
		t.Error("a new library is not fresh")
	}
	imported(t, l, folder)
	id := ids(t, l, Selection{})["コストは?"]
	bookmark(t, l, id)
	if _, err := l.Open(id); err != nil {
		t.Fatal(err)
	}
	note := "部長にも**送る**"
	if _, err := l.Mark([]faq.EntryID{id}, MarkChange{Note: &note}); err != nil {
		t.Fatal(err)
	}
	l.Close()

	l = openLibrary(t, path)
	if l.Fresh() {
		t.Error("an old library is fresh")
	}
	got := item(t, l, id)
	if !got.Bookmarked || got.State != faq.StateRead || got.Note != note {
		t.Errorf("after a restart: %+v", got)
	}
	o := l.Overview()
	if o.Entries != 2 || o.Unread != 1 || o.Bookmarked != 1 || len(o.Sources) != 1 || len(o.Sources[0].Documents) != 1 {
		t.Errorf("overview: %+v", o)
	}
}

func TestMarkIsAllOrNothing(t *testing.T) {
	l := newLibrary(t)
	imported(t, l, faq.StarterLocation)
	first := l.List(Selection{})[0].ID
	on := true
	_, err := l.Mark([]faq.EntryID{first, "aaaaaaaaaa"}, MarkChange{Bookmark: &on})
	if faq.CodeOf(err) != faq.CodeNoEntry {
		t.Errorf("an unknown ID gives %v", err)
	}
	if got := item(t, l, first); got.Bookmarked {
		t.Error("the other entry was marked all the same")
	}
}

func TestDamagedLibrary(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "kotae.db")
	damaged := []byte(strings.Repeat("not a library", 1000))
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Config{Path: path, Now: clock()}); faq.CodeOf(err) != faq.CodeDamaged {
		t.Fatalf("a damaged library gives %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != string(damaged) {
		t.Fatal("the damaged file was touched")
	}
	l, err := Open(Config{Path: path, Now: clock(), SetAside: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if l.Notice() == nil || l.Notice().Code != faq.CodeSetAside || !l.Fresh() {
		t.Errorf("nothing is said about it: %v", l.Notice())
	}
	kept, _ := filepath.Glob(filepath.Join(folder, "*damaged*"))
	if len(kept) != 1 {
		t.Fatalf("kept: %v", kept)
	}
	if now, _ := os.ReadFile(kept[0]); string(now) != string(damaged) {
		t.Error("what was set aside is not the damaged file")
	}
}

func TestSettings(t *testing.T) {
	l := newLibrary(t)
	if s, err := l.Settings(); err != nil || s != (Settings{TextSize: 100, Watch: true}) {
		t.Errorf("defaults: %+v, %v", s, err)
	}
	want := Settings{Language: "ja", Theme: "dark", TextSize: 150, Welcomed: true}
	if err := l.SetSettings(want); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Settings(); err != nil || s != want {
		t.Errorf("got %+v, %v, want %+v", s, err, want)
	}
	for _, bad := range []Settings{{Language: "xx", TextSize: 100, Watch: true}, {Theme: "pink", TextSize: 100}, {TextSize: 10}} {
		if err := l.SetSettings(bad); faq.CodeOf(err) != faq.CodeUsage {
			t.Errorf("%+v gives %v", bad, err)
		}
	}
}
