package search

import (
	"slices"
	"unicode/utf8"
)

// An excerpt is one line of some excerptRunes characters out of the answer,
// around the place that says most about the terms: the stretch in which the
// most different terms stand, and of those the one with the most places.
//
//	answer   … A ………… A B … A ……………………………… B ……
//	                    ┗━━━━━━━━┛             here: A and B, three places
//
// Where no term stands in the answer, it is the beginning. What it is cut out
// by is in line.go.

const (
	excerptRunes = 120 // three lines of the result list
	// leadRunes is how much stands before the first place at most, unless the
	// answer ends soon after it: a clause.
	leadRunes = 30
	// denseRunes is the length of the stretch: what surely fits behind the lead.
	denseRunes = excerptRunes - leadRunes - tailRunes
	// maxPlaces bounds how many places of each alternative are weighed.
	maxPlaces = 256
)

// excerpt gives the excerpt of an entry's answer and the places of the terms in
// it.
func (x *Index) excerpt(entry int, terms []term, allowed tier) (string, [][2]int) {
	text, at := x.answerTexts[entry], 0
	if key, ok := x.densest(entry, terms, allowed); ok {
		at = x.answers.source(text, entry, key)
	}
	opening, body, closing := cutLine(text, at)
	marks := marksIn(body, terms, allowed)
	for i := range marks {
		marks[i][0] += len(opening)
		marks[i][1] += len(opening)
	}
	return opening + body + closing, marks
}

// A place is where a term stands in the key of an answer.
type place struct {
	at   int // in the keys of all answers, bytes
	rune int // in this answer
	term int
}

// densest gives where the stretch starts in the keys of the answers.
func (x *Index) densest(entry int, terms []term, allowed tier) (at int, ok bool) {
	places := x.places(entry, terms, allowed)
	counts := make([]int, len(terms))
	first, kinds, bestKinds, bestPlaces := 0, 0, 0, 0
	for i, p := range places {
		if counts[p.term]++; counts[p.term] == 1 {
			kinds++
		}
		for p.rune-places[first].rune > denseRunes {
			if counts[places[first].term]--; counts[places[first].term] == 0 {
				kinds--
			}
			first++
		}
		if n := i + 1 - first; kinds > bestKinds || kinds == bestKinds && n > bestPlaces {
			at, bestKinds, bestPlaces = places[first].at, kinds, n
		}
	}
	return at, len(places) > 0
}

// places gives where the terms stand in an answer, in order.
func (x *Index) places(entry int, terms []term, allowed tier) []place {
	f := &x.answers
	var places []place
	for i, t := range terms {
		for _, a := range t.alternatives {
			if a.tier > allowed {
				continue
			}
			n := 0
			f.each(newNeedle(a.key, &x.bytes), entry, entry+1, func(_, at int) bool {
				if fitAt(f.keys, f.gaps, at, at+len(a.key)) != fitNone {
					places = append(places, place{at: at, term: i})
					n++
				}
				return n < maxPlaces
			})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return a.at - b.at })
	at, runes := f.starts[entry], 0
	for i := range places {
		runes += utf8.RuneCountInString(f.keys[at:places[i].at])
		at = places[i].at
		places[i].rune = runes
	}
	return places
}
