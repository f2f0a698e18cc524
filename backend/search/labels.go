package search

// Labels are the categories and tags of entries. A library has few different
// ones, each on many entries, so a term is compared with every label once, and
// with no entry:
//
//	labels   0 faq   1 料金   2 azuremonitor
//	entry 0  0 1
//	entry 1  0 2
type labels struct {
	texts   []string
	field   field    // has one key for each label
	entries postings // of each label
	starts  []uint32 // the labels of entry e are ids[starts[e]:starts[e+1]]
	ids     []uint32
}

func (l *labels) of(entry int) []uint32 { return l.ids[l.starts[entry]:l.starts[entry+1]] }

type labelsBuilder struct {
	texts  []string
	known  map[string]uint32
	field  fieldBuilder
	lists  postingsBuilder
	starts []uint32
	ids    []uint32
}

func (b *labelsBuilder) add(entry int, kinds ...[]string) {
	if b.known == nil {
		b.known, b.starts = map[string]uint32{}, []uint32{0}
	}
	for _, kind := range kinds {
		for _, label := range kind {
			id, ok := b.known[label]
			if !ok {
				id = uint32(b.lists.newList())
				b.known[label] = id
				b.texts = append(b.texts, label)
				b.field.add(label)
				b.field.endEntry()
			}
			b.lists.add(int(id), entry)
			b.ids = append(b.ids, id)
		}
	}
	b.starts = append(b.starts, uint32(len(b.ids)))
}

func (b *labelsBuilder) labels() labels {
	order := make([]int, len(b.texts))
	for i := range order {
		order[i] = i
	}
	entries := max(0, len(b.starts)-1)
	return labels{b.texts, b.field.field(), b.lists.postings(order, entries), b.starts, b.ids}
}

// A labelMatch is where a key stands in the labels of a segment.
type labelMatch struct {
	fits    map[uint32]fit // of the labels that have it; nil for none
	entries set            // that have such a label; nil for none
}

func (l *labels) match(key string, entries int) labelMatch {
	var m labelMatch
	l.field.each(l.field.needle(key), 0, len(l.texts), func(label, at, end int) bool {
		f := fitAt(&l.field, at, end)
		if f == fitNone {
			return true
		}
		if m.fits == nil {
			m.fits, m.entries = map[uint32]fit{}, newSet(entries)
		}
		if m.fits[uint32(label)] == fitNone {
			l.entries.addTo(m.entries, label)
		}
		m.fits[uint32(label)] = max(m.fits[uint32(label)], f)
		return f < fitWord
	})
	return m
}
