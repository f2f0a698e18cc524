package search

import (
	"context"
	"slices"
	"unicode/utf8"
)

// Matching narrows the entries down, term by term. For each term the evidence
// of every entry that is still in is gathered from the three fields, then the
// entries without any leave:
//
//	コスト 見積 -cli       0  1  2  3  4  5
//	  コスト    question   ●        ●
//	           label               ●     ●
//	           answer     ●     ●
//	  left                0     2  3     5
//	  見積      question   ●
//	           answer           ●  ●
//	  left                0     2  3          and from these, without cli: 0, 3
//
// Questions and labels are short and always looked through whole, which gives
// the number of entries that a term stands in (rank.go); answers only as far as
// their entries are still in. Longer terms come first: they leave fewer.
//
// Where fewer than enoughHits are left at the end, all is done once more with
// fuzzy.go giving evidence where there is no other.

// enoughHits is the number of literal hits from which on nobody needs guesses:
// what one sees of the list at a glance.
const enoughHits = 5

// A finding is the best match of a term in one field. The zero finding is none.
type finding struct {
	fit  fit
	tier tier
}

// better gives the better of two findings of the same term.
func (f finding) better(g finding) finding {
	if f.fit == fitNone || g.fit != fitNone && (g.tier < f.tier || g.tier == f.tier && g.fit > f.fit) {
		return g
	}
	return f
}

// Evidence is why an entry meets a term.
type evidence struct {
	question, label, answer finding
	// count is how often the term stands in the answer, up to countUpTo.
	count uint8
	// tightness is that of a fuzzy match, see fuzzy.go; 0 when there is none.
	tightness float32
}

// countUpTo is as far as a term's occurrences in an answer are counted. From the
// fifth on they hardly change the rank (rank.go: k1). A single character stands
// in an answer thirty times and says nothing by it.
func countUpTo(key string) uint8 {
	if utf8.RuneCountInString(key) == 1 {
		return 1
	}
	return 5
}

// tier gives the best tier of the evidence; ok is false when there is none.
func (e *evidence) tier() (best tier, ok bool) {
	best, ok = tierFuzzy, e.tightness > 0
	for _, f := range [...]finding{e.question, e.label, e.answer} {
		if f.fit != fitNone {
			best, ok = min(best, f.tier), true
		}
	}
	return best, ok
}

// A candidate is an entry that has met all terms so far.
type candidate struct {
	entry      int32
	tier       tier // of its worst term
	inQuestion bool // all terms so far stand in the question
	score      float64
}

// searching is one search on its way.
type searching struct {
	ctx      context.Context
	index    *Index
	query    Query
	accept   func(entry int) bool
	fuzzy    bool       // the second pass
	evidence []evidence // of the term in hand, by entry; answers of candidates only
}

// hits gives all hits, best first. The error is that of the context.
func (s *searching) hits() ([]candidate, error) {
	hits, err := s.pass()
	if err == nil && len(hits) < enoughHits && !s.query.Empty() {
		s.fuzzy = true
		hits, err = s.pass()
	}
	if err != nil {
		return nil, err
	}
	if !s.query.Empty() {
		slices.SortFunc(hits, compare)
	}
	return hits, nil
}

// pass gives the accepted entries that meet the query, in entry order.
func (s *searching) pass() ([]candidate, error) {
	live := make([]candidate, s.index.Len())
	for i := range live {
		live[i] = candidate{entry: int32(i), inQuestion: true}
	}
	for _, t := range longestFirst(s.query.terms) {
		if len(live) == 0 {
			return nil, nil
		}
		if err := s.gather(t, live); err != nil {
			return nil, err
		}
		live = s.and(live, t)
	}
	for _, t := range s.query.excluded {
		if err := s.gather(t, live); err != nil {
			return nil, err
		}
		live = slices.DeleteFunc(live, func(c candidate) bool {
			return s.evidence[c.entry].excludes(t)
		})
	}
	if s.accept != nil {
		live = slices.DeleteFunc(live, func(c candidate) bool { return !s.accept(int(c.entry)) })
	}
	return live, s.rankWhole(live)
}

func longestFirst(terms []term) []term {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b term) int { return len(b.key()) - len(a.key()) })
	return sorted
}

// and keeps the candidates that meet the term in hand, and adds what it is
// worth to their score.
func (s *searching) and(live []candidate, t term) []candidate {
	idf := s.idf()
	kept := live[:0]
	for _, c := range live {
		e := &s.evidence[c.entry]
		tier, ok := e.tier()
		if !ok {
			continue
		}
		c.tier = max(c.tier, tier)
		c.inQuestion = c.inQuestion && (e.question.fit != fitNone || e.tightness > 0)
		c.score += idf * s.index.worth(int(c.entry), t, e)
		kept = append(kept, c)
	}
	return kept
}

// excludes reports whether the evidence of an excluded term counts: -ai must
// not hide what only has main or email.
func (e *evidence) excludes(t term) bool {
	least := fitInside
	if startsLatin(t.key()) {
		least = fitWordStart
	}
	return max(e.question.fit, e.label.fit, e.answer.fit) >= least
}

// blockEntries is the number of entries between two looks at the context: for
// most terms some 0.1 ms of work.
const blockEntries = 512

// gather fills s.evidence for a term.
func (s *searching) gather(t term, live []candidate) error {
	clear(s.evidence)
	x := s.index
	for _, a := range t.alternatives {
		n := newNeedle(a.key, &x.bytes)
		for from := 0; from < x.Len(); from += blockEntries {
			if err := s.ctx.Err(); err != nil {
				return err
			}
			to := min(from+blockEntries, x.Len())
			s.find(&x.questions, n, a.tier, from, to, func(e *evidence) *finding { return &e.question })
			s.find(&x.labels, n, a.tier, from, to, func(e *evidence) *finding { return &e.label })
		}
		if err := s.findInAnswers(n, a.tier, live); err != nil {
			return err
		}
	}
	if s.fuzzy && !t.literal {
		return s.gatherFuzzy(t, live)
	}
	return nil
}

// find records the best fit of a needle in a short field.
func (s *searching) find(f *field, n needle, t tier, from, to int, in func(*evidence) *finding) {
	f.each(n, from, to, func(entry, at int) bool {
		best := in(&s.evidence[entry])
		*best = best.better(finding{fitAt(f.keys, f.gaps, at, at+len(n.key)), t})
		return best.fit < fitWord
	})
}

// findInAnswers records the best fit and the number of places of a needle in the
// answers of the candidates that have no better alternative there. The fit of
// Japanese is used nowhere in answers and not looked at.
func (s *searching) findInAnswers(n needle, t tier, live []candidate) error {
	x := s.index
	latin, most, pairs := startsLatin(n.key), countUpTo(n.key), pairsOf(n.key)
	visit := func(entry, at int) bool {
		fit := fitInside
		if latin {
			fit = fitAt(x.answers.keys, x.answers.gaps, at, at+len(n.key))
		}
		if fit == fitNone {
			return true
		}
		e := &s.evidence[entry]
		e.answer = e.answer.better(finding{fit, t})
		e.count++
		return e.count < most
	}
	for i, c := range live {
		if i%blockEntries == 0 {
			if err := s.ctx.Err(); err != nil {
				return err
			}
		}
		if entry := int(c.entry); s.evidence[entry].answer.fit == fitNone && x.signatures.may(entry, pairs) {
			x.answers.each(n, entry, entry+1, visit)
		}
	}
	return nil
}
