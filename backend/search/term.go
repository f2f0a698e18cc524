package search

import (
	"strings"
	"unicode/utf8"
)

// A term is one thing that an entry must have, with every form in which it may
// have it. The alternatives of ぷれびゅー:
//
//	ぷれびゆ   exact     the term itself, folded
//	プレビユ   reading   in katakana
//
// and those of みつもr, which is みつもり in the middle of being typed:
//
//	みつもr    exact
//	ミツモr    reading
//	みつも     reading   without the letter that will become a kana
//	ミツモ     reading
type term struct {
	alternatives []alternative // best tier first; the first is the term itself
	literal      bool          // a phrase or an exclusion: only itself will do
}

// An alternative is a key that stands for a term.
type alternative struct {
	key  string
	tier tier
}

// tier is a Tier in an order that can be compared: less is better.
type tier uint8

const (
	tierExact tier = iota
	tierReading
	tierFuzzy
)

func (t tier) name() Tier { return [...]Tier{TierExact, TierReading, TierFuzzy}[t] }

func (t term) key() string { return t.alternatives[0].key }

// newTerm makes a term that may be met in either kana script. unfinished says
// that it is the last thing typed.
func newTerm(key string, unfinished bool) term {
	t := term{alternatives: []alternative{{key, tierExact}}}
	t.addScripts(key)
	if unfinished {
		if kana, ok := withoutPendingLetters(key); ok {
			t.add(kana)
			t.addScripts(kana)
		}
	}
	return t
}

// newPhrase makes a term that is met literally or not at all.
func newPhrase(key string) term {
	return term{alternatives: []alternative{{key, tierExact}}, literal: true}
}

func (t *term) addScripts(key string) {
	t.add(toKatakana(key))
	t.add(toHiragana(key))
}

func (t *term) add(key string) {
	for _, a := range t.alternatives {
		if a.key == key {
			return
		}
	}
	t.alternatives = append(t.alternatives, alternative{key, tierReading})
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
