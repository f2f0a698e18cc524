package importer

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
)

// seed gives f the pages of the goldens that have the format of name.
func seed(f *testing.F, name string) {
	format := formatOf(name)
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	more, err := filepath.Glob("testdata/stretch/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	names = append(names, more...)
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if formatOf(file.Name) == format && format != nil {
				f.Add(file.Data)
			}
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	seed(f, "page.md")
	f.Add([]byte("---\na: &a [*a, *a]\ntags: *a\n---\n"))
	f.Add([]byte("+++\ntitle = 'a'\ntags = [[1], {b = 2}]\n[taxonomies]\ntags = 3\n+++\n"))
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
	seed(f, "page.md")
	f.Add([]byte("# FAQ\n## a\n<details><summary>回答\n> </details>\n- x</details>\n## b\n<details><summary>A</summary>"))
	f.Add([]byte("# FAQ\n> ## a\n> <details>\n> <summary>A</summary>\n> b\n> </details>\n"))
	f.Add([]byte("# FAQ\n## Q1\n## A1\n## Q2\nA. a\n#### c\n## Q3\n### A. b\n## FAQ\n## Q4. d\n<a id=x></a>\n## Q5\n1\n***\n"))
	f.Add([]byte("# 質問\na\n# 回答\nb"))
	f.Add([]byte("<details><summary>c?<details><summary>\n\n- d</summary></b></details><br><b>\nx</b></details>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data, "")
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
		checkSplit(t, p, text, questions)
	})
}

// checkSplit checks what holds for the questions of any page.
func checkSplit(t *testing.T, p *page, text []byte, questions []Question) {
	t.Helper()
	if len(questions) > 1 { // an article holds its sections
		questions = slices.DeleteFunc(questions, func(q Question) bool { return q.Class == faq.ClassArticle })
	}
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
	// A table's other columns are added to the answers with their names.
	if size > len(p.src) && !strings.ContainsAny(string(text), "|<") {
		t.Errorf("the questions have %d bytes of a page of %d: some overlap", size, len(p.src))
	}
	for _, w := range p.warnings {
		if w.Line < 1 || w.Line > lines {
			t.Errorf("warning in line %d of %d", w.Line, lines)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, e := range testEncodings {
		f.Add(encoded(f, e.Encoding, japaneseText[:299]), "")
	}
	f.Add([]byte("caf\xe9 \x93x\x94"), "windows-1252")
	f.Add([]byte("\xff\xfe\x00\xd8"), "utf-16le")
	f.Fuzz(func(t *testing.T, data []byte, hint string) {
		text, err := decode(data, hint)
		if err != nil {
			if faq.CodeOf(err) == faq.CodeInternal {
				t.Fatal(err)
			}
			return
		}
		if !utf8.Valid(text) || bytes.ContainsAny(text, "\r") || len(bytes.TrimSpace(text)) == 0 {
			t.Errorf("% x gave %q", data, text)
		}
		if !bytes.Contains(data, []byte("\x1b$")) && utf8.Valid(data) && !bytes.Contains(data, []byte{0}) &&
			!bytes.ContainsAny(data, "\r") && !bytes.Equal(text, bytes.TrimPrefix(data, []byte("\ufeff"))) {
			t.Errorf("UTF-8 was changed: %q to %q", data, text)
		}
	})
}

func FuzzTable(f *testing.F) {
	fuzzFormat(f, "table.csv", "question,answer\n\"a\"\"b\nc\", d\n\"e,f\n", "sep=;\nq;a\n\"\";\"\"\"\n")
}

func FuzzYAML(f *testing.F) {
	fuzzFormat(f, "list.yml", "a: &a [*a, {q: x?, a: *a}]\n", "### YamlMime:FAQ\nsections: [{questions: [{question: [], answer: {}}]}]\n",
		"question: |\n  a\nanswer: !!binary x\n? [x]\n: y\n")
}

func FuzzJSON(f *testing.F) {
	fuzzFormat(f, "list.json", `{"question": ["a", {"b": 1}], "answer": [[["c"]]]}`, `[{"q": "x", "a": 1e999}, {"q": null}]`)
}

func FuzzHTML(f *testing.F) {
	fuzzFormat(f, "page.html", "<dl><dt>a?<dd>b<dl><dt>c?<dd>d</dl><dt>e?<dd></dl>",
		"<main><button aria-expanded aria-controls=x>a?</button><div id=x><button aria-expanded aria-controls=x>b?</button>c</div>",
		"<table><tr><td colspan=9999 rowspan=9999>a<tr><td><table><tr><td>b</table></table>",
		`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":{"@type":"Question","name":"a","acceptedAnswer":[{"text":"<pre>b"}]}}</script>`)
}

func FuzzPlainText(f *testing.F) {
	fuzzFormat(f, "page.txt", "FAQ\n===\n\nQ1. a\n\tA1. <b> *c* [d](e) \\\n- f\n---\n", "+++\n---\n```\n1. # a\n> b")
}

// fuzzFormat checks what holds for the pages of every format.
func fuzzFormat(f *testing.F, name string, more ...string) {
	seed(f, name)
	for _, text := range more {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data, "")
		if err != nil {
			return
		}
		p, err := formatOf(name).read(name, text)
		if err != nil {
			if faq.CodeOf(err) == faq.CodeInternal {
				t.Fatal(err)
			}
			return
		}
		lines := bytes.Count(text, []byte("\n")) + 1
		_, questions := p.split()
		p.tellOriginalLines(questions)
		if p.title == "" || p.title != oneLine(p.title) {
			t.Errorf("title %q", p.title)
		}
		for _, q := range questions {
			if q.Question == "" || q.Question != oneLine(q.Question) || !utf8.ValidString(q.Question) {
				t.Errorf("question %q", q.Question)
			}
			if q.Line < 1 || q.Line > lines {
				t.Errorf("%q stands in line %d of %d", q.Question, q.Line, lines)
			}
			if strings.TrimSpace(q.Answer) == "" || !utf8.ValidString(q.Answer) || !utf8.ValidString(q.Detail) {
				t.Errorf("%q: detail %q, answer %q", q.Question, q.Detail, q.Answer)
			}
			for _, label := range append(q.Tags, q.Category...) {
				if label == "" || label != oneLine(label) {
					t.Errorf("%q has the tags %q and the categories %q", q.Question, q.Tags, q.Category)
				}
			}
		}
		for _, w := range p.warnings {
			if w.Line < 1 || w.Line > lines {
				t.Errorf("warning in line %d of %d", w.Line, lines)
			}
		}
	})
}

// FuzzStretch gives each shape that works between headings a page, once as one
// that calls itself an FAQ and once not.
func FuzzStretch(f *testing.F) {
	seed(f, "page.md")
	f.Add([]byte("Q.<br>A.<br>Q. a\n> A. b\n---\n<table><tr><td>Q<td>A<tr><td>a?<td>b</table>"))
	f.Add([]byte("- Q\n\t- A:\n\t  b\n1. **a?** b\n!!! question\n\ta\n\n\tb\n| a? | b |\n|-|-|\n|c?|`|\\||"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode(data, "")
		if err != nil {
			return
		}
		for name, split := range stretchShapes {
			for _, faq := range []bool{false, true} {
				p, err := newPage("page.md", text)
				if err != nil {
					return
				}
				questions, ok := split(p.whole(faq))
				if !ok && len(questions) > 0 {
					t.Errorf("%s refuses the page and gives %d questions", name, len(questions))
				}
				checkSplit(t, p, text, questions)
				for _, q := range questions {
					if word := foreignWord(q.Detail+" "+q.Answer, string(text)); word != "" {
						t.Errorf("%s: %q is not on the page\n%s\n%s", name, word, q.Detail, q.Answer)
					}
				}
			}
		}
	})
}

// foreignWord finds a run of letters and digits of piece that text does not have.
func foreignWord(piece, text string) string {
	for _, word := range strings.FieldsFunc(piece, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !strings.Contains(text, word) {
			return word
		}
	}
	return ""
}
