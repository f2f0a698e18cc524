package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Texts and keys are kept in an alphabet of their own, in which the characters
// that a library has most of take one byte, nearly all others two. UTF-8 takes
// three for every Japanese one, and there are two copies of each answer to be
// kept, one as it is and one folded:
//
//	UTF-8     コ E3 82 B3   ス E3 82 B9   ト E3 83 88   憂 E6 86 82
//	coded     コ 1F         ス 0A         ト 07         憂 C3 51
//
// Over real answers that is 1.2 bytes a character instead of 2.2, and a scan is as
// much faster.
//
//	0           the end of an entry
//	1 to 190    a character
//	191 to 253  with the byte after it, 1 to 190, a character
//	255, 254    with the byte after each, a digit of a character's number: three
//	            digits for what there is no place for above
//
// So a byte up to 190 starts a character unless the one before it is greater, and
// a place that a scan has found is right if it starts one.
const (
	singles    = 190
	pairLeads  = 253 - singles
	pairs      = pairLeads * singles
	nextDigit  = 254
	firstDigit = 255
)

// An alphabet leads from characters to codes and back. Codes count from 1, the
// most frequent character has the first.
type alphabet struct {
	pages [256]*[256]uint16 // codes of the characters below U+10000, by 256
	more  map[rune]uint16   // codes of the others
	runes []rune            // by code; the first is the end of an entry
}

// runeCounts counts characters.
type runeCounts map[rune]int

func (c runeCounts) alphabet() *alphabet {
	delete(c, entryEnd)
	order := slices.SortedFunc(maps.Keys(c), func(a, b rune) int { return cmp.Or(c[b]-c[a], int(a-b)) })
	a := &alphabet{more: map[rune]uint16{}, runes: append([]rune{entryEnd}, order[:min(len(order), singles+pairs)]...)}
	for code, r := range a.runes {
		if r > 0xFFFF {
			a.more[r] = uint16(code)
			continue
		}
		page := &a.pages[r>>8]
		if *page == nil {
			*page = new([256]uint16)
		}
		(*page)[r&0xFF] = uint16(code)
	}
	return a
}

// code gives the code of a character, 0 when it has none.
func (a *alphabet) code(r rune) uint16 {
	if r > 0xFFFF {
		return a.more[r]
	}
	if page := a.pages[r>>8]; page != nil {
		return page[r&0xFF]
	}
	return 0
}

// append appends a character to coded text.
func (a *alphabet) append(to []byte, r rune) []byte {
	if r == entryEnd {
		return append(to, 0)
	}
	switch code := int(a.code(r)); {
	case code == 0:
		n := int(r)
		return append(to, firstDigit, byte(n/singles/singles+1), nextDigit, byte(n/singles%singles+1), nextDigit, byte(n%singles+1))
	case code <= singles:
		return append(to, byte(code))
	default:
		code -= singles + 1
		return append(to, byte(singles+1+code/singles), byte(code%singles+1))
	}
}

// encode gives coded text.
func (a *alphabet) encode(text string) string {
	coded := make([]byte, 0, len(text))
	for _, r := range text {
		coded = a.append(coded, r)
	}
	return string(coded)
}

// at gives the character that starts at a place of coded text, and its length.
func (a *alphabet) at(coded string, i int) (r rune, size int) {
	switch b := coded[i]; {
	case b <= singles:
		return a.runes[b], 1
	case b < nextDigit:
		return a.runes[singles+1+int(b-singles-1)*singles+int(coded[i+1])-1], 2
	}
	return rune((int(coded[i+1]-1)*singles+int(coded[i+3]-1))*singles + int(coded[i+5]-1)), 6
}

// before gives the start of the character before a place, which is not the first.
func before(coded string, i int) int {
	i--
	if i > 0 && coded[i-1] > singles {
		for i--; coded[i] == nextDigit; {
			i -= 2
		}
	}
	return i
}

// startsCharacter reports whether one starts at a place.
func startsCharacter(coded string, i int) bool { return i == 0 || coded[i-1] <= singles }

// count counts the characters.
func count(coded string) int {
	n := len(coded)
	for i := range len(coded) {
		if coded[i] > singles {
			if n--; coded[i] == nextDigit {
				n--
			}
		}
	}
	return n
}

// decode gives the text of coded text.
func (a *alphabet) decode(coded string) string {
	var b strings.Builder
	b.Grow(2 * len(coded))
	for i := 0; i < len(coded); {
		r, size := a.at(coded, i)
		b.WriteRune(r)
		i += size
	}
	return b.String()
}
