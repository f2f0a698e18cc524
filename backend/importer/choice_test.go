package importer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kotae/backend/faq"
)

const choicePage = `# 倉庫の手引き
## 目次
- [入庫](#入庫)
- [出庫](#出庫)

## 入庫
朝です。
### 例外
祝日は昼です。
## 出庫
### 夕方
五時です。
### 夜間
不可です。
## 準備中
`

func TestChoice(t *testing.T) {
	for _, c := range []struct {
		name      string
		choice    faq.Choice
		applied   faq.Choice
		class     faq.Class
		questions []string
		warned    bool
	}{
		{"automatic", faq.ChoiceAutomatic, faq.ChoiceAutomatic, faq.ClassArticle, []string{"倉庫の手引き"}, false},
		{"as an article", faq.ChoiceArticle, faq.ChoiceArticle, faq.ClassArticle, []string{"倉庫の手引き"}, false},
		{"by headings of level 2", faq.ChoiceHeading(2), faq.ChoiceHeading(2), faq.ClassFAQ, []string{"入庫", "出庫"}, true},
		{"by headings of level 3", faq.ChoiceHeading(3), faq.ChoiceHeading(3), faq.ClassFAQ, []string{"例外", "夕方", "夜間"}, false},
		{"a level with the title only", faq.ChoiceHeading(1), faq.ChoiceAutomatic, faq.ClassArticle, []string{"倉庫の手引き"}, true},
		{"a level that is gone", faq.ChoiceHeading(5), faq.ChoiceAutomatic, faq.ClassArticle, []string{"倉庫の手引き"}, true},
		{"a word that is no choice", "tables", faq.ChoiceAutomatic, faq.ClassArticle, []string{"倉庫の手引き"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{"a/page.md": {Data: []byte(choicePage)}}
			var d *Document
			result, err := OpenFS(fsys, "test:", "test").Read(context.Background(), Handler{
				Document: func(got *Document) error { d = got; return nil },
				Image:    func(string, string, []byte) error { return nil },
				Choice: func(path string) faq.Choice {
					if path != "a/page.md" {
						t.Errorf("asked for %q", path)
					}
					return c.choice
				},
			})
			if err != nil || d == nil {
				t.Fatalf("read: %v", err)
			}
			var questions []string
			for _, q := range d.Questions {
				questions = append(questions, q.Question)
			}
			if d.Choice != c.applied || d.Class != c.class || !slices.Equal(questions, c.questions) {
				t.Errorf("choice %q: got %q, %s, %q, want %q, %s, %q",
					c.choice, d.Choice, d.Class, questions, c.applied, c.class, c.questions)
			}
			if want := []Level{{2, 2}, {3, 3}}; !slices.Equal(d.Levels, want) {
				t.Errorf("levels: got %v, want %v", d.Levels, want)
			}
			if warned := len(result.Warnings) > 0; warned != c.warned {
				t.Errorf("warnings: %v", result.Warnings)
			}
			if c.choice.Heading() > 0 && c.applied == "" && result.Warnings[0].Err.Code != faq.CodeChoice {
				t.Errorf("warning: got %v, want %s", result.Warnings[0].Err, faq.CodeChoice)
			}
		})
	}
}

// What somebody chose also works on pages that the program would split itself.
func TestChoiceAgainstShape(t *testing.T) {
	page := "---\ntitle: 倉庫の FAQ\n---\n## 入庫\n### Q1. いつですか\nA. 朝です。\n### Q2. どこですか\n西です。\n## 出庫\n### Q3. いつですか\n夕方です。\n"
	p, err := newPage("page.md", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		choice faq.Choice
		want   string
	}{
		{faq.ChoiceAutomatic, "faq [いつですか=朝です。] [どこですか=西です。] [いつですか=夕方です。]"},
		{faq.ChoiceHeading(2), "faq [入庫=### Q1. いつですか\nA. 朝です。\n### Q2. どこですか\n西です。] [出庫=### Q3. いつですか\n夕方です。]"},
		{faq.ChoiceHeading(3), "faq [いつですか=朝です。] [どこですか=西です。] [いつですか=夕方です。]"},
	} {
		class, questions, _ := p.splitAs(c.choice)
		got := string(class)
		for _, q := range questions {
			got += fmt.Sprintf(" [%s=%s]", q.Question, strings.TrimSpace(q.Answer))
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.choice, got, c.want)
		}
	}
}
