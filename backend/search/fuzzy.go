package search

import (
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// The fuzzy tier takes a term for what has all its characters in order, with
// others between them: notebok in notebook, 見積り in 見積もり. It looks in
// questions only, where such a match still means something; in answers nearly
// every short term would be found somehow.
//
// A match counts when the pattern fits into a window of the question at most
// maxSpread times as long, and, for a Latin term, the window starts a word:
//
//	cost    how to enable microsoft entra
//	                        ┗c━o━s━t┛       no: inside a word
//	notebk  open a notebook
//	               ┗━━━━━━┛                 yes: 8 characters for 6
//
// sahilm/fuzzy says which questions have the characters. What it says about
// their places is not used: it is greedy, takes the last place of the last
// character that pleases it, and so often misses the tightest window. A mask of
// the characters of a question spares most of its calls.
const (
	minPattern = 3  // runes: two are anywhere
	maxPattern = 32 // runes of a term that are used; its score overflows at some 40
	maxSpread  = 3
	// maxFuzzyQuestion is the length of key, in bytes, up to which a question is
	// looked at. Real ones have 100; what is much longer was not meant as one.
	maxFuzzyQuestion = 3000
)

// A runeMask is a set of characters, 64 kinds of them: a question without all
// the kinds of a pattern cannot have the pattern.
type runeMask uint64

func maskOf(key string) runeMask {
	var m runeMask
	for _, r := range key {
		m |= 1 << (r % 64)
	}
	return m
}

// chosenQuestions is the source that sahilm/fuzzy reads: some of the questions.
type chosenQuestions struct {
	field   *field
	entries []int
}

func (c chosenQuestions) Len() int { return len(c.entries) }

func (c chosenQuestions) String(i int) string {
	e := c.entries[i]
	return c.field.keys[c.field.starts[e] : c.field.starts[e+1]-1]
}

// gatherFuzzy gives the candidates without other evidence of the term that of a
// fuzzy match, if they have one.
func (s *searching) gatherFuzzy(t term, live []candidate) error {
	x := s.index
	for _, a := range t.alternatives {
		pattern := patternOf(a.key)
		if len(pattern) < minPattern {
			continue
		}
		mask := maskOf(string(pattern))
		chosen := chosenQuestions{field: &x.questions}
		for i, c := range live {
			e := int(c.entry)
			if _, met := s.evidence[e].tier(); !met && mask&^x.masks[e] == 0 && x.questions.len(e) <= maxFuzzyQuestion {
				chosen.entries = append(chosen.entries, e)
			}
			if len(chosen.entries) == blockEntries || i == len(live)-1 {
				if err := s.ctx.Err(); err != nil {
					return err
				}
				s.matchFuzzy(pattern, chosen)
				chosen.entries = chosen.entries[:0]
			}
		}
	}
	return nil
}

func (s *searching) matchFuzzy(pattern []rune, chosen chosenQuestions) {
	for _, m := range fuzzy.FindFromNoSort(string(pattern), chosen) {
		e := chosen.entries[m.Index]
		start := chosen.field.starts[e]
		gap := func(at int) bool { return chosen.field.gaps.has(start + at) }
		if w, ok := tightest(chosen.String(m.Index), gap, pattern); ok {
			s.evidence[e].tightness = max(s.evidence[e].tightness, w.tightness(pattern))
		}
	}
}

// patternOf gives the runes of a key that are looked for.
func patternOf(key string) []rune {
	key = cut(key, maxPattern*utf8.UTFMax)
	runes := []rune(key)
	return runes[:min(len(runes), maxPattern)]
}

// A window is a stretch of a key, [from, to), in runes.
type window struct{ from, to int }

// tightness is 1 for a pattern in one piece and less the more stands between.
func (w window) tightness(pattern []rune) float32 {
	return float32(len(pattern)) / float32(w.to-w.from)
}

// tightest finds the smallest window of key that holds the pattern and counts,
// the first of several; gap tells before which bytes of the key there is one.
// For every rune of the pattern it keeps the latest place where the pattern up
// to there can have started:
//
//	key      a b a b c          pattern abc
//	a        0 0 2 2 2
//	ab         0 0 2 2
//	abc              2          window 2 to 5
func tightest(key string, gap func(at int) bool, pattern []rune) (best window, found bool) {
	var places [maxPattern]int
	started := places[:len(pattern)]
	for i := range started {
		started[i] = -1
	}
	latin := scriptOf(pattern[0]) == scriptLatin
	best = window{0, maxSpread*len(pattern) + 1}
	before, n := utf8.RuneError, 0
	for at, r := range key {
		for i := len(pattern) - 1; i >= 0; i-- {
			switch {
			case pattern[i] != r:
			case i > 0:
				started[i] = started[i-1]
			case !latin || at == 0 || startsWord(before, r, gap(at)):
				started[0] = n
			}
		}
		n++
		if from := started[len(pattern)-1]; from >= 0 && n-from < best.to-best.from {
			best, found = window{from, n}, true
		}
		before = r
	}
	return best, found
}
