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
func (p *part) excerpt(c candidate, terms []wanted, by *folder) (string, [][2]int) {
	at := 0
	places := p.places(c, terms)
	if len(places) > 0 {
		at = p.answers.field.source(&p.texts, int(c.entry), densest(places, len(terms)), by)
	}
	var opening, body, closing string
	for after := excerptRunes + tailRunes; ; after *= 8 {
		text, place, end := p.texts.around(int(c.entry), at, after)
		opening, body, closing = cutLine(text, place)
		if end || utf8.RuneCountInString(body) > excerptRunes-tailRunes {
			break // otherwise there was much white space
		}
	}
	var keys []string
	for _, p := range places {
		if !slices.Contains(keys, p.key) {
			keys = append(keys, p.key)
		}
	}
	marks := marksIn(body, keys, by)
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
	key  string
}

// densest gives where the stretch starts in the keys of the answers.
func densest(places []place, terms int) (at int) {
	counts := make([]int, terms)
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
	return at
}

// places gives where the terms stand in an answer, in order.
func (p *part) places(c candidate, terms []wanted) []place {
	f, entry := &p.answers.field, int(c.entry)
	var places []place
	for i := range terms {
		for _, key := range terms[i].keys(nil, c, func(l *look) set { return l.answers }) {
			n := 0
			f.each(f.needle(key), entry, entry+1, func(_, at, end int) bool {
				if fitAt(f, at, end) != fitNone {
					places = append(places, place{at: at, term: i, key: key})
					n++
				}
				return n < maxPlaces
			})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return a.at - b.at })
	at, runes := int(f.starts[entry]), 0
	for i := range places {
		runes += count(f.keys[at:places[i].at])
		at = places[i].at
		places[i].rune = runes
	}
	return places
}
