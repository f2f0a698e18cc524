package search

import "sort"

// A field holds one kind of text of all entries of a segment, folded: the
// questions, the answers, or the labels. The keys lie in one string, so that ten
// thousand entries cost no more than their text:
//
//	keys    コストの見積もり方\n⋯
//	starts  0                 28
//
// No key holds a control character (fold.go), so nothing that is searched for
// reaches from one entry into the next.
const entryEnd = '\n'

type field struct {
	keys   string
	starts []uint32 // the key of entry e is keys[starts[e] : starts[e+1]-1]
	gaps   bitset   // see boundary.go
	counts byteCounts
	// checkpoints lead from a place in keys back to the text without folding the
	// whole of it; ascending by key.
	checkpoints []checkpoint
}

// A checkpoint says that from keys[key] on the key is that of text[source:],
// folded by itself.
type checkpoint struct{ key, source uint32 }

// checkpointStride is the number of bytes of text between two checkpoints. An
// excerpt folds about one stride, a microsecond or two, however long the answer
// is; the checkpoints take 3 % of the text.
const checkpointStride = 1 << 8

// len gives the length of the key of an entry.
func (f *field) len(entry int) int { return int(f.starts[entry+1]-f.starts[entry]) - 1 }

// key gives the key of an entry.
func (f *field) key(entry int) string { return f.keys[f.starts[entry] : f.starts[entry+1]-1] }

// meanLen gives the mean length of a key, at least 1.
func (f *field) meanLen() float64 {
	return max(1, float64(len(f.keys))/float64(max(1, len(f.starts)-1)))
}

// source gives the place in text, the text of the entry, that keys[at] came
// from, or the end of the text for the end of the key. The field must have one
// text for each entry.
func (f *field) source(text string, entry, at int, by *folder) int {
	next := sort.Search(len(f.checkpoints), func(i int) bool { return int(f.checkpoints[i].key) > at })
	from := checkpoint{key: f.starts[entry]}
	if next > 0 && f.checkpoints[next-1].key > from.key {
		from = f.checkpoints[next-1]
	}
	to := len(text)
	if next < len(f.checkpoints) && f.checkpoints[next].key < f.starts[entry+1] {
		to = int(f.checkpoints[next].source)
	}
	piece := by.fold(text[from.source:to])
	if at -= int(from.key); at >= len(piece.key) {
		return to
	}
	source, _ := piece.source(at, at+1)
	return int(from.source) + source
}

// A fieldBuilder makes a field, entry by entry.
type fieldBuilder struct {
	folder      folder
	keys        []byte
	starts      []uint32
	gaps        bitset
	checkpoints []checkpoint
}

// add appends a text to the entry in hand.
func (b *fieldBuilder) add(text string) {
	b.folder.run(text)
	f := folded{runes: b.folder.runes}
	last := 0
	for i, r := range f.runes {
		if !f.gap(i) {
			continue
		}
		at := len(b.keys) + int(r.at)
		b.gaps.set(at)
		// What stands after a gap folds alike with and without what is before.
		if int(r.from)-last >= checkpointStride {
			last = int(r.from)
			b.checkpoints = append(b.checkpoints, checkpoint{uint32(at), uint32(last)})
		}
	}
	b.keys = append(b.keys, b.folder.key...)
}

// endEntry ends the entry in hand.
func (b *fieldBuilder) endEntry() {
	if b.starts == nil {
		b.starts = []uint32{0}
	}
	b.keys = append(b.keys, entryEnd)
	b.starts = append(b.starts, uint32(len(b.keys)))
}

func (b *fieldBuilder) field() field {
	f := field{keys: string(b.keys), starts: b.starts, gaps: b.gaps, checkpoints: b.checkpoints}
	f.counts.add(f.keys)
	return f
}
