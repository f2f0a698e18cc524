package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// maxGrams is the number of grams of a run that are looked up, the rarest
	// ones. Each makes the candidates fewer, the fifth hardly any more.
	maxGrams = 4
	// maxWords is the number of words whose entries are joined for one piece:
	// more have only pieces that say nothing (er, in).
	maxWords = 400
)

// certain reports whether all candidates for a key have it, and letters at the
// start of a word: single characters, pairs, and beginnings of words.
func (x *textIndex) certain(key string) bool {
	if isLetters(key) {
		_, ok := x.beginnings[key]
		return ok
	}
	return !strings.ContainsFunc(key, func(r rune) bool { return r < utf8.RuneSelf && isWordByte(byte(r)) }) &&
		utf8.RuneCountInString(key) <= 2
}

// candidates gives the entries that may have a key: all that have it, and some
// more. It gives nil when none can have it.
func (x *textIndex) candidates(key string, entries int) set {
	var found set
	join := func(s set) bool {
		if s == nil {
			return false
		}
		if found == nil {
			found = s
		} else {
			found.and(s)
		}
		return true
	}
	for at := 0; at < len(key); {
		end := at
		if isWordByte(key[at]) {
			for end < len(key) && isWordByte(key[end]) {
				end++
			}
			if !join(x.withWords(key[at:end], at == 0, end == len(key), entries)) {
				return nil
			}
		} else {
			for end < len(key) && !isWordByte(key[end]) {
				end++
			}
			if !join(x.withGrams(key[at:end], entries)) {
				return nil
			}
		}
		at = end
	}
	return found
}

// withGrams gives the entries that have all grams of a run.
func (x *textIndex) withGrams(run string, entries int) set {
	var lists []int
	before := rune(0)
	for i, r := range run {
		g := gramOf(before, r)
		if i == 0 {
			if before = r; len(run) > utf8.RuneLen(r) {
				continue
			}
			g = gramOf(r, 0)
		}
		list, ok := x.gramList(g)
		if !ok {
			return nil
		}
		lists = append(lists, list)
		before = r
	}
	slices.SortFunc(lists, func(a, b int) int { return int(x.gramLists.counts[a]) - int(x.gramLists.counts[b]) })
	var found set
	for _, list := range lists[:min(len(lists), maxGrams)] {
		s := newSet(entries)
		x.gramLists.addTo(s, list)
		if found == nil {
			found = s
		} else {
			found.and(s)
		}
	}
	return found
}

// withWords gives the entries in whose words a run of letters can stand. Inside
// one word it may start and end anywhere, if nothing that is asked for stands
// before (open) or after it (openEnd); several words must follow each other whole,
// but for the end of the last:
//
//	azureml    azureml, azuremlsdk, or azure and a word that starts with ml
//	vate       private
func (x *textIndex) withWords(run string, open, openEnd bool, entries int) set {
	run = run[:min(len(run), maxWord)]
	known := map[int]set{} // by where the rest of the run starts
	var from func(at int) set
	from = func(at int) set {
		if s, ok := known[at]; ok {
			return s
		}
		found := newSet(entries)
		any := x.joinWords(run[at:], open && at == 0, openEnd, found)
		for end := at + 1; end < len(run); end++ {
			first, ok := x.words.find(run[at:end])
			if !ok {
				continue
			}
			if rest := from(end); rest != nil {
				s := newSet(entries)
				x.wordLists.addTo(s, first)
				s.and(rest)
				found.or(s)
				any = true
			}
		}
		if !any {
			found = nil
		}
		known[at] = found
		return found
	}
	return from(0)
}

// joinWords adds the entries of the words that have a run in them to found, and
// reports whether there are such words.
func (x *textIndex) joinWords(run string, open, openEnd bool, found set) bool {
	if !open && !openEnd {
		i, ok := x.words.find(run)
		if ok {
			x.wordLists.addTo(found, i)
		}
		return ok
	}
	if list, ok := x.beginnings[run]; ok && openEnd {
		x.wordLists.addTo(found, int(list))
		return true
	}
	n := 0
	join := func(i, at int) bool {
		if (open || at == 0) && (openEnd || at+len(run) == len(x.words.word(i))) {
			x.wordLists.addTo(found, i)
			n++
		}
		return n < maxWords
	}
	if open {
		x.words.each(run, join)
		return n > 0
	}
	for i := x.words.lower(run); i < x.words.len() && len(x.words.word(i)) >= len(run) && x.words.word(i)[:len(run)] == run && join(i, 0); i++ {
	}
	return n > 0
}
