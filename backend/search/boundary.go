package search

import (
	"unicode"
	"unicode/utf8"
)

// Keys have no spaces, so that リソースグループ finds リソース グループ. Where words
// start is kept beside them: a bit for each byte of the key before which
// separators were dropped (a gap), and the script, whose change ends a word too.
//
//	text   Azure Private Linkの設定
//	key    azureprivatelinkの設定
//	gaps        ^      ^
//	script              ^ ^         (Latin, hiragana, kanji)

// bitset is a set of positions in a key.
type bitset []uint64

func (b bitset) has(i int) bool { return i/64 < len(b) && b[i/64]&(1<<(i%64)) != 0 }

func (b *bitset) set(i int) {
	for i/64 >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}

// script is what kind of letter a rune of a key is.
type script uint8

const (
	scriptOther script = iota // punctuation, symbols, separators of field.go
	scriptLatin               // every alphabet that puts spaces between words, and digits
	scriptHiragana
	scriptKatakana
	scriptHan
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return scriptLatin
		}
		return scriptOther
	case isHiragana(r):
		return scriptHiragana
	case isKana(r):
		return scriptKatakana
	case r >= '㐀' && r <= '鿿', r >= '々' && r <= '〇', r >= 0x20000 && r <= 0x3FFFF, unicode.Is(unicode.Han, r):
		return scriptHan
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return scriptLatin
	}
	return scriptOther
}

// fit says how a place in a key meets the words there. A better fit is greater.
type fit uint8

const (
	fitNone      fit = iota // no hit: pieces of two words that only touch in the key
	fitInside               // inside a word
	fitWordStart            // from the start of a word
	fitWord                 // whole words
)

// fitAt gives the fit of what stands from from to to. Latin words need more care than Japanese
// ones, which rarely are what they seem when cut:
//
//	query  link    Private Link   fitWord
//	       priv    Private Link   fitWordStart
//	       vate    Private Link   fitInside
//	       privatel               fitWordStart: the second word goes on
//	       telin                  fitNone: starts inside one word, goes on in another
func fitAt(k keyed, from, to int) fit {
	first, _ := k.runeAt(from)
	last := k.runeBefore(to)
	after, _ := k.runeAt(to)
	starts := startsWord(k.runeBefore(from), first, k.gap(from))
	switch {
	case !starts && scriptOf(first) == scriptLatin && crossesWords(k, from, to):
		return fitNone
	case !starts:
		return fitInside
	case !startsWord(last, after, k.gap(to)):
		return fitWordStart
	}
	return fitWord
}

// A keyed is a key in which words can be told apart: those of a field, or one
// that was just folded. Before its start and after its end stands entryEnd.
type keyed interface {
	runeAt(i int) (r rune, size int)
	runeBefore(i int) rune
	gap(i int) bool // there is one before place i
}

// startsWord reports whether a word starts between two neighbours of a key.
func startsWord(before, r rune, gap bool) bool {
	s := scriptOf(r)
	return gap || s == scriptOther || s != scriptOf(before)
}

// crossesWords reports whether the Latin letters at the start of what stands from
// from to to belong to more than one word.
func crossesWords(k keyed, from, to int) bool {
	for i := from; i < to; {
		r, size := k.runeAt(i)
		if scriptOf(r) != scriptLatin {
			return false
		}
		if i > from && k.gap(i) {
			return true
		}
		i += size
	}
	return false
}
