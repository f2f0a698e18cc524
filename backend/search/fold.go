package search

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding turns text into a key, in which everything that people write in more
// than one way is written in one. Text and query are folded alike, and found is
// what has the query's key in its own.
//
// Each rune of the key knows the bytes that it came from, so that a place found
// in the key is marked whole in the text:
//
//	text   リ ソ ー ス ␠ グ ル ― プ        e - M a i l
//	key    リ ソ・・・ ス    グ ル・・・ プ        e   m a i l
//	         └─ソー─┘       └─ル―─┘
//
// A dropped mark (the long vowel, an accent) belongs to the rune before it; a
// dropped separator (space, hyphen, ・) belongs to none and leaves a gap, which
// is where boundary.go sees that a word starts.
//
// The rules, and where they are:
//
//	Ａﬁ①㈱É → afi1(株)e          width, ligatures, accents, case: runeOf
//	ｶﾞ, か+◌゙ → ガ, が            half-width and decomposed kana: voice
//	ー always; ― directly after kana; - and 〜 between kana → dropped: dash
//	ァ → ア, ヴァ → バ, ヂヅ → ジズ   kana that sound alike: kana
//	space, ・, control, ZWSP → dropped: isSeparator
//
// Katakana and hiragana stay apart (term.go tries both), and so do 一 (one) and
// っ, which make other words.

// folded is text with its key and the way back. The key never holds white space
// or control characters.
type folded struct {
	key   string
	runes []keyRune
}

// A keyRune says where a rune of the key stands, and the bytes of the text that
// it stands for.
type keyRune struct {
	at       int32 // in the key
	from, to int32 // in the text
}

// fold folds text. Bytes that are not UTF-8 are dropped.
func fold(text string) folded {
	return new(folder).fold(text)
}

// source gives the bytes of the text that key[from:to], which must not be
// empty, stands for.
func (f folded) source(from, to int) (int, int) {
	first := sort.Search(len(f.runes), func(i int) bool { return int(f.runes[i].at) >= from })
	last := sort.Search(len(f.runes), func(i int) bool { return int(f.runes[i].at) >= to }) - 1
	return int(f.runes[first].from), int(f.runes[last].to)
}

// gap reports whether separators were dropped before the i-th rune of the key.
func (f folded) gap(i int) bool { return i > 0 && f.runes[i].from > f.runes[i-1].to }

// A folder folds one text at a time. It can be used again, which saves the
// memory of key and runes.
type folder struct {
	key   []byte
	runes []keyRune

	text     string
	from, to int  // the source rune in hand
	before   rune // the kana directly before it, as written; 0 when there is none
}

// fold folds a text. What it gives is good until the next time.
func (f *folder) fold(text string) folded {
	f.run(text)
	return folded{string(f.key), f.runes}
}

// run folds a text into key and runes.
func (f *folder) run(text string) {
	f.key, f.runes = f.key[:0], f.runes[:0]
	f.text, f.to, f.before = text, 0, 0
	for f.to < len(text) {
		r, size := utf8.DecodeRuneInString(text[f.to:])
		f.from, f.to = f.to, f.to+size
		if f.plain(r) {
			continue
		}
		f.runeOf(r, size)
	}
}

// plain folds what needs no look at its neighbours, and reports whether it did:
// most of any text, and many times as fast as what follows.
func (f *folder) plain(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		if r = rune(plainASCII[r]); r == 0 {
			return false
		}
		f.before = 0
	case r >= 'あ' && r <= 'ん':
		if plainKana[r-'あ'] {
			f.before = r
		} else {
			return false
		}
	case r >= 'ア' && r <= 'ン':
		if plainKana[r-'ア'] {
			f.before = r
		} else {
			return false
		}
	case r >= '一' && r <= '鿿':
		f.before = 0
	default:
		return false
	}
	f.emit(r)
	return true
}

// plainASCII gives the key of letters, digits and signs; 0 for what is none of
// these, or a dash.
var plainASCII = func() (keys [utf8.RuneSelf]byte) {
	for r := rune('!'); r <= '~'; r++ {
		if r != '-' && r != '~' {
			keys[r] = byte(unicode.ToLower(r))
		}
	}
	return keys
}()

// plainKana says which kana stay as they are, by their distance from あ or ア.
var plainKana = func() (plain ['ん' - 'あ' + 1]bool) {
	for i := range plain {
		r := 'あ' + rune(i)
		plain[i] = largeKana(r) == r && mergedKana(r) == r
	}
	return plain
}()

// runeOf folds one rune of the text: it goes on with what the rune is made of.
func (f *folder) runeOf(r rune, size int) {
	switch {
	case r == utf8.RuneError && size == 1:
		f.before = 0
	case f.dash(r):
	case r < utf8.RuneSelf, r >= 'ぁ' && r <= 'ヾ', r >= '㐀' && r <= '鿿':
		f.part(r) // none of these decomposes into anything that folding wants
	default:
		parts := norm.NFKD.PropertiesString(f.text[f.from:f.to]).Decomposition()
		if parts == nil {
			f.part(r)
			return
		}
		for len(parts) > 0 {
			part, n := utf8.DecodeRune(parts)
			f.part(part)
			parts = parts[n:]
		}
	}
}

// part folds one rune that does not decompose any further.
func (f *folder) part(r rune) {
	switch {
	case r == voiced || r == halfVoiced || r == '゛' || r == '゜':
		f.voice(r)
	case r == longVowel:
		f.extend()
		f.before = r
	case isKana(r):
		f.kana(r)
	case isMark(r):
		f.extend()
	case isSeparator(r):
		f.before = 0
	default:
		f.before = 0
		f.emit(unicode.ToLower(r))
	}
}

// kana folds a full-width kana.
func (f *folder) kana(r rune) {
	merged, keepsSmall := vu(f.before, r)
	if merged != 0 {
		f.replace(merged)
	}
	f.before = r
	if merged == 0 || keepsSmall {
		f.emit(mergedKana(largeKana(r)))
	}
}

// voice joins a voicing mark to the kana before it; elsewhere it is dropped.
func (f *folder) voice(mark rune) {
	if mark == '゛' || mark == '゜' { // the marks that stand alone
		mark += voiced - '゛'
	}
	if f.before != 0 && f.before != longVowel {
		if composed, ok := composeKana(f.before, mark); ok {
			f.before = composed
			f.replace(mergedKana(composed))
			return
		}
	}
	f.extend()
}

// dash drops r where it stands for a long vowel or is a hyphen, and reports
// whether it dealt with it. Which dash a keyboard or an OCR yields for ー is
// chance, so after kana all that look like one count.
func (f *folder) dash(r rune) bool {
	switch r {
	case '-', '~', '〜', '～', '〰':
		// ら〜めん is a long vowel; 5〜10 and そうです〜 are not.
		next, _ := utf8.DecodeRuneInString(f.text[f.to:])
		switch {
		case f.before != 0 && isKana(next):
			f.extend()
			f.before = longVowel
		case r == '-':
			f.before = 0
		default:
			f.before = 0
			f.emit('~')
		}
		return true
	case '‐', '‑', '−', '－', '﹣', '⁃', '˗', '⁻': // hyphens and minus signs
		if f.before != 0 {
			f.extend()
			f.before = longVowel
		}
		return true
	case '‒', '–', '—', '―', '─', '━', '﹘': // longer dashes: punctuation
		if f.before == 0 {
			return false
		}
		f.extend()
		f.before = longVowel
		return true
	}
	return false
}

// isMark reports whether r only changes the rune before it: accents and other
// marks of the Latin script, variation selectors, and invisible signs such as
// the joiner of emoji or the soft hyphen.
func isMark(r rune) bool {
	switch {
	case r >= '\u0300' && r <= '\u036F', r >= '\u1AB0' && r <= '\u1AFF', r >= '\u1DC0' && r <= '\u1DFF',
		r >= '\u20D0' && r <= '\u20FF', r >= '\uFE20' && r <= '\uFE2F':
		return true
	}
	return r > 0x7F && r != '\u200B' && unicode.In(r, unicode.Variation_Selector, unicode.Cf)
}

func isSeparator(r rune) bool {
	return r == '・' || r == '\u200B' || unicode.IsSpace(r) || unicode.IsControl(r)
}

// emit adds a rune to the key, for the source rune in hand.
func (f *folder) emit(r rune) {
	f.runes = append(f.runes, keyRune{int32(len(f.key)), int32(f.from), int32(f.to)})
	f.key = utf8.AppendRune(f.key, r)
}

// replace puts r in the place of the last rune of the key, for it and the
// source rune in hand.
func (f *folder) replace(r rune) {
	last := &f.runes[len(f.runes)-1]
	f.key = utf8.AppendRune(f.key[:last.at], r)
	last.to = int32(f.to)
}

// extend adds the source rune in hand to what the last rune of the key stands
// for, if it follows directly.
func (f *folder) extend() {
	if n := len(f.runes); n > 0 && int(f.runes[n-1].to) == f.from {
		f.runes[n-1].to = int32(f.to)
	}
}
