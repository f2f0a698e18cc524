package render

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
)

// TestDiffGolden compares old.md with new.md of testdata/diff/*.txtar.
func TestDiffGolden(t *testing.T) {
	for _, path := range diffGoldens(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			old, new := string(archive.Files[0].Data), string(archive.Files[1].Data)
			d := checkDiff(t, old, new)
			out := txtar.Archive{Files: archive.Files[:2]}
			out.Files = append(out.Files, txtar.File{Name: "html", Data: []byte(d.HTML)}, txtar.File{Name: "text", Data: []byte(d.Text)})
			got := txtar.Format(&out)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(archive); !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func diffGoldens(tb testing.TB) []string {
	paths, err := filepath.Glob("testdata/diff/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no golden files", err)
	}
	return paths
}

// checkDiff compares two answers and checks what holds for any: the difference is
// safe, the same each time, and gives the old answer when what was added is taken
// out of it, and the new one when what was removed is.
func checkDiff(t *testing.T, old, new string) Difference {
	t.Helper()
	d := diffOf(old, new)
	if bad := diffFaults(d.HTML); bad != nil {
		t.Errorf("in the difference of %q and %q: %s", old, new, strings.Join(bad, ", "))
	}
	if again := diffOf(old, new); again != d {
		t.Errorf("%q and %q give\n%s, then\n%s", old, new, d.HTML, again.HTML)
	}
	for _, side := range []struct{ name, markdown, mark, without string }{
		{"old", old, "ins", "added"}, {"new", new, "del", "removed"},
	} {
		want := seen(Entry(answer(side.markdown), testContext(false)).HTML, "", "")
		if got := seen(d.HTML, side.mark, side.without); got != want {
			t.Errorf("the %s side of the difference of %q and %q reads\n%q, want\n%q", side.name, old, new, got, want)
		}
	}
	if changed := d.Added+d.Removed > 0; changed && d.Text == "" {
		t.Errorf("%q and %q have no text, %d added, %d removed", old, new, d.Added, d.Removed)
	}
	return d
}

func diffOf(old, new string) Difference {
	return Diff(answer(old), answer(new), testContext(false), testContext(false))
}

// seen gives the letters and pictures of markup, without those in an element of
// one name and in blocks that are marked.
func seen(markup, element, mark string) string {
	root, err := parse([]byte(markup))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var read func(n *html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case element != "" && isElement(n, element), mark != "" && attribute(n, "data-diff") == mark:
			return
		case isElement(n, "img"):
			b.WriteString("[" + attribute(n, "src") + "]")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			read(c)
		}
	}
	read(root)
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, b.String())
}

func TestDiffReadsWell(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a word in Japanese", "料金は月額です。", "料金は日額です。", "料金は[-月額-]{+日額+}です。"},
		{"crumbs join", "東京の天気を見る", "大阪の気温を見る", "[-東京の天気-]{+大阪の気温+}を見る"},
		{"a phrase moves to where words end", "甲の丙", "甲の乙の丙", "甲の{+乙の+}丙"},
		{"a sentence between others", "一です。三です。", "一です。二です。三です。", "一です。{+二です。+}三です。"},
		{"sentences stay apart", "旧版です。旧画面です。仮想マシンを選択します。", "新版です。新画面です。仮想マシンを選択します。",
			"[-旧版-]{+新版+}です。[-旧画面-]{+新画面+}です。仮想マシンを選択します。"},
		{"a version is a word", "use v1.2 of it", "use v1.3 of it", "use [-v1.2-] {+v1.3+} of it"},
		{"the first word", "foo bar", "bar", "[-foo-] bar"},
		{"white space and breaks are none", "a b  \nc", "a  b c", ""},
		{"formatting is none", "**a** `b`", "a b", ""},
		{"a paragraph in a list is none", "- a\n- b", "- a\n\n- b", ""},
		{"far away", "a\n\nb\n\nc\n\nd\n\ne", "a\n\nb\n\nc\n\nd\n\nf", "…\n\nd\n\n[-e-]\n\n{+f+}"},
		{"line of code", "```\na b\nc d\n```", "```\na b\ne f\n```", "a b\n[-c d-]\n{+e f+}"},
		{"indentation of code", "```\na\n b c\n```", "```\na\n  b c\n```", "a\n[- -]{+  +}b c"},
		{"a picture", "![x](shots/portal.png)", "![y](inline.png)", "[-[x]-]{+[y]+}"},
		{"detail and answer", "a", "b", "[-a-]{+b+}"},
	} {
		if got := checkDiff(t, c.old, c.new).Text; got != c.want {
			t.Errorf("%s: %q and %q give\n%s\nwant\n%s", c.name, c.old, c.new, got, c.want)
		}
	}
}

func TestDiffCounts(t *testing.T) {
	d := diffOf("料金は月額です。\n\n![x](shots/portal.png)", "料金は日額と年額です。")
	if d.Added != 3 || d.Removed != 2 {
		t.Errorf("%d added, %d removed, want 3 and 2 in\n%s", d.Added, d.Removed, d.HTML)
	}
}

func TestDiffKeepsIDsApart(t *testing.T) {
	old := "# A\n\nb\n\n# C"
	c := Context{IDPrefix: "changes-"}
	d := Diff(answer(old), answer("# A\n\nb"), Context{}, c)
	want := "<h1 id=\"changes-a\">A</h1>\n<p>b</p>\n<h1 data-diff=\"removed\"><del>C</del></h1>"
	if d.HTML != want {
		t.Errorf("got %q, want %q", d.HTML, want)
	}
}

func TestRemovedItemsDoNotCount(t *testing.T) {
	d := diffOf("1. 甲\n2. 乙\n3. 丙\n4. 丁", "1. 甲\n2. 丙\n3. 丁")
	if want := `<li data-diff="removed"><del>乙</del></li><li value="2">丙</li>`; !strings.Contains(strings.ReplaceAll(d.HTML, "\n", ""), want) {
		t.Errorf("no %s in\n%s", want, d.HTML)
	}
}

// TestDiffOfRandomEdits edits real pages, or ours where there are none.
func TestDiffOfRandomEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, page := range pagesToEdit(t) {
		for range 3 {
			checkDiff(t, page, edited(random, page))
		}
	}
}

func pagesToEdit(t *testing.T) []string {
	var pages []string
	for _, path := range diffGoldens(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(archive.Files[0].Data))
	}
	real, err := filepath.Glob("../../../shared/corpus/jp*/FAQ.md")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("../../../shared/corpus/learn-faq/*.md")
	for _, path := range append(real, more...) {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(page))
	}
	return pages
}

// edited changes lines and words of a page in some of the ways in which people do.
func edited(random *rand.Rand, page string) string {
	lines := strings.Split(page, "\n")
	for range 1 + random.IntN(12) {
		i := random.IntN(len(lines))
		words := strings.Fields(lines[i])
		switch random.IntN(6) {
		case 0:
			lines = append(lines[:i:i], lines[i+1:]...)
		case 1:
			lines = append(lines[:i:i], append([]string{"新しい行 new line"}, lines[i:]...)...)
		case 2:
			j := random.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			if len(words) > 0 {
				words[random.IntN(len(words))] = "**変更**"
				lines[i] = strings.Join(words, " ")
			}
		case 4:
			lines[i] = strings.ReplaceAll(lines[i], "の", "も")
		case 5:
			lines[i] += " <b>x"
		}
		if len(lines) == 0 {
			return ""
		}
	}
	return strings.Join(lines, "\n")
}

func FuzzDiff(f *testing.F) {
	for _, path := range diffGoldens(f) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data), string(archive.Files[1].Data))
	}
	f.Add("<b><i>a</b>c</i>\n- d\n\n<div>e", "<i>a</i>\n1. d\n\n<pre>e\nf</pre>")
	f.Add("a \u0301b", "c")
	f.Fuzz(func(t *testing.T, old, new string) { checkDiff(t, old, new) })
}

func TestDetailIsCompared(t *testing.T) {
	d := Diff(faq.Body{Detail: "甲", Answer: "乙"}, faq.Body{Detail: "甲", Answer: "乙です"}, Context{}, Context{})
	if want := "甲\n\n乙{+です+}"; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
}
