package search

import "strings"

// Scanning looks for the rarest byte of what is searched for, and compares the
// rest only where it stands:
//
//	の見     05  C3 51
//	           ^^ the rarest here; の is one byte in forty

// byteCounts says how often each byte occurs in the keys.
type byteCounts [256]uint32

func (c *byteCounts) add(keys string) {
	for i := range len(keys) {
		c[keys[i]]++
	}
}

// A needle is a key to be found, coded and never empty.
type needle struct {
	key    string
	rarest int // index into key
}

// needle makes one for this field.
func (f *field) needle(key string) needle {
	n := needle{key: f.encode(key)}
	for i := range len(n.key) {
		if f.counts[n.key[i]] < f.counts[n.key[n.rarest]] {
			n.rarest = i
		}
	}
	return n
}

// in gives the first place of the needle in keys[from:to], or -1.
func (n needle) in(keys string, from, to int) int {
	// The rarest byte cannot stand outside [from+rarest, end).
	end := to - len(n.key) + n.rarest + 1
	for i := from + n.rarest; i < end; i++ {
		next := strings.IndexByte(keys[i:end], n.key[n.rarest])
		if next < 0 {
			return -1
		}
		i += next
		if at := i - n.rarest; keys[at:at+len(n.key)] == n.key {
			return at
		}
	}
	return -1
}

// each calls visit for every place, from at to end, of the needle in the entries
// [from, to), in order, overlapping ones too. When visit returns false, the rest
// of that entry is left out.
func (f *field) each(n needle, from, to int, visit func(entry, at, end int) bool) {
	if from == to {
		return
	}
	entry, pos, last := from, int(f.starts[from]), int(f.starts[to])
	for {
		at := n.in(f.keys, pos, last)
		if at < 0 {
			return
		}
		if !startsCharacter(f.keys, at) {
			pos = at + 1
			continue
		}
		for int(f.starts[entry+1]) <= at {
			entry++
		}
		if visit(entry, at, at+len(n.key)) {
			pos = at + 1
		} else {
			pos = int(f.starts[entry+1])
		}
	}
}
