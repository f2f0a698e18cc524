package search

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, text, key string }{
		{"full-width ASCII becomes lower-case ASCII", "ＡｕｔｏＭＬ２", "automl2"},
		{"case", "Azure ÀÉ Σ", "azureaeσ"},
		{"accents, composed and not", "Café Cafe\u0301", "cafecafe"},
		{"ligatures", "ﬁle", "file"},
		{"signs made of letters", "①㈱㍻㌔", "1(株)平成キロ"},
		{"half-width kana", "ﾃﾞｻﾞｲﾅｰ ﾊﾟｿｺﾝ ｶﾞ", "デザイナパソコンガ"},
		{"decomposed kana", "か\u3099ハ\u309Aウ\u3099", "がパブ"},
		{"voicing marks that stand alone", "か゛は゜", "がぱ"},
		{"a voicing mark without a kana to join is dropped", "あ\u3099a\u3099゛", "あa"},
		{"long vowels are dropped", "サーバー コーヒーー ｺｰﾄﾞ", "サバコヒコド"},
		{"a long vowel alone is nothing", "ー", ""},
		{"dashes that look like ー, after kana", "グル―プ サ‐バ サ−バ サ－バ サ─バ サ—バ サ﹘バ サ⁻バ サ˗バ", "グルプ" + strings.Repeat("サバ", 8)},
		{"one dash after the other", "これ――それ", "これそれ"},
		{"longer dashes elsewhere stay", "表―裏 a—b ル ―プ", "表―裏a—bル―プ"},
		{"hyphens elsewhere are dropped", "e-mail e‐mail １－２ −5 見積-", "emailemail125見積"},
		{"the hyphen and tildes between kana", "サ-バ らーめん ら〜めん ラ～メン ラ~メン ラ〰メン", "サバ" + "らめんらめん" + strings.Repeat("ラメン", 3)},
		{"tildes elsewhere are kept as one", "5〜10 そうです～ a~b〰", "5~10そうです~a~b~"},
		{"spaces of all kinds", "リソース　グ ル\u00A0ー\u200Bプ\uFEFF\t\n", "リソスグルプ"},
		{"the middle dot", "ア・イ･ウ", "アイウ"},
		{"small kana become large", "クォータ ファィゥェォャュョヮ ゃゅょゎぁ", "クオタフアイウエオヤユヨワやゆよわあ"},
		{"the small っ stays", "ロック ろっく", "ロックろっく"},
		{"ヴ and its kana", "ヴァイオリン ヴィ ヴ ヴェ ヴォ レヴュー ゔぁ ｳﾞｧ", "バイオリンビブベボレビユばバ"},
		{"ヂ and ヅ", "ヂヅ ぢづ チ\u3099", "ジズじずジ"},
		{"一 is no long vowel", "ワ一ク", "ワ一ク"},
		{"katakana and hiragana stay apart", "ひらヒラ", "ひらヒラ"},
		{"variation selectors and joiners", "葛\U000E0100 ❤️ 👨‍👩 1️⃣", "葛❤👨👩1"},
		{"compatibility ideographs", "神⽇", "神日"},
		{"control characters", "a\x00b\x1b\u0085c", "abc"},
		{"bytes that are not UTF-8", "a\xffb\xed\xa0\x80c", "abc"},
		{"punctuation stays", "「何?」(x)", "「何?」(x)"},
		{"other scripts", "Привет 한글 ไทย", "привет한글ไทย"},
	} {
		if got := fold(c.text).key; got != c.key {
			t.Errorf("%s: fold(%q) = %q, want %q", c.name, c.text, got, c.key)
		}
	}
}

// The marked text is what a hit shows.
func TestFoldSource(t *testing.T) {
	for _, c := range []struct{ name, text, key, want string }{
		{"spaces and a dash within", "新しいリソース グル―プの", "リソスグルプ", "リソース グル―プ"},
		{"a long vowel at the end", "サーバーの", "サバ", "サーバー"},
		{"a hyphen within", "e-mail", "email", "e-mail"},
		{"a hyphen at the end is left out", "e-mail", "e", "e"},
		{"a space at the end is left out", "見積 もり", "見積", "見積"},
		{"an accent", "Cafe\u0301s", "cafe", "Cafe\u0301"},
		{"half-width kana with its mark", "ｶﾞｲﾄﾞ", "ガイド", "ｶﾞｲﾄﾞ"},
		{"two kana for one", "ヴァイオリン", "バ", "ヴァ"},
		{"one of the letters of a sign", "㈱答え", "株", "㈱"},
		{"a variation selector", "葛\U000E0100城", "葛", "葛\U000E0100"},
		{"a mark after a space belongs to nothing", "a \u0301b", "a", "a"},
		{"after bytes that are not UTF-8", "\xff\xfeコスト", "コスト", "コスト"},
	} {
		f := fold(c.text)
		at := strings.Index(f.key, c.key)
		if at < 0 {
			t.Errorf("%s: the key %q of %q has no %q", c.name, f.key, c.text, c.key)
			continue
		}
		from, to := f.source(at, at+len(c.key))
		if got := c.text[from:to]; got != c.want {
			t.Errorf("%s: %q in %q is %q, want %q", c.name, c.key, c.text, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "リソース グル―プ", "ﾃﾞｻﾞｲﾅｰ", "ヴァヴュか\u3099\u3099", "㈱㌔ﷺ", "e-mail ら〜", "\xff\xed\xa0\x80", "👨‍👩‍👧 ❤️", "\u202Eשלום", "한\u1100\u1161", "İßẞ", "ー゛ゞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := fold(s)
		checkFolded(t, s, got)
	})
}

// checkFolded fails unless the way back from a key is in order: the runes of the
// key one after the other, their sources ascending, in bounds and whole runes.
func checkFolded(t *testing.T, s string, f folded) {
	t.Helper()
	if !utf8.ValidString(f.key) || strings.IndexFunc(f.key, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) >= 0 {
		t.Fatalf("fold(%q) = %q: not valid, or with white space", s, f.key)
	}
	if n := utf8.RuneCountInString(f.key); n != len(f.runes) {
		t.Fatalf("fold(%q): %d runes in %q, %d known", s, n, f.key, len(f.runes))
	}
	boundary := runeBoundaries(s)
	at, i, last := 0, 0, keyRune{}
	for _, r := range f.key {
		k := f.runes[i]
		if int(k.at) != at || k.from < last.from || k.to < last.to || k.from >= k.to || !boundary[int(k.from)] || !boundary[int(k.to)] {
			t.Fatalf("fold(%q): rune %d of %q is %+v after %+v", s, i, f.key, k, last)
		}
		at, i, last = at+utf8.RuneLen(r), i+1, k
	}
}

// runeBoundaries gives the offsets at which ranges of s may start and end.
func runeBoundaries(s string) map[int]bool {
	boundary := map[int]bool{len(s): true}
	for i := range s {
		boundary[i] = true
	}
	return boundary
}

func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("Azure Machine Learning ワークスペースを別のリソース グループに移動することは可能か。", 20)
	var f folder
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.fold(text)
	}
}

// What is folded on the short way is folded as it would be on the long one.
func TestFoldPlain(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		text := "サ" + string(r)
		var short, long folder
		short.run(text)
		long.text = text
		for long.to < len(text) {
			r, size := utf8.DecodeRuneInString(text[long.to:])
			long.from, long.to = long.to, long.to+size
			long.runeOf(r, size)
		}
		if string(short.key) != string(long.key) || !slices.Equal(short.runes, long.runes) || short.before != long.before {
			t.Fatalf("%q: %q %v, want %q %v", text, short.key, short.runes, long.key, long.runes)
		}
	}
}
