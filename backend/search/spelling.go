package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Spelling turns kana into the forms in which a library may have it written. It
// goes through the key from left to right and keeps the best beginnings; each
// goes on with a word that is read like the next kana, or with the next
// character, in one of its scripts:
//
//	かそうねつとわく    仮想         ネ ツ ト ワ ク     仮想ネツトワク
//	                  火葬         ねつと…
//	                  か そ う …
//
// Most beginnings end soon, because no two characters of them stand side by side
// anywhere in the library: 想ね does not, 想ネ does. The last word of what is
// being typed may be the beginning of one:
//
//	じどうて          自動 て…     自動停止, 自動転送
//
// Characters that are no kana stay as they are, so にほんご環境 works, too.

const (
	// maxSpellings is the number of spellings that are looked for at most.
	maxSpellings = 12
	// maxSpelled is the length of a key, in runes, up to which it is spelled: the
	// longest compounds of real questions have some 20 kana.
	maxSpelled = 32
	// spellingBeam is the number of beginnings that are kept at each place. Of
	// こうせい a library has five words at most that fit to what stands before.
	spellingBeam = 16
	// maxReading is the length of the longest reading that is looked up, in runes.
	maxReading = 12
	// maxEndings is the number of words that a beginning is completed to.
	maxEndings = 40
	// maxBeginnings is the number of words that are considered for that: a single
	// kana starts a thousand in a large library.
	maxBeginnings = 2000
)

// What a piece of a spelling costs: few and long words are likelier than many
// short ones, and words likelier than single characters.
const (
	costWord      = 1.0
	costShortWord = 2.5 // read as one kana: 化, 名
	costLength    = 0.3 // a long vowel more or less than the reading has
	costEnding    = 0.2 // for each kana that is not typed yet, up to three
	costKana      = 0.8 // a kana of no word
	costTyped     = 0.6 // the same in the script in which it was typed
	costNextKana  = 0.4 // another one in the same script
	costSwitch    = 0.8 // katakana after hiragana within a run, or the other way
)

// A spelling is one way to write a key.
type spelling struct {
	key  string
	cost float64
}

// start is a spelling that has got as far as some place of the key.
type start struct {
	text string
	cost float64
	last rune
}

// spell gives spellings of a key, cheapest first, but for the key itself. typed
// is false for kana that was romaji, which has no script; unfinished says that
// the key may end within a word.
func (x *Index) spell(key string, typed, unfinished bool) []spelling {
	runes := []rune(key)
	if len(runes) > maxSpelled {
		return nil
	}
	places := make([][]start, len(runes)+1)
	places[0] = []start{{}}
	for i := range runes {
		places[i] = best(places[i], spellingBeam)
		for _, s := range places[i] {
			x.spellOn(s, runes, i, typed, unfinished, places)
		}
	}
	var found []spelling
	for _, s := range best(places[len(runes)], 4*maxSpellings) {
		if !typed || s.text != key {
			found = append(found, spelling{s.text, s.cost})
		}
	}
	return found
}

// best gives the n cheapest, each text once.
func best(starts []start, n int) []start {
	slices.SortStableFunc(starts, func(a, b start) int { return cmp.Compare(a.cost, b.cost) })
	kept := starts[:0]
	for _, s := range starts {
		if len(kept) == n {
			break
		}
		if !slices.ContainsFunc(kept, func(k start) bool { return k.text == s.text }) {
			kept = append(kept, s)
		}
	}
	return kept
}

// spellOn continues a spelling with the pieces that may stand at place i.
func (x *Index) spellOn(s start, runes []rune, i int, typed, unfinished bool, places [][]start) {
	goOn := func(to int, piece string, cost float64) {
		first, _ := utf8.DecodeRuneInString(piece)
		if s.last == 0 || x.adjacent(s.last, first) {
			last, _ := utf8.DecodeLastRuneInString(piece)
			places[to] = append(places[to], start{s.text + piece, s.cost + cost, last})
		}
	}
	r := runes[i]
	if !isKana(r) {
		goOn(i+1, string(r), 0)
		return
	}
	for _, form := range [2]string{toHiragana(string(r)), toKatakana(string(r))} {
		kana, _ := utf8.DecodeRuneInString(form)
		cost := costKana
		if typed && kana == r {
			cost = costTyped
		}
		if isKana(s.last) && isHiragana(s.last) == isHiragana(kana) {
			cost = costNextKana
		}
		if isKana(s.last) && isHiragana(s.last) != isHiragana(kana) {
			cost += costSwitch
		}
		goOn(i+1, form, cost)
	}
	for to := i + 1; to <= min(len(runes), i+maxReading) && isKana(runes[to-1]); to++ {
		full := toHiragana(string(runes[i:to]))
		kana := withoutLength(full)
		if kana == "" || len(x.lexicon.readings.starting(kana)) == 0 {
			if kana != "" {
				break
			}
			continue
		}
		for _, word := range x.lexicon.readings.of(kana) {
			cost := costWord
			if to == i+1 {
				cost = costShortWord
			}
			if word.full != full {
				cost += costLength
			}
			goOn(to, word.word, cost)
		}
		if unfinished && to == len(runes) && (to-i >= 2 || i > 0) {
			for _, word := range x.endings(s.last, kana) {
				missing := (len(word.kana) - len(kana)) / len("あ")
				goOn(to, word.word, costWord+costEnding*float64(min(3, missing)))
			}
		}
	}
}

// endings gives words whose reading goes on after kana and that may stand after
// a character, 0 for the start of a term; shortest first.
func (x *Index) endings(after rune, kana string) readings {
	all := x.lexicon.readings.starting(kana)
	all = all[len(x.lexicon.readings.of(kana)):]
	var found readings
	for _, word := range all[:min(len(all), maxBeginnings)] {
		first, _ := utf8.DecodeRuneInString(word.word)
		if after == 0 || x.adjacent(after, first) {
			found = append(found, word)
		}
	}
	slices.SortStableFunc(found, func(a, b reading) int { return len(a.kana) - len(b.kana) })
	return found[:min(len(found), maxEndings)]
}

// adjacent reports whether two characters may stand side by side somewhere. Of
// letters nothing is known.
func (x *Index) adjacent(first, second rune) bool {
	if first < utf8.RuneSelf && isWordByte(byte(first)) || second < utf8.RuneSelf && isWordByte(byte(second)) {
		return true
	}
	g := gramOf(first, second)
	for _, p := range x.parts {
		if p.questions.index.pairs.may(g) || p.answers.index.pairs.may(g) {
			return true
		}
	}
	return false
}
