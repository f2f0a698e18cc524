package search

import (
	"maps"
	"slices"
	"unicode/utf8"
)

// A textIndex says in which entries the grams and the words of one kind of text
// stand. Japanese is cut into grams, every character and every two neighbours,
// since nobody can say for sure where its words end; ASCII into words, since its
// pairs of letters stand everywhere:
//
//	key    azureml の設定        (gap between azure and ml)
//	words  azure, ml; beginnings a, az, m, ml
//	grams  の 設 定 の設 設定
//
// What is asked for is cut the same way, and the entries that have all pieces
// are the candidates. They have everything that can be found and somewhat more:
// 設定の has の設 and 設定 as well. verify.go looks.
type textIndex struct {
	grams      []gram // sorted
	gramLists  postings
	words      vocabulary
	wordLists  postings         // of words, then of beginnings
	beginnings map[string]int32 // one or two letters → list of the words that start so
	pairs      filter           // of the grams of two
}

// A gram is a character, or two neighbours.
type gram uint64

func gramOf(first, second rune) gram { return gram(first)<<21 | gram(second) }

// A filter tells fast, and sometimes wrongly, that two characters stand side by
// side somewhere: a Bloom filter with one hash, an eighth full.
type filter []uint64

func newFilter(n int) filter {
	size := 1
	for size*8 < n {
		size *= 2
	}
	return make(filter, size)
}

func (f filter) bit(g gram) (word int, mask uint64) {
	h := uint64(g) * 0x9E3779B97F4A7C15 >> 32 // Fibonacci hashing: the high half is well mixed
	return int(h>>6) & (len(f) - 1), 1 << (h & 63)
}

func (f filter) add(g gram) { word, mask := f.bit(g); f[word] |= mask }

func (f filter) may(g gram) bool { word, mask := f.bit(g); return f[word]&mask != 0 }

// A textIndexBuilder makes a textIndex, entry by entry.
type textIndexBuilder struct {
	grams      map[gram]int32
	gramLists  postingsBuilder
	words      map[string]int32
	beginnings map[string]int32
	wordLists  postingsBuilder
}

func newTextIndexBuilder() *textIndexBuilder {
	return &textIndexBuilder{grams: map[gram]int32{}, words: map[string]int32{}, beginnings: map[string]int32{}}
}

// add adds the key of an entry; gap tells before which bytes of it there is one.
func (b *textIndexBuilder) add(entry int, key []byte, gap func(at int) bool) {
	before := rune(0)
	for at := 0; at < len(key); {
		if isWordByte(key[at]) {
			end := at + 1
			for end < len(key) && isWordByte(key[end]) && !gap(end) {
				end++
			}
			b.addWord(entry, key[at:min(end, at+maxWord)])
			at, before = end, 0
			continue
		}
		r, size := utf8.DecodeRune(key[at:])
		b.addGram(entry, gramOf(r, 0))
		if before != 0 {
			b.addGram(entry, gramOf(before, r))
		}
		at, before = at+size, r
	}
}

func (b *textIndexBuilder) addGram(entry int, g gram) {
	list, ok := b.grams[g]
	if !ok {
		list = int32(b.gramLists.newList())
		b.grams[g] = list
	}
	b.gramLists.add(int(list), entry)
}

func (b *textIndexBuilder) addWord(entry int, word []byte) {
	list, ok := b.words[string(word)]
	if !ok {
		list = int32(b.wordLists.newList())
		b.words[string(word)] = list
	}
	b.wordLists.add(int(list), entry)
	for n := 1; n <= min(2, len(word)); n++ {
		list, ok := b.beginnings[string(word[:n])]
		if !ok {
			list = int32(b.wordLists.newList())
			b.beginnings[string(word[:n])] = list
		}
		b.wordLists.add(int(list), entry)
	}
}

// index gives the index; the builder is used up.
func (b *textIndexBuilder) index(entries int) textIndex {
	x := textIndex{grams: slices.Sorted(maps.Keys(b.grams)), pairs: newFilter(len(b.grams)), beginnings: map[string]int32{}}
	order := make([]int, len(x.grams))
	for i, g := range x.grams {
		order[i] = int(b.grams[g])
		x.pairs.add(g)
	}
	x.gramLists = b.gramLists.postings(order, entries)
	words := slices.Sorted(maps.Keys(b.words))
	order = order[:0]
	for _, word := range words {
		order = append(order, int(b.words[word]))
	}
	for beginning, list := range b.beginnings {
		x.beginnings[beginning] = int32(len(order))
		order = append(order, int(list))
	}
	x.words = newVocabulary(words)
	x.wordLists = b.wordLists.postings(order, entries)
	return x
}

// gramList gives the list of a gram.
func (x *textIndex) gramList(g gram) (list int, ok bool) {
	return slices.BinarySearch(x.grams, g)
}
