package search

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"kotae/backend/faq"
)

// questions makes entries out of questions alone.
func questions(texts ...string) []Entry {
	entries := make([]Entry, len(texts))
	for i, text := range texts {
		entries[i].Question = text
	}
	return entries
}

// found writes the entries of a result in order, each with its tier.
func found(r Result) string {
	var parts []string
	for _, h := range r.Hits {
		parts = append(parts, strings.TrimRight(strconv.Itoa(h.Ref)+" "+string(h.Tier), " "))
	}
	return strings.Join(parts, ", ")
}

func TestSearch(t *testing.T) {
	entries := []Entry{
		0: {Question: "コストの見積もり方", Text: "料金計算ツールを使います。", Category: []string{"料金"}, Tags: []string{"FAQ"}},
		1: {Question: "Azure Private Link", Text: "コストは通信量によります。"},
		2: {Question: "機能の「プレビュー」とは", Text: "瑕疵を問わない条件です。", Tags: []string{"料金", "表"}},
		3: {Question: "HTML を main で使う", Text: "An e-mail says: AI is private. Follow the link."},
		4: {Question: "リソース グル―プの削除", Text: "ぷれびゅーはありません。"},
	}
	for _, c := range []struct{ name, query, want string }{
		{"question before answer", "コスト", "0 exact, 1 exact"},
		{"all terms, in any order and field", "料金計算 コスト 見積", "0 exact"},
		{"a term that stands nowhere: what is left is vague", "コスト 犬", "0 fuzzy, 1 fuzzy"},
		{"category and tag", "料金", "0 exact, 2 exact"},
		{"labels are not joined", "料金表", "0 fuzzy, 2 fuzzy"},
		{"the answer alone", "瑕疵", "2 exact"},
		{"the other kana script comes after the same one", "ぷれびゅー", "4 exact, 2 reading"},
		{"the worst term decides the tier", "ぷれびゅー 瑕疵", "2 reading"},
		{"differences that folding hides are exact", "ﾘｿｰｽｸﾞﾙｰﾌﾟ", "4 exact"},
		{"a question in one piece", "リソースグループの削除", "4 exact"},
		{"Latin words that follow each other come first", "private link", "1 exact, 3 exact"},
		{"a word before its beginning", "lin", "1 exact, 3 exact"},
		{"the inside of a word is found too", "tm", "3 soft"},
		{"pieces of two words are not", "sai", ""},
		{"words written together are", "privatelink", "1 exact"},
		{"phrase", `"private link"`, "1 exact"},
		{"a phrase in one script only", "「ぷれびゅー」", "4 exact"},
		{"exclusion", "料金 -瑕疵", "0 exact"},
		{"an exclusion hides no words that only contain it", "link -mai", "1 exact"},
		{"an exclusion hides words that start with it", "link -mail", "1 exact"},
		{"exclusion by label", "コスト -faq", "1 exact"},
		{"exclusions in one script only", "瑕疵 -ぷれびゅー", "2 exact"},
		{"only exclusions: the rest in order", "-料金", "1, 3, 4"},
		{"nothing asked: all in order", " ー ", "0, 1, 2, 3, 4"},
		{"filters are left to the caller", "tag:none", "0, 1, 2, 3, 4"},
		{"half a syllable at the end", "プレビューk", "2 reading, 4 reading"},
	} {
		if got := found(mustSearch(t, build(entries), c.query, Options{})); got != c.want {
			t.Errorf("%s: %q finds %q, want %q", c.name, c.query, got, c.want)
		}
	}
}

func TestRankOrder(t *testing.T) {
	for _, c := range []struct {
		name, query string
		entries     []Entry // in the order wanted
	}{
		{"a greater share of the question", "コスト", questions("コストとは", "コストの見積もりの方法とは何か")},
		{"a word, its beginning, its inside", "auto", questions("the auto scale", "the autos cale", "the xauto scale")},
		{"question, label, answer", "コスト", []Entry{
			{Question: "コスト"}, {Question: "甲", Tags: []string{"コスト"}}, {Question: "乙", Text: "コスト"}}},
		{"more often in the answer", "瑕疵", []Entry{
			{Question: "甲", Text: "瑕疵、瑕疵と瑕疵。"}, {Question: "乙", Text: "瑕疵、契約と条件。"}}},
		{"the shorter of two answers", "瑕疵", []Entry{
			{Question: "甲", Text: "瑕疵。"}, {Question: "乙", Text: "瑕疵。" + strings.Repeat("契約と条件。", 20)}}},
		{"an answer about both before a question about one", "private link", []Entry{
			{Question: "閉域網の接続", Text: "Private Link を使います。Private Link は有料です。"},
			{Question: "The link is broken", Text: "Use a private window."}}},
		{"questions with both before answers about both", "private link", []Entry{
			{Question: "A link that is private", Text: "開けます。"},
			{Question: "閉域網", Text: strings.Repeat("Private Link を使います。", 9)}}},
		{"the rarer term in the question", "甲 乙", append([]Entry{
			{Question: "乙とは", Text: "甲です。"}, {Question: "甲とは", Text: "乙です。"}}, questions("甲一", "甲二", "甲三")...)},
	} {
		// Built backwards, so that only the rank can bring the order about.
		entries := slices.Clone(c.entries)
		slices.Reverse(entries)
		r := mustSearch(t, build(entries), c.query, Options{})
		for i, h := range r.Hits {
			if entries[h.Ref].Question != c.entries[i].Question {
				t.Errorf("%s: %q finds %q in place %d, want %q", c.name, c.query, entries[h.Ref].Question, i, c.entries[i].Question)
			}
		}
		if len(r.Hits) < 2 {
			t.Errorf("%s: %q finds %s", c.name, c.query, found(r))
		}
	}
}

func TestPage(t *testing.T) {
	x := build(questions("コスト一", "コスト二", "コスト三", "別", "コスト四"))
	for _, c := range []struct {
		name    string
		options Options
		total   int
		want    string
	}{
		{"no limit", Options{}, 4, "0 exact, 1 exact, 2 exact, 4 exact"},
		{"limit", Options{Limit: 2}, 4, "0 exact, 1 exact"},
		{"offset", Options{Offset: 1, Limit: 2}, 4, "1 exact, 2 exact"},
		{"offset without limit", Options{Offset: 3}, 4, "4 exact"},
		{"limit beyond the end", Options{Offset: 3, Limit: 9}, 4, "4 exact"},
		{"offset beyond the end", Options{Offset: 9, Limit: 9}, 4, ""},
		{"negative numbers", Options{Offset: -1, Limit: -1}, 4, "0 exact, 1 exact, 2 exact, 4 exact"},
		{"accept", Options{Accept: func(e int) bool { return e%2 == 0 }}, 3, "0 exact, 2 exact, 4 exact"},
	} {
		r := mustSearch(t, x, "コスト", c.options)
		if r.Total != c.total || found(r) != c.want || r.Hits == nil {
			t.Errorf("%s: %d hits, %q, want %d, %q", c.name, r.Total, found(r), c.total, c.want)
		}
	}
}

func TestEmptyIndex(t *testing.T) {
	for _, query := range []string{"", "コスト", `-a "b`} {
		if r := mustSearch(t, build(nil), query, Options{Limit: 5}); r.Total != 0 || len(r.Hits) != 0 {
			t.Errorf("%q finds %+v", query, r)
		}
	}
}

// A page that was pasted into the box, and one that somebody put into a title.
func TestHugeInput(t *testing.T) {
	page := strings.Repeat("コスト の 見積もり private link ", 30_000)
	entries := []Entry{{Question: page, Text: page}, {Question: "コスト", Text: strings.Repeat("あ", 1<<20)}}
	x := build(entries)
	for _, query := range []string{page, strings.ReplaceAll(page, " ", ""), "コスト 見積", "ksotc", strings.Repeat("あ", 1<<20), "-" + page, "「" + page} {
		for _, h := range mustSearch(t, x, query, Options{}).Hits {
			checkRanges(t, cut(query, 20), entries[h.Ref].Question, h.QuestionRanges)
		}
	}
}

func TestFuzzy(t *testing.T) {
	x := build([]Entry{
		0: {Question: "Open a notebook", Text: "A note from Bob, OK?"},
		1: {Question: "コンピューティング インスタンスの停止"},
		2: {Question: "コストの見積もり方"},
		3: {Question: "How to enable Microsoft Entra"},
		4: {Question: "甲", Text: "notebook"},
	})
	for _, c := range []struct{ name, query, want string }{
		{"letters left out", "ntbook", "0 fuzzy"},
		{"kana left out", "コンテング", "1 fuzzy"},
		{"in the other script", "こんてんぐ", "1 fuzzy"},
		{"one term fuzzy, one literal", "ntbook open", "0 fuzzy"},
		{"not from the middle of a Latin word", "cosf", ""},
		{"not over more than three times the length", "opnk", ""},
		{"not of two characters", "ノコ", ""},
		{"one of them in the answer", "ntbook bob", "0 fuzzy"},
		{"never of phrases", `"notebok"`, ""},
		{"never of exclusions", "open -notebok", "0 exact"},
		{"literal hits stand first", "notebook", "0 exact, 4 exact"},
		{"slips are better than that", "notebok", "0 typo, 4 typo"},
		{"terms beyond the cap count by their beginning", strings.Repeat("コ", 40), ""},
	} {
		if got := found(mustSearch(t, x, c.query, Options{})); got != c.want {
			t.Errorf("%s: %q finds %q, want %q", c.name, c.query, got, c.want)
		}
	}
}

func TestFuzzyOnlyWithFewHits(t *testing.T) {
	entries := append(questions("notebo_ok"), questions("nbok 1", "nbok 2", "nbok 3", "nbok 4")...)
	if got, want := found(mustSearch(t, build(entries), "nbok", Options{})), "1 exact, 2 exact, 3 exact, 4 exact, 0 fuzzy"; got != want {
		t.Errorf("with four literal hits: %q, want %q", got, want)
	}
	entries = append(entries, Entry{Question: "nbok 5"})
	if got, want := found(mustSearch(t, build(entries), "nbok", Options{})), "1 exact, 2 exact, 3 exact, 4 exact, 5 exact"; got != want {
		t.Errorf("with five: %q, want %q", got, want)
	}
	few := Options{Accept: func(ref int) bool { return ref < 3 }}
	if got, want := found(mustSearch(t, build(entries), "nbok", few)), "1 exact, 2 exact, 0 fuzzy"; got != want {
		t.Errorf("with two accepted: %q, want %q", got, want)
	}
}

func TestCancelled(t *testing.T) {
	x := build(questions("コスト"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, query := range []string{"", "コスト", "xyz"} {
		_, err := x.Search(ctx, Parse(query), Options{})
		if faq.CodeOf(err) != faq.CodeCancelled || !errors.Is(err, context.Canceled) {
			t.Errorf("%q after the end of its context gives %v", query, err)
		}
	}
}

// TestConcurrent is of use under the race detector.
func TestConcurrent(t *testing.T) {
	x := build(syntheticEntries(200))
	want := mustSearch(t, x, "machne learning コスト", Options{Limit: 20})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := mustSearch(t, x, "machne learning コスト", Options{Limit: 20}); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
	group.Wait()
}

// Where not all candidates are looked at the total is a guess, but never of more
// entries than there are.
func TestGuessedTotal(t *testing.T) {
	entries := make([]Entry, 3000)
	for i := range entries {
		entries[i] = Entry{Ref: i, Question: "ストレージの料金 " + strconv.Itoa(i), Text: "ストレージは容量で課金されます。料金の表です。"}
	}
	x := Build(entries, Lexicon{})
	for _, query := range []string{"ストレージ", "料金", "ストレージ 料金", "す", "の", "storage"} {
		r, err := x.Search(context.Background(), Parse(query), Options{Limit: 10})
		if err != nil || r.Total > len(entries) {
			t.Errorf("%q: %d of %d entries (approximate: %v), %v", query, r.Total, len(entries), r.Approximate, err)
		}
	}
}
