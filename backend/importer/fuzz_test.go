package importer

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// seed gives f the pages of the goldens.
func seed(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if isMarkdown(file.Name) {
				f.Add(file.Data)
			}
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	seed(f)
	f.Add([]byte("---\na: &a [*a, *a]\ntags: *a\n---\n"))
	f.Add([]byte("---\n? [a]\n: {b: c}\ntitle: !!binary x\ndate: 9999-99-99\n---\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, at := readFrontMatter(text)
		if at < 0 || at > len(text) {
			t.Fatalf("the page starts at %d of %d", at, len(text))
		}
		if !m.present && at != 0 {
			t.Errorf("no front matter, but the page starts at %d", at)
		}
		if lines := strings.Count(string(text[:at]), "\n"); m.titleLine > lines {
			t.Errorf("the title stands in line %d of %d", m.titleLine, lines)
		}
		for _, s := range append(append([]string{m.title}, m.tags...), m.category...) {
			if strings.ContainsAny(s, "\n\r") {
				t.Errorf("%q is more than one line", s)
			}
		}
		if len(m.tags) > maxLabels || len(m.category) > maxLabels {
			t.Errorf("%d tags, %d categories", len(m.tags), len(m.category))
		}
	})
}

func FuzzSplit(f *testing.F) {
	seed(f)
	f.Add([]byte("# FAQ\n## a\n<details><summary>回答\n> </details>\n- x</details>\n## b\n<details><summary>A</summary>"))
	f.Add([]byte("# FAQ\n> ## a\n> <details>\n> <summary>A</summary>\n> b\n> </details>\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data)
		if err != nil {
			return
		}
		p, err := newPage("faq.md", text)
		if err != nil {
			return
		}
		lines := strings.Count(string(text), "\n") + 1
		budget := maxAppendedBytes
		class, questions := p.split()
		if class == "" {
			t.Error("no shape took the page")
		}
		last := 0
		for _, q := range questions {
			if p.title == "" {
				continue // reported as a page without a title
			}
			if q.Question == "" || q.Question != oneLine(q.Question) {
				t.Errorf("question %q", q.Question)
			}
			if q.Line < 1 || q.Line > lines || q.Line < last {
				t.Errorf("%q stands in line %d of %d, after one in line %d", q.Question, q.Line, lines, last)
			}
			last = q.Line
			if strings.TrimSpace(q.Answer) == "" || !utf8.ValidString(q.Answer) || !utf8.ValidString(q.Detail) {
				t.Errorf("%q: detail %q, answer %q", q.Question, q.Detail, q.Answer)
			}
			if len(q.Answer)+len(q.Detail) > len(text) {
				t.Errorf("%q: %d bytes out of %d", q.Question, len(q.Answer)+len(q.Detail), len(text))
			}
			var refs imageRefs
			p.standAlone(q.Answer, &refs, &budget)
		}
		for _, w := range p.warnings {
			if w.Line < 1 || w.Line > lines {
				t.Errorf("warning in line %d of %d", w.Line, lines)
			}
		}
	})
}
