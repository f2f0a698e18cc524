package search

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Romaji is kana typed while the input method was off. It is read from left to
// right, the longest syllable first, as input methods do, Hepburn and Kunrei
// alike:
//
//	kosuto      ko su to          こすと
//	ryoukin     ryo u ki n        りようきん     (small kana are large in keys)
//	sakkyoku    sa k·kyo ku       さっきよく     the doubled letter is っ
//	mitsumor    mi tsu mo · r     みつも, and r waits for its vowel
//	node        no de             ので          an English word, too
//
// A key has no hyphens left, so a long vowel typed as one (sa-ba) is as good as
// none; one typed as a second vowel (saabaa) is taken off by [withoutLength].

// romajiRows gives the kana of a consonant before a, i, u, e, o, as keys have
// them: hiragana, all large but っ, じ for ぢ and ば for ゔぁ. A "." is no syllable.
const romajiRows = `
    あ い う え お
k   か き く け こ
s   さ し す せ そ
t   た ち つ て と
n   な に ぬ ね の
h   は ひ ふ へ ほ
m   ま み む め も
y   や .  ゆ いえ よ
r   ら り る れ ろ
w   わ うい . うえ を
g   が ぎ ぐ げ ご
z   ざ じ ず ぜ ぞ
d   だ じ ず で ど
b   ば び ぶ べ ぼ
p   ぱ ぴ ぷ ぺ ぽ
c   か し く せ こ
j   じや じ じゆ じえ じよ
f   ふあ ふい ふ ふえ ふお
v   ば び ぶ べ ぼ
x   あ い う え お
sh  しや し しゆ しえ しよ
ch  ちや ち ちゆ ちえ ちよ
ts  つあ つい つ つえ つお
th  てや てい てゆ てえ てよ
dh  でや でい でゆ でえ でよ
tw  .  .  とう .  .
dw  .  .  どう .  .
wh  うあ うい う うえ うお
kw  くあ くい く くえ くお
gw  ぐあ ぐい ぐ ぐえ ぐお
ky  きや きい きゆ きえ きよ
sy  しや しい しゆ しえ しよ
ty  ちや ちい ちゆ ちえ ちよ
cy  ちや ちい ちゆ ちえ ちよ
ny  にや にい にゆ にえ によ
hy  ひや ひい ひゆ ひえ ひよ
my  みや みい みゆ みえ みよ
ry  りや りい りゆ りえ りよ
gy  ぎや ぎい ぎゆ ぎえ ぎよ
zy  じや じい じゆ じえ じよ
jy  じや じい じゆ じえ じよ
dy  じや じい じゆ じえ じよ
by  びや びい びゆ びえ びよ
py  ぴや ぴい ぴゆ ぴえ ぴよ
fy  ふや ふい ふゆ ふえ ふよ
vy  びや びい びゆ びえ びよ
xy  や い ゆ え よ
xt  .  .  っ .  .
xts .  .  っ .  .
`

// longestConsonant is the length of the longest beginning of a row.
const longestConsonant = 3

var romajiTable = sync.OnceValue(func() map[string]string {
	table := map[string]string{"nn": "ん", "n'": "ん", "xn": "ん"}
	for letters, kana := range eachSyllable {
		table[letters] = kana
	}
	return table
})

// kanaLetters gives the letters of single hiragana, those of the first row that
// has it.
var kanaLetters = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{'っ': "t", 'ん': "n"}
	for letters, kana := range eachSyllable {
		if r, size := utf8.DecodeRuneInString(kana); size == len(kana) && table[r] == "" {
			table[r] = letters
		}
	}
	return table
})

// eachSyllable reads romajiRows.
func eachSyllable(yield func(letters, kana string) bool) {
	for _, line := range strings.Split(strings.Trim(romajiRows, "\n"), "\n") {
		fields := strings.Fields(line)
		consonant := ""
		if len(fields) > len("aiueo") {
			consonant, fields = fields[0], fields[1:]
		}
		for i, kana := range fields {
			if kana != "." && !yield(consonant+"aiueo"[i:i+1], kana) {
				return
			}
		}
	}
}

// kanaOf reads a key of Latin letters as romaji. pending is what is left at the
// end of a syllable that is not complete, an n among it, which may be ん as well;
// ok is false when the key is none.
func kanaOf(romaji string) (kana, pending string, ok bool) {
	table := romajiTable()
	var b strings.Builder
	for at := 0; at < len(romaji); {
		rest := romaji[at:]
		n := min(longestConsonant+1, len(rest))
		for n > 0 && table[rest[:n]] == "" {
			n--
		}
		switch {
		case n == 2 && rest[:2] == "nn" && len(rest) > 2 && strings.IndexByte("aiueoy", rest[2]) >= 0:
			b.WriteString("ん") // konna is こんな: the second n has its own vowel
			at++
		case n > 0:
			b.WriteString(table[rest[:n]])
			at += n
		case rest[0] == 'n' && len(rest) > 1 && strings.IndexByte("aiueoy", rest[1]) < 0,
			rest[0] == 'm' && len(rest) > 1 && strings.IndexByte("bpm", rest[1]) >= 0: // shimbun
			b.WriteString("ん")
			at++
		case len(rest) > 1 && (rest[0] == rest[1] || rest[0] == 't' && rest[1] == 'c') && isConsonant(rest[0]):
			b.WriteString("っ")
			at++
		case at > 0 && len(rest) <= longestConsonant && allConsonants(rest):
			return b.String(), rest, true
		default:
			return "", "", false
		}
	}
	return b.String(), "", true
}

func isConsonant(b byte) bool { return strings.IndexByte("bcdfghjklmnpqrstvwxyz", b) >= 0 }

func allConsonants(s string) bool {
	for i := range len(s) {
		if !isConsonant(s[i]) {
			return false
		}
	}
	return true
}

// rowOf gives the vowel that a hiragana of a key ends in, as a, i, u, e or o; 0
// for ん, っ and what is no hiragana.
func rowOf(kana rune) byte {
	switch {
	case strings.ContainsRune("あかがさざただなはばぱまやらわ", kana):
		return 'a'
	case strings.ContainsRune("いきぎしじちにひびぴみり", kana):
		return 'i'
	case strings.ContainsRune("うくぐすずつぬふぶぷむゆる", kana):
		return 'u'
	case strings.ContainsRune("えけげせぜてでねへべぺめれ", kana):
		return 'e'
	case strings.ContainsRune("おこごそぞとどのほぼぽもよろを", kana):
		return 'o'
	}
	return 0
}

// withoutLength takes the second half of long vowels off hiragana, so that what
// one types with, without or with the wrong one is the same:
//
//	わあくすぺえす → わくすぺす     りようきん → りよきん     せいげん → せげん
func withoutLength(kana string) string {
	before := byte(0)
	return strings.Map(func(r rune) rune {
		row := rowOf(r)
		long := false
		switch r {
		case 'あ':
			long = before == 'a'
		case 'い':
			long = before == 'i' || before == 'e'
		case 'う':
			long = before == 'u' || before == 'o'
		case 'え':
			long = before == 'e'
		case 'お':
			long = before == 'o'
		}
		if long {
			return -1
		}
		before = row
		return r
	}, kana)
}
