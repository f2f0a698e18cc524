package search

import (
	"strings"
	"testing"
)

// marked writes a text with its ranges in brackets.
func marked(text string, ranges [][2]int) string {
	var b strings.Builder
	last := 0
	for _, r := range ranges {
		b.WriteString(text[last:r[0]] + "[" + text[r[0]:r[1]] + "]")
		last = r[1]
	}
	return b.String() + text[last:]
}

func TestQuestionRanges(t *testing.T) {
	for _, c := range []struct{ name, question, query, want string }{
		{"every place of every term", "コストのコストと見積", "見積 コスト", "[コスト]の[コスト]と[見積]"},
		{"spaces and dashes within", "新しいリソース グル―プの", "リソースグループ", "新しい[リソース グル―プ]の"},
		{"terms that overlap or touch", "見積もり方法", "見積もり もり方 法", "[見積もり方法]"},
		{"width and half-width marks", "ｱﾌﾟﾘｶﾞﾂｶｴﾅｲ", "アプリ ガ", "[ｱﾌﾟﾘｶﾞ]ﾂｶｴﾅｲ"},
		{"hyphens", "Send an e-mail", "email", "Send an [e-mail]"},
		{"the other script only when it was needed", "プレビューとぷれびゅー", "ぷれびゅー", "プレビューと[ぷれびゅー]"},
		{"the other script", "プレビューとは", "ぷれびゅー", "[プレビュー]とは"},
		{"not across words", "the rest is here", "here", "the rest is [here]"},
		{"exclusions are not marked", "コスト見積", "コスト -方法", "[コスト]見積"},
		{"fuzzy: the characters in the tightest window", "n o t e: a notebook", "nbok", "n o t e: a [n]ote[bo]o[k]"},
		{"fuzzy: beside literal terms", "Open a notebook", "nbok open", "[Open] a [n]ote[bo]o[k]"},
		{"emoji and their joiners", "👨‍👩 コスト ❤️", "コスト ❤", "👨‍👩 [コスト] [❤️]"},
		{"around bytes that are not UTF-8", "\xffコスト\xff", "コスト", "\xff[コスト]\xff"},
	} {
		r := mustSearch(t, build(questions(c.question)), c.query, Options{})
		if len(r.Hits) != 1 {
			t.Errorf("%s: %q does not find %q", c.name, c.query, c.question)
			continue
		}
		if got := marked(c.question, r.Hits[0].QuestionRanges); got != c.want {
			t.Errorf("%s: %q marks %q, want %q", c.name, c.query, got, c.want)
		}
	}
	if r := mustSearch(t, build(questions("コスト")), "", Options{}); r.Hits[0].QuestionRanges != nil {
		t.Errorf("a list marks %v", r.Hits[0].QuestionRanges)
	}
}

func TestFitAt(t *testing.T) {
	for _, c := range []struct {
		name, text, key string
		want            fit
	}{
		{"a word", "Private Link", "link", fitWord},
		{"a beginning", "Private Link", "priv", fitWordStart},
		{"an inside", "Private Link", "vate", fitInside},
		{"two words", "Private Link", "privatelink", fitWord},
		{"a word and a beginning", "Private Link", "privatel", fitWordStart},
		{"pieces of two words", "Private Link", "telin", fitNone},
		{"a word at hyphens", "an e-mail", "mail", fitWord},
		{"a word at punctuation", "(classic)", "classic", fitWord},
		{"digits are letters of the word", "v2 api", "v", fitWordStart},
		{"a word at another script", "AutoMLの設定", "automl", fitWord},
		{"an inside before another script", "AutoMLの設定", "mlの", fitInside},
		{"katakana up to hiragana", "コストの", "コスト", fitWord},
		{"a katakana beginning", "コストコ", "コスト", fitWordStart},
		{"a katakana inside", "マッピング", "ピング", fitInside},
		{"Japanese across spaces", "リソース グループ", "スグル", fitInside},
	} {
		f := fold(c.text).keyed()
		from := strings.Index(f.key, c.key)
		if got := fitAt(f, from, from+len(c.key)); got != c.want {
			t.Errorf("%s: %q in %q fits %d, want %d", c.name, c.key, c.text, got, c.want)
		}
	}
}

func TestTightest(t *testing.T) {
	for _, c := range []struct {
		name, text, pattern string
		want                window
		found               bool
	}{
		{"in one piece", "xx notebook", "notebook", window{2, 10}, true},
		{"the later, tighter one", "アイイウアイウ", "アイウ", window{4, 7}, true},
		{"the first of equal ones", "アイウアイウ", "アイウ", window{0, 3}, true},
		{"not in this order", "ウイア", "アイウ", window{}, false},
		{"up to three times as long", "アイ345678ウ", "アイウ", window{0, 9}, true},
		{"no longer", "アイ3456789ウ", "アイウ", window{}, false},
		{"a Latin one only from the start of a word", "scope of", "cpf", window{}, false},
		{"after a gap a word starts", "s-cope of", "cpf", window{1, 7}, true},
	} {
		f := fold(c.text).keyed()
		got, ok := tightest(f.key, f.gaps.has, []rune(c.pattern))
		if ok != c.found || ok && got != c.want {
			t.Errorf("%s: %q in %q has %v, %v, want %v, %v", c.name, c.pattern, c.text, got, ok, c.want, c.found)
		}
	}
}
