package library

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// planned reads a source and plans its landing.
func planned(t *testing.T, l *Library, folder string) (*draft, plan) {
	t.Helper()
	from, err := l.open(context.Background(), folder, nil, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := l.readDraft(context.Background(), from, nil, ImportOptions{})
	t.Cleanup(d.close)
	if err != nil {
		t.Fatal(err)
	}
	c := l.current()
	p, err := c.plan(d, d.newSource(c.sourceAt(folder), l.now(), false), l.body)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

func TestPrepareLeavesWhatTheStoreHas(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "一つ?", "はい。", "二つ?", "いいえ。"))
	write(t, folder, "b.md", page("別", "三つ?", "はい。[^1]\n\n[^1]: 注です。", "四つ?", "| 表 | 値 |\n|---|---|\n| a | b |"))
	imported(t, l, folder)
	for _, step := range []struct {
		name, file, content string
		want                string // what is to be written
	}{
		{"nothing changed", "a.md", page("FAQ", "一つ?", "はい。", "二つ?", "いいえ。"), ""},
		{"another answer", "a.md", page("FAQ", "一つ?", "はい。", "二つ?", "たぶん。"), "二つ? stored:false"},
		{"Markdown that reads the same", "a.md", page("FAQ", "一つ?", "**はい。**", "二つ?", "たぶん。"), "一つ? stored:false"},
		{"another line", "a.md", page("FAQ\n# なお", "一つ?", "**はい。**", "二つ?", "たぶん。"), "一つ? stored:true 二つ? stored:true"},
		{"another title", "a.md", page("よくある質問\n# なお", "一つ?", "**はい。**", "二つ?", "たぶん。"), "document a.md"},
	} {
		write(t, folder, step.file, step.content)
		d, p := planned(t, l, folder)
		if err := l.prepare(context.Background(), l.current(), d, &p); err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, doc := range p.documents {
			got = append(got, "document "+doc.Path)
		}
		for _, question := range []string{"一つ?", "二つ?", "三つ?", "四つ?"} {
			for _, pt := range p.writes {
				if pt.entry.Question == question {
					got = append(got, fmt.Sprintf("%s stored:%v", question, pt.stored))
				}
			}
		}
		if got := strings.Join(got, " "); got != step.want {
			t.Errorf("%s: to be written are %q, want %q", step.name, got, step.want)
		}
		imported(t, l, folder)
	}
}

func TestRefreshOfTheBaseAlone(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	site := func(url string) { write(t, folder, "_config.yml", "url: "+url+"\npermalink: :title/\n") }
	site("https://old.example.com/")
	write(t, folder, "faq.md", page("FAQ", "どこですか?", "[古い](https://old.example.com/other/) [新しい](https://new.example.com/other/)"))
	write(t, folder, "other.md", "---\ntitle: 別の記事\n---\n本文。\n")
	for _, c := range []struct{ url, opens string }{
		{"https://old.example.com/", "古い"},
		{"https://new.example.com/", "新しい"},
	} {
		site(c.url)
		imported(t, l, folder)
		d, err := l.Detail(ids(t, l, Selection{})["どこですか?"])
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range d.Links {
			if (link.Entry != "") != (link.Text == c.opens) {
				t.Errorf("with the site at %s the link %q leads to %q", c.url, link.Text, link.Entry)
			}
		}
	}
}

// What an archived entry has of its document stays, as long as the entry does.
func TestDocumentOfArchivedEntries(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "stays.md", page("FAQ", "残る?", "はい。", "二つめ?", "はい。"))
	write(t, folder, "goes.md", "---\ntitle: 移動の手順\ndate: 2026-02-03 10:00:00\ntags: [移動]\n---\n本文。\n")
	imported(t, l, folder)
	id := ids(t, l, Selection{})["移動の手順"]
	bookmark(t, l, id)
	before := item(t, l, id)
	if err := os.Remove(filepath.Join(folder, "goes.md")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		imported(t, l, folder)
		got := item(t, l, id)
		if !got.Archived || !slices.Equal(got.Tags, before.Tags) || got.Date != before.Date || got.Date == "" {
			t.Errorf("got %+v, want the tags and the date of %+v", got, before)
		}
	}
	off := false
	if _, err := l.Mark([]faq.EntryID{id}, MarkChange{Bookmark: &off}); err != nil {
		t.Fatal(err)
	}
	imported(t, l, folder)
	if d := l.current().documents[documentKey{"s1", "goes.md"}]; d != nil {
		t.Errorf("the document stays for nobody: %+v", d)
	}
}

func TestCancelledBeforeItLands(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。"))
	ctx, cancel := context.WithCancel(context.Background())
	d, _ := planned(t, l, folder)
	cancel()
	report := l.reportOn(d)
	if err := l.land(ctx, d, &report, ImportOptions{}); faq.CodeOf(err) != faq.CodeCancelled || report.ID != "" {
		t.Errorf("got %v, and the source %q", err, report.ID)
	}
	if n := len(l.List(Selection{})); n != 0 {
		t.Errorf("%d entries landed", n)
	}
}

// Marks do not wait until the catalog was read again: one of an entry that the
// landing took away is refused.
func TestMarkBetweenLandingAndReload(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "残る?", "はい。", "消える?", "はい。", "残る二つめ?", "はい。"))
	imported(t, l, folder)
	id := ids(t, l, Selection{})
	write(t, folder, "faq.md", page("FAQ", "残る?", "はい。", "残る二つめ?", "はい。"))
	d, p := planned(t, l, folder)
	c := l.current()
	if err := l.prepare(context.Background(), c, d, &p); err != nil {
		t.Fatal(err)
	}
	if _, err := l.commit(c, d, &p, c.sourceAt(folder)); err != nil {
		t.Fatal(err)
	}
	on := true
	for question, want := range map[string]faq.Code{"残る?": "", "消える?": faq.CodeNoEntry} {
		if _, err := l.Mark([]faq.EntryID{id[question]}, MarkChange{Bookmark: &on}); faq.CodeOf(err) != want {
			t.Errorf("%s: got %v, want the code %q", question, err, want)
		}
	}
	if l.marked(id["消える?"]) {
		t.Error("an entry that is gone bears a mark")
	}
}

// When the catalog cannot be read after a landing, the next import does not take
// the one of before for what the store holds.
func TestImportAfterAFailedReload(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。"))
	before := l.current()
	imported(t, l, folder)
	l.catalog, l.behind = before, true
	if got := counts(imported(t, l, folder)); got != [6]int{0, 0, 1, 0, 0, 0} {
		t.Errorf("imported again: %v", got)
	}
	if n := len(l.Overview().Sources); n != 1 {
		t.Errorf("%d sources", n)
	}
}

func TestSweep(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "図は?", "![図](a.png)", "文は?", "はい。"))
	write(t, folder, "a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89")
	imported(t, l, folder)
	images := func() int {
		t.Helper()
		n := 0
		err := l.store.View(func(tx *store.Tx) error {
			hashes, err := tx.Images()
			n = len(hashes)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, step := range []struct {
		name, answer string
		want         int
	}{
		{"it is shown", "![図](a.png)", 1},
		{"an earlier version shows it", "図はもうありません。", 1},
		{"nothing shows it", "図はもうありませんが、文はあります。", 0},
	} {
		write(t, folder, "faq.md", page("FAQ", "図は?", step.answer, "文は?", "はい。"))
		imported(t, l, folder)
		if got := images(); got != step.want {
			t.Errorf("%s: %d images, want %d", step.name, got, step.want)
		}
	}
}
