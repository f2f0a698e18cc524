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
	maxOkuriganas  = 4 // forms of a term
)

// okurigana gives other forms of a key.
func (x *Index) okurigana(key string) []string {
	bare, kanji, hiragana := withoutHiragana(key)
	if kanji < 2 && hiragana == 0 || kanji == 0 || len(bare) < 2*len("漢") {
		return nil
	}
	var forms []string
	for _, p := range x.parts {
		for _, t := range []*indexed{&p.questions, &p.answers} {
			texts := 0
			for entry := range t.index.withAll(bare, p.len()).each {
				for _, form := range t.field.formsOf(bare, entry) {
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

// withoutHiragana takes the hiragana out of a key and counts what it has.
func withoutHiragana(key string) (bare string, kanji, hiragana int) {
	bare = strings.Map(func(r rune) rune {
		switch scriptOf(r) {
		case scriptHiragana:
			hiragana++
			return -1
		case scriptHan:
			kanji++
		}
		return r
	}, key)
	return bare, kanji, hiragana
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
// between and none around.
func (f *field) formsOf(bare string, entry int) []string {
	first, size := utf8.DecodeRuneInString(bare)
	key, _ := f.key(entry)
	var forms []string
	for from := 0; ; {
		i := strings.IndexRune(key[from:], first)
		if i < 0 {
			return forms
		}
		from += i
		if end, ok := matchBare(key, from+size, bare[size:]); ok {
			forms = append(forms, key[from:end])
		}
		from += size
	}
}

// matchBare reports where bare ends in key[at:] when hiragana may stand between.
func matchBare(key string, at int, bare string) (end int, ok bool) {
	for _, want := range bare {
		skipped := 0
		for {
			r, size := utf8.DecodeRuneInString(key[at:])
			at += size
			if r == want {
				break
			}
			if skipped++; size == 0 || !isHiragana(r) || skipped > maxOkurigana {
				return 0, false
			}
		}
	}
	return at, true
}
