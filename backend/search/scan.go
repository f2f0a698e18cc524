package search

import "strings"

// Scanning looks for the rarest byte of what is searched for, and compares the
// rest only where it stands. In UTF-8 that is worth much for Japanese, where
// nearly every third byte is E3 and a search for the first byte stops at every
// kana:
//
//	の見     E3 81 AE  E8 A6 8B
//	                      ^^ the rarest here; E3 is one byte in four
//
// Over 1.9 MB of real answers strings.Index, which looks for the first bytes,
// took two to fifteen times as long for five Japanese terms.

// byteCounts says how often each byte occurs in the keys.
type byteCounts [256]uint32

func (c *byteCounts) add(keys string) {
	for i := range len(keys) {
		c[keys[i]]++
	}
}

// A needle is a key to be found, and never empty.
type needle struct {
	key    string
	rarest int // index into key
}

// needle makes one for this field.
func (f *field) needle(key string) needle {
	n := needle{key: key}
	for i := range len(key) {
		if f.counts[key[i]] < f.counts[key[n.rarest]] {
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

// each calls visit for every place of the needle in the entries [from, to), in
// order, overlapping ones too. When visit returns false, the rest of that entry
// is left out.
func (f *field) each(n needle, from, to int, visit func(entry, at int) bool) {
	if from == to {
		return
	}
	entry, pos, end := from, int(f.starts[from]), int(f.starts[to])
	for {
		at := n.in(f.keys, pos, end)
		if at < 0 {
			return
		}
		for int(f.starts[entry+1]) <= at {
			entry++
		}
		if visit(entry, at) {
			pos = at + 1
		} else {
			pos = int(f.starts[entry+1])
		}
	}
}
