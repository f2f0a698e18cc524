package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Marks show where the terms stand in a text that is about to be shown. The
// text is folded again, and every place of every term that the tier of the hit
// allows is carried back to it; places that touch or overlap become one:
//
//	text   リソース グル―プの移動      terms リソースグループ, グループの
//	       ┗━━━━━━━━━┛
//	             ┗━━━━━┛
//	marks  ┗━━━━━━━━━━━┛

// marksIn gives the places of the keys in text.
func marksIn(text string, keys []string, by *folder) [][2]int {
	if len(keys) == 0 {
		return nil
	}
	f := by.fold(text).keyed()
	var marks [][2]int
	for _, key := range keys {
		marks = append(marks, f.marks(key)...)
	}
	return merged(marks)
}

// markQuestion gives the places of the terms in the question of a hit. In a fuzzy
// hit, terms that do not stand there are marked where their characters do: in the
// tightest window, run by run.
//
//	notebk   open a notebook
//	                ━━━━━  ━
func (p *part) markQuestion(c candidate, terms []wanted, by *folder) [][2]int {
	var keys []string // of all terms
	counts := make([]int, len(terms))
	for i := range terms {
		before := len(keys)
		keys = terms[i].keys(keys, c, func(l *look) set { return l.questions })
		counts[i] = len(keys) - before
	}
	if len(keys) == 0 && c.tier != tierFuzzy {
		return nil
	}
	f := by.fold(p.questionTexts[c.entry]).keyed()
	var marks [][2]int
	for i := range terms {
		found := 0
		for _, key := range keys[:counts[i]] {
			places := f.marks(key)
			marks = append(marks, places...)
			found += len(places)
		}
		keys = keys[counts[i]:]
		if found == 0 && c.tier == tierFuzzy && !terms[i].literal {
			marks = append(marks, f.fuzzyMarks(terms[i].term)...)
		}
	}
	return merged(marks)
}

// keys appends the alternatives that a hit of this tier may have in one of its
// texts.
func (w *wanted) keys(keys []string, c candidate, in func(*look) set) []string {
	for i := range w.alternatives {
		a := &w.alternatives[i]
		if s := in(&a.looks[c.part]); a.tier <= c.tier && s != nil && s.has(int(c.entry)) {
			keys = append(keys, a.key)
		}
	}
	return keys
}

// marks gives the places of a key in the text that was folded.
func (f *foldedKey) marks(key string) [][2]int {
	var marks [][2]int
	for from := 0; ; {
		i := strings.Index(f.key[from:], key)
		if i < 0 {
			return marks
		}
		from += i
		to := from + len(key)
		if fitAt(f, from, to) == fitNone {
			_, size := utf8.DecodeRuneInString(f.key[from:])
			from += size
			continue
		}
		start, end := f.source(from, to)
		marks = append(marks, [2]int{start, end})
		from = to
	}
}

// fuzzyMarks gives the characters of the term in its tightest window.
func (f *foldedKey) fuzzyMarks(t term) [][2]int {
	if len(f.key) > maxFuzzyQuestion {
		return nil
	}
	var best window
	var bestPattern []rune
	for _, pattern := range patternsOf(t.key) {
		w, ok := tightest(f.key, f.gaps.has, pattern)
		if ok && (bestPattern == nil || w.tightness(pattern) > best.tightness(bestPattern)) {
			best, bestPattern = w, pattern
		}
	}
	var marks [][2]int
	for i := best.from; i < best.to && len(bestPattern) > 0; i++ {
		if r, _ := utf8.DecodeRuneInString(f.key[f.runes[i].at:]); r == bestPattern[0] {
			marks = append(marks, [2]int{int(f.runes[i].from), int(f.runes[i].to)})
			bestPattern = bestPattern[1:]
		}
	}
	return marks
}

// A foldedKey is a folded text with its gaps at hand.
type foldedKey struct {
	folded
	gaps bitset
}

func (f folded) keyed() *foldedKey {
	k := &foldedKey{folded: f}
	for i, r := range f.runes {
		if f.gap(i) {
			k.gaps.set(int(r.at))
		}
	}
	return k
}

func (k *foldedKey) runeAt(i int) (rune, int) {
	if i == len(k.key) {
		return entryEnd, 1
	}
	return utf8.DecodeRuneInString(k.key[i:])
}

func (k *foldedKey) runeBefore(i int) rune {
	if i == 0 {
		return entryEnd
	}
	r, _ := utf8.DecodeLastRuneInString(k.key[:i])
	return r
}

func (k *foldedKey) gap(i int) bool { return k.gaps.has(i) }

// merged sorts ranges and joins those that touch or overlap; nil for none.
func merged(ranges [][2]int) [][2]int {
	slices.SortFunc(ranges, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var out [][2]int
	for _, r := range ranges {
		if n := len(out); n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
		} else {
			out = append(out, r)
		}
	}
	return out
}
