package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The query language. Parts are separated by white space, ASCII or full-width,
// and an entry must meet all of them:
//
//	コスト 見積もり    both terms, anywhere in the entry
//	"Private Link"   exactly this; also 「…」 “…” ｢…｣ ＂…＂
//	-classic         not this; also -"…"
//	tag:FAQ          a filter; also source: and is:, tag:"a b", -tag:FAQ, tag：FAQ
//	https://…        any other x: is a term like all others
//
// A query is read while it is typed, so nothing in it is an error: a quote that
// is not closed reaches to the end, a lone "-", "" or "tag:" is nothing yet.

// Bounds on what is read of a query. A whole page may be pasted into the box.
const (
	maxQueryBytes = 4 << 10 // a screenful: more than anybody types
	// maxTerms bounds terms, exclusions and filters, each kind for itself. Every
	// term is one pass over the keys; sentences in English have some 20 words.
	maxTerms = 24
)

// A Query is what a person asked for. The zero Query asks for everything.
type Query struct {
	terms    []term // terms and phrases, as typed, each once
	excluded []term
	filters  []Filter
}

// A Filter is a condition that is no text: its meaning is the caller's.
type Filter struct {
	Key     string // "tag", "source" or "is"
	Value   string // as typed, without quotes; never empty
	Exclude bool   // written with a leading "-"
}

var filterKeys = []string{"tag", "source", "is"}

// Filters gives the filters of the query as typed.
func (q Query) Filters() []Filter { return slices.Clone(q.filters) }

// Empty reports whether the query has no terms and no phrases. It may still
// exclude and filter.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// Nothing reports whether q asks for nothing whatever: no words, no exclusions
// and no filters, as a blank query does, or one of signs that folding drops.
func (q Query) Nothing() bool {
	return q.Empty() && len(q.excluded) == 0 && len(q.filters) == 0
}

// Parse reads a query. Any text is one; what is longer than the bounds allow is
// cut off.
func Parse(query string) Query {
	var q Query
	for rest := cut(query, maxQueryBytes); ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return q
		}
		rest = q.part(rest)
	}
}

// cut gives at most n bytes of s, in whole runes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// part reads the part at the start of s, where no white space stands, and gives
// what follows it.
func (q *Query) part(s string) (rest string) {
	s, exclude := cutMinus(s)
	if key, after, ok := cutFilterKey(s); ok {
		value, rest, quoted := cutQuoted(after)
		if !quoted {
			value, rest = cutWord(after, "")
		}
		if value = strings.TrimSpace(value); value != "" && len(q.filters) < maxTerms {
			q.filters = append(q.filters, Filter{key, value, exclude})
		}
		return rest
	}
	text, rest, quoted := cutQuoted(s)
	if !quoted {
		text, rest = cutWord(s, openingQuotes)
	}
	key := fold(text).key
	switch {
	case key == "":
	case exclude:
		q.excluded = addTerm(q.excluded, term{key: key, literal: true})
	case quoted:
		q.terms = addTerm(q.terms, term{key: key, literal: true})
	default:
		q.terms = addTerm(q.terms, term{key: key, unfinished: rest == ""})
	}
	return rest
}

func addTerm(terms []term, t term) []term {
	same := func(other term) bool { return other.literal == t.literal && other.key == t.key }
	if len(terms) == maxTerms || slices.ContainsFunc(terms, same) {
		return terms
	}
	return append(terms, t)
}

// cutMinus takes off the sign of an exclusion. Before white space it is none
// and is dropped all the same.
func cutMinus(s string) (rest string, exclude bool) {
	for _, minus := range []string{"-", "－", "−"} { // U+FF0D and U+2212: what input methods give
		if rest, ok := strings.CutPrefix(s, minus); ok {
			next, _ := utf8.DecodeRuneInString(rest)
			return rest, rest != "" && !unicode.IsSpace(next)
		}
	}
	return s, false
}

// cutFilterKey takes off a known key and its colon, of any case and width.
func cutFilterKey(s string) (key, after string, ok bool) {
	const longest = 6 * 3 // "source", full-width
	i := strings.IndexAny(s[:min(len(s), longest+len("："))], ":：")
	if i < 0 {
		return "", s, false
	}
	key = strings.ToLower(norm.NFKC.String(s[:i]))
	_, colon := utf8.DecodeRuneInString(s[i:])
	return key, s[i+colon:], slices.Contains(filterKeys, key)
}

// Each opening quote and the one that closes it.
var quotes = map[rune]rune{'"': '"', '＂': '＂', '“': '”', '「': '」', '｢': '｣'}

const openingQuotes = `"＂“「｢`

// cutQuoted takes the quoted text off the start of s.
func cutQuoted(s string) (text, rest string, ok bool) {
	first, size := utf8.DecodeRuneInString(s)
	closing, ok := quotes[first]
	if !ok {
		return "", s, false
	}
	s = s[size:]
	if i := strings.IndexRune(s, closing); i >= 0 {
		return s[:i], s[i+utf8.RuneLen(closing):], true
	}
	return s, "", true
}

// cutWord takes off what stands before white space or one of the stops.
func cutWord(s, stops string) (word, rest string) {
	i := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(stops, r)
	})
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}
