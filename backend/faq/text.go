package faq

import "unicode/utf8"

// A Range is a stretch of text, [from, to), in UTF-16 code units: what the
// window, written in JavaScript, counts in.
type Range [2]int

// UTF16Ranges turns byte ranges of s, ascending and not overlapping, into ranges
// in UTF-16 code units. The bounds must lie on rune boundaries. It returns an
// empty slice, never nil, for none.
func UTF16Ranges(s string, byteRanges [][2]int) []Range {
	ranges := make([]Range, 0, len(byteRanges))
	bytes, units := 0, 0
	advance := func(to int) int {
		for bytes < to && bytes < len(s) {
			r, size := utf8.DecodeRuneInString(s[bytes:])
			bytes += size
			units++
			if r > 0xFFFF { // a surrogate pair
				units++
			}
		}
		return units
	}
	for _, r := range byteRanges {
		from := advance(r[0])
		ranges = append(ranges, Range{from, advance(r[1])})
	}
	return ranges
}
