package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The scan finds what a search for each entry by itself finds, and no entry that
// has a key is missing among the candidates.
func TestScan(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"a", "b", "コ", "ス", "見", "😀", " "}[random.IntN(7)])
		}
		return b.String()
	}
	var b indexedBuilder
	b.index = newTextIndexBuilder()
	var keys []string
	for e := range 50 {
		text := word(random.IntN(200))
		b.add(e, text)
		keys = append(keys, fold(text).key)
	}
	text := b.indexed(len(keys))
	f := &text.field
	for range 2000 {
		key := fold(word(1 + random.IntN(5))).key
		if key == "" {
			continue
		}
		var got, want [][2]int
		fits := map[[2]int]fit{}
		f.each(f.needle(key), 0, len(keys), func(entry, at, end int) bool {
			before := len(f.decode(f.keys[f.starts[entry]:at]))
			got = append(got, [2]int{entry, before})
			fits[[2]int{entry, before}] = fitAt(f, at, end)
			return true
		})
		candidates := text.index.candidates(key, len(keys))
		for e, k := range keys {
			for at := range k {
				if !strings.HasPrefix(k[at:], key) {
					continue
				}
				want = append(want, [2]int{e, at})
				fit := fits[[2]int{e, at}]
				few := startsLatin(key) && len(strings.TrimLeft(key, "ab")) >= len(key)-2 // one or two letters
				if (fit >= fitWordStart || fit == fitInside && !few) && (candidates == nil || !candidates.has(e)) {
					t.Fatalf("%q is no candidate for %q", k, key)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q is found at %v, want %v", key, got, want)
		}
	}
}
