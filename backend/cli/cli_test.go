package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/starter"
)

// A terminal is a command line with its own data folder.
type terminal struct {
	t    *testing.T
	data string
	env  map[string]string
}

func newTerminal(t *testing.T) *terminal {
	return &terminal{t: t, data: filepath.Join(t.TempDir(), "data"), env: map[string]string{"LANG": "en_GB.UTF-8"}}
}

// run gives what a call wrote and its exit status.
func (tm *terminal) run(stdin string, args ...string) (stdout, stderr string, status int) {
	tm.t.Helper()
	var out, err bytes.Buffer
	window, status := Parse(context.Background(), append([]string{"--data", tm.data}, args...), Env{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &err,
		Getenv: func(name string) string { return tm.env[name] }, Program: filepath.Join(tm.data, "kotae"),
		Starter: starter.FS(), Version: "1.2.3", Commit: "abc",
	})
	if window != nil {
		tm.t.Fatalf("%q wants a window", args)
	}
	return out.String(), err.String(), status
}

// json runs a call that must succeed and decodes the one value that it writes.
func (tm *terminal) json(into any, args ...string) {
	tm.t.Helper()
	stdout, stderr, status := tm.run("", append(args, "--json")...)
	if status != 0 {
		tm.t.Fatalf("%q: exit %d, %s", args, status, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), into); err != nil {
		tm.t.Fatalf("%q wrote %q: %v", args, stdout, err)
	}
}

const faqPage = "---\ntitle: よくある質問\ndate: 2026-03-01\ntags: [FAQ]\n---\n\n" +
	"#### コストの見積もり方は?\n<details><summary>回答</summary>\n\n[計算ツール](https://example.com/c)で **見積もる**。\n\n</details>\n\n" +
	"#### 上限は?\n<details><summary>回答</summary>\n\nあります。\n\n</details>\n"

// faq writes the page into a folder of its own and gives its path.
func faqFile(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "faq.md")
	if err := os.WriteFile(path, []byte(faqPage), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

type entryJSON struct {
	ID, Question, Source, Document, Class, URL, Date, State, Note string
	Category, Tags                                                []string
	Line                                                          int
	Bookmarked, Archived                                          bool
}

func TestStory(t *testing.T) {
	tm := newTerminal(t)
	path := faqFile(t)
	var imported struct {
		Sources []struct {
			ID, Title, Kind string
			Documents       []struct {
				Path, Class, Title string
				Entries            int
			}
			Added, Updated, Unchanged, Moved, Archived, Removed int
			Skipped, Warnings                                   []any
		}
	}
	tm.json(&imported, "import", "--no-wait", path)
	s := imported.Sources[0]
	if s.ID != "s1" || s.Kind != "file" || s.Added != 2 || len(s.Documents) != 1 || s.Documents[0].Class != "faq" || s.Documents[0].Entries != 2 || s.Skipped == nil || s.Warnings == nil {
		t.Fatalf("import: %+v", s)
	}
	tm.json(&imported, "import", "--no-wait", path)
	if s := imported.Sources[0]; s.Unchanged != 2 || s.Added != 0 {
		t.Errorf("import again: %+v", s)
	}

	var entries []entryJSON
	tm.json(&entries, "list")
	if len(entries) != 2 || entries[0].Question != "コストの見積もり方は?" || entries[0].Line != 7 || entries[0].Date != "2026-03-01T00:00:00Z" ||
		entries[0].Document != "faq.md" || entries[0].State != "unread" || !slices.Equal(entries[0].Tags, []string{"FAQ"}) || entries[0].Category == nil {
		t.Fatalf("list: %+v", entries)
	}
	id := entries[0].ID

	var found struct {
		Query       string
		Total       int
		Approximate *bool
		TookUS      *int64 `json:"took_us"`
		Hits        []struct {
			entryJSON
			Tier           string
			Score          float64
			QuestionRanges [][2]int `json:"question_ranges"`
			Excerpt        string
			ExcerptRanges  [][2]int `json:"excerpt_ranges"`
		}
	}
	tm.json(&found, "search", "コスト", "見積")
	if found.Query != "コスト 見積" || found.Total != 1 || found.Approximate == nil || found.TookUS == nil ||
		found.Hits[0].ID != id || found.Hits[0].Tier != "exact" || len(found.Hits[0].QuestionRanges) != 2 || found.Hits[0].Excerpt == "" || found.Hits[0].ExcerptRanges == nil {
		t.Fatalf("search: %+v", found)
	}

	tm.json(&entries, "mark", "--bookmark", "--read", "--note", "送付済み", id)
	if len(entries) != 1 || !entries[0].Bookmarked || entries[0].State != "read" || entries[0].Note != "送付済み" {
		t.Errorf("mark: %+v", entries)
	}
	tm.json(&entries, "list", "--is", "bookmarked")
	if len(entries) != 1 || entries[0].ID != id {
		t.Errorf("bookmarks: %+v", entries)
	}

	var shown struct {
		entryJSON
		Detail, Markdown, HTML, Text string
		Outline, Images              []any
		Links                        []struct{ URL, Text, Entry string }
	}
	tm.json(&shown, "show", id)
	if !strings.Contains(shown.Markdown, "**見積もる**") || !strings.Contains(shown.HTML, "<strong>見積もる</strong>") ||
		shown.Text != "計算ツールで 見積もる。" || shown.Outline == nil || shown.Images == nil || len(shown.Links) != 1 || shown.Links[0].URL != "https://example.com/c" {
		t.Errorf("show: %+v", shown)
	}

	var sources []struct {
		ID                string
		Entries, Archived int
	}
	tm.json(&sources, "sources")
	if len(sources) != 1 || sources[0].Entries != 2 {
		t.Errorf("sources: %+v", sources)
	}
	var checked struct {
		OK             bool
		Entries, Marks int
		Problems       []string
	}
	tm.json(&checked, "check")
	if !checked.OK || checked.Entries != 2 || checked.Marks != 1 || checked.Problems == nil {
		t.Errorf("check: %+v", checked)
	}
	tm.json(&imported, "remove", "s1")
	if s := imported.Sources[0]; s.Archived != 1 || s.Removed != 1 {
		t.Errorf("remove: %+v", s)
	}
	tm.json(&entries, "list")
	if len(entries) != 0 {
		t.Errorf("afterwards: %+v", entries)
	}
	tm.json(&entries, "list", "--is", "archived")
	if len(entries) != 1 || !entries[0].Archived || !entries[0].Bookmarked {
		t.Errorf("archived: %+v", entries)
	}
}

func TestSearchAnswersEveryLine(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	stdout, _, status := tm.run("コスト\n\n無い言葉xyz\r\n上限", "search", "-")
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if status != 0 || len(lines) != 4 {
		t.Fatalf("exit %d, %d lines: %s", status, len(lines), stdout)
	}
	for i, want := range []struct {
		query string
		total int
	}{{"コスト", 1}, {"", 2}, {"無い言葉xyz", 0}, {"上限", 1}} {
		var got struct {
			Query string
			Total int
			Hits  []any
		}
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil || got.Query != want.query || got.Total != want.total || got.Hits == nil {
			t.Errorf("line %d: %s, want %+v", i, lines[i], want)
		}
	}
}

func TestShowReadsIDsFromStandardInput(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	var entries []entryJSON
	tm.json(&entries, "list")
	stdout, _, status := tm.run(entries[1].ID+"\n\n"+entries[0].ID+"\n", "show", "--json", "-")
	if lines := strings.Count(stdout, "\n"); status != 0 || lines != 2 {
		t.Errorf("exit %d, %d lines: %s", status, lines, stdout)
	}
	if stdout, _, _ := tm.run("", "show", "--format", "text", entries[1].ID); stdout != "あります。\n" {
		t.Errorf("text: %q", stdout)
	}
}

func TestExitStatus(t *testing.T) {
	tm := newTerminal(t)
	path := faqFile(t)
	empty := filepath.Join(t.TempDir(), "empty.md")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		stderr string // a part of it
	}{
		{[]string{"list"}, 1, "no library"},
		{[]string{"check"}, 1, "no library"},
		{[]string{"import", "--dry-run", path}, 0, ""},
		{[]string{"list"}, 1, "no library"}, // the dry run made none
		{[]string{"import"}, 2, "Name a file"},
		{[]string{"import", ""}, 2, "Name a file"}, // an unset variable of a script
		{[]string{"backup", filepath.Join(tm.data, "missing", "copy.db")}, 1, "was not found"},
		{[]string{"import", "--colour", path}, 2, "colour"},
		{[]string{"import", filepath.Join(tm.data, "missing.md")}, 1, "was not found"},
		{[]string{"import", empty}, 1, "The file is empty"},
		{[]string{"import", "--no-wait", path, empty}, 0, "Nothing could be imported"},
		{[]string{"list", "more"}, 2, "Too many"},
		{[]string{"list", "--is", "blue"}, 2, "--is is"},
		{[]string{"list", "--source", "s9"}, 1, "no source"},
		{[]string{"search"}, 2, "what to search"},
		{[]string{"search", "--limit", "x", "a"}, 2, "limit"},
		{[]string{"search", "--limit", "-1", "a"}, 2, "limit"},
		{[]string{"search", "無い言葉xyz"}, 0, "0 found"},
		{[]string{"show"}, 2, "Name the ID"},
		{[]string{"show", "aaaaaaaaaa"}, 1, "no entry"},
		{[]string{"show", "--format", "pdf", "aaaaaaaaaa"}, 2, "--format"},
		{[]string{"mark", "aaaaaaaaaa"}, 2, "what to change"},
		{[]string{"mark", "--read", "--unread", "aaaaaaaaaa"}, 2, "contradict"},
		{[]string{"mark", "--read", "aaaaaaaaaa"}, 1, "no entry"},
		{[]string{"refresh", "s9"}, 1, "no source"},
		{[]string{"report", "s9"}, 1, "no source"},
		{[]string{"report", "--all"}, 2, "all"},
		{[]string{"report"}, 0, ""},
		{[]string{"remove"}, 2, "one source"},
		{[]string{"remove", "s9"}, 1, "no source"},
		{[]string{"backup"}, 2, "one file"},
		{[]string{"fly"}, 2, "no command"},
		{[]string{"help", "fly"}, 2, "no command"},
		{[]string{"help"}, 0, ""},
		{[]string{"help", "import"}, 0, ""},
		{[]string{"import", "--help"}, 0, ""},
		{[]string{"version"}, 0, ""},
		{[]string{"version", "--data"}, 2, "needs a folder"},
	} {
		stdout, stderr, status := tm.run("", c.args...)
		if status != c.status || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%q: exit %d, %q; want %d, %q", c.args, status, stderr, c.status, c.stderr)
		}
		if status == 0 && stdout == "" && c.args[0] != "search" {
			t.Errorf("%q wrote nothing", c.args)
		}
	}
}

func TestReport(t *testing.T) {
	tm := newTerminal(t)
	path := filepath.Join(t.TempDir(), "post.md")
	if err := os.WriteFile(path, []byte("# 料金\n\n[表](prices.md) ![図](gone.png) [先](#先)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tm.run("", "import", "--no-wait", path)
	type counts struct{ Total, Resolved, Outside int }
	var report struct {
		Sources []struct {
			ID, Title             string
			Images, Links, Places counts
			Missing               []struct {
				Document, Entry, Kind, Ref string
				Line                       int
				Outside                    bool
			}
		}
	}
	tm.json(&report, "report", "s1")
	s := report.Sources[0]
	if s.ID != "s1" || s.Title != "料金" || s.Images != (counts{1, 0, 0}) || s.Links != (counts{1, 0, 1}) || s.Places != (counts{1, 0, 0}) || len(s.Missing) != 3 {
		t.Errorf("%+v", s)
	}
	for language, want := range map[string]string{
		"en": "s1\t料金\n  images: 0 of 1 found\n  links: 0 of 1 found, 1 outside\n  places in pages: 0 of 1 found\n" +
			"  post.md:1: image: gone.png\n  post.md:1: link: prices.md (outside)\n  post.md:1: place: #先\n",
		"ja": "s1\t料金\n  画像: 1 件中 0 件が見つかりました\n  リンク: 1 件中 0 件が見つかりました、1 件はソース外\n  ページ内の位置: 1 件中 0 件が見つかりました\n" +
			"  post.md:1: 画像: gone.png\n  post.md:1: リンク: prices.md (ソース外)\n  post.md:1: ページ内の位置: #先\n",
	} {
		tm.env["LANG"] = language
		if got, _, status := tm.run("", "report"); got != want || status != 0 {
			t.Errorf("exit %d, got\n%s\nwant\n%s", status, got, want)
		}
	}
}

func TestBackup(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	target := filepath.Join(t.TempDir(), "kotae.db")
	if _, stderr, status := tm.run("", "backup", target); status != 0 {
		t.Fatalf("exit %d: %s", status, stderr)
	}
	if _, _, status := tm.run("", "backup", target); status != 1 {
		t.Errorf("a file that is there: exit %d", status)
	}
	copied := &terminal{t: t, data: filepath.Dir(target), env: tm.env}
	var entries []entryJSON
	copied.json(&entries, "list")
	if len(entries) != 2 {
		t.Errorf("the copy holds %+v", entries)
	}
}

func TestRemoveAsksAPerson(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	ask := func(answer string, args ...string) int {
		_, status := Parse(context.Background(), append([]string{"--data", tm.data, "remove"}, args...), Env{
			Stdin: strings.NewReader(answer), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
			Getenv: func(string) string { return "" }, Terminal: true,
		})
		return status
	}
	if status := ask("n\n", "s1"); status != 1 {
		t.Errorf("no: exit %d", status)
	}
	if status := ask("", "s1"); status != 1 {
		t.Errorf("end of input: exit %d", status)
	}
	if status := ask("y\n", "s1"); status != 0 {
		t.Errorf("yes: exit %d", status)
	}
}

func TestMessagesInJapanese(t *testing.T) {
	tm := newTerminal(t)
	tm.env["LANG"] = "ja_JP.UTF-8"
	if _, stderr, _ := tm.run("", "list"); !strings.Contains(stderr, "まだありません") {
		t.Errorf("got %q", stderr)
	}
	if stdout, _, _ := tm.run("", "help"); !strings.Contains(stdout, "使い方") {
		t.Errorf("got %q", stdout)
	}
}

func TestLibraryPath(t *testing.T) {
	folder := t.TempDir()
	portable := t.TempDir()
	if err := os.WriteFile(filepath.Join(portable, "portable"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	user := map[string]string{"XDG_DATA_HOME": folder, "LOCALAPPDATA": folder, "HOME": folder}
	with := func(name, value string) map[string]string {
		env := map[string]string{name: value}
		for k, v := range user {
			env[k] = v
		}
		return env
	}
	ordinary := filepath.Join(folder, "kotae")
	for _, c := range []struct {
		name    string
		args    []string
		program string
		env     map[string]string
		want    string
	}{
		{"--data", []string{"--data", "/a"}, ordinary, with("KOTAE_DATA", "/b"), "/a/kotae.db"},
		{"--data=", []string{"--data=/a"}, ordinary, user, "/a/kotae.db"},
		{"KOTAE_DATA", nil, filepath.Join(portable, "kotae"), with("KOTAE_DATA", "/b"), "/b/kotae.db"},
		{"portable", nil, filepath.Join(portable, "kotae"), user, filepath.Join(portable, "data", "kotae.db")},
	} {
		window, status := Parse(context.Background(), c.args, Env{
			Window: true, Getenv: func(name string) string { return c.env[name] }, Program: c.program, Stderr: &bytes.Buffer{},
		})
		want, err := filepath.Abs(filepath.FromSlash(c.want))
		if err != nil {
			t.Fatal(err)
		}
		if window == nil || window.Path != want {
			t.Errorf("%s: got %+v (exit %d), want %s", c.name, window, status, want)
		}
	}
	window, _ := Parse(context.Background(), nil, Env{Window: true, Getenv: func(name string) string { return user[name] }, Program: ordinary})
	if window == nil || !strings.HasPrefix(window.Path, folder) {
		t.Errorf("the user's data folder: got %+v", window)
	}
	if _, status := Parse(context.Background(), nil, Env{Window: true, Getenv: func(string) string { return "" }, Program: ordinary, Stderr: &bytes.Buffer{}}); status != 1 {
		t.Errorf("no data folder at all: exit %d", status)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestALostResultIsAFailure(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	var stderr bytes.Buffer
	_, status := Parse(context.Background(), []string{"--data", tm.data, "list"}, Env{
		Stdout: fullDisk{}, Stderr: &stderr, Getenv: func(string) string { return "" },
	})
	if status != 1 || !strings.Contains(stderr.String(), "no space left") || !strings.Contains(stderr.String(), "result could not be written") {
		t.Errorf("exit %d, %q", status, stderr.String())
	}
}

func TestWithoutAWindow(t *testing.T) {
	var stderr bytes.Buffer
	window, status := Parse(context.Background(), nil, Env{Stderr: &stderr, Getenv: func(string) string { return "" }})
	if window != nil || status != 1 || !strings.Contains(stderr.String(), "kotae help") {
		t.Errorf("%+v, exit %d, %q", window, status, stderr.String())
	}
}

func TestDataFolderThatIsAFile(t *testing.T) {
	path := faqFile(t)
	for _, data := range []string{path, filepath.Join(path, "sub", "data")} {
		tm := &terminal{t: t, data: data, env: map[string]string{}}
		if _, stderr, status := tm.run("", "list"); status != 1 || !strings.Contains(stderr, "not a folder") {
			t.Errorf("--data %s: exit %d, %q", data, status, stderr)
		}
	}
}

func TestCheckWithoutALibraryInJSON(t *testing.T) {
	stdout, _, status := newTerminal(t).run("", "check", "--json")
	var got struct {
		OK       *bool
		Problems []string
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || status != 1 || got.OK == nil || *got.OK || len(got.Problems) != 1 {
		t.Errorf("exit %d, %q", status, stdout)
	}
}

func TestNewsAndChoices(t *testing.T) {
	tm := newTerminal(t)
	folder := t.TempDir()
	page := filepath.Join(folder, "faq.md")
	write := func(text string) {
		if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(faqPage)
	tm.run("", "import", "--no-wait", folder)
	if out, _, status := tm.run("", "news"); status != 0 || out != "" {
		t.Errorf("a new source has news: %q, exit %d", out, status)
	}
	write(strings.Replace(faqPage, "あります。", "地域ごとにあります。", 1))
	tm.run("", "refresh", "--no-wait")
	var news []struct {
		Updated []struct{ ID, Question string }
	}
	tm.json(&news, "news")
	if len(news) != 1 || len(news[0].Updated) != 1 || news[0].Updated[0].Question != "上限は?" {
		t.Fatalf("the news are %+v", news)
	}
	if out, _, _ := tm.run("", "news"); !strings.Contains(out, "updated\t"+news[0].Updated[0].ID+"\t上限は?") {
		t.Errorf("written as text: %q", out)
	}
	if out, _, _ := tm.run("", "diff", news[0].Updated[0].ID); !strings.Contains(out, "{+地域ごとにあります。+}") {
		t.Errorf("the difference: %q", out)
	}
	for _, args := range [][]string{{"s1"}, {"s1", "faq.md", "heading-7"}, {"s1", "faq.md", "table"}} {
		if _, stderr, status := tm.run("", append([]string{"choose"}, args...)...); status != 2 {
			t.Errorf("choose %q: exit %d, %s", args, status, stderr)
		}
	}
	if _, stderr, status := tm.run("", "choose", "s1", "other.md", "article"); status != 1 || !strings.Contains(stderr, "other.md") {
		t.Errorf("a document that is not there: exit %d, %s", status, stderr)
	}
	if _, stderr, status := tm.run("", "choose", "s9", "faq.md", "auto"); status != 1 {
		t.Errorf("a source that is not there: exit %d, %s", status, stderr)
	}
}

func TestRestore(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	before, _, _ := tm.run("", "list", "--json")
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, stderr, status := tm.run("", "backup", copied); status != 0 {
		t.Fatal(stderr)
	}
	tm.run("", "remove", "s1")
	_, stderr, status := tm.run("", "restore", copied)
	if status != 0 || !strings.Contains(stderr, "kotae-replaced-") {
		t.Errorf("exit %d, %s", status, stderr)
	}
	if after, _, _ := tm.run("", "list", "--json"); after != before {
		t.Errorf("restored, the list is %s, want %s", after, before)
	}
	if _, _, status := tm.run("", "restore", copied+".missing"); status != 1 {
		t.Errorf("a copy that is not there: exit %d", status)
	}
}

func TestProgressIsShownOnATerminalOnly(t *testing.T) {
	for _, screen := range []bool{true, false} {
		tm := newTerminal(t)
		var out, stderr bytes.Buffer
		Parse(context.Background(), []string{"--data", tm.data, "import", "--no-wait", faqFile(t)}, Env{
			Stdout: &out, Stderr: &stderr, Screen: screen,
			Getenv: func(string) string { return "" }, Program: filepath.Join(tm.data, "kotae"),
		})
		if shown := strings.Contains(stderr.String(), "0 of 1 files"); shown != screen {
			t.Errorf("on a terminal: %v, written: %q", screen, stderr.String())
		}
		if strings.Contains(out.String(), clearLine) {
			t.Errorf("progress in the result: %q", out.String())
		}
	}
}

func TestWrongFlagsAreToldInBothLanguages(t *testing.T) {
	tm := newTerminal(t)
	for _, c := range []struct{ language, want string }{
		{"ja_JP.UTF-8", "というオプションはありません"}, {"en_GB.UTF-8", "There is no option"},
	} {
		tm.env["LANG"] = c.language
		for _, args := range [][]string{{"list", "--nope"}, {"search", "--limit", "x", "a"}, {"list", "--is"}, {"import", "--force=maybe", "a"}} {
			_, stderr, status := tm.run("", args...)
			name := strings.TrimLeft(strings.SplitN(args[1], "=", 2)[0], "-")
			if status != 2 || !strings.Contains(stderr, "--"+name) || args[1] == "--nope" && !strings.Contains(stderr, c.want) {
				t.Errorf("%s, %q: exit %d, %q", c.language, args, status, stderr)
			}
			if c.language == "ja_JP.UTF-8" && strings.Contains(stderr, "flag") {
				t.Errorf("%q is told in English: %q", args, stderr)
			}
		}
	}
}

func TestEachFailureNamesItsLocation(t *testing.T) {
	tm := newTerminal(t)
	dir := t.TempDir()
	var names []string
	for _, name := range []string{"a.zip", "b.docx"} {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	_, stderr, status := tm.run("", append([]string{"import"}, names...)...)
	for _, name := range names {
		if status != 1 || strings.Count(stderr, name) != 1 {
			t.Errorf("exit %d, %q should name %s once", status, stderr, name)
		}
	}
}
