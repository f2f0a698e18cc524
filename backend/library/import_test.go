package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestImportAgain(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。", "上限は?", "あります。"))
	write(t, folder, "post.md", "---\ntitle: 移動の手順\n---\n本文。\n")
	if got := counts(imported(t, l, folder)); got != [6]int{3, 0, 0, 0, 0, 0} {
		t.Errorf("first import: %v", got)
	}
	before := ids(t, l, Selection{})
	if got := counts(imported(t, l, folder)); got != [6]int{0, 0, 3, 0, 0, 0} {
		t.Errorf("second import: %v", got)
	}
	for question, id := range ids(t, l, Selection{}) {
		if before[question] != id {
			t.Errorf("%q changed its ID from %s to %s", question, before[question], id)
		}
	}
	if n := len(l.Overview().Sources); n != 1 {
		t.Errorf("%d sources", n)
	}
}

func TestRefreshKeepsWhatWasMarked(t *testing.T) {
	const q1, q2, a1, a2 = "コストは?", "上限は?", "月額の料金です。", "地域ごとに違います。"
	for _, c := range []struct {
		name  string
		files map[string]string // the second version
		want  [6]int            // added, updated, unchanged, moved, archived, removed
		now   string            // the question that bears the mark, "" when archived
		state faq.State
	}{
		{"nothing changed", map[string]string{"faq.md": page("FAQ", q1, a1, q2, a2)},
			[6]int{0, 0, 2, 0, 0, 0}, q1, faq.StateRead},
		{"reordered", map[string]string{"faq.md": page("FAQ", q2, a2, q1, a1)},
			[6]int{0, 0, 2, 0, 0, 0}, q1, faq.StateRead},
		{"white space and front matter only", map[string]string{"faq.md": strings.Replace(page("よくある質問", q1, "月額の\n料金です。 ", q2, a2), "2026-03-01", "2026-03-09", 1)},
			[6]int{0, 0, 2, 0, 0, 0}, q1, faq.StateRead},
		{"another answer", map[string]string{"faq.md": page("FAQ", q1, "年額の料金です。", q2, a2)},
			[6]int{0, 1, 1, 0, 0, 0}, q1, faq.StateUpdated},
		{"the file renamed", map[string]string{"sub/new.md": page("FAQ", q1, a1, q2, a2)},
			[6]int{0, 0, 0, 2, 0, 0}, q1, faq.StateRead},
		{"a question moved to another file", map[string]string{"faq.md": page("FAQ", q2, a2), "cost.md": page("費用", q1, a1)},
			[6]int{0, 0, 1, 1, 0, 0}, q1, faq.StateRead},
		{"punctuation of the question", map[string]string{"faq.md": page("FAQ", "コストは？", a1, q2, a2)},
			[6]int{0, 1, 1, 0, 0, 0}, "コストは？", faq.StateRead},
		{"the question reworded", map[string]string{"faq.md": page("FAQ", "費用はいくらか", a1, q2, a2)},
			[6]int{0, 1, 1, 0, 0, 0}, "費用はいくらか", faq.StateRead},
		{"a new question before it", map[string]string{"faq.md": page("FAQ", "新しい質問", "答え。", q1, a1, q2, a2)},
			[6]int{1, 0, 2, 0, 0, 0}, q1, faq.StateRead},
		{"gone", map[string]string{"faq.md": page("FAQ", q2, a2)},
			[6]int{0, 0, 1, 0, 1, 0}, "", faq.StateRead},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLibrary(t)
			folder := t.TempDir()
			write(t, folder, "faq.md", page("FAQ", q1, a1, q2, a2))
			imported(t, l, folder)
			id := ids(t, l, Selection{})[q1]
			bookmark(t, l, id)
			if _, err := l.Open(id); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(folder, "faq.md")); err != nil {
				t.Fatal(err)
			}
			for name, content := range c.files {
				write(t, folder, name, content)
			}
			if got := counts(imported(t, l, folder)); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
			got := item(t, l, id)
			if !got.Bookmarked || got.State != c.state || got.Archived != (c.now == "") {
				t.Errorf("the marked entry: %+v", got)
			}
			if c.now != "" && got.Question != c.now {
				t.Errorf("the mark is at %q, want %q", got.Question, c.now)
			}
			if c.now == "" && (len(got.Tags) != 1 || got.Date == "") {
				t.Errorf("the archived entry lost what its page said: %+v", got)
			}
		})
	}
}

func TestArchivedComesBack(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	both := page("FAQ", "コストは?", "月額です。", "上限は?", "あります。")
	write(t, folder, "faq.md", both)
	imported(t, l, folder)
	id := ids(t, l, Selection{})["コストは?"]
	bookmark(t, l, id)
	write(t, folder, "faq.md", page("FAQ", "上限は?", "あります。"))
	imported(t, l, folder)
	if n := len(l.List(Selection{})); n != 1 {
		t.Errorf("%d live entries", n)
	}
	if p, err := l.Open(id); err != nil || !strings.Contains(p.HTML, "月額") || p.Position != 0 {
		t.Errorf("the archived entry reads %+v, %v", p, err)
	}
	write(t, folder, "faq.md", both)
	if got := counts(imported(t, l, folder)); got != [6]int{1, 0, 1, 0, 0, 0} {
		t.Errorf("coming back: %v", got)
	}
	if got := item(t, l, id); got.Archived || !got.Bookmarked {
		t.Errorf("came back as %+v", got)
	}
}

func TestSameQuestionTwice(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "手順は?", "一つめ。", "手順は?", "二つめ。"))
	imported(t, l, folder)
	items := l.List(Selection{})
	if len(items) != 2 || items[0].ID == items[1].ID {
		t.Fatalf("got %+v", items)
	}
	bookmark(t, l, items[1].ID)
	write(t, folder, "faq.md", page("FAQ", "手順は?", "二つめ。"))
	imported(t, l, folder)
	if now := l.List(Selection{}); len(now) != 1 || now[0].ID != items[1].ID || !now[0].Bookmarked {
		t.Errorf("the second one became %+v", now)
	}
}

func TestReadVersion(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	version := func(answer string) {
		write(t, folder, "faq.md", page("FAQ", "コストは?", answer))
		imported(t, l, folder)
	}
	version("一版。")
	id := l.List(Selection{})[0].ID
	if _, err := l.Open(id); err != nil {
		t.Fatal(err)
	}
	version("二版。")
	version("三版。")
	if got := item(t, l, id); got.State != faq.StateUpdated {
		t.Fatalf("it is %s", got.State)
	}
	p, err := l.Open(id)
	if err != nil || !strings.Contains(p.EarlierHTML, "一版") || !strings.Contains(p.HTML, "三版") {
		t.Errorf("the version that was read: %q, the present one: %q, %v", p.EarlierHTML, p.HTML, err)
	}
	if p.State != faq.StateRead {
		t.Errorf("opened, it is %s", p.State)
	}
	if !strings.Contains(p.DiffHTML, "<ins>") || !strings.Contains(p.DiffHTML, "<del>") {
		t.Errorf("the difference is %q", p.DiffHTML)
	}
	if !p.Updated {
		t.Error("the first opening does not say that the answer was updated")
	}
	if p, _ := l.Open(id); p.Updated || !strings.Contains(p.EarlierHTML, "一版") {
		t.Errorf("the second opening says updated: %v, and the version before: %q", p.Updated, p.EarlierHTML)
	}
	version("四版。")
	version("三版。")
	if got := item(t, l, id); got.State != faq.StateRead {
		t.Errorf("changed back to what was read it is %s", got.State)
	}
}

func TestShrinkingIsRefused(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "一", "答え一。", "二", "答え二。", "三", "答え三。"))
	imported(t, l, folder)
	write(t, folder, "faq.md", page("FAQ", "一", "答え一。"))
	try := func(o ImportOptions) Report {
		return l.Import(context.Background(), []string{folder}, o)[0]
	}
	if r := try(ImportOptions{}); r.Failure == nil || r.Failure.Code != faq.CodeShrunk {
		t.Fatalf("got %+v", r.Failure)
	}
	if n := len(l.List(Selection{})); n != 3 {
		t.Errorf("%d entries after the refusal", n)
	}
	if r := try(ImportOptions{Force: true}); r.Failure != nil || r.Removed != 2 {
		t.Errorf("with force: %+v", r)
	}
	os.RemoveAll(folder)
	if r := try(ImportOptions{Force: true}); r.Failure == nil || r.Failure.Code != faq.CodeNotFound {
		t.Errorf("a folder that is not there: %+v", r.Failure)
	}
	if n := len(l.List(Selection{})); n != 1 {
		t.Errorf("%d entries after it", n)
	}
}

func TestDryRunChangesNothing(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "一", "答え。"))
	r := l.Import(context.Background(), []string{folder}, ImportOptions{DryRun: true})[0]
	if r.Failure != nil || r.Added != 1 || len(r.Documents) != 1 {
		t.Errorf("got %+v", r)
	}
	if o := l.Overview(); o.Entries != 0 || len(o.Sources) != 0 {
		t.Errorf("afterwards: %+v", o)
	}
}

func TestCancelledImportChangesNothing(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		write(t, folder, name, page("FAQ "+name, "質問 "+name, "答え。"))
	}
	ctx, cancel := context.WithCancel(context.Background())
	reports := l.Import(ctx, []string{folder, folder}, ImportOptions{Progress: func(p Progress) {
		if p.Done == 1 {
			cancel()
		}
	}})
	if len(reports) != 2 {
		t.Fatalf("got %+v", reports)
	}
	for _, r := range reports {
		if r.Failure == nil || r.Failure.Code != faq.CodeCancelled {
			t.Errorf("got %+v", r)
		}
	}
	if o := l.Overview(); o.Entries != 0 || len(o.Sources) != 0 {
		t.Errorf("afterwards: %+v", o)
	}
}

func TestNothingToImport(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "empty.md", "")
	write(t, folder, "binary.md", "\x00\x01\x02")
	reports := l.Import(context.Background(), []string{
		filepath.Join(folder, "missing.md"), folder, filepath.Join(folder, "empty.md"),
	}, ImportOptions{})
	for i, want := range []faq.Code{faq.CodeNotFound, faq.CodeNothingImported, faq.CodeNothingImported} {
		if got := reports[i].Failure; got == nil || got.Code != want {
			t.Errorf("%s: got %+v, want %s", reports[i].Location, got, want)
		}
	}
	if r := l.Import(context.Background(), []string{t.TempDir()}, ImportOptions{})[0]; len(r.Skipped) != 1 || r.Skipped[0].Code != faq.CodeNoMarkdown {
		t.Errorf("a folder without Markdown: %+v", r)
	}
	if n := len(reports[1].Skipped); n != 2 {
		t.Errorf("%d files reported: %+v", n, reports[1].Skipped)
	}
	if n := len(l.Overview().Sources); n != 0 {
		t.Errorf("%d sources", n)
	}
}

func TestAFailureIsToldOfTheSourceByItsName(t *testing.T) {
	l := newLibrary(t)
	file := filepath.Join(t.TempDir(), "faq.md")
	write(t, filepath.Dir(file), "faq.md", page("経費の FAQ", "コストは?", "月額です。"))
	known := imported(t, l, file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	const github, address = "https://github.com/example/docs", "https://faq.invalid/a.zip"
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := append(l.Import(t.Context(), []string{file}, ImportOptions{}), l.Import(ctx, []string{github, address}, ImportOptions{})...)
	for i, want := range []Report{
		{ID: known.ID, Title: "経費の FAQ", Kind: faq.KindFile},
		{Title: github, Kind: faq.KindGitHub},
		{Title: address, Kind: faq.KindURL},
	} {
		if r := got[i]; r.Failure == nil || r.ID != want.ID || r.Title != want.Title || r.Kind != want.Kind {
			t.Errorf("%s: got %q %q %q %+v, want %q %q %q", r.Location, r.ID, r.Title, r.Kind, r.Failure, want.ID, want.Title, want.Kind)
		}
	}
}

func TestAddressesThatAreNotFetched(t *testing.T) {
	for address, want := range map[string]faq.Code{
		"https://example.com/faq.zip": "", "http://127.0.0.1:8080/faq.md": "", "https://github.com/example/docs": "",
		"faq": faq.CodeAddress, "": faq.CodeAddress, "https://": faq.CodeAddress,
		"http://example.com/faq.zip": faq.CodeAddress, "ftp://example.com/faq.zip": faq.CodeAddress, "file:///etc/passwd": faq.CodeAddress,
	} {
		err := CheckAddress(address)
		if (err == nil) != (want == "") || err != nil && faq.CodeOf(err) != want {
			t.Errorf("%q: %v, want %q", address, err, want)
		}
	}
}

func TestRemove(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。", "上限は?", "あります。"))
	source := imported(t, l, folder).ID
	id := ids(t, l, Selection{})["コストは?"]
	bookmark(t, l, id)
	r, err := l.Remove(source)
	if err != nil || r.Archived != 1 || r.Removed != 1 {
		t.Fatalf("got %+v, %v", r, err)
	}
	if got := item(t, l, id); !got.Archived || !got.Bookmarked {
		t.Errorf("what was marked: %+v", got)
	}
	if o := l.Overview(); o.Entries != 0 || !o.Sources[0].Removed {
		t.Errorf("overview: %+v", o)
	}
	if r := imported(t, l, folder); r.ID != source {
		t.Errorf("imported again it is %s, was %s", r.ID, source)
	}
	if got := item(t, l, id); got.Archived || !got.Bookmarked {
		t.Errorf("what was marked came back as %+v", got)
	}
	off := false
	if _, err := l.Mark([]faq.EntryID{id}, MarkChange{Bookmark: &off}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Remove(source); err != nil || len(l.Overview().Sources) != 0 {
		t.Errorf("without marks the source stays: %+v, %v", l.Overview(), err)
	}
	if _, err := l.Remove(source); faq.CodeOf(err) != faq.CodeNoSource {
		t.Errorf("removed twice: %v", err)
	}
}

func TestOneImportAtATime(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "一", "答え。"))
	var second []Report
	l.Import(context.Background(), []string{folder}, ImportOptions{Progress: func(Progress) {
		if second == nil {
			second = l.Import(context.Background(), []string{folder}, ImportOptions{})
		}
	}})
	if len(second) != 1 || second[0].Failure == nil || second[0].Failure.Code != faq.CodeBusy {
		t.Errorf("got %+v", second)
	}
}

func TestMarksStayWithTheirQuestion(t *testing.T) {
	const asks = "は使えますか"
	for _, c := range []struct {
		name          string
		before, after []string
		marked, now   string // questions, before and after
	}{
		{"names that differ in signs only", []string{"C#" + asks, "C# です。", "C++" + asks, "C++ です。"},
			[]string{"C++" + asks, "C++ にも対応しました。"}, "C++" + asks, "C++" + asks},
		{"two spellings at once", []string{"料金は?", "一。", "料金は", "二。"},
			[]string{"料金は", "三。", "料金は?", "四。"}, "料金は", "料金は"},
	} {
		l := newLibrary(t)
		folder := t.TempDir()
		write(t, folder, "faq.md", page("FAQ", c.before...))
		imported(t, l, folder)
		id := ids(t, l, Selection{})[c.marked]
		bookmark(t, l, id)
		write(t, folder, "faq.md", page("FAQ", c.after...))
		imported(t, l, folder)
		if got := item(t, l, id); got.Question != c.now || got.Archived || !got.Bookmarked {
			t.Errorf("%s: the mark is at %+v", c.name, got)
		}
	}
}

func TestLiveEntriesGoBeforeArchivedOnes(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	version := func(answer string) faq.EntryID {
		write(t, folder, "faq.md", page("FAQ", "質問", answer, "別の質問", "別の答え。"))
		imported(t, l, folder)
		return ids(t, l, Selection{})["質問"]
	}
	id := version("一版。")
	bookmark(t, l, id)
	write(t, folder, "faq.md", page("FAQ", "別の質問", "別の答え。"))
	imported(t, l, folder)
	if again := version("一版。"); again != id {
		t.Fatalf("the archived entry came back as %s, was %s", again, id)
	}
}

func TestEmptyLocation(t *testing.T) {
	l := newLibrary(t)
	r := l.Import(context.Background(), []string{""}, ImportOptions{})[0]
	if r.Failure == nil || r.Failure.Code != faq.CodeNotFound {
		t.Errorf("got %+v", r)
	}
}

// An import may land between the reading of an entry and the mark for it.
func TestOnlyWhatWasShownIsRead(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "質問", "一版。"))
	imported(t, l, folder)
	shown := l.current().entries[0]
	write(t, folder, "faq.md", page("FAQ", "質問", "二版。"))
	imported(t, l, folder)
	if _, err := l.opened(&shown); err != nil {
		t.Fatal(err)
	}
	if got := item(t, l, shown.ID); got.State != faq.StateUpdated {
		t.Errorf("the version that nobody saw is %s", got.State)
	}
}

func TestAFileThatCannotBeReadIsNotGone(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "一", "答え一。"))
	write(t, folder, "b.md", page("FAQ", "二", "答え二。", "三", "答え三。"))
	imported(t, l, folder)
	before := ids(t, l, Selection{})
	bookmark(t, l, before["二"])
	for name, content := range map[string]string{"half saved": "", "no known encoding": "# 質問\n\xff\xa0\x80", "binary": "\x00\x01"} {
		write(t, folder, "b.md", content)
		r := imported(t, l, folder)
		if got := counts(r); got != [6]int{0, 0, 3, 0, 0, 0} || len(r.Skipped) != 1 {
			t.Errorf("%s: %v, skipped %+v", name, got, r.Skipped)
		}
		if p, err := l.Open(before["三"]); err != nil || p.Archived || p.Count != 2 {
			t.Errorf("%s: its entries are now %+v, %v", name, p, err)
		}
	}
	write(t, folder, "b.md", page("FAQ", "二", "答え二。"))
	if got := counts(imported(t, l, folder)); got != [6]int{0, 0, 2, 0, 1, 0} {
		t.Errorf("readable again: %v", got)
	}
	write(t, folder, "b.md", "---\ntitle: FAQ\ndraft: true\n---\n")
	if got := counts(imported(t, l, folder)); got != [6]int{0, 0, 1, 0, 1, 0} {
		t.Errorf("made a draft: %v", got)
	}
}
