package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	filler := strings.Repeat("この文は長さのためだけにあります。", 20)
	for _, c := range []struct{ name, text, query, want string }{
		{"a short answer whole", "料金計算ツールを使います。", "ツール", "料金計算[ツール]を使います。"},
		{"no answer", "", "問", ""},
		{"white space and control characters become spaces", " \n一行目\r\n\n二行目\t三\x00四\n ", "二行目", "一行目 [二行目] 三 四"},
		{"marks across a line break", "リソース\nグループ", "リソースグループ", "[リソース グループ]"},
		{"signs of direction are left out", "abc\u202Edef\u2066x", "def", "abc[def]x"},
		{"bytes that are not UTF-8 are shown as such", "コスト\xffです", "コスト", "[コスト]\uFFFDです"},
		{"found in the question only: the beginning", "最初の文です。" + filler, "問",
			"最初の文です。" + strings.Repeat("この文は長さのためだけにあります。", 6)},
		{"from the start of a sentence", filler + "前の文は三十字より少し短いので入る。コストは高い。" + filler, "コスト",
			"前の文は三十字より少し短いので入る。[コスト]は高い。" + strings.Repeat("この文は長さのためだけにあります。", 5)},
		{"the end of the answer fills the line from the front", filler + "コスト", "コスト",
			strings.Repeat("この文は長さのためだけにあります。", 6) + "[コスト]"},
		{"the place with most terms", "コストの話。" + filler + "見積もりとコスト。" + filler + "コスト、コスト、コスト。", "コスト 見積もり",
			"この文は長さのためだけにあります。[見積もり]と[コスト]。" + strings.Repeat("この文は長さのためだけにあります。", 5)},
		{"the place with most of one term", "コストの話。" + filler + "コストとコスト。" + filler, "コスト",
			"この文は長さのためだけにあります。[コスト]と[コスト]。" + strings.Repeat("この文は長さのためだけにあります。", 5)},
		{"Latin words are not cut", strings.Repeat("somewhere ", 30) + "cost " + strings.Repeat("somewhere ", 30), "cost",
			"…somewhere somewhere somewhere [cost]" + strings.Repeat(" somewhere", 8) + "…"},
		{"in the other script", "プレビューです。", "ぷれびゅー", "[プレビュー]です。"},
	} {
		r := mustSearch(t, build([]Entry{{Question: "問", Text: c.text}}), c.query, Options{})
		if len(r.Hits) != 1 {
			t.Errorf("%s: %q is not found", c.name, c.query)
			continue
		}
		got := marked(r.Hits[0].Excerpt, r.Hits[0].ExcerptRanges)
		if got != c.want {
			t.Errorf("%s: %q shows\n  %q, want\n  %q", c.name, c.query, got, c.want)
		}
	}
}

// Whatever the answer, an excerpt is one line within its length, and shows the
// place that was found.
func TestExcerptOfLongAnswers(t *testing.T) {
	for _, filler := range []string{"あ", "アー", "漢字", "word ", "。", "\n", "、", "👨‍👩‍👧", "e\u0301", "か\u3099", "-"} {
		for _, n := range []int{10, 300, 5000} {
			text := strings.Repeat(filler, n) + "\n見積もり\n" + strings.Repeat(filler, n)
			r := mustSearch(t, build([]Entry{{Text: text}}), "見積もり", Options{})
			got := r.Hits[0].Excerpt
			if strings.ContainsAny(got, "\n\t") || utf8.RuneCountInString(got) > excerptRunes+2 || !strings.Contains(got, "見積もり") {
				t.Errorf("%d × %q: the excerpt is %q", n, filler, got)
			}
			if marked := marked(got, r.Hits[0].ExcerptRanges); !strings.Contains(marked, "[見積もり]") {
				t.Errorf("%d × %q: marked %q", n, filler, marked)
			}
		}
	}
}

// The way back from the key of a long answer goes through a checkpoint.
func TestSource(t *testing.T) {
	var text strings.Builder
	for range 2000 {
		text.WriteString("Private Link の 料金-表、サーバー ﾃﾞｰﾀ。\n")
	}
	x := build([]Entry{{Text: "前の答え"}, {Text: text.String()}, {Text: strings.Repeat("次の 答え", 1000)}})
	p := &x.parts[0]
	f := &p.answers.field
	if len(f.checkpoints) < 50 {
		t.Fatalf("%d checkpoints", len(f.checkpoints))
	}
	start := int(f.starts[1])
	whole := fold(text.String())
	at := func(key int) int { // the byte of the text that a byte of the UTF-8 key comes from
		coded := start + len(f.encode(whole.key[:key]))
		return len(p.texts.decode(p.texts.coded(1)[:f.source(&p.texts, 1, coded, new(folder))]))
	}
	for i := 0; i < len(whole.runes); i += 97 {
		if got, want := at(int(whole.runes[i].at)), int(whole.runes[i].from); got != want {
			t.Fatalf("byte %d of the key is at %d of the text, want %d", whole.runes[i].at, got, want)
		}
	}
	if got := at(len(whole.key)); got != text.Len() {
		t.Errorf("the end of the key is at %d, want %d", got, text.Len())
	}
}
