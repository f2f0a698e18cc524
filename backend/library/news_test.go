package library

import (
	"fmt"
	"strings"
	"testing"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// told gives a briefing as lines "kind question (before)".
func told(t *testing.T, l *Library) string {
	t.Helper()
	news, err := l.News()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range news {
		for _, list := range []struct {
			kind    faq.ChangeKind
			changes []Change
		}{
			{faq.ChangeAdded, n.Added}, {faq.ChangeUpdated, n.Updated}, {faq.ChangeMoved, n.Moved},
			{faq.ChangeArchived, n.Archived}, {faq.ChangeRemoved, n.Removed},
		} {
			for _, c := range list.changes {
				fmt.Fprintf(&b, "%s %s %q %v\n", list.kind, c.Question, c.Before, c.ID != "")
			}
		}
	}
	return b.String()
}

func TestBriefing(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "残る?", "はい。", "変わる?", "一版。", "消える?", "はい。", "取り置く?", "はい。"))
	write(t, folder, "b.md", page("別の FAQ", "移る?", "はい、別のページへ。", "言い換える?", "同じ答えです。"))
	imported(t, l, folder)
	if got := told(t, l); got != "" {
		t.Errorf("a source that was only just added has news:\n%s", got)
	}
	bookmark(t, l, ids(t, l, Selection{})["取り置く?"])
	write(t, folder, "a.md", page("FAQ", "残る?", "はい。", "変わる?", "二版。", "新しい?", "はい。"))
	write(t, folder, "b.md", page("別の FAQ", "言い換えるとどうなる?", "同じ答えです。"))
	write(t, folder, "c.md", page("三つめの FAQ", "移る?", "はい、別のページへ。"))
	imported(t, l, folder)
	want := `added 新しい? "" true
updated 変わる? "" true
updated 言い換えるとどうなる? "言い換える?" true
moved 移る? "b.md" true
archived 取り置く? "" true
removed 消える? "" false
`
	if got := told(t, l); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	imported(t, l, folder)
	if got := told(t, l); got != want {
		t.Errorf("after a refresh without changes:\n%swant:\n%s", got, want)
	}
	write(t, folder, "c.md", page("三つめの FAQ", "移る?", "はい、別のページへ。", "もう一つ?", "はい。"))
	imported(t, l, folder)
	if got, want := told(t, l), "added もう一つ? \"\" true\n"; got != want {
		t.Errorf("after the next change got:\n%swant:\n%s", got, want)
	}
	source := l.Overview().Sources[0].ID
	if _, err := l.Remove(source); err != nil {
		t.Fatal(err)
	}
	if got := told(t, l); got != "" {
		t.Errorf("a removed source has news:\n%s", got)
	}
}

// An answer that nobody has read shows what it was before the last refresh, one
// that was read what was read, until it was read again and there is other news.
func TestEarlierVersions(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	version := func(number string) {
		write(t, folder, "faq.md", page("FAQ", "読んだ?", "答え "+number+"。", "読まない?", "答え "+number+"。", "同じ?", "はい。"))
		imported(t, l, folder)
	}
	earlier := func(question string) string {
		t.Helper()
		id := ids(t, l, Selection{})[question]
		mark := l.markOf(id)
		p, err := l.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		l.marks[id] = mark // looking is not reading, here
		return p.EarlierHTML
	}
	check := func(when, read, unread string) {
		t.Helper()
		for question, want := range map[string]string{"読んだ?": read, "読まない?": unread, "同じ?": ""} {
			got := earlier(question)
			if want == "" && got != "" || !strings.Contains(got, want) {
				t.Errorf("%s: %s was %q, want %q", when, question, got, want)
			}
		}
	}
	version("一")
	read := ids(t, l, Selection{})["読んだ?"]
	if _, err := l.Open(read); err != nil {
		t.Fatal(err)
	}
	check("at first", "", "")
	version("二")
	check("after one change", "一", "一")
	version("三")
	check("after two changes", "一", "二")
	if _, err := l.Open(read); err != nil {
		t.Fatal(err)
	}
	check("read again", "一", "二")
	write(t, folder, "other.md", page("別", "新しい?", "はい。"))
	imported(t, l, folder)
	check("after other news", "", "")
}

// What was read stays to compare with as long as the entry is to be read again,
// whatever else is new, and is given up when the entry says it again.
func TestEarlierVersionOfWhatWasRead(t *testing.T) {
	l := newLibrary(t)
	folder, other := t.TempDir(), t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "読んだ?", "答え 一。", "読まない?", "答え 一。"))
	write(t, other, "faq.md", page("別の FAQ", "別?", "はい。"))
	imported(t, l, folder)
	imported(t, l, other)
	id := ids(t, l, Selection{})
	if _, err := l.Open(id["読んだ?"]); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name         string
		change       func()
		read, unread string // what the differences say, in part
	}{
		{"both changed", func() {
			write(t, folder, "faq.md", page("FAQ", "読んだ?", "答え 二。", "読まない?", "答え 二。"))
		}, "一", "一"},
		{"news in another source", func() {
			write(t, other, "faq.md", page("別の FAQ", "別?", "はい。", "新しい?", "はい。"))
		}, "一", "一"},
		{"news in another document", func() {
			write(t, folder, "new.md", page("新しい FAQ", "これは?", "はい。"))
		}, "一", ""},
		{"as it was read", func() {
			write(t, folder, "faq.md", page("FAQ", "読んだ?", "答え 一。", "読まない?", "答え 二。"))
		}, "", ""},
	} {
		step.change()
		imported(t, l, folder)
		imported(t, l, other)
		for question, want := range map[string]string{"読んだ?": step.read, "読まない?": step.unread} {
			got, err := l.Difference(id[question])
			if err != nil || want == "" && got != "" || !strings.Contains(got, want) {
				t.Errorf("%s: %s differs by %q, %v; want %q", step.name, question, got, err, want)
			}
		}
	}
	err := l.store.View(func(tx *store.Tx) error {
		if kept, err := tx.EarlierIDs(); err != nil || len(kept) > 0 {
			return fmt.Errorf("earlier versions are kept: %q, %v", kept, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestBriefingIsBounded(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "一つ?", "はい。"))
	imported(t, l, folder)
	var pairs []string
	for i := range faq.MaxChanges + 5 {
		pairs = append(pairs, fmt.Sprintf("質問 %d?", i), "答え。")
	}
	write(t, folder, "more.md", page("多い FAQ", pairs...))
	imported(t, l, folder)
	news, err := l.News()
	if err != nil || len(news) != 1 || len(news[0].Added) != faq.MaxChanges || news[0].Left != 5 {
		t.Errorf("got %d briefings, %v", len(news), err)
	}
}
