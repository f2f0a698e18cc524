package search

import (
	"sort"
	"strings"
)

// A vocabulary holds the words of one kind of text of a segment, sorted, in one
// string, so that all words with a piece in them are found by one scan:
//
//	text    \nazure\nlearning\nlink\nmachine\n
//	starts   1     7        16    21         29
//
// A word is a run of ASCII letters and digits without a gap (boundary.go).
type vocabulary struct {
	text   string
	starts []uint32   // of word i, and one past the last
	masks  []runeMask // of word i, see fuzzy.go
}

// maxWord is the length up to which a word is kept, in bytes. What is longer is
// no word but a key, a hash or an address; it is found by its beginning.
const maxWord = 64

func isWordByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

func newVocabulary(sorted []string) vocabulary {
	var text strings.Builder
	starts, masks := make([]uint32, 0, len(sorted)+1), make([]runeMask, 0, len(sorted))
	text.WriteByte(entryEnd)
	for _, word := range sorted {
		starts = append(starts, uint32(text.Len()))
		masks = append(masks, maskOf(word))
		text.WriteString(word)
		text.WriteByte(entryEnd)
	}
	return vocabulary{text.String(), append(starts, uint32(text.Len())), masks}
}

func (v *vocabulary) len() int { return len(v.starts) - 1 }

func (v *vocabulary) word(i int) string { return v.text[v.starts[i] : v.starts[i+1]-1] }

// find gives the number of a word.
func (v *vocabulary) find(word string) (i int, ok bool) {
	i = v.lower(word)
	return i, i < v.len() && v.word(i) == word
}

// lower gives the first word that is not before the given text.
func (v *vocabulary) lower(text string) int {
	return sort.Search(v.len(), func(i int) bool { return v.word(i) >= text })
}

// each gives the words that have piece in them, and where, until yield says no.
func (v *vocabulary) each(piece string, yield func(i, at int) bool) {
	for from := 0; ; {
		at := strings.Index(v.text[from:], piece)
		if at < 0 {
			return
		}
		from += at
		i := sort.Search(v.len(), func(i int) bool { return int(v.starts[i+1]) > from })
		if !yield(i, from-int(v.starts[i])) {
			return
		}
		from = int(v.starts[i+1]) - 1 // the newline before the next word
	}
}
