package library

import (
	"context"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestFind(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("費用の FAQ", "コストの見積もり方は?", "料金計算ツールを使います。", "上限は?", "コストに上限はありません。"))
	write(t, folder, "post.md", "---\ntitle: 移動の手順\ntags: [手順]\n---\nコストは変わりません。\n")
	imported(t, l, folder)
	id := ids(t, l, Selection{})["上限は?"]
	bookmark(t, l, id)
	for _, c := range []struct {
		name, query string
		in          Selection
		want        []string
	}{
		{"no words: source order", "", Selection{}, []string{"コストの見積もり方は?", "上限は?", "移動の手順"}},
		{"a word of a question before one of an answer", "コスト", Selection{Tag: "FAQ"}, []string{"コストの見積もり方は?", "上限は?"}},
		{"a bookmark, by operator", "is:bookmarked", Selection{}, []string{"上限は?"}},
		{"a bookmark, by selection", "コスト", Selection{Is: "bookmarked"}, []string{"上限は?"}},
		{"unread and bookmarked", "is:unread", Selection{Is: "bookmarked"}, []string{"上限は?"}},
		{"not bookmarked", "コスト -is:bookmarked", Selection{}, []string{"コストの見積もり方は?", "移動の手順"}},
		{"a tag, being typed", "tag:手", Selection{}, []string{"移動の手順"}},
		{"a tag of the sidebar", "", Selection{Tag: "FAQ"}, []string{"コストの見積もり方は?", "上限は?"}},
		{"a document", "コスト", Selection{Source: "s1", Document: "post.md"}, []string{"移動の手順"}},
		{"a source", "source:s2", Selection{}, nil},
		{"signs alone", "・", Selection{}, nil},
		{"an operator in capitals", "IS:Bookmarked", Selection{}, []string{"上限は?"}},
		{"an unknown state", "is:blue", Selection{}, nil},
		{"archived", "", Selection{Is: "archived"}, nil},
	} {
		found, err := l.Find(context.Background(), c.query, c.in, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range found.Hits {
			got = append(got, h.Question)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") || found.Total != len(c.want) {
			t.Errorf("%s: %q in %+v: got %d %q, want %q", c.name, c.query, c.in, found.Total, got, c.want)
		}
	}
}

func TestFindPages(t *testing.T) {
	l := newLibrary(t)
	imported(t, l, faq.StarterLocation)
	for _, query := range []string{"", "の"} {
		all, err := l.Find(context.Background(), query, Selection{}, 0, 1000)
		if err != nil || all.Total != len(all.Hits) || all.Total < 10 {
			t.Fatalf("%q: %d of %d, %v", query, len(all.Hits), all.Total, err)
		}
		part, err := l.Find(context.Background(), query, Selection{}, 5, 3)
		if err != nil || part.Total != all.Total || len(part.Hits) != 3 || part.Hits[0].ID != all.Hits[5].ID {
			t.Errorf("%q: the part from 5 is %+v, %v", query, part.Hits, err)
		}
	}
}

func TestHitRangesCountUTF16(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "😀 コストは?", "😀😀 見積もり。"))
	imported(t, l, folder)
	found, err := l.Find(context.Background(), "コスト", Selection{}, 0, 1)
	if err != nil || len(found.Hits) != 1 {
		t.Fatalf("got %+v, %v", found, err)
	}
	if got := found.Hits[0].QuestionRanges; len(got) != 1 || got[0] != (faq.Range{3, 6}) {
		t.Errorf("ranges %v in %q", got, found.Hits[0].Question)
	}
}
