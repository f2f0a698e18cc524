package search

import (
	"strings"
	"unicode/utf8"
)

// A term is one thing that an entry must have, as it was typed. What it is
// taken for besides depends on the library, see expand.go.
type term struct {
	key        string
	literal    bool // a phrase or an exclusion: only itself will do
	unfinished bool // the last thing typed
}

// tier is a Tier in an order that can be compared: less is better.
type tier uint8

const (
	tierExact tier = iota
	tierReading
	tierTypo
	tierAbbreviation
	tierSoft
	tierFuzzy
)

func (t tier) name() Tier {
	return [...]Tier{TierExact, TierReading, TierTypo, TierAbbreviation, TierSoft, TierFuzzy}[t]
}

// withoutPendingLetters takes off the consonants that an input method shows
// after the kana while the syllable is not complete: みつもr, しゅt, かnky.
func withoutPendingLetters(key string) (kana string, ok bool) {
	kana = strings.TrimRight(key, "bcdfghjklmnpqrstvwxyz")
	// No syllable takes more than three consonants (xty in ぃ is one of the
	// longest); more are a word of their own, as in デバッグmdns.
	if pending := len(key) - len(kana); pending == 0 || pending > 3 {
		return "", false
	}
	last, _ := utf8.DecodeLastRuneInString(kana)
	return kana, isKana(last)
}
