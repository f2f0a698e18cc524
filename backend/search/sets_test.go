package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPostings(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 9))
	for _, entries := range []int{0, 1, 63, 64, 65, 5000} {
		var b postingsBuilder
		var want [][]int
		var order []int
		for _, every := range []int{1, 2, 7, 9, 100, 3000, 1 << 30} {
			list := b.newList()
			var numbers []int
			for n := range entries {
				if random.IntN(every) == 0 {
					numbers = append(numbers, n)
					b.add(list, n)
					b.add(list, n) // twice is once
				}
			}
			want, order = append(want, numbers), append(order, list)
		}
		slices.Reverse(order)
		p := b.postings(order, entries)
		for i, list := range order {
			s := newSet(entries)
			p.addTo(s, i)
			if got := slices.Collect(s.each); !slices.Equal(got, want[list]) || int(p.counts[i]) != len(want[list]) {
				t.Errorf("%d entries, list %d: %d numbers, %v, want %v", entries, i, p.counts[i], got, want[list])
			}
		}
	}
}

func TestSet(t *testing.T) {
	s := newSet(130)
	s.addBelow(70)
	u := newSet(130)
	for _, n := range []int{0, 63, 64, 69, 70, 129} {
		u.add(n)
	}
	u.and(s)
	if got, want := slices.Collect(u.each), []int{0, 63, 64, 69}; !slices.Equal(got, want) {
		t.Errorf("and: %v, want %v", got, want)
	}
	for n, want := range map[int]int{0: 4, 1: 3, 63: 3, 64: 2, 69: 1, 70: 0, 129: 0} {
		if got := u.countFrom(n); got != want {
			t.Errorf("from %d on %d numbers, want %d", n, got, want)
		}
	}
	s.andNot(u)
	s.or(nil)
	if s.count() != 66 || s.has(63) || !s.has(62) {
		t.Errorf("without these: %v", slices.Collect(s.each))
	}
}
