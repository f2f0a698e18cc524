package search

import (
	"sort"
	"unicode/utf8"
)

// A field holds one kind of text of all entries of a segment, folded and coded
// (alphabet.go): the questions, the answers, or the labels. The keys lie in one
// string, so that ten thousand entries cost no more than their text:
//
//	keys    コストの見積もり方\n⋯      (one byte, or two, for each character)
//	starts  0             12
//
// No key holds a control character (fold.go), so nothing that is searched for
// reaches from one entry into the next.
const entryEnd = '\n'

type field struct {
	*alphabet
	keys   string
	starts []uint32 // the key of entry e is keys[starts[e] : starts[e+1]-1]
	gaps   bitset   // see boundary.go
	counts byteCounts
	// checkpoints lead from a place in keys back to the text without folding the
	// whole of it; ascending by key. The field of the answers has them.
	checkpoints []checkpoint
}

// A checkpoint says that from keys[key] on the key is that of the entry's text
// from source on, folded by itself.
type checkpoint struct{ key, source uint32 }

// checkpointStride is the number of bytes of text between two checkpoints. An
// excerpt folds about one stride, a microsecond or two, however long the answer
// is; the checkpoints take 6 % of the text.
const checkpointStride = 1 << 7

// len gives the length of the key of an entry, coded.
func (f *field) len(entry int) int { return int(f.starts[entry+1]-f.starts[entry]) - 1 }

// key gives the key of an entry, and before which bytes of it there are gaps.
func (f *field) key(entry int) (string, bitset) {
	from, to := int(f.starts[entry]), int(f.starts[entry+1])-1
	key := make([]byte, 0, 2*(to-from))
	var gaps bitset
	for i := from; i < to; {
		if f.gaps.has(i) {
			gaps.set(len(key))
		}
		r, size := f.at(f.keys, i)
		key = utf8.AppendRune(key, r)
		i += size
	}
	return string(key), gaps
}

// meanLen gives the mean length of a key, at least 1.
func (f *field) meanLen() float64 {
	return max(1, float64(len(f.keys))/float64(max(1, len(f.starts)-1)))
}

func (f *field) runeAt(i int) (rune, int) { return f.at(f.keys, i) }

func (f *field) runeBefore(i int) rune {
	if i == 0 {
		return entryEnd
	}
	r, _ := f.at(f.keys, before(f.keys, i))
	return r
}

func (f *field) gap(i int) bool { return f.gaps.has(i) }

// source gives the place in the text of an entry that keys[at] came from, or the
// end of the text for the end of the key.
func (f *field) source(t *texts, entry, at int, by *folder) int {
	next := sort.Search(len(f.checkpoints), func(i int) bool { return int(f.checkpoints[i].key) > at })
	from := checkpoint{key: f.starts[entry]}
	if next > 0 && f.checkpoints[next-1].key > from.key {
		from = f.checkpoints[next-1]
	}
	text := t.coded(entry)
	to := len(text)
	if next < len(f.checkpoints) && f.checkpoints[next].key < f.starts[entry+1] {
		to = int(f.checkpoints[next].source)
	}
	piece := t.decode(text[from.source:to])
	folded := by.fold(piece)
	n := count(f.keys[from.key:at])
	if n >= len(folded.runes) {
		return to
	}
	return t.skip(text, int(from.source), utf8.RuneCountInString(piece[:folded.runes[n].from]))
}

// A fieldBuilder makes a field, entry by entry; until the end its keys are UTF-8.
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

// key gives the UTF-8 key of an entry.
func (b *fieldBuilder) key(entry int) string {
	return string(b.keys[b.starts[entry] : b.starts[entry+1]-1])
}

// field codes the keys, and with them whatever points into them; the sources of
// the checkpoints are left.
func (b *fieldBuilder) field() field {
	counts := runeCounts{}
	for _, r := range string(b.keys) {
		counts[r]++
	}
	f := field{alphabet: counts.alphabet(), starts: b.starts, checkpoints: b.checkpoints}
	keys := make([]byte, 0, len(b.keys)*2/3)
	entry, point := 1, 0
	for at, r := range string(b.keys) {
		if b.gaps.has(at) {
			f.gaps.set(len(keys))
		}
		for point < len(f.checkpoints) && int(f.checkpoints[point].key) == at {
			f.checkpoints[point].key = uint32(len(keys))
			point++
		}
		keys = f.append(keys, r)
		if r == entryEnd {
			f.starts[entry] = uint32(len(keys))
			entry++
		}
	}
	f.keys = string(keys)
	f.counts.add(f.keys)
	return f
}
