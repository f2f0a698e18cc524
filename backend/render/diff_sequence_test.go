package render

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string
		want     string
	}{
		{"nothing", "", "", ""},
		{"all", "abc", "abc", "abc"},
		{"the example of the drawing", "abc", "bdc", "bc"},
		{"the start and the end", "axxb", "ayyb", "ab"},
		{"as much as there is", "abcabba", "cbabac", "baba"},
		{"nothing in common", "abc", "def", ""},
	} {
		m := matcher{steps: 1000}
		got := checkMatch(t, letterIDs(c.old), letterIDs(c.new), &m)
		if len(got) != len(c.want) {
			t.Errorf("%s: %q and %q have %v in common, want %d letters such as %q", c.name, c.old, c.new, got, len(c.want), c.want)
		}
	}
}

func letterIDs(s string) []int32 { return []int32(s) }

// checkMatch checks that what is said to be common is, and in order.
func checkMatch(t *testing.T, old, new []int32, m *matcher) []pair {
	t.Helper()
	found := m.match(old, new)
	last := pair{-1, -1}
	for _, p := range found {
		if p.old <= last.old || p.new <= last.new || old[p.old] != new[p.new] {
			t.Fatalf("%v and %v have %v in common, wrong at %v", old, new, found, p)
		}
		last = p
	}
	return found
}

// TestMatchIsLongest compares with the table that every textbook has.
func TestMatchIsLongest(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		old, new := randomIDs(random, random.IntN(40), 4), randomIDs(random, random.IntN(40), 4)
		got := len(checkMatch(t, old, new, &matcher{steps: 1 << 20}))
		if want := longestCommon(old, new); got != want {
			t.Errorf("%v and %v: %d in common, want %d", old, new, got, want)
		}
	}
}

func randomIDs(random *rand.Rand, n, kinds int) []int32 {
	ids := make([]int32, n)
	for i := range ids {
		ids[i] = random.Int32N(int32(kinds))
	}
	return ids
}

func longestCommon(a, b []int32) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// Over maxEdits what is there once still holds the rest together.
func TestMatchBeyondMaxEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	a, b := randomIDs(random, 3*maxEdits, 50), randomIDs(random, 3*maxEdits, 50)
	const landmark = 1000
	old := slices.Concat([]int32{1, 2}, a, []int32{landmark, 60, 61}, b)
	new := slices.Concat([]int32{2, 1}, b, []int32{landmark, 60, 61}, a)
	m := matcher{steps: 100_000_000}
	if found := checkMatch(t, old, new, &m); !slices.Contains(found, pair{2 + len(a), 2 + len(b)}) {
		t.Error("the landmark is lost")
	}
}

func TestMatchWithoutSteps(t *testing.T) {
	m := matcher{}
	if got := len(checkMatch(t, letterIDs("abxcd"), letterIDs("abyxzcd"), &m)); got != 4 {
		t.Errorf("%d in common, want the 4 at the ends", got)
	}
}
