package render

import (
	"cmp"
	"slices"
)

// A matcher finds what two sequences have in common, in bounded time. It is
// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986):
//
//	     A  B  C      from the top left corner, a step right leaves out one of
//	   ┌──┬──┬──┐     the old sequence, a step down takes in one of the new one,
//	B  │  │╲ │  │     and a diagonal, where both are equal, is free. For 0, 1, 2 …
//	   ├──┼──┼──┤     paid steps, reach says how far one comes on each diagonal
//	D  │  │  │  │     k = x − y; the first to come to the bottom right corner is
//	   └──┴──┴──┘     a shortest difference: −A, B, −C, +D
//
// Its cost grows with the number of differences times the length. Sequences that
// differ in more than maxEdits places are first cut at what occurs once in each,
// in the same order (Cohen's "patience"), and where there is nothing of the kind
// they have nothing in common but their ends.
type matcher struct {
	steps int // that may still be taken
}

// maxEdits is more than the units of a long paragraph; what is remembered for it
// are 4 MB.
const maxEdits = 1000

// A pair is a place in the old sequence and the same one in the new one.
type pair struct{ old, new int }

// match gives the common places of two sequences, ascending in both. When no
// steps are left it gives only those of their equal starts and ends.
func (m *matcher) match(old, new []int32) []pair {
	var found []pair
	m.matchBelow(old, new, pair{}, &found)
	return found
}

// matchBelow appends the common places; old and new start at the given place.
func (m *matcher) matchBelow(old, new []int32, at pair, found *[]pair) {
	start := 0
	for start < min(len(old), len(new)) && old[start] == new[start] {
		*found = append(*found, pair{at.old + start, at.new + start})
		start++
	}
	end := 0
	for end < min(len(old), len(new))-start && old[len(old)-1-end] == new[len(new)-1-end] {
		end++
	}
	m.matchMiddle(old[start:len(old)-end], new[start:len(new)-end], pair{at.old + start, at.new + start}, found)
	for i := end; i > 0; i-- {
		*found = append(*found, pair{at.old + len(old) - i, at.new + len(new) - i})
	}
}

// matchMiddle is for sequences that start and end differently.
func (m *matcher) matchMiddle(old, new []int32, at pair, found *[]pair) {
	if len(old) == 0 || len(new) == 0 || m.steps <= 0 {
		return
	}
	if diagonals, ok := m.shortest(old, new); ok {
		for _, p := range diagonals {
			*found = append(*found, pair{at.old + p.old, at.new + p.new})
		}
		return
	}
	from := pair{}
	for _, p := range m.anchors(old, new) {
		m.matchBelow(old[from.old:p.old], new[from.new:p.new], pair{at.old + from.old, at.new + from.new}, found)
		*found = append(*found, pair{at.old + p.old, at.new + p.new})
		from = pair{p.old + 1, p.new + 1}
	}
	if from != (pair{}) {
		m.matchBelow(old[from.old:], new[from.new:], pair{at.old + from.old, at.new + from.new}, found)
	}
}

// shortest gives the common places of a shortest difference, and false when it
// has more than maxEdits edits or would take more steps than are left.
func (m *matcher) shortest(old, new []int32) ([]pair, bool) {
	limit := min(len(old)+len(new), maxEdits)
	reach := make([]int32, 2*limit+3) // x on diagonal k, at k+limit+1
	at := func(k int) *int32 { return &reach[k+limit+1] }
	var rounds [][]int32 // reach of the diagonals -d … d, before round d
	for d := 0; d <= limit; d++ {
		rounds = append(rounds, slices.Clone(reach[limit+1-d:limit+2+d]))
		for k := -d; k <= d; k += 2 {
			x := int(*at(k - 1)) + 1
			if k == -d || k != d && *at(k - 1) < *at(k + 1) {
				x = int(*at(k + 1))
			}
			from := x
			for x < len(old) && x-k < len(new) && old[x] == new[x-k] {
				x++
			}
			*at(k) = int32(x)
			if m.steps -= x - from + 1; m.steps < 0 {
				return nil, false
			}
			if x >= len(old) && x-k >= len(new) {
				return retrace(rounds, len(old), len(new)), true
			}
		}
	}
	return nil, false
}

// retrace walks back from the corner (x, y) and gives the diagonals it takes.
func retrace(rounds [][]int32, x, y int) []pair {
	var found []pair
	for d := len(rounds) - 1; d >= 0; d-- {
		k := x - y
		fromX, fromY := 0, 0 // where the diagonal of this round was entered
		stepX, stepY := 0, 0 // where the step to it came from
		if d > 0 {
			at := func(k int) int { return int(rounds[d][k+d]) }
			if k == -d || k != d && at(k-1) < at(k+1) {
				stepX = at(k + 1)
				stepY = stepX - k - 1
				fromX, fromY = stepX, stepY+1
			} else {
				stepX = at(k - 1)
				stepY = stepX - k + 1
				fromX, fromY = stepX+1, stepY
			}
		}
		for x > fromX && y > fromY {
			x--
			y--
			found = append(found, pair{x, y})
		}
		x, y = stepX, stepY
	}
	slices.Reverse(found)
	return found
}

// anchors gives the places of what occurs once in each sequence, as many of them
// as come in the same order: a longest increasing run, found by laying cards on
// piles.
func (m *matcher) anchors(old, new []int32) []pair {
	m.steps -= len(old) + len(new)
	type count struct{ old, new, at int }
	counts := make(map[int32]count)
	for _, id := range old {
		c := counts[id]
		c.old++
		counts[id] = c
	}
	for i, id := range new {
		if c, ok := counts[id]; ok {
			c.new, c.at = c.new+1, i
			counts[id] = c
		}
	}
	var cards []pair
	for i, id := range old {
		if c := counts[id]; c.old == 1 && c.new == 1 {
			cards = append(cards, pair{i, c.at})
		}
	}
	before := make([]int, len(cards)) // the card that was on top of the pile to the left
	var tops []int                    // of the piles, as places in cards
	for i, card := range cards {
		pile, _ := slices.BinarySearchFunc(tops, card.new, func(top, at int) int { return cmp.Compare(cards[top].new, at) })
		before[i] = -1
		if pile > 0 {
			before[i] = tops[pile-1]
		}
		if pile == len(tops) {
			tops = append(tops, i)
		} else {
			tops[pile] = i
		}
	}
	var found []pair
	if len(tops) > 0 {
		for i := tops[len(tops)-1]; i >= 0; i = before[i] {
			found = append(found, cards[i])
		}
	}
	slices.Reverse(found)
	return found
}
