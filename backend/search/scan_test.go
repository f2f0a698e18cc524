package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The scan finds what a search for each entry by itself finds, and a signature
// denies none of it.
func TestScan(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"a", "b", "コ", "ス", "見", "😀"}[random.IntN(6)])
		}
		return b.String()
	}
	entries := make([]Entry, 50)
	for i := range entries {
		entries[i].Text = word(random.IntN(200))
	}
	x := Build(entries)
	for range 500 {
		key := word(1 + random.IntN(4))
		var got, want [][2]int
		x.answers.each(newNeedle(key, &x.bytes), 0, len(entries), func(entry, at int) bool {
			got = append(got, [2]int{entry, at - x.answers.starts[entry]})
			return true
		})
		for e, entry := range entries {
			for at := range entry.Text {
				if strings.HasPrefix(entry.Text[at:], key) {
					want = append(want, [2]int{e, at})
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q is found at %v, want %v", key, got, want)
		}
		for _, place := range want {
			if !x.signatures.may(place[0], pairsOf(key)) {
				t.Fatalf("the signature of entry %d denies %q", place[0], key)
			}
		}
	}
}

// Of answers without a term, signatures let few through.
func TestSignatures(t *testing.T) {
	x := Build(syntheticEntries(500))
	passed, without := 0, 0
	pairs := pairsOf("犬猫兎")
	for e := range x.Len() {
		without++
		if x.signatures.may(e, pairs) {
			passed++
		}
	}
	if passed*5 > without {
		t.Errorf("%d of %d pass", passed, without)
	}
}
