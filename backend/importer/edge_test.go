package importer

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"kotae/backend/faq"
)

// TestOddFiles reads, one by one, what odd files of real collections look like.
func TestOddFiles(t *testing.T) {
	long := strings.Repeat("長い説明が続きます。\n\n", 5000)
	for _, c := range []struct {
		name, path, text string
		title            string // of the document, "" when it is skipped
		skipped          faq.Code
		has              string // in the first answer
	}{
		{"a colon in the title", "a.md", "---\ntitle: 印刷 : 薄い\ntags: [x]\n---\n本文。", "印刷 : 薄い", "", "本文。"},
		{"a bracket at the start of the title", "a.md", "---\ntitle: [3 – 設定] を変える\ndate: 2024-1-2\n---\n本文。", "[3 – 設定] を変える", "", "本文。"},
		{"a blank line before the front matter", "a.md", "\n---\ntitle: 題\n---\n本文。", "題", "", "本文。"},
		{"a byte order mark before the front matter", "a.md", "\ufeff---\ntitle: 題\n---\n本文。", "題", "", "本文。"},
		{"null tags and an unpadded date", "a.md", "---\ntitle: 題\ntags:\ndate: '2024-1-2 9:00'\n---\n本文。", "題", "", "本文。"},
		{"the year 9999", "a.md", "---\ntitle: 題\ndate: 9999-12-31\n---\n本文。", "", faq.CodeDraft, ""},
		{"a name with an underscore", "_a.md", "# 題\n\n本文。", "", faq.CodeDraft, ""},
		{"a scaffold", "scaffolds/post.md", "# {{ title }}\n\n本文。", "", faq.CodeDraft, ""},
		{"two excerpt marks", "a.md", "# 題\n\n一。\n\n<!-- more -->\n\n二。\n\n<!-- more -->\n\n三。", "題", "", "三。"},
		{"text directly before a rule", "a.md", "# 題\n\n文です。\n---\n続き。", "題", "", "続き。"},
		{"a fence that is never closed", "a.md", "# 題\n\n```\ncode\n", "題", "", "code"},
		{"a fold that is never closed", "a.md", "# 題\n\n<details><summary>詳細</summary>\n\n本文。", "題", "", "本文。"},
		{"U+2015 as a long vowel", "a.md", "# リソース グル―プ\n\nグル―プ。", "リソース グル―プ", "", "グル―プ。"},
		{"spaces without width and without break", "a.md", "# 題\u200b\u00a0名\n\n本\u200b文。", "題 名", "", "本\u200b文。"},
		{"wave dashes", "a.md", "# 1～3〜5\n\n本文。", "1～3〜5", "", "本文。"},
		{"an ESC", "a.md", "# 題\x1b名\n\n本\x1b文。", "題 名", "", "本\x1b文。"},
		{"a name with spaces", "よく ある 質問.md", "# 題\n\n本文。", "題", "", "本文。"},
		{"a name with a literal %20", "a%20b.md", "# 題\n\n本文。", "題", "", "本文。"},
		{"more than 100,000 characters", "a.md", "# 題\n\n" + long, "題", "", "長い説明"},
		{"line ends of Windows", "a.csv", "質問,回答\r\n何ですか？,\"一。\r\n二。\"\r\n", "a", "", "一。\n二。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, result := readAll(t, OpenFS(fstest.MapFS{c.path: {Data: []byte(c.text)}}, "test:", "test"))
			if c.title == "" {
				if len(documents) > 0 || len(result.Skipped) != 1 || result.Skipped[0].Err.Code != c.skipped {
					t.Errorf("%d documents, skipped %v, want %s", len(documents), result.Skipped, c.skipped)
				}
				return
			}
			if len(documents) != 1 {
				t.Fatalf("%d documents, skipped %v", len(documents), result.Skipped)
			}
			if d := documents[0]; d.Path != c.path || d.Title != c.title || !strings.Contains(d.Questions[0].Answer, c.has) {
				t.Errorf("%s %q, answer %.200q; want %q with %q", d.Path, d.Title, d.Questions[0].Answer, c.title, c.has)
			}
		})
	}
}

func TestFilesInEveryEncoding(t *testing.T) {
	text := "# 会議室\n\n予約サイトの「マイ予約」を開きます。\n"
	for _, e := range testEncodings {
		t.Run(e.name, func(t *testing.T) {
			documents, result := readAll(t, OpenFS(fstest.MapFS{"a.md": {Data: encoded(t, e.Encoding, text)}}, "test:", "test"))
			if len(documents) != 1 || documents[0].Title != "会議室" || documents[0].Language != "ja" {
				t.Errorf("documents %+v, skipped %v", documents, result.Skipped)
			}
		})
	}
}

// The same question many times is as many questions: telling them apart is left
// to others.
func TestTheSameQuestionManyTimes(t *testing.T) {
	const times = 122
	page, table := "# FAQ\n", "質問,回答\n"
	for i := range times {
		page += fmt.Sprintf("## 同じですか？\n<details><summary>回答</summary>\n\n%d 番めの説明です。\n\n</details>\n\n", i)
		table += fmt.Sprintf("同じですか？,%d 番めの説明です。\n", i)
	}
	for name, text := range map[string]string{"faq.md": page, "faq.csv": table} {
		documents, _ := readAll(t, OpenFS(fstest.MapFS{name: {Data: []byte(text)}}, "test:", "test"))
		if len(documents) != 1 || len(documents[0].Questions) != times {
			t.Fatalf("%s: %d documents", name, len(documents))
		}
		answers := map[string]bool{}
		for _, q := range documents[0].Questions {
			answers[q.Answer] = true
		}
		if len(answers) != times {
			t.Errorf("%s: %d different answers", name, len(answers))
		}
	}
}

func TestNamesOfOtherSystems(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":                 {Data: []byte("# A\n\n![x](図/カ\u30d5ェ.png) ![y](b%20c/d.png) ![z](e%20f.png)")},
		"図/カフェ.png":            {Data: pngOf(t, 1, 1)},
		"b c/d.png":            {Data: pngOf(t, 2, 1)},
		"e%20f.png":            {Data: pngOf(t, 3, 1)},
		"ハ\u309aン.md":          {Data: []byte("# B\n\n![p](ハ\u309aン/フ\u3099.png) ![q](パン/ブ.png)")},
		"ハ\u309aン/フ\u3099.png": {Data: pngOf(t, 4, 1)},
	}
	documents, result := readAll(t, OpenFS(fsys, "test:", "test"))
	found := 0
	for _, d := range documents {
		for _, image := range d.Questions[0].Images {
			if image.Hash != "" {
				found++
			}
		}
	}
	if found != 5 || len(result.Warnings) > 0 {
		t.Errorf("%d pictures found, warnings %v", found, result.Warnings)
	}
}

func TestOneFileOfEveryFormat(t *testing.T) {
	for _, c := range []struct {
		path, text string
		code       faq.Code // why it is skipped
		title      string
	}{
		{"a.mdx", "# A\n\nb", "", "A"},
		{"a.yml", "question: What?\nanswer: That.\n", "", "What?"},
		{"a.yaml", "key: value\n", faq.CodeNoQuestions, ""},
		{"a.json", `[{"q": "What?", "a": "That."}]`, "", "a"},
		{"package.json", `{"name": "a"}`, faq.CodeNoQuestions, ""},
		{"a.tsv", "question\tanswer\nWhat?\tThat.\n", "", "a"},
		{"a.csv", "id,name\n1,x\n", faq.CodeNoQuestions, ""},
		{"a.htm", "<h1>A</h1><p>A fragment.</p>", "", "A"},
		{"a.html", "<p>{{ content }}</p>", faq.CodeNoQuestions, ""},
		{"a.txt", "Opening hours\n\nFrom 9 to 17.\n", "", "Opening hours"},
		{"b.txt", "We open at 9\nand close at 17.\n", "", "We open at 9"},
	} {
		t.Run(c.path, func(t *testing.T) {
			s := OpenFS(fstest.MapFS{c.path: {Data: []byte(c.text)}}, "test:", "test")
			s.file = c.path
			if !isContent(c.path) {
				t.Error("it is no content")
			}
			documents, result := readAll(t, s)
			if c.code != "" {
				if len(result.Skipped) != 1 || result.Skipped[0].Err.Code != c.code {
					t.Errorf("%d documents, skipped %v, want %s", len(documents), result.Skipped, c.code)
				}
				return
			}
			if len(documents) != 1 || documents[0].Title != c.title {
				t.Errorf("documents %+v, skipped %v, want %q", documents, result.Skipped, c.title)
			}
		})
	}
}

// TestHostileFilesAreBounded gives each reader what would cost it most. Only that
// it answers is checked; the times are in the comments of the bounds.
func TestHostileFilesAreBounded(t *testing.T) {
	for _, c := range []struct {
		name, path, text string
		code             faq.Code
	}{
		{"a list of a million items", "a.yml", "answer: [" + strings.Repeat("a,", 1_000_000) + "]", faq.CodeTooLarge},
		{"aliases that double", "a.yml", bomb(), faq.CodeNoQuestions},
		{"deep YAML", "a.yml", "answer: " + strings.Repeat("[", 50_000), faq.CodeNoQuestions},
		{"deep JSON", "a.json", `{"answer":` + strings.Repeat("[", 100_000), faq.CodeNoQuestions},
		{"deep HTML", "a.html", strings.Repeat("<div>", 100_000), faq.CodeTooDeep},
		{"deep lists", "a.html", strings.Repeat("<ul><li>", 100) + "a", faq.CodeTooDeep},
		{"quotation marks without an end", "a.csv", "question,answer\n" + strings.Repeat("\"a,", 100_000), faq.CodeNoAnswer},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := OpenFS(fstest.MapFS{c.path: {Data: []byte(c.text)}}, "test:", "test")
			s.file = c.path
			result, err := s.Read(context.Background(), Handler{Document: func(*Document) error { return nil }})
			if err != nil || len(result.Skipped) != 1 || result.Skipped[0].Err.Code != c.code {
				t.Errorf("skipped %v, %v, want %s", result.Skipped, err, c.code)
			}
		})
	}
	wide := "<table><tr><td colspan=100000>a</td></tr>" + strings.Repeat("<tr><td rowspan=9999>b</td></tr>", 1000) + "</table>"
	if p, err := readHTML("a.html", []byte(wide)); err == nil && len(p.src) > 100*len(wide) {
		t.Errorf("%d bytes of a table became %d", len(wide), len(p.src))
	}
}

func bomb() string {
	text := "a0: &a0 [answer, answer]\n"
	for i := range 30 {
		text += fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i)
	}
	return text
}
