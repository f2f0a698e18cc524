package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is cut out of a text where a reader would pause: best at the end of a
// sentence, else between words, and never inside what belongs together. Japanese
// has no spaces; there a new word mostly starts where the script changes, but
// not into hiragana, which ends words (見積もり, 高い):
//
//	コストの┊見積もりは、┊料金計算┊ツールで┊行えます。‖詳しくは…
//
// Where something was cut off within a sentence, "…" says so.

const (
	ellipsis = "…"
	// tailRunes is how much may be given up at the end for a better cut.
	tailRunes = 20
)

// A pause is how well a text can be cut at a place.
type pause uint8

const (
	pauseNever pause = iota
	pauseRune        // if nothing better is near
	pauseWord
	pauseSentence
)

// pauseBetween gives the pause between two neighbours.
func pauseBetween(before, after rune) pause {
	switch { // the usual cases first: this is asked for at fifty places of an excerpt
	case before >= 'あ' && before <= 'ん' && after >= 'あ' && after <= 'ん':
		if largeKana(after) == after {
			return pauseRune
		}
		return pauseNever
	case before >= '一' && before <= '鿿' && after >= '一' && after <= '鿿':
		return pauseRune
	}
	switch {
	case neverBefore(after), before == '\u200D', // joins emoji
		before != '\n' && isClosing(after), isOpening(before):
		return pauseNever
	case isSentenceEnd(before), before == '.' && unicode.IsSpace(after):
		return pauseSentence
	case unicode.IsSpace(before), unicode.IsSpace(after), isClosing(before) && before != '.' && before != '…' && before != '・', isOpening(after):
		return pauseWord
	}
	from, to := scriptOf(before), scriptOf(after)
	if before == longVowel {
		from = scriptKatakana
	}
	if from != to && to != scriptHiragana && to != scriptOther {
		return pauseWord
	}
	return pauseRune
}

// neverBefore reports whether nothing is cut off before r, as it belongs to what
// stands there: marks, small kana, skin tones.
func neverBefore(r rune) bool {
	switch {
	case r < 0x300, r >= '一' && r <= '鿿':
		return false
	case isKana(r):
		return r == longVowel || largeKana(r) != r
	}
	return isMark(r) || unicode.IsMark(r) || r >= 0x1F3FB && r <= 0x1F3FF
}

func isClosing(r rune) bool {
	switch r {
	case '、', '。', '，', '．', ',', '.', '!', '?', '！', '？', ':', ';', '：', '；', ')', ']', '）', '」', '』', '】', '・', '…':
		return true
	}
	return false
}

func isOpening(r rune) bool {
	switch r {
	case '（', '「', '『', '【', '(', '[':
		return true
	}
	return false
}

func isSentenceEnd(r rune) bool {
	switch r {
	case '。', '．', '！', '？', '!', '?', '\n':
		return true
	}
	return false
}

// cutLine gives a line of at most excerptRunes runes out of text, with what
// stands at byte at in it, and the ellipses that belong before and after. White
// space and control characters become single spaces; signs that turn the
// direction of writing are left out, since a cut could leave them open.
func cutLine(text string, at int) (opening, line, closing string) {
	from := lineStart(text, at)
	if from > 0 {
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		first, _ := utf8.DecodeRuneInString(text[from:])
		if pauseBetween(before, first) < pauseSentence {
			opening = ellipsis
		}
	}
	runes := flatten(text[from:], excerptRunes+1)
	if len(runes) <= excerptRunes {
		return opening, string(runes), ""
	}
	to, found := lineEnd(runes)
	if found < pauseSentence {
		closing = ellipsis
	}
	return opening, strings.TrimRight(string(runes[:to]), " "), closing
}

// lineStart gives the best byte to start at for a line that shows text[at:].
func lineStart(text string, at int) int {
	after, lead := 0, leadRunes
	for range text[at:] {
		if after++; after == excerptRunes {
			break
		}
	}
	lead = max(lead, excerptRunes-after) // fill the line from the front instead
	from := at
	for ; lead > 0 && from > 0; lead-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	if from == 0 {
		return 0
	}
	best, found := at, pauseNever
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	for i, r := range text[from:at] {
		if p := pauseBetween(before, r); p > found {
			best, found = from+i, p
		}
		before = r
	}
	return best
}

// lineEnd gives the best place to cut excerptRunes+1 runes so that at most
// excerptRunes are left, the latest of several, and its pause.
func lineEnd(runes []rune) (to int, found pause) {
	to = excerptRunes
	for i := excerptRunes; i > excerptRunes-tailRunes; i-- {
		if p := pauseBetween(runes[i-1], runes[i]); p > found {
			to, found = i, p
		}
	}
	return to, found
}

// flatten gives the first n runes of text on one line.
func flatten(text string, n int) []rune {
	runes := make([]rune, 0, n)
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = len(runes) > 0
			continue
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
			continue
		case space:
			if runes = append(runes, ' '); len(runes) == n {
				return runes
			}
			space = false
		}
		if runes = append(runes, r); len(runes) == n {
			break
		}
	}
	return runes
}
