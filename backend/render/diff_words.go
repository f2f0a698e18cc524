package render

import "strings"

// A hunk is a stretch that differs: units [oldFrom, oldTo) of the old text give
// way to units [newFrom, newTo) of the new one. Either may be empty, not both.
type hunk struct{ oldFrom, oldTo, newFrom, newTo int }

// compareUnits gives the hunks between two texts in such a way that they read
// well, which a shortest difference does not. From 「東京の天気を見る」 to
// 「大阪の気温を見る」 it would show
//
//	[-東京-]{+大阪+}の[-天気-]{+気温+}を見る
//
// where the particle in the middle only breaks up what belongs together. So
// crumbs between two changes are taken into them:
//
//	[-東京の天気-]{+大阪の気温+}を見る
//
// and a sentence that was rewritten shows as a whole. Before that, an inserted or
// deleted stretch that could stand in several places is moved to where words and
// sentences end: 「甲の[乙の]丙」, not 「甲[の乙]の丙」.
func (m *matcher) compareUnits(old, new []unit) []hunk {
	hunks := hunksBetween(m.match(ids(old), ids(new)), len(old), len(new))
	for i := range hunks {
		before, after := hunk{oldTo: -1, newTo: -1}, hunk{oldFrom: len(old) + 1, newFrom: len(new) + 1}
		if i > 0 {
			before = hunks[i-1]
		}
		if i+1 < len(hunks) {
			after = hunks[i+1]
		}
		hunks[i].slide(old, new, before, after)
	}
	return joinCrumbs(hunks, old, new)
}

func ids(units []unit) []int32 {
	all := make([]int32, len(units))
	for i := range units {
		all[i] = units[i].id
	}
	return all
}

// hunksBetween gives what is not common to sequences of the given lengths.
func hunksBetween(common []pair, old, new int) []hunk {
	var hunks []hunk
	at := pair{}
	for _, p := range append(common, pair{old, new}) {
		if p != at {
			hunks = append(hunks, hunk{at.old, p.old, at.new, p.new})
		}
		at = pair{p.old + 1, p.new + 1}
	}
	return hunks
}

// slide moves a hunk that only inserts or only deletes to the best of the places
// between its neighbours where it says the same; of equally good ones to the last.
func (h *hunk) slide(old, new []unit, before, after hunk) {
	units, from, to := new, &h.newFrom, &h.newTo
	switch {
	case h.oldFrom == h.oldTo:
	case h.newFrom == h.newTo:
		units, from, to = old, &h.oldFrom, &h.oldTo
	default:
		return
	}
	shift := func(by int) {
		h.oldFrom, h.oldTo, h.newFrom, h.newTo = h.oldFrom+by, h.oldTo+by, h.newFrom+by, h.newTo+by
	}
	// First as far left as it goes; a common unit stays between hunks.
	for h.oldFrom > before.oldTo+1 && h.newFrom > before.newTo+1 && units[*from-1].id == units[*to-1].id {
		shift(-1)
	}
	best, back := -1, 0
	for {
		if quality := seam(units, *from) + seam(units, *to); quality >= best {
			best, back = quality, 0
		}
		if h.oldTo+1 >= after.oldFrom || h.newTo+1 >= after.newFrom || units[*from].id != units[*to].id {
			break
		}
		shift(1)
		back--
	}
	shift(back)
}

// seam says how well a text can be cut before one of its units: 3 between
// sentences, 2 behind other punctuation, 1 between words.
func seam(units []unit, at int) int {
	if at == 0 || at == len(units) {
		return 3
	}
	before, behind := &units[at-1], &units[at]
	switch {
	case behind.gap == lineGap || endsSentence(before):
		return 3
	case before.weight == 0:
		return 2
	case behind.gap != noGap:
		return 1
	}
	// Particles and endings close a Japanese phrase.
	if endsIn(before, hiraganaScript) && !endsIn(behind, hiraganaScript) {
		return 1
	}
	return 0
}

func endsIn(u *unit, s script) bool {
	for _, r := range u.text {
		return scriptOf(r) == s // a unit has one script
	}
	return false
}

func endsSentence(u *unit) bool { return u.text != "" && strings.Contains("。．.！？!?\n", u.text) }

// joinCrumbs joins neighbours when what is common between them has at most as
// many letters as either of them, unless a sentence or a line ends there.
func joinCrumbs(hunks []hunk, old, new []unit) []hunk {
	var joined []hunk
	var sizes []int // letters of each
	for _, h := range hunks {
		size := max(letters(old[h.oldFrom:h.oldTo]), letters(new[h.newFrom:h.newTo]))
		for len(joined) > 0 {
			last := len(joined) - 1
			crumb := new[joined[last].newTo:h.newFrom]
			between := letters(crumb)
			if between > size || between > sizes[last] || breaks(crumb, new[h.newFrom:]) {
				break
			}
			size += between + sizes[last]
			h.oldFrom, h.newFrom = joined[last].oldFrom, joined[last].newFrom
			joined, sizes = joined[:last], sizes[:last]
		}
		joined, sizes = append(joined, h), append(sizes, size)
	}
	return joined
}

// breaks reports whether a sentence or a line ends in units, or before what
// follows them.
func breaks(units, following []unit) bool {
	for i := range units {
		if units[i].gap == lineGap || endsSentence(&units[i]) {
			return true
		}
	}
	return len(following) > 0 && following[0].gap == lineGap
}

func letters(units []unit) int {
	n := 0
	for i := range units {
		n += int(units[i].weight)
	}
	return n
}
