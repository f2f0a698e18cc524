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

// marksIn gives the literal places of the terms in text.
func marksIn(text string, terms []term, allowed tier) [][2]int {
	f := fold(text)
	var marks [][2]int
	for _, t := range terms {
		marks = append(marks, f.marks(t, allowed)...)
	}
	return merged(marks)
}

// markQuestion gives the places of the terms in a question. In a fuzzy hit,
// terms that do not stand there are marked where their characters do: in the
// tightest window, run by run.
//
//	notebk   open a notebook
//	                ━━━━━  ━
func markQuestion(question string, terms []term, allowed tier) [][2]int {
	f := fold(question)
	var marks [][2]int
	for _, t := range terms {
		found := f.marks(t, allowed)
		if len(found) == 0 && allowed == tierFuzzy && !t.literal {
			found = f.fuzzyMarks(t)
		}
		marks = append(marks, found...)
	}
	return merged(marks)
}

// marks gives the places of a term in the text that was folded, in no order.
func (f folded) marks(t term, allowed tier) [][2]int {
	var marks [][2]int
	gaps := f.gapSet()
	for _, a := range t.alternatives {
		if a.tier > allowed {
			continue
		}
		for from := 0; ; {
			i := strings.Index(f.key[from:], a.key)
			if i < 0 {
				break
			}
			from += i
			to := from + len(a.key)
			if fitAt(f.key, gaps, from, to) == fitNone {
				_, size := utf8.DecodeRuneInString(f.key[from:])
				from += size
				continue
			}
			start, end := f.source(from, to)
			marks = append(marks, [2]int{start, end})
			from = to
		}
	}
	return marks
}

// fuzzyMarks gives the characters of the term in its tightest window.
func (f folded) fuzzyMarks(t term) [][2]int {
	if len(f.key) > maxFuzzyQuestion {
		return nil
	}
	gaps := f.gapSet()
	var best window
	var bestPattern []rune
	for _, a := range t.alternatives {
		pattern := patternOf(a.key)
		if len(pattern) < minPattern {
			continue
		}
		w, ok := tightest(f.key, gaps.has, pattern)
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

// gapSet gives the gaps as a field keeps them.
func (f folded) gapSet() bitset {
	var gaps bitset
	for i, r := range f.runes {
		if f.gap(i) {
			gaps.set(int(r.at))
		}
	}
	return gaps
}

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
