package search

import (
	"slices"
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
	// maxFuzzyQuestions is the number of questions that are compared with a term,
	// over all segments: two microseconds each.
	maxFuzzyQuestions = 1000
	fuzzyWorth        = 0.5 // of a match without anything between
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
	key, _ := c.field.key(c.entries[i])
	return key
}

// fuzzy adds the entries that meet every term literally or by its characters.
func (s *searching) fuzzy() error {
	for n := range s.index.parts {
		p := &s.index.parts[n]
		var tightness []map[int]float32 // by term, of the questions that have its characters
		candidates := newSet(p.len())
		candidates.addBelow(p.len())
		candidates.andNot(s.parts[n].hit)
		if p.dead != nil {
			candidates.andNot(p.dead)
		}
		for i := range s.terms {
			if err := s.ctx.Err(); err != nil {
				return err
			}
			found := p.fuzzyQuestions(s.terms[i].term, candidates, maxFuzzyQuestions/len(s.index.parts))
			meet := slices.Clone(s.parts[n].anywhere[i])
			for entry := range found {
				meet.add(entry)
			}
			candidates.and(meet)
			tightness = append(tightness, found)
		}
		for entry := range candidates.each {
			c := candidate{part: int32(n), entry: int32(entry), ref: p.refs[entry], tier: tierFuzzy}
			if s.meetsFuzzily(p, &c, tightness) && !s.refused(n, entry) {
				s.add(c)
			}
		}
	}
	return nil
}

// meetsFuzzily reports whether a candidate has all terms, and gives it its score.
func (s *searching) meetsFuzzily(p *part, c *candidate, tightness []map[int]float32) bool {
	for i := range s.terms {
		t := &s.terms[i]
		var e evidence
		t.inQuestion(p, int(c.part), int(c.entry), &e)
		t.inAnswer(p, int(c.part), int(c.entry), true, &e)
		if _, ok := e.tier(); ok {
			c.score += t.idf * p.worth(int(c.entry), t, &e)
			continue
		}
		tight := tightness[i][int(c.entry)]
		if tight == 0 {
			return false
		}
		c.score += t.idf * fuzzyWorth * float64(tight) * p.inQuestion(int(c.entry), t, fitInside)
	}
	return true
}

// fuzzyQuestions gives the candidates whose questions have the characters of a
// term, and how tightly; at most so many are compared.
func (p *part) fuzzyQuestions(t term, candidates set, most int) map[int]float32 {
	found := map[int]float32{}
	if t.literal {
		return found
	}
	for _, pattern := range patternsOf(t.key) {
		mask := maskOf(string(pattern))
		chosen := chosenQuestions{field: &p.questions.field}
		for entry := range candidates.each {
			if mask&^p.masks[entry] == 0 && p.questions.field.len(entry) <= maxFuzzyQuestion {
				if chosen.entries = append(chosen.entries, entry); len(chosen.entries) == most {
					break
				}
			}
		}
		for _, m := range fuzzy.FindFromNoSort(string(pattern), chosen) {
			entry := chosen.entries[m.Index]
			key, gaps := chosen.field.key(entry)
			if w, ok := tightest(key, gaps.has, pattern); ok {
				found[entry] = max(found[entry], w.tightness(pattern))
			}
		}
	}
	return found
}

// patternsOf gives the patterns of a key, in each script.
func patternsOf(key string) [][]rune {
	var patterns [][]rune
	for _, form := range []string{key, toKatakana(key), toHiragana(key)} {
		pattern := patternOf(form)
		known := func(p []rune) bool { return slices.Equal(p, pattern) }
		if len(pattern) >= minPattern && !slices.ContainsFunc(patterns, known) {
			patterns = append(patterns, pattern)
		}
	}
	return patterns
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
