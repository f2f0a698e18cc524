package search

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"
)

// A Lexicon is what an index knows besides its entries. The zero Lexicon is
// nothing.
type Lexicon struct {
	// Readings gives words as texts write them, and how each is read, in kana of
	// either script; a word with several readings comes several times. It is read
	// once. Nil gives none: then kana and romaji find kana alone.
	Readings iter.Seq2[string, string]
	// Aliases are names for the same thing.
	Aliases []Alias
}

// An Alias says that two ways of writing mean the same: AML and Azure Machine
// Learning. It holds for whole terms: who types AML finds both, and so does who
// types AzureMachineLearning in one, but not in three words.
type Alias struct{ Short, Long string }

// readings lead from what is typed to the words that are read so. They are kept
// without the length of vowels (romaji.go), sorted, so that the words for the
// beginning of a reading stand together:
//
//	こしん      更新 こうしん
//	じど       自動 じどう
//	みつもり    見積もり みつもり
type readings []reading

type reading struct {
	kana string // hiragana key without length
	full string // the same with it
	word string // key
}

// lexicon is a Lexicon, ready for use.
type lexicon struct {
	readings readings
	aliases  map[string][]string // key of one name → keys of its others
}

func newLexicon(l Lexicon) *lexicon {
	x := &lexicon{aliases: map[string][]string{}}
	if l.Readings != nil {
		for word, kana := range l.Readings {
			full, key := toHiragana(fold(kana).key), fold(word).key
			if key == "" || full == "" || toHiragana(key) == full {
				continue
			}
			x.readings = append(x.readings, reading{withoutLength(full), full, key})
		}
	}
	slices.SortFunc(x.readings, func(a, b reading) int {
		return cmp.Or(strings.Compare(a.kana, b.kana), strings.Compare(a.word, b.word), strings.Compare(a.full, b.full))
	})
	x.readings = slices.Clip(slices.Compact(x.readings))
	for _, a := range l.Aliases {
		short, long := fold(a.Short).key, fold(a.Long).key
		if short == "" || long == "" || short == long {
			continue
		}
		x.aliases[short] = append(x.aliases[short], long)
		x.aliases[long] = append(x.aliases[long], short)
	}
	return x
}

// starting gives the readings that start with kana, which is without length;
// those that are no longer stand first.
func (r readings) starting(kana string) readings {
	from := sort.Search(len(r), func(i int) bool { return r[i].kana >= kana })
	to := from + sort.Search(len(r)-from, func(i int) bool { return !strings.HasPrefix(r[from+i].kana, kana) })
	return r[from:to]
}

// of gives the readings that are kana, which is without length.
func (r readings) of(kana string) readings {
	all := r.starting(kana)
	return all[:sort.Search(len(all), func(i int) bool { return len(all[i].kana) > len(kana) })]
}
