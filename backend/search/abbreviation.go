package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// Abbreviations are made of the beginnings of the words of a name, and names are
// what the questions have: ASCII words that follow each other, with the katakana
// that comes after them.
//
//	amlws    Azure Machine Learning ワークスペース
//	         A·    M·      L·       W··S              (waku-supesu)
//	appins   Application Insights
//	         App·        Ins·
//
// Each word gives at least its first letter: ASCII words a beginning, katakana
// words their first letter and some of the later consonants, in romaji. No word
// in between is left out, and two words at least must take part.
//
// sahilm/fuzzy tells fast which of the names have the letters in this order at
// all; which words they belong to is worked out for those.
const (
	minAbbreviation    = 2
	maxAbbreviation    = 12
	maxNames           = 2000 // the most frequent ones of a segment
	maxNameWords       = 6
	maxKatakanaLetters = 3 // of a katakana word
	maxExpansions      = 3 // names that a term is taken for
)

// A name is several words that follow each other in questions.
type name struct {
	words  []string // keys
	latin  []string // the same in letters
	letter string   // all of them together, for sahilm/fuzzy
	mask   runeMask // of letter
	count  int      // questions that have it
}

// names of a segment, most frequent first.
type names []name

func (n names) Len() int            { return len(n) }
func (n names) String(i int) string { return n[i].letter }

// namesOf collects the names of the questions.
func namesOf(questions *fieldBuilder, entries int) names {
	counts := map[string]int{}
	for e := range entries {
		start := int(questions.starts[e])
		for _, words := range nameWords(questions.key(e), func(at int) bool { return questions.gaps.has(start + at) }) {
			counts[strings.Join(words, " ")]++
		}
	}
	joined := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	var all names
	for _, j := range joined[:min(len(joined), maxNames)] {
		n := name{words: strings.Split(j, " "), count: counts[j]}
		for _, word := range n.words {
			if !isWordByte(word[0]) {
				word = romajiOf(word)
			}
			n.latin = append(n.latin, word)
		}
		n.letter = strings.Join(n.latin, "")
		n.mask = maskOf(n.letter)
		all = append(all, n)
	}
	return all
}

// nameWords gives the runs of words of a key that may be a name.
func nameWords(key string, gap func(at int) bool) [][]string {
	var all [][]string
	var words []string
	end := func() {
		if len(words) >= 2 {
			all = append(all, words[:min(len(words), maxNameWords)])
		}
		words = nil
	}
	for at := 0; at < len(key); {
		r, size := utf8.DecodeRuneInString(key[at:])
		s := scriptOf(r)
		to := at + size
		for to < len(key) && !gap(to) {
			next, n := utf8.DecodeRuneInString(key[to:])
			if scriptOf(next) != s {
				break
			}
			to += n
		}
		switch {
		case isWordByte(key[at]):
			if len(words) > 0 && !isWordByte(words[len(words)-1][0]) {
				end()
			}
			words = append(words, key[at:to])
		case s == scriptKatakana && len(words) > 0:
			words = append(words, key[at:to])
		default:
			end()
		}
		at = to
	}
	end()
	return all
}

// abbreviated gives the keys of the names that letters may stand for, likeliest
// first.
func (x *Index) abbreviated(letters string) []string {
	if len(letters) < minAbbreviation || len(letters) > maxAbbreviation {
		return nil
	}
	type expansion struct {
		key          string
		cost, counts int
	}
	var found []expansion
	mask := maskOf(letters)
	for _, p := range x.parts {
		var may names
		for _, n := range p.names {
			if mask&^n.mask == 0 {
				may = append(may, n)
			}
		}
		for _, m := range fuzzy.FindFromNoSort(letters, may) {
			n := may[m.Index]
			for first := range n.words {
				count, cost := n.take(first, letters)
				if count < 2 {
					continue
				}
				key := strings.Join(n.words[first:first+count], "")
				if i := slices.IndexFunc(found, func(e expansion) bool { return e.key == key }); i >= 0 {
					found[i].counts += n.count
				} else {
					found = append(found, expansion{key, cost, n.count})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b expansion) int { return cmp.Or(a.cost-b.cost, b.counts-a.counts) })
	var keys []string
	for _, e := range found[:min(len(found), maxExpansions)] {
		keys = append(keys, e.key)
	}
	return keys
}

// take gives how many words from the first one on the letters take up, and how
// unlikely that is: the letters beyond the first of each word, as abbreviations
// are mostly initials. The count is 0 when they do not fit.
func (n *name) take(first int, letters string) (count, cost int) {
	if first == len(n.words) || letters == "" || n.latin[first] == "" || n.latin[first][0] != letters[0] {
		return 0, 0
	}
	word, katakana := n.latin[first], !isWordByte(n.words[first][0])
	best := 0
	for used, at := 1, 1; ; {
		if used == len(letters) {
			if best == 0 || used-1 < cost {
				best, cost = 1, used-1
			}
		} else if more, moreCost := n.take(first+1, letters[used:]); more > 0 && (best == 0 || moreCost+used-1 < cost) {
			best, cost = more+1, moreCost+used-1
		}
		if used == len(letters) {
			break
		}
		if katakana {
			i := strings.IndexByte(word[at:], letters[used])
			if i < 0 || !isConsonant(letters[used]) || used == maxKatakanaLetters {
				break
			}
			at += i
		} else if at == len(word) || word[at] != letters[used] {
			break
		}
		at++
		used++
	}
	return best, cost
}

// romajiOf writes katakana in letters, as one would abbreviate them.
func romajiOf(katakana string) string {
	var b strings.Builder
	for _, r := range toHiragana(katakana) {
		b.WriteString(kanaLetters()[r])
	}
	return b.String()
}
