package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Okurigana, the hiragana after the kanji of a word, is left out, put in and cut
// as one likes:
//
//	見積り  見積もり  見積        組込み  組み込み       問合せ  問い合わせ
//
// Which of them a library uses is found where it has the same kanji in the same
// order with nothing but hiragana between: texts with all the kanji are looked
// through, and what stands there is one more form of the term. Japanese of other
// scripts must be there as it was typed.
const (
	// maxOkurigana is how many hiragana may stand between two kanji: わせ, ちゃん.
	maxOkurigana = 2
	// okuriganaTexts is the number of texts that are looked through: in fewer
	// any form that is in use has turned up.
	okuriganaTexts = 400
	maxOkuriganas  = 4  // forms of a term
	maxBare        = 16 // characters: what is longer is a sentence
)

// okurigana gives other forms of a key.
func (x *Index) okurigana(key string) []string {
	bare, kanji := withoutHiragana(key)
	if n := utf8.RuneCountInString(bare); kanji == 0 || n < 2 || n > maxBare || longHiragana(key) {
		return nil
	}
	_, size := utf8.DecodeRuneInString(bare)
	var forms []string
	for _, p := range x.parts {
		for _, t := range []*indexed{&p.questions, &p.answers} {
			texts, first := 0, t.field.needle(bare[:size])
			for entry := range t.index.withAll(bare, p.len()).each {
				for _, form := range t.field.formsOf(bare, first, entry) {
					if form != key && !slices.Contains(forms, form) {
						if forms = append(forms, form); len(forms) == maxOkuriganas {
							return forms
						}
					}
				}
				if texts++; texts == okuriganaTexts {
					break
				}
			}
		}
	}
	return forms
}

// withoutHiragana takes the hiragana out of a key and counts its kanji.
func withoutHiragana(key string) (bare string, kanji int) {
	bare = strings.Map(func(r rune) rune {
		switch scriptOf(r) {
		case scriptHiragana:
			return -1
		case scriptHan:
			kanji++
		}
		return r
	}, key)
	return bare, kanji
}

// longHiragana reports whether a key has more hiragana in a row than okurigana.
func longHiragana(key string) bool {
	n := 0
	for _, r := range key {
		if n++; !isHiragana(r) {
			n = 0
		}
		if n > maxOkurigana {
			return true
		}
	}
	return false
}

// withAll gives the entries that have all characters of a key.
func (x *textIndex) withAll(key string, entries int) set {
	found := newSet(entries)
	found.addBelow(entries)
	for _, r := range key {
		if r < utf8.RuneSelf && isWordByte(byte(r)) {
			continue
		}
		list, ok := x.gramList(gramOf(r, 0))
		if !ok {
			return nil
		}
		s := newSet(entries)
		x.gramLists.addTo(s, list)
		found.and(s)
	}
	return found
}

// formsOf gives the stretches of an entry's key that are bare with hiragana
// between and none around; first is the needle of its first character.
func (f *field) formsOf(bare string, first needle, entry int) []string {
	_, size := utf8.DecodeRuneInString(bare)
	var forms []string
	f.each(first, entry, entry+1, func(_, at, after int) bool {
		if end, ok := f.matchBare(after, bare[size:]); ok {
			forms = append(forms, f.decode(f.keys[at:end]))
		}
		return true
	})
	return forms
}

// matchBare reports where bare ends in keys[at:] when hiragana may stand between.
func (f *field) matchBare(at int, bare string) (end int, ok bool) {
	for _, want := range bare {
		for skipped := 0; ; skipped++ {
			r, size := f.runeAt(at)
			at += size
			if r == want {
				break
			}
			if !isHiragana(r) || skipped == maxOkurigana {
				return 0, false
			}
		}
	}
	return at, true
}
