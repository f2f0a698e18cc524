package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus gives a folder of the real content beside the repository.
func corpus(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "corpus", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the corpus is not here (%s)", path)
	}
	return path
}

// seedQuestions are those of the page that Kotae started from, in its order.
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
	location := filepath.Join(corpus(t, "jpmlblog"), "FAQ.md")
	l := newLibrary(t)
	if got := counts(imported(t, l, location)); got != [6]int{10, 0, 0, 0, 0, 0} {
		t.Errorf("first import: %v", got)
	}
	for i, item := range l.List(Selection{}) {
		if item.Question != seedQuestions[i] {
			t.Errorf("question %d is %q, want %q", i, item.Question, seedQuestions[i])
		}
	}
	if got := counts(imported(t, l, location)); got != [6]int{0, 0, 10, 0, 0, 0} {
		t.Errorf("second import: %v", got)
	}
}

func TestSeedBlog(t *testing.T) {
	l := newLibrary(t)
	r := imported(t, l, corpus(t, "jpmlblog"))
	posts := 0
	for _, d := range r.Documents {
		if d.Path != "FAQ.md" {
			posts += d.Entries
		}
	}
	// Published posts beside the FAQ page; 9 templates and drafts.
	if posts != 24 || posts != len(r.Documents)-1 || r.Added != posts+10 || len(r.Skipped) != 9 {
		t.Errorf("%d posts of %d documents, %d entries, skipped %+v", posts, len(r.Documents), r.Added, r.Skipped)
	}
	inside, toBlog, images, missing := 0, 0, 0, 0
	for _, item := range l.List(Selection{}) {
		d, err := l.Detail(item.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range d.Links {
			if strings.Contains(link.URL, "jpmlblog.github.io/blog/20") {
				toBlog++
				if link.Entry != "" {
					inside++
				} else {
					t.Logf("%s: %s leads outside", item.Document, link.URL)
				}
			}
		}
		for _, image := range d.Images {
			if strings.Contains(image.Ref, "docs.microsoft.com") {
				continue // another site's
			}
			images++
			if image.Hash == "" {
				missing++
				t.Logf("%s: %s is missing", item.Document, image.Ref)
			}
		}
	}
	if inside*100 < toBlog*95 || toBlog < 20 {
		t.Errorf("%d of %d links between posts open inside", inside, toBlog)
	}
	if missing*100 > images || images < 50 {
		t.Errorf("%d of %d images are missing", missing, images)
	}
}
