package search

import "math/bits"

// signatures tell of an answer, without reading it, that a term cannot stand
// there. Each is a set of bits, one for each pair of neighbouring runes of the
// key (a Bloom filter with one hash):
//
//	key    コスト見積       pairs  コス スト ト見 見積
//	bits   ..1....1.1..1...        each pair sets one
//	term   スト見         pairs  スト ト見: both set, so look
//	term   ストア         pairs  スト トア: one is not, so leave it
//
// There are one to two bits for each byte of the key, of which an eighth are set:
// a term of two runes passes wrongly in one answer of eight, one of three runes
// in one of sixty. The others are never scanned. A term of one rune has no pairs
// and is looked for everywhere.
type signatures struct {
	words  []uint64
	starts []int // the signature of entry e is words[starts[e]:starts[e+1]], a power of two
}

// maxPairs bounds the pairs of a term that are tested: more decide nothing.
const maxPairs = 8

// add appends the signature of the next entry.
func (s *signatures) add(key string) {
	if s.starts == nil {
		s.starts = []int{0}
	}
	from, n := len(s.words), 1<<bits.Len(uint(len(key)/64))
	s.words = append(s.words, make([]uint64, n)...)
	signature := s.words[from:]
	eachPair(key, func(pair uint32) bool {
		bit := int(pair) & (n*64 - 1)
		signature[bit/64] |= 1 << (bit % 64)
		return true
	})
	s.starts = append(s.starts, len(s.words))
}

// may reports whether a key with these pairs may stand in the entry.
func (s *signatures) may(entry int, pairs []uint32) bool {
	signature := s.words[s.starts[entry]:s.starts[entry+1]]
	for _, pair := range pairs {
		bit := int(pair) & (len(signature)*64 - 1)
		if signature[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

// pairsOf gives the pairs of a term that are tested.
func pairsOf(key string) []uint32 {
	var pairs []uint32
	eachPair(key, func(pair uint32) bool {
		pairs = append(pairs, pair)
		return len(pairs) < maxPairs
	})
	return pairs
}

// eachPair gives the hash of every two neighbouring runes, until yield says no.
func eachPair(key string, yield func(pair uint32) bool) {
	before := rune(-1)
	for _, r := range key {
		if before >= 0 {
			// Fibonacci hashing: the high half of the product is well mixed.
			if h := (uint64(before)<<21 | uint64(r)) * 0x9E3779B97F4A7C15; !yield(uint32(h >> 32)) {
				return
			}
		}
		before = r
	}
}
