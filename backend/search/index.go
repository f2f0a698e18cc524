package search

import (
	"slices"
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

// segmentEntries is the number of entries of a segment that is built at once.
// Building takes some 20 kB for each entry on the way, so 16,384 of them 300 MB.
const segmentEntries = 1 << 14

// Build makes an index of entries, each of which has its own Ref.
func Build(entries []Entry, l Lexicon) *Index {
	x := &Index{lexicon: newLexicon(l)}
	for chunk := range slices.Chunk(entries, segmentEntries) {
		x.parts = append(x.parts, newPart(newSegment(chunk)))
	}
	x.live = len(entries)
	return x
}

func newPart(s *segment) part { return part{segment: s, live: s.len()} }

// Len gives the number of entries.
func (x *Index) Len() int { return x.live }
