package search

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The two kana blocks run in parallel: a katakana stands 0x60 after its
// hiragana, a small kana directly before its large one.
const kanaBlocks = 'ア' - 'あ'

const (
	longVowel  = 'ー'
	voiced     = '\u3099' // か + it = が
	halfVoiced = '\u309A' // は + it = ぱ
)

// isKana reports whether r is a kana of either script and width, or a mark that
// only follows kana: the long vowel, the iteration marks.
func isKana(r rune) bool {
	return isHiragana(r) || isKatakana(r) || r >= 'ｦ' && r <= 'ﾝ'
}

func isHiragana(r rune) bool {
	return r >= 'ぁ' && r <= 'ゖ' || r == 'ゝ' || r == 'ゞ'
}

func isKatakana(r rune) bool {
	return r >= 'ァ' && r <= 'ヺ' || r >= longVowel && r <= 'ヾ'
}

// largeKana gives the kana that a small one is folded to, and others as they
// are: クォータ = クオータ. The small っ stays, as it makes another word (かっこ, かこ).
func largeKana(r rune) rune {
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'ゃ', 'ゅ', 'ょ', 'ゎ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return r + 1
	}
	return r
}

// mergedKana gives the kana that stands for one that sounds the same: ブ for ヴ,
// ジズ for ヂヅ; others stay.
func mergedKana(r rune) rune {
	switch r {
	case 'ヴ', 'ゔ':
		return r - 'ヴ' + 'ブ'
	case 'ヂ', 'ぢ':
		return r - 'ヂ' + 'ジ'
	case 'ヅ', 'づ':
		return r - 'ヅ' + 'ズ'
	}
	return r
}

// vu gives what ヴ followed by the small kana is folded to: ヴァ is バ, one kana;
// ヴュ is ビユ, so that the small one is kept as a large one beside it. The
// result is 0 when the two are no such pair. Both are of the same script.
func vu(v, small rune) (merged rune, keepsSmall bool) {
	switch {
	case v == 'ゔ':
		merged, keepsSmall = vu('ヴ', small+kanaBlocks)
		if merged != 0 {
			merged -= kanaBlocks
		}
		return merged, keepsSmall
	case v != 'ヴ':
		return 0, false
	}
	switch small {
	case 'ァ':
		return 'バ', false
	case 'ィ':
		return 'ビ', false
	case 'ェ':
		return 'ベ', false
	case 'ォ':
		return 'ボ', false
	case 'ャ', 'ュ', 'ョ':
		return 'ビ', true
	}
	return 0, false
}

// composeKana joins a kana and a voicing mark; ok is false when no such kana
// exists.
func composeKana(kana, mark rune) (composed rune, ok bool) {
	runes := []rune(norm.NFC.String(string([]rune{kana, mark})))
	return runes[0], len(runes) == 1
}

// toKatakana and toHiragana write the kana of a key in one script and leave the
// rest as it is.
func toKatakana(key string) string {
	return strings.Map(func(r rune) rune {
		if isHiragana(r) {
			return r + kanaBlocks
		}
		return r
	}, key)
}

func toHiragana(key string) string {
	return strings.Map(func(r rune) rune {
		// ヷ to ヺ have no hiragana; a key has no long vowel.
		if isKatakana(r) && !(r >= 'ヷ' && r <= longVowel) {
			return r - kanaBlocks
		}
		return r
	}, key)
}
