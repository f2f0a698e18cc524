// Package search finds the entries that a person means by what they typed.
//
// [Build] folds every question, its category and tags, and its answer to keys
// that differences of writing do not reach (width, case, spaces, long vowels,
// small kana; see fold.go), and makes an index of their characters and words.
// [Index.With] adds to it and takes away. [Parse] takes a query apart into terms
// and operators. [Index.Search] finds the entries that have every term, in one of
// the forms that this library may have it in, puts them in order, and shows for
// one page of them where the terms stand.
//
// One request, from the query to the page:
//
//	"みつもり azrue -v1"
//	  query.go      terms みつもり, azrue; excluded v1
//	  expand.go     みつもり → 見積もり      spelling.go, with the readings of lexicon.go
//	                azrue → azure       typo.go; also romaji.go, okurigana.go,
//	                                    abbreviation.go
//	  candidates.go sets of entries that may have them, from textindex.go
//	  match.go      those that do, looked up in the keys of field.go (evidence.go)
//	  soft.go       where too few were found: those with most of the query, and
//	  fuzzy.go      those with its characters
//	  rank.go       the order
//	  mark.go       where the terms stand in the question
//	  excerpt.go    the place of the answer that says most about them
//
// What is kept: index.go has segments (segment.go), each with postings.go and
// vocabularies (words.go), and with keys and texts in an alphabet of their own
// (alphabet.go).
//
// The package leaves to others what a filter means (Options.Accept decides), where
// readings come from, and does no input or output. Everything is in memory; text
// positions are bytes.
package search

import (
	"context"

	"kotae/backend/faq"
)

// An Entry is what the index reads of an entry. All of it is plain text; Text is
// what a reader sees of the answer and may have several lines.
type Entry struct {
	// Ref is the caller's number for the entry, by which hits and Accept name it.
	Ref            int
	Question, Text string
	Category, Tags []string
}

// Tier says how an entry was found. A better tier always stands first.
type Tier string

// The tiers, best first. In a list that was not searched the tier is "".
const (
	TierExact        Tier = "exact"        // every term as typed, but for what folding hides
	TierReading      Tier = "reading"      // a term by its kana, its reading or in romaji
	TierTypo         Tier = "typo"         // a term with slips, or with other okurigana
	TierAbbreviation Tier = "abbreviation" // a term as the short form of a name, or an alias
	TierSoft         Tier = "soft"         // most of the query, or a term inside of a word
	TierFuzzy        Tier = "fuzzy"        // a term with other characters between its own
)

// Options choose among the hits.
type Options struct {
	// Offset is the number of hits to leave out, Limit the number to show after
	// them; a Limit of 0 or less shows all the rest.
	Offset, Limit int
	// Accept reports whether an entry, named by its Ref, may be a hit at all; nil
	// accepts all. It is called on the caller's goroutine, at times more than once
	// for the same entry.
	Accept func(ref int) bool
}

// A Result is one page of hits, best first.
type Result struct {
	Total       int  // hits in all, of which Hits is a part
	Approximate bool // Total is an estimate, since not all candidates were looked at
	Hits        []Hit
}

// A Hit is an entry that was found. Ranges are byte offsets [from, to) on rune
// boundaries, ascending, with a gap between any two; nil when nothing is marked.
type Hit struct {
	Ref            int // of the entry
	Tier           Tier
	Score          float64 // comparable within one tier of one search
	QuestionRanges [][2]int
	Excerpt        string // one line of the answer, valid UTF-8; see excerpt.go
	ExcerptRanges  [][2]int
}

// Search finds the entries that q describes. A query without terms and phrases
// gives every accepted entry that it does not exclude, by Ref, with Tier "". The
// only error is faq.CodeCancelled, when ctx ends before the answer is there.
// Concurrent use is safe.
func (x *Index) Search(ctx context.Context, q Query, o Options) (Result, error) {
	s := searching{ctx: ctx, index: x, query: q, accept: o.Accept}
	offset := max(o.Offset, 0)
	most := x.live
	if o.Limit > 0 {
		most = min(most, offset+o.Limit)
	}
	r, err := s.run(offset, most)
	if err != nil {
		return Result{}, faq.Wrap(err, faq.CodeCancelled)
	}
	return r, nil
}
