package importer

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// The weights of the letters. What matters is their order and their signs:
// kana make up half of any Japanese sentence and hardly ever come out of a wrong
// decoding; the 2,965 kanji of JIS level 1 are the common ones; half-width kana
// are what CP932 makes of EUC-JP; Hangul, rare kanji and private letters are
// what UTF-16 makes of everything.
const (
	weightHiragana    = 10
	weightKatakana    = 7
	weightPunctuation = 5 // 、。「」・ and full-width letters
	weightCommonKanji = 4
	weightASCII       = 1
	weightHalfKana    = -2
	weightRareKanji   = -4
	weightStrange     = -6
	weightControl     = -20

	// manyKanji with less than one kana to kanjiToKana of them are not Japanese but
	// Chinese or Korean, whose encodings look like EUC-JP: there kana are
	// accidents. Real Korean pages had one to 120 kanji at most, Japanese ones have
	// about as many kana as kanji.
	manyKanji   = 40
	kanjiToKana = 20
)

// A score says how much a text looks like Japanese or English.
type score struct {
	total   int
	letters int // runes
	foreign int // runes that are not ASCII
	weight  int // of those
	kana    int
	kanji   int
}

// plausible reports whether the text can be meant so at all.
func (s score) plausible() bool {
	return s.total > 0 && (s.weight > 0 || s.foreign == 0) && (s.kanji < manyKanji || kanjiToKana*s.kana >= s.kanji)
}

func scoreOf(text []byte) score {
	var s score
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		s.letters++
		w := s.weigh(r)
		s.total += w
		if r >= utf8.RuneSelf {
			s.foreign++
			s.weight += w
		}
	}
	return s
}

func (s *score) weigh(r rune) int {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == 0x1b || ' ' <= r && r <= '~':
		return weightASCII
	case r < 0xa0:
		return weightControl
	case 'ぁ' <= r && r <= 'ゟ':
		s.kana++
		return weightHiragana
	case 'ァ' <= r && r <= 'ヿ':
		s.kana++
		return weightKatakana
	case '\u3000' <= r && r <= '〟', '！' <= r && r <= '～':
		return weightPunctuation
	case isCommonKanji(r):
		s.kanji++
		return weightCommonKanji
	case '｡' <= r && r <= 'ﾟ':
		return weightHalfKana
	case unicode.Is(unicode.Han, r):
		s.kanji++
		return weightRareKanji
	case isJapaneseSymbol(r):
		return weightASCII
	}
	return weightStrange
}

// isJapaneseSymbol reports whether r is one of the signs, Greek and Cyrillic
// letters of JIS X 0208 and of NEC's row 13: arrows, units, ①, ㈱, frames.
func isJapaneseSymbol(r rune) bool {
	switch {
	case r == '§' || r == '¨' || r == '°' || r == '±' || r == '´' || r == '¶' || r == '×' || r == '÷',
		0x391 <= r && r <= 0x451,   // Greek, Cyrillic
		0x2010 <= r && r <= 0x203b, // dashes, quotation marks, …, ※
		0x2100 <= r && r <= 0x266f, // ℃, Roman numbers, arrows, operators, ①, frames, ★
		0x3200 <= r && r <= 0x33ff: // ㈱, ㍻, ㌔
		return true
	}
	return false
}

// commonKanji has a bit for every kanji from U+4E00 on that is of JIS level 1:
// rows 16 to 47 of the character set, which EUC-JP writes as B0A1 to CFFE.
var commonKanji = sync.OnceValue(func() *[(0xa000 - 0x4e00) / 64]uint64 {
	var set [(0xa000 - 0x4e00) / 64]uint64
	decoder := japanese.EUCJP.NewDecoder()
	for row := byte(0xb0); row <= 0xcf; row++ {
		for cell := byte(0xa1); cell <= 0xfe; cell++ {
			text, _ := decoder.Bytes([]byte{row, cell})
			if r, _ := utf8.DecodeRune(text); 0x4e00 <= r && r < 0xa000 {
				set[(r-0x4e00)/64] |= 1 << (r % 64)
			}
		}
	}
	return &set
})

func isCommonKanji(r rune) bool {
	return 0x4e00 <= r && r < 0xa000 && commonKanji()[(r-0x4e00)/64]&(1<<(r%64)) != 0
}

// isWestern reports whether data is English, or nearly so, out of a Windows
// program: each byte above ASCII stands alone, is a typographic sign or an
// accented letter of windows-1252, and they are at most a tenth. As CP932 such a
// byte swallows the letter behind it: "It's" with a curly apostrophe would have
// a kanji.
func isWestern(data []byte) bool {
	high := 0
	for i, c := range data {
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
				return false
			}
			continue
		}
		if high++; i+1 < len(data) && data[i+1] >= utf8.RuneSelf {
			return false
		}
		switch {
		case c >= 0xc0, 0x91 <= c && c <= 0x97, // letters; quotation marks, bullet, dashes
			c == 0x80, c == 0x85, c == 0x99, c == 0xa0, c == 0xa9, c == 0xab, // € … ™ nbsp © «
			c == 0xae, c == 0xb0, c == 0xb7, c == 0xbb: // ® ° · »
		default:
			return false
		}
	}
	return high*10 <= len(data)
}
