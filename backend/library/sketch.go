package library

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
)

// A sketch stands for a text when two are compared: the smallest hashes of its
// shingles, ascending, each once. A shingle is a run of characters of the folded
// text, one starting at each, just long enough to have a number of bytes; bytes
// of UTF-8 measure Japanese and English alike, for a letter of three bytes says
// about as much as three of one.
//
//	shingles of 4 bytes:   "費用はいくら"   費用 用は はい いく くら
//	                       "how much"      howm owmu wmuc much
//
// Texts of up to sketchSize different shingles are compared exactly, which
// questions nearly always are. Of longer ones a sketch is a sample that falls
// on the same shingles in both (bottom-k MinHash): where half of all shingles
// are shared, the estimate has a standard error of 0.06.
type sketch []uint32

const (
	// sketchSize bounds a sketch to 256 bytes. Nothing is computed or kept when a
	// source is read: only entries that the exact rules leave alone have sketches,
	// and only while they are matched. At worst, 100,000 on either side whose
	// question and answer both changed, all sketches take 75 MB.
	sketchSize = 64
	// Two Japanese letters or four Latin ones: small enough that a mended typo
	// leaves most of a question, long enough that questions about other things
	// share little.
	questionShingle = 4
	// Three Japanese letters or eight Latin ones: an answer has more text, and
	// in longer runs less of it is the same by chance.
	answerShingle = 8
)

// newSketch makes the sketch of a folded text; it is empty for "".
func newSketch(folded string, shingle int) sketch {
	if folded == "" {
		return nil
	}
	var buffer [4 * sketchSize]uint32
	hashes := buffer[:0]
	shrink := func() {
		slices.Sort(hashes)
		hashes = slices.Compact(hashes)
		hashes = hashes[:min(len(hashes), sketchSize)]
	}
	largest := ^uint32(0) // that can still enter the sketch
	for from, to := 0, 0; from < len(folded); {
		for to < len(folded) && to-from < shingle {
			_, size := utf8.DecodeRuneInString(folded[to:])
			to += size
		}
		if to-from < shingle && from > 0 {
			break
		}
		if h := hash(folded[from:to]); h <= largest {
			if hashes = append(hashes, h); len(hashes) == cap(hashes) {
				if shrink(); len(hashes) == sketchSize {
					largest = hashes[sketchSize-1]
				}
			}
		}
		_, size := utf8.DecodeRuneInString(folded[from:])
		from += size
	}
	shrink()
	return slices.Clone(hashes)
}

// hash is FNV-1a with the last step of MurmurHash3, without which the smallest
// hashes would not be a fair sample.
func hash(s string) uint32 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return uint32(h >> 32)
}

// likeness estimates how much of two texts is the same, from 0 to 1: the part
// of all their shingles that both have (Dice). Words added to a text take less
// from it than they would from the Jaccard index.
func (a sketch) likeness(b sketch) float64 {
	shared, union := 0, 0
	for i, j := 0, 0; union < sketchSize && (i < len(a) || j < len(b)); union++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			i, j, shared = i+1, j+1, shared+1
		}
	}
	if shared == 0 {
		return 0
	}
	jaccard := float64(shared) / float64(union)
	return 2 * jaccard / (1 + jaccard)
}

// fold gives the form in which texts are compared: lower case, full width for
// half and half for full as Unicode unites them, hiragana for katakana, without
// long vowel marks, white space and punctuation. The signs of C# and C++ stay.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ー':
			return -1
		case 'ァ' <= r && r <= 'ヶ':
			return r - 'ァ' + 'ぁ'
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '+' || r == '#':
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// foldBody folds the words of an entry. It takes them from the Markdown as it
// stands, but for tags and the targets of links: a rendering would be truer and
// cost ten times as much, and for likeness it makes no difference.
func foldBody(b faq.Body) string { return fold(withoutMarkup(b.Detail + "\n" + b.Answer)) }

// longestTag bounds the search for the end of a tag, in bytes, so that a line
// full of "<a" takes no longer than others. Addresses are shorter.
const longestTag = 2048

// withoutMarkup drops what looks like a tag or a target of a link, each within
// its line.
func withoutMarkup(markdown string) string {
	var text strings.Builder
	for rest := markdown; ; {
		at := strings.IndexAny(rest, "<(")
		if at < 0 {
			text.WriteString(rest)
			return text.String()
		}
		closing := ">"
		isMarkup := at+1 < len(rest) && (rest[at+1] == '/' || rest[at+1] == '!' || unicode.IsLetter(rune(rest[at+1])))
		if rest[at] == '(' {
			closing, isMarkup = ")", at > 0 && rest[at-1] == ']'
		}
		end := strings.IndexAny(rest[at:min(len(rest), at+longestTag)], closing+"\n")
		if !isMarkup || end < 0 || rest[at+end] == '\n' {
			text.WriteString(rest[:at+1])
			rest = rest[at+1:]
			continue
		}
		text.WriteString(rest[:at])
		rest = rest[at+end+1:]
	}
}

// numbers gives the digits of a folded text.
func numbers(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, folded)
}
