package search

import (
	"testing"
	"unicode/utf8"
)

// FuzzSearch searches for any query in any entry: what is shown must be valid.
func FuzzSearch(f *testing.F) {
	for _, c := range [][3]string{
		{"コスト 見積", "コストの見積もり方", "料金計算ツールを使います。"},
		{"notebok -x", "Open a notebook", "e-mail\n\n\u202Eabc"},
		{"ぷれびゅーk 「a", "「プレビュー」とは", "ヴァ゛ー―〜"},
		{"\xff \xed\xa0\x80", "\xed\xa0\x80a\xff", "\x00\x01\x02"},
		{"שלום ❤", "\u202Eשלום👨‍👩‍👧", "❤️\u0301\u0301e\u0301"},
		{"a b a -c tag:d", "ba ab", "㈱①ﷺ"},
	} {
		f.Add(c[0], c[1], c[2])
	}
	f.Fuzz(func(t *testing.T, query, question, text string) {
		entries := []Entry{
			{Question: question, Text: text, Category: []string{text}, Tags: []string{question, query}},
			{Question: query, Text: question},
			{Question: text, Text: query + "\n" + text},
		}
		x := buildWith(entries, Lexicon{
			Readings: func(yield func(string, string) bool) { _ = yield(question, text) && yield(text, query) },
			Aliases:  []Alias{{query, question}},
		})
		x = x.With([]Entry{entries[1]}, nil)
		r := mustSearch(t, x, query, Options{})
		if r.Total != len(r.Hits) {
			t.Fatalf("%q: %d of %d hits", query, len(r.Hits), r.Total)
		}
		for _, h := range r.Hits {
			checkRanges(t, query, entries[h.Ref].Question, h.QuestionRanges)
			checkRanges(t, query, h.Excerpt, h.ExcerptRanges)
			if !utf8.ValidString(h.Excerpt) || utf8.RuneCountInString(h.Excerpt) > excerptRunes+2 {
				t.Fatalf("%q: the excerpt of %q is %q", query, entries[h.Ref].Text, h.Excerpt)
			}
		}
	})
}

// checkRanges fails unless ranges are ascending, apart, in bounds and whole runes.
func checkRanges(t *testing.T, query, text string, ranges [][2]int) {
	t.Helper()
	boundary, last := runeBoundaries(text), -1
	for _, r := range ranges {
		if r[0] <= last || r[0] >= r[1] || !boundary[r[0]] || !boundary[r[1]] {
			t.Fatalf("%q in %q: ranges %v", query, text, ranges)
		}
		last = r[1]
	}
}
