package library

import (
	"os"
	"path/filepath"
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
}

// TestBlogsResolve checks that what the blogs refer to works without internet, as
// far as the corpus has it: of one blog it has no pictures.
func TestBlogsResolve(t *testing.T) {
	for _, c := range []struct {
		name                  string
		images, links, places int // at least so many
	}{{"jpmlblog", 90, 20, 0}, {"jpdsi", 300, 50, 100}, {"jpazmon-integ", 0, 90, 600}} {
		l := newLibrary(t)
		imported(t, l, corpus(t, c.name))
		r, err := l.Unresolved("")
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: images %+v, links %+v, places %+v", c.name, r.Images, r.Links, r.Places)
		if r.Images.Resolved*100 < r.Images.Total*99 && c.images > 0 || r.Images.Resolved < c.images {
			t.Errorf("%s: of %d images %d", c.name, r.Images.Total, r.Images.Resolved)
		}
		if inside := r.Links.Total - r.Links.Outside; r.Links.Resolved*100 < inside*98 || r.Links.Resolved < c.links {
			t.Errorf("%s: of %d links to documents that are there %d", c.name, inside, r.Links.Resolved)
		}
		if r.Places.Resolved*100 < r.Places.Total*98 || r.Places.Resolved < c.places {
			t.Errorf("%s: of %d places %d", c.name, r.Places.Total, r.Places.Resolved)
		}
	}
}
