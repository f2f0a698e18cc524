package search

import "math/bits"

// A set holds numbers of entries, one bit each. All sets of one segment have the
// same length, so that they can be joined word by word: at 100,000 entries that
// is 1,563 words, less than a microsecond.
type set []uint64

func newSet(entries int) set { return make(set, (entries+63)/64) }

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }

// addBelow adds all numbers below n.
func (s set) addBelow(n int) {
	for i := range n / 64 {
		s[i] = ^uint64(0)
	}
	if n%64 > 0 {
		s[n/64] |= 1<<(n%64) - 1
	}
}

func (s set) or(t set) {
	for i, word := range t {
		s[i] |= word
	}
}

func (s set) and(t set) {
	for i, word := range t {
		s[i] &= word
	}
}

func (s set) andNot(t set) {
	for i, word := range t {
		s[i] &^= word
	}
}

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// countFrom counts the numbers that are not below n.
func (s set) countFrom(n int) int {
	return bits.OnesCount64(s[n/64]>>(n%64)) + s[n/64+1:].count()
}

// each gives the numbers, ascending.
func (s set) each(yield func(int) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(i*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}
