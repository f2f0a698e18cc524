package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Typing slips are looked for among the words that the library has: ASCII words
// and runs of katakana. A word of four letters may have one slip, one of seven
// two; a swap of neighbours is one (distance.go):
//
//	azrue               azure
//	コンピテイング          コンピユテイング       (folded: コンピーティング)
//
// Only terms that hardly anything has are taken for mistyped, so the scan of the
// vocabulary is not made for most keystrokes.
const (
	minTypo      = 4 // letters: of three, every word is a slip away from others
	twoTypos     = 7 // letters from which on two slips are allowed
	maxTypos     = 8 // words that a term is taken for
	minKatakana  = 3 // runes of a run that is kept: shorter ones are not looked for
	maxTypedWord = 40
)

// addKatakana adds the runs of katakana in the last key of a field to words.
func addKatakana(words map[string]bool, f *fieldBuilder) {
	from := int(f.starts[len(f.starts)-2])
	key := string(f.keys[from : len(f.keys)-1])
	start, n := 0, 0
	end := func(at int) {
		if n >= minKatakana && n <= maxWord {
			if word := key[start:at]; !words[word] {
				words[word] = true
			}
		}
		n = 0
	}
	for at, r := range key {
		if !isKatakana(r) || f.gaps.has(from+at) {
			end(at)
		}
		if isKatakana(r) {
			if n == 0 {
				start = at
			}
			n++
		}
	}
	end(len(key))
}

// slips gives the number of slips that a word of n letters may have.
func slips(n int) int {
	switch {
	case n < minTypo || n > maxTypedWord:
		return 0
	case n < twoTypos:
		return 1
	}
	return 2
}

// A guess is a word that a typed one may be meant for.
type guess struct {
	word  string
	slips int
}

// near gives the words of the index that a typed one may be meant for, those with
// fewer slips first; unfinished says that it may be a beginning.
func (x *Index) near(typed string, unfinished bool) []guess {
	runes := []rune(typed)
	most := slips(len(runes))
	if most == 0 {
		return nil
	}
	known := map[string]bool{typed: true}
	found := make([][]guess, most+1)
	look := func(v *vocabulary) {
		mask := maskOf(typed)
		for i, m := range v.masks {
			if bits.OnesCount64(uint64(mask&^m)) > most || !unfinished && bits.OnesCount64(uint64(m&^mask)) > most {
				continue
			}
			word := v.word(i)
			if known[word] {
				continue
			}
			if d := distance(runes, []rune(word), most, unfinished); d <= most {
				known[word] = true
				found[d] = append(found[d], guess{word, d})
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(typed)
	for _, p := range x.parts {
		if isKatakana(first) {
			look(&p.katakana)
			continue
		}
		look(&p.questions.index.words)
		look(&p.answers.index.words)
	}
	var all []guess
	for _, guesses := range found {
		all = append(all, guesses...)
	}
	return all[:min(len(all), maxTypos)]
}

// typos adds the words that one of the words of the term may be meant for.
func (e *expansion) typos() {
	for from := 0; from < len(e.key); {
		r, _ := utf8.DecodeRuneInString(e.key[from:])
		same := func(r rune) bool { return false }
		switch {
		case isWordByte(e.key[from]):
			same = func(r rune) bool { return r < utf8.RuneSelf && isWordByte(byte(r)) }
		case isKana(r):
			same = isKana
		}
		to := from + utf8.RuneLen(r)
		if same(r) {
			if to = len(e.key); strings.IndexFunc(e.key[from:], func(r rune) bool { return !same(r) }) >= 0 {
				to = from + strings.IndexFunc(e.key[from:], func(r rune) bool { return !same(r) })
			}
			for _, g := range e.x.near(toKatakana(e.key[from:to]), e.unfinished && to == len(e.key)) {
				worth := worthReading
				for range g.slips {
					worth *= worthSlip
				}
				e.add(e.key[:from]+g.word+e.key[to:], tierTypo, worth)
			}
		}
		from = to
	}
}
