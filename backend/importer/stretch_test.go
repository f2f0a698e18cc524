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
