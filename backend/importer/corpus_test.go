package importer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// corpus opens a part of the real content that the program is tried on. It lies
// beside the repository and is no part of it.
func corpus(t testing.TB, part string) *Source {
	t.Helper()
	location := filepath.Join("..", "..", "..", "shared", "corpus", filepath.FromSlash(part))
	if _, err := os.Stat(location); err != nil {
		t.Skip("the corpus of real pages is not there")
	}
	s, err := Open(location)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// seedQuestions are those of the page that the project started from.
var seedQuestions = []string{
	"製品を理解するために参考となる公開情報を教えて欲しい",
	"価格ページでは利用可能なはずの仮想マシンが使用できない",
	"Machine Learning ワークスペースを別のリソース グル―プまたは別のサブスクリプションに移動することは可能か",
	"セキュリティ要件のため各リソースへのアクセスを制限することは可能か",
	"機能の説明にある 「プレビュー」 とは何か",
	"コストの見積もり方を知りたい",
	"コンピューティング インスタンスとコンピューティング クラスターの違いについて",
	"Azure Machine Learning Studio (Classic) と Azure Machine Learning のデザイナー機能はどのような違いがあるか",
	"リソース名に平仮名や漢字を使用可能か",
	"コンピューティング インスタンスを自動で停止させたい",
}

func TestSeedPage(t *testing.T) {
	documents, result := readAll(t, corpus(t, "jpmlblog/FAQ.md"))
	if len(documents) != 1 {
		t.Fatalf("%d documents", len(documents))
	}
	d := documents[0]
	if d.Path != "FAQ.md" || d.Class != faq.ClassFAQ || !d.HardBreaks || d.Permalink != "2020/04/22/FAQ/" ||
		d.Title != "Azure Machine Learning (AzureML, AML) の FAQ" || !slices.Equal(d.Tags, []string{"FAQ"}) {
		t.Errorf("document is %+v", d.Document)
	}
	if result.Base != "https://jpmlblog.github.io/blog/" || result.Title != d.Title {
		t.Errorf("result is %q, %q", result.Base, result.Title)
	}
	checkSeed(t, d)
	if len(result.Warnings) != 1 || result.Warnings[0].Line != 173 || result.Warnings[0].Err.Code != faq.CodeNoAnswer {
		t.Errorf("warnings are %v; want the placeholder in line 173", result.Warnings)
	}
}

func checkSeed(t *testing.T, d *Document) {
	t.Helper()
	var questions []string
	for _, q := range d.Questions {
		questions = append(questions, q.Question)
		for _, foreign := range []string{"<details", "</details", "<summary", "変更履歴", "modified by", "適宜追加", "***"} {
			if strings.Contains(q.Answer, foreign) {
				t.Errorf("the answer of %q has %q:\n%s", q.Question, foreign, q.Answer)
			}
		}
		if q.Detail != "" || len(q.Category) > 0 {
			t.Errorf("%q has the detail %q and the category %q", q.Question, q.Detail, q.Category)
		}
	}
	if !slices.Equal(questions, seedQuestions) {
		t.Errorf("questions are\n%s\nwant\n%s", strings.Join(questions, "\n"), strings.Join(seedQuestions, "\n"))
	}
}

func TestCorpusBlogs(t *testing.T) {
	for _, c := range []struct {
		part, base             string
		posts, entries, drafts int
	}{
		{"jpmlblog", "https://jpmlblog.github.io/blog/", 25, 34, 9},
		{"jpdsi", "https://jpdsi.github.io/blog/", 69, 90, 3},
	} {
		t.Run(c.part, func(t *testing.T) {
			documents, result := readAll(t, corpus(t, c.part))
			entries, found, missing := 0, 0, 0
			for _, d := range documents {
				entries += len(d.Questions)
				if d.Path == "FAQ.md" {
					checkSeed(t, d)
				}
				if d.Permalink == "" || !d.HardBreaks {
					t.Errorf("%s: permalink %q, hard breaks %v", d.Path, d.Permalink, d.HardBreaks)
				}
				for _, q := range d.Questions {
					for _, image := range q.Images {
						if image.Hash != "" {
							found++
						}
					}
				}
			}
			for _, w := range result.Warnings {
				if w.Err.Code == faq.CodeImageMissing || w.Err.Code == faq.CodeImageInvalid {
					missing++
					t.Log(w.Path, w.Line, w.Err)
				}
			}
			drafts := 0
			for _, s := range result.Skipped {
				if s.Err.Code == faq.CodeDraft {
					drafts++
				} else {
					t.Errorf("%s was skipped: %v", s.Path, s.Err)
				}
			}
			if len(documents) != c.posts || entries != c.entries || drafts != c.drafts || result.Base != c.base {
				t.Errorf("%d posts, %d entries, %d drafts, base %q; want %d, %d, %d, %q",
					len(documents), entries, drafts, result.Base, c.posts, c.entries, c.drafts, c.base)
			}
			if found == 0 || 100*missing > found {
				t.Errorf("%d images were found and %d were not", found, missing)
			}
		})
	}
}

func TestCorpusQuiz(t *testing.T) {
	documents, result := readAll(t, corpus(t, "javascript-questions"))
	if len(documents) != 1 || len(documents[0].Questions) != 155 || len(result.Warnings) > 0 {
		t.Fatalf("%d documents, warnings %v", len(documents), result.Warnings)
	}
	for _, q := range documents[0].Questions {
		if !strings.HasPrefix(q.Answer, "#### Answer: ") || !strings.Contains(q.Detail, "A: ") {
			t.Errorf("%d %s\n%s\n%s", q.Line, q.Question, q.Detail, q.Answer)
		}
	}
}
