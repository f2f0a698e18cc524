package library

import "kotae/backend/faq"

// A place is where an entry stands in its document, told by the nearest entries
// before and behind it that are recognised.
//
//	A   1 recognised
//	    2 alone        before: 1, 1 step away; behind: 4, 2 steps away
//	    3 alone        before: 1, 2 steps away; behind: 4, 1 step away
//	    4 recognised
type place struct {
	before, behind           int // their numbers in matcher.old; edge at the ends
	stepsBefore, stepsBehind int
}

// edge stands for the beginning and the end of a document.
const edge = -2

// kinship says which old and new documents are the same, wholly or in part.
type kinship map[[2]string]bool

// kinship finds out what became of the documents: two are kin if they have the
// same path, or if at least half of the recognised entries of one are in the
// other. A renamed document is the kin of its successor; one that was split, of
// its parts; those that were merged, of the whole.
func (m *matcher) kinship() kinship {
	shared := map[[2]string]int{}
	ofOld, ofNew := map[string]int{}, map[string]int{}
	for n, o := range m.ancestor {
		if o != alone && !m.old[o].Archived {
			a, b := m.old[o].Document, m.new[n].Document
			shared[[2]string{a, b}]++
			ofOld[a]++
			ofNew[b]++
		}
	}
	kin := kinship{}
	for pair, n := range shared {
		if n*2 >= ofOld[pair[0]] || n*2 >= ofNew[pair[1]] {
			kin[pair] = true
		}
	}
	return kin
}

func (k kinship) of(old, new string) bool { return old == new || k[[2]string{old, new}] }

// places gives where the entries of one side stand; name gives of a recognised
// entry its number in old, and alone of the others. Archived entries stand
// nowhere: no place agrees with theirs.
func places(entries []faq.Entry, name func(int) int) []place {
	ps := make([]place, len(entries))
	walk := func(from, to, step int, set func(i, anchor, steps int)) {
		anchor, steps := edge, 0
		for i := from; i != to; i += step {
			if last := i - step; i != from && (entries[i].Document != entries[last].Document || entries[i].Archived != entries[last].Archived) {
				anchor, steps = edge, 0
			}
			steps++
			set(i, anchor, steps)
			if at := name(i); at != alone {
				anchor, steps = at, 0
			}
		}
	}
	walk(0, len(entries), 1, func(i, anchor, steps int) { ps[i].before, ps[i].stepsBefore = anchor, steps })
	walk(len(entries)-1, -1, -1, func(i, anchor, steps int) { ps[i].behind, ps[i].stepsBehind = anchor, steps })
	for i := range entries {
		if entries[i].Archived {
			ps[i] = place{before: alone, behind: alone}
		}
	}
	return ps
}

// agreeing counts the sides, 0 to 2, on which two places in kin documents are the
// same: as many steps from the same recognised entry, or from the same edge.
func (p place) agreeing(q place) int {
	n := 0
	if p.before == q.before && p.stepsBefore == q.stepsBefore {
		n++
	}
	if p.behind == q.behind && p.stepsBehind == q.stepsBehind {
		n++
	}
	return n
}

// placesOfBoth gives the places of the old and of the new entries.
func (m *matcher) placesOfBoth() (old, new []place) {
	old = places(m.old, func(i int) int {
		if m.heir[i] == alone {
			return alone
		}
		return i
	})
	return old, places(m.new, func(i int) int { return m.ancestor[i] })
}

// A gap is what stands between two recognised entries and asks one question.
type gap struct {
	document, question string
	before, behind     int
}

// inOrder pairs the same questions of a document that nothing else tells apart,
// where between two recognised neighbours there are as many new ones as old.
func (m *matcher) inOrder() {
	old, new := m.left(false)
	if len(old) == 0 || len(new) == 0 {
		return
	}
	before, after := m.placesOfBoth()
	waiting, asking := map[gap][]int{}, map[gap][]int{}
	for _, o := range old {
		e := &m.old[o]
		g := gap{e.Document, e.Question, before[o].before, before[o].behind}
		waiting[g] = append(waiting[g], o)
	}
	for _, n := range new {
		e := &m.new[n]
		g := gap{e.Document, e.Question, after[n].before, after[n].behind}
		asking[g] = append(asking[g], n)
	}
	for g, news := range asking {
		if olds := waiting[g]; len(olds) == len(news) {
			for i := range olds {
				m.pair(olds[i], news[i])
			}
		}
	}
}
