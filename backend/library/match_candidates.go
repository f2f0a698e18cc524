package library

import (
	"cmp"
	"slices"

	"kotae/backend/faq"
)

const (
	// indexed is how many hashes of each sketch lead to an entry. Two texts with
	// half of their shingles in common miss each other once in ten thousand.
	indexed = 24
	// crowd is the number of entries above which a hash tells nothing, so that
	// boilerplate does not make all entries meet. Where every hash of an entry is
	// crowded in its source, those that are not so in its document still lead.
	crowd = 16
	// keptPairs is how many pairs of a new entry are kept. Where more are equally
	// good, none is taken anyway.
	keptPairs = 12
)

// Candidates are the entries that are alone, with what leads from a new one to
// the old ones that it could be, so that not all are compared with all: hashes
// of their sketches in common, or the same place.
type candidates struct {
	m          *matcher
	old, new   []int // places in matcher.old and matcher.new
	olds, news []profile
	kin        kinship
	ancestors  map[string][]string // of a new document, the old ones that it is kin to
	stretch    map[string][2]int   // of an old document, the stretch of old that is its
	hashes     []uint64            // hash above, place in old below, ascending
	spots      map[spot]int        // places in old
	after      []place             // of all new entries
}

// A spot is one side of a place in an old document.
type spot struct {
	document      string
	behind        bool
	anchor, steps int
}

func (p place) spots(document string) [2]spot {
	return [2]spot{{document, false, p.before, p.stepsBefore}, {document, true, p.behind, p.stepsBehind}}
}

func (m *matcher) newCandidates(old, new []int) (*candidates, error) {
	c := &candidates{
		m: m, old: old, new: new, kin: m.kinship(),
		ancestors: map[string][]string{}, stretch: map[string][2]int{}, spots: make(map[spot]int, 2*len(old)),
	}
	var err error
	if c.olds, err = profiles(m.old, old, func(i int) (faq.Body, error) { return m.bodies.old(m.old[i].ID) }); err != nil {
		return nil, err
	}
	if c.news, err = profiles(m.new, new, m.bodies.new); err != nil {
		return nil, err
	}
	for pair := range c.kin {
		if pair[0] != pair[1] {
			c.ancestors[pair[1]] = append(c.ancestors[pair[1]], pair[0])
		}
	}
	for _, paths := range c.ancestors {
		slices.Sort(paths)
	}
	var before []place
	before, c.after = m.placesOfBoth()
	for at, o := range old {
		path := m.old[o].Document
		from := at
		if s, seen := c.stretch[path]; seen {
			from = s[0]
		}
		c.stretch[path] = [2]int{from, at + 1}
		for _, s := range before[o].spots(path) {
			c.spots[s] = at
		}
		for _, s := range []sketch{c.olds[at].question, c.olds[at].answer} {
			for _, h := range s[:min(len(s), indexed)] {
				c.hashes = append(c.hashes, uint64(h)<<32|uint64(at))
			}
		}
	}
	slices.Sort(c.hashes)
	return c, nil
}

// pairs gives the pairs that are enough in the best place.
func (c *candidates) pairs() []nearPair {
	var pairs []nearPair
	met := make([]int, len(c.old)) // of each old entry, the last new one, plus 1
	for at, n := range c.new {
		var found []nearPair
		c.meet(at, func(o int) {
			if met[o] == at+1 {
				return
			}
			met[o] = at + 1
			p := nearPair{old: c.old[o], new: n, texts: c.olds[o].evidence(&c.news[at])}
			p.kin = c.kin.of(c.m.old[p.old].Document, c.m.new[n].Document)
			if p.texts >= enoughElsewhere || p.kin && p.texts+documentWeight+2*sideWeight >= enough {
				found = append(found, p)
			}
		})
		slices.SortStableFunc(found, func(a, b nearPair) int { return cmp.Compare(b.texts, a.texts) })
		pairs = append(pairs, found[:min(len(found), keptPairs)]...)
	}
	return pairs
}

// meet calls fn with the old entries that a new one could be, some of them more
// than once, those in its place first.
func (c *candidates) meet(at int, fn func(old int)) {
	n := c.new[at]
	path := c.m.new[n].Document
	kin := append([]string{path}, c.ancestors[path]...)
	for _, path := range kin {
		for _, s := range c.after[n].spots(path) {
			if o, ok := c.spots[s]; ok {
				fn(o)
			}
		}
	}
	for _, s := range []sketch{c.news[at].question, c.news[at].answer} {
		for _, h := range s[:min(len(s), indexed)] {
			if c.holding(h, 0, len(c.old), fn) {
				continue
			}
			for _, path := range kin {
				c.holding(h, c.stretch[path][0], c.stretch[path][1], fn)
			}
		}
	}
}

// holding calls fn with the old entries in a stretch that have a hash; it does
// nothing and reports false where they are a crowd.
func (c *candidates) holding(h uint32, from, to int, fn func(old int)) bool {
	start, _ := slices.BinarySearch(c.hashes, uint64(h)<<32|uint64(from))
	end := uint64(h)<<32 | uint64(to)
	if start+crowd < len(c.hashes) && c.hashes[start+crowd] < end {
		return false
	}
	for _, entry := range c.hashes[start:] {
		if entry >= end {
			break
		}
		fn(int(uint32(entry)))
	}
	return true
}
