package search

import (
	"slices"
	"sync"
)

// An Index holds entries in a form that can be searched. It does not change
// after it was made, and concurrent use is safe: a search that is under way goes
// on over the index that it started with, whatever [Index.With] makes of it.
//
// It consists of parts, so that an import costs what it brings, not what is
// there: a segment for what was added, and a mark on what was taken away. When
// parts get many, those that are smaller than what comes after them are made one
// (mergeSmall), as a log-structured store does.
type Index struct {
	parts   []part // oldest first
	lexicon *lexicon
	live    int
}

// A part is a segment and which of its entries were taken away since.
type part struct {
	*segment
	dead set // nil: none
	live int
}

// segmentEntries is the most that a segment has. Much fewer would make more of
// them to be searched, more would take more memory while they are built.
const segmentEntries = 1 << 14

// Build makes an index of entries, each of which has its own Ref.
func Build(entries []Entry, l Lexicon) *Index {
	return &Index{parts: newParts(entries), lexicon: newLexicon(l), live: len(entries)}
}

// newParts makes parts of entries, two at a time: each takes memory on the way.
func newParts(entries []Entry) []part {
	chunks := slices.Collect(slices.Chunk(entries, segmentEntries))
	parts := make([]part, len(chunks))
	work := func(from int) {
		for i := from; i < len(chunks); i += 2 {
			parts[i] = newPart(newSegment(chunks[i]))
		}
	}
	var other sync.WaitGroup
	other.Go(func() { work(1) })
	work(0)
	other.Wait()
	return parts
}

func newPart(s *segment) part { return part{segment: s, live: s.len()} }

// Len gives the number of entries.
func (x *Index) Len() int { return x.live }

// With gives an index with entries added and others, named by their Ref, taken
// away. An added entry takes the place of the one that has its Ref. It costs what
// is added, and now and then a merge; x stays as it is and shares what both have.
func (x *Index) With(added []Entry, removed []int) *Index {
	y := &Index{parts: slices.Clone(x.parts), lexicon: x.lexicon, live: x.live}
	gone := slices.Clone(removed)
	for _, e := range added {
		gone = append(gone, e.Ref)
	}
	for i := range y.parts {
		y.live -= y.parts[i].remove(gone)
	}
	y.parts = append(y.parts, newParts(added)...)
	y.live += len(added)
	y.mergeSmall()
	return y
}

// WithLexicon gives the same index with another lexicon.
func (x *Index) WithLexicon(l Lexicon) *Index {
	return &Index{parts: x.parts, lexicon: newLexicon(l), live: x.live}
}

// remove takes entries away from a part that is no other index's yet, and gives
// how many it had of them.
func (p *part) remove(refs []int) (removed int) {
	var dead set
	for _, ref := range refs {
		n, ok := p.number(ref)
		if !ok || p.dead != nil && p.dead.has(n) || dead != nil && dead.has(n) {
			continue
		}
		if dead == nil {
			dead = newSet(p.len())
			dead.or(p.dead)
		}
		dead.add(n)
		removed++
	}
	if dead != nil {
		p.dead = dead
		p.live -= removed
	}
	return removed
}

// mergeSmall makes one part of the last ones where one is not twice as large as
// what comes after it, up to the size of a segment, so that there are never many:
//
//	16384 16384 4096 200 + 90      16384 16384 4096 290
//	16384 16384 4096 290 + 4000    16384 16384 8386
//
// Parts of which less than half is left are made anew without the rest.
func (x *Index) mergeSmall() {
	x.parts = slices.DeleteFunc(x.parts, func(p part) bool { return p.live == 0 })
	after, from := 0, len(x.parts)
	for i := len(x.parts) - 1; i >= 0; i-- {
		p := x.parts[i]
		if p.live < 2*after && p.live+after <= segmentEntries {
			from = i
		}
		after += p.live
	}
	for i, p := range x.parts[:from] {
		if 2*p.live < p.len() {
			x.parts[i] = newPart(newSegment(p.entries(nil)))
		}
	}
	if len(x.parts)-from > 1 {
		var entries []Entry
		for _, p := range x.parts[from:] {
			entries = p.entries(entries)
		}
		x.parts = append(x.parts[:from], newPart(newSegment(entries)))
	}
}

// entries appends what is left of a part.
func (p *part) entries(entries []Entry) []Entry {
	for n := range p.len() {
		if p.dead == nil || !p.dead.has(n) {
			entries = append(entries, p.entry(n))
		}
	}
	return entries
}
