package importer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
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
	f.Add([]byte("# FAQ\n## Q1\n## A1\n## Q2\nA. a\n#### c\n## Q3\n### A. b\n## FAQ\n## Q4. d\n<a id=x></a>\n## Q5\n1\n***\n"))
	f.Add([]byte("# 質問\na\n# 回答\nb"))
	f.Add([]byte("<details><summary>c?<details><summary>\n\n- d</summary></b></details><br><b>\nx</b></details>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data)
		if err != nil {
			return
		}
		p, err := newPage("faq.md", text)
		if err != nil {
			return
		}
		for _, level := range p.levels() {
			if level.Headings < 1 || level.Headings > len(p.headings) {
				t.Errorf("level %d has %d of %d headings", level.Level, level.Headings, len(p.headings))
			}
			_, questions, _ := p.splitAs(faq.ChoiceHeading(level.Level))
			checkSplit(t, p, text, questions)
		}
		class, questions := p.split()
		switch class {
		case faq.ClassFAQ, faq.ClassPair, faq.ClassArticle, faq.ClassSection:
		default:
			t.Errorf("the class is %q", class)
		}
		if class == faq.ClassSection { // the article holds all of its sections
			questions = slices.DeleteFunc(questions, func(q Question) bool { return q.Class == faq.ClassArticle })
		}
		checkSplit(t, p, text, questions)
	})
}

// checkSplit checks what holds for the questions of any page.
func checkSplit(t *testing.T, p *page, text []byte, questions []Question) {
	t.Helper()
	lines := strings.Count(string(text), "\n") + 1
	budget := maxAppendedBytes
	last, size := 0, 0
	for i, q := range questions {
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
		if i == 0 || q.Answer != questions[i-1].Answer { // neighbours may share one
			size += len(q.Answer)
		}
		size += len(q.Detail)
		var refs imageRefs
		p.standAlone(q.Answer, &refs, &budget)
	}
	if size > len(p.src) {
		t.Errorf("the questions have %d bytes of a page of %d: some overlap", size, len(p.src))
	}
	for _, w := range p.warnings {
		if w.Line < 1 || w.Line > lines {
			t.Errorf("warning in line %d of %d", w.Line, lines)
		}
	}
}
