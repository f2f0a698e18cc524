package search

// texts are the answers as they are, coded (alphabet.go).
type texts struct {
	*alphabet
	all    string
	starts []uint32 // the text of entry e is all[starts[e]:starts[e+1]]
}

// packTexts codes texts, and with them the sources of the checkpoints of their
// field.
func packTexts(originals []string, f *field) texts {
	counts := runeCounts{}
	for _, text := range originals {
		for _, r := range text {
			counts[r]++
		}
	}
	delete(counts, entryEnd) // a line of an answer ends with it, and it has a code of its own
	t := texts{alphabet: counts.alphabet(), starts: make([]uint32, 1, len(originals)+1)}
	var all []byte
	point := 0
	for entry, text := range originals {
		start := len(all)
		for at, r := range text {
			if point < len(f.checkpoints) && f.checkpoints[point].key < f.starts[entry+1] && int(f.checkpoints[point].source) == at {
				f.checkpoints[point].source = uint32(len(all) - start)
				point++
			}
			all = t.append(all, r)
		}
		t.starts = append(t.starts, uint32(len(all)))
	}
	t.all = string(all)
	return t
}

// coded gives the coded text of an entry.
func (t *texts) coded(entry int) string { return t.all[t.starts[entry]:t.starts[entry+1]] }

// text gives the text of an entry. Bytes that were not UTF-8 are U+FFFD.
func (t *texts) text(entry int) string { return t.decode(t.coded(entry)) }

// skip gives the place some characters after another.
func (t *texts) skip(coded string, at, characters int) int {
	for ; characters > 0 && at < len(coded); characters-- {
		_, size := t.at(coded, at)
		at += size
	}
	return at
}

// around gives the text around a place as far as an excerpt may need it, with some
// characters after the place, and where the place is in that; end says that the
// text ends there.
func (t *texts) around(entry, at, after int) (text string, place int, end bool) {
	coded := t.coded(entry)
	to := t.skip(coded, at, after)
	before := leadRunes
	if to == len(coded) {
		before = excerptRunes // an excerpt of the end of a text is filled from the front
	}
	lead := t.decode(coded[t.back(coded, at, before+1):at])
	return lead + t.decode(coded[at:to]), len(lead), to == len(coded)
}

// back gives the place some characters before another.
func (t *texts) back(coded string, at, characters int) int {
	for ; characters > 0 && at > 0; characters-- {
		at = before(coded, at)
	}
	return at
}
