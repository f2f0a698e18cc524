package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// stretchShapes are the shapes that work on a stretch of a page, by the first
// word of the names of their goldens.
var stretchShapes = map[string]func(stretch) ([]Question, bool){
	"pairs":      splitPairs,
	"bold":       splitBold,
	"list":       splitList,
	"table":      splitQuestionTable,
	"admonition": splitAdmonitions,
	"firstlines": splitFirstLines,
}

// TestStretchGolden gives each page of the archives in testdata/stretch to the
// shape that the archive is named after, as a stretch from its start to its end.
// The page calls itself an FAQ, or does not, by its title.
func TestStretchGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/stretch/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range archives {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(base, func(t *testing.T) {
			shape, _, _ := strings.Cut(base, "_")
			split, ok := stretchShapes[shape]
			if !ok {
				t.Fatalf("no shape is called %q", shape)
			}
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			var b strings.Builder
			for _, f := range archive.Files[:last] {
				describeStretch(t, &b, f, split)
			}
			if *update {
				archive.Files[last].Data = []byte(b.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got, want := b.String(), string(archive.Files[last].Data); got != want {
				t.Errorf("%s\n--- got\n%s\n--- want\n%s", name, got, want)
			}
		})
	}
}

func describeStretch(t *testing.T, b *strings.Builder, f txtar.File, split func(stretch) ([]Question, bool)) {
	p, err := newPage(f.Name, f.Data)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	s := p.whole(p.isFAQ())
	questions, ok := split(s)
	fmt.Fprintf(b, "\n= %s: faq=%v taken=%v\n", f.Name, s.faq, ok)
	for _, q := range questions {
		checkQuestion(t, f.Name, q, nil)
		describeQuestion(b, q)
	}
	for _, w := range p.warnings {
		fmt.Fprintf(b, "warning %d: %s\n", w.Line, w.Err.Code)
	}
}

// TestHugeStretches holds that shapes take linear time and do not multiply what
// a page has: each page takes some 50 ms, and minutes where a shape is quadratic.
func TestHugeStretches(t *testing.T) {
	for name, unit := range map[string]string{
		"questions without answers":   "Q1\n",
		"questions one after another": "Q. a?\n\n",
		"pairs":                       "Q. a?\nA. b\n\n",
		"pairs in one paragraph":      "Q. a?\nA. b\n",
		"pairs below headings":        "# h\nQ. a?\nA. b\n",
		"headings inside answers":     "## h\nx\n",
		"pairs in open folds":         "<details>\n\nQ. a?\nA. b\n\n",
		"pairs in lines of HTML":      "<p>Q. a?<br>A. b</p>\n",
		"open emphasis":               "**Q. a?\n",
		"bold lines":                  "**a?**\nb\n\n",
		"bold lines without answers":  "**a?**\n\n",
		"items":                       "- a?\n  b\n",
		"numbered lists of one item":  "1. a?\n\nb\n\n",
		"rows":                        "|a?|b|\n",
		"tables":                      "\n|Q|A|\n|-|-|\n|a?|b|\n",
		"tables that are not closed":  "<table><tr><td>\n\n",
		"tables of HTML":              "<table><tr><td>Q<td>A<tr><td>a?<td>b</table>\n\n",
		"admonitions":                 "!!! question \"a?\"\n    b\n",
		"rules":                       "Q. a?\nA. b\n---\n",
	} {
		t.Run(name, func(t *testing.T) {
			p, err := newPage("faq.md", []byte("# FAQ\n\n|Q|A|\n|-|-|\n"+strings.Repeat(unit, 5_000)))
			if err != nil {
				t.Fatal(err)
			}
			for shape, split := range stretchShapes {
				questions, _ := split(p.whole(true))
				size := 0
				for _, q := range questions {
					size += len(q.Answer) + len(q.Detail)
				}
				if size > (maxShared+1)*len(p.src) {
					t.Errorf("%s made %d bytes of %d", shape, size, len(p.src))
				}
			}
		})
	}
}
