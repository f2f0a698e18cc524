package search

import (
	"cmp"
	"context"
	"slices"
)

// Matching works on sets as far as they tell, and looks at texts only then:
//
//	コスト 見積           0  1  2  3  4  5     entries of a part
//	  コスト   may       ●  ●  ●        ●     question, label or answer has its grams
//	  見積    may       ●        ●     ●
//	  candidates        ●              ●     both
//	  found             ●              ●     looked at: question, labels, answer
//
// What will stand first is looked at first: entries that have all terms as typed,
// in question and labels, then anywhere; then those that have all in some form,
// in question and labels, then some of them there, then the rest. In each part
// those with short questions come first (segment.go). What is left out when a
// bound is reached would have stood last; how many of it are hits is not looked
// at either, so the total is approximate then.

const (
	// plenty is the number of hits with all terms in the question from which on
	// no more are looked at, unless more were asked for.
	plenty = 500
	// maxQuestions is the number of candidates that are looked at in each of the
	// stages, and maxAnswerBytes how much of answers: one millisecond each.
	maxQuestions   = 6000
	maxAnswerBytes = 4 << 20
	// refined is the number of hits of which the answers are counted in, too. Of
	// what stands behind these nobody sees the difference.
	refined = 200
	// blockEntries is the number of entries between two looks at the context.
	blockEntries = 512
)

// A candidate is an entry that has met all terms.
type candidate struct {
	part  int32
	entry int32
	ref   int
	tier  tier // of its worst term
	whole bool // all terms stand in the question
	soft  bool // it has units, perhaps not all terms
	score float64
}

// searching is one search on its way.
type searching struct {
	ctx    context.Context
	index  *Index
	query  Query
	accept func(ref int) bool

	terms    []wanted
	excluded []wanted
	joined   *wanted  // all terms in one, nil when there is one
	units    []wanted // of the query, for soft matches; nil: not needed
	parts    []partSearch

	hits    []candidate
	full    bool      // as many hits are kept as are wanted, all
	worst   candidate // not after this one
	total   int       // hits, of which only the best are kept
	keep    int       // how many hits are wanted
	cut     bool      // a bound was reached
	good    int       // hits that have all terms in the question
	looked  int       // bytes of answers
	entries int       // candidates in this stage
}

// run searches and gives the page from offset on of the first keep hits.
func (s *searching) run(offset, keep int) (Result, error) {
	if err := s.ctx.Err(); err != nil {
		return Result{}, err
	}
	s.keep = keep
	x := s.index
	for _, t := range s.query.terms {
		s.terms = append(s.terms, x.expand(t, maxAllAlternatives/len(s.query.terms)))
	}
	for _, t := range s.query.excluded {
		s.excluded = append(s.excluded, x.expand(t, 1))
	}
	if s.query.Empty() {
		if err := s.list(); err != nil {
			return Result{}, err
		}
		return s.page(offset)
	}
	s.join()
	s.gather()
	s.weigh()
	for i, stage := range []func(*partSearch) set{typedQuestions, typedAnywhere, questionsOfAll, questionsOfOne, theRest} {
		s.entries = 0
		for n := range s.parts {
			if err := s.look(n, stage(&s.parts[n]), i > 0); err != nil {
				return Result{}, err
			}
		}
	}
	if err := s.refine(); err != nil {
		return Result{}, err
	}
	if s.total < enough {
		if err := s.guess(); err != nil {
			return Result{}, err
		}
	}
	s.best()
	return s.page(offset)
}

// list takes all entries, by Ref, but for those that are excluded.
func (s *searching) list() error {
	for n := range s.index.parts {
		p := &s.index.parts[n]
		for entry := range p.len() {
			if entry%blockEntries == 0 && s.ctx.Err() != nil {
				return s.ctx.Err()
			}
			if p.dead != nil && p.dead.has(entry) || s.refused(n, entry) {
				continue
			}
			s.hits = append(s.hits, candidate{part: int32(n), entry: int32(entry), ref: p.refs[entry]})
		}
	}
	slices.SortFunc(s.hits, func(a, b candidate) int { return cmp.Compare(a.ref, b.ref) })
	s.total = len(s.hits)
	return nil
}

// join makes one term of all, to see whether they follow each other.
func (s *searching) join() {
	if len(s.terms) < 2 {
		return
	}
	var key string
	for _, t := range s.terms {
		key += t.key
	}
	w := s.index.expand(term{key: key, literal: true}, 1)
	s.joined = &w
}

// look looks at candidates of a part and keeps those that meet all terms, in
// question and labels alone or in answers, too.
func (s *searching) look(n int, candidates set, answers bool) error {
	p := &s.index.parts[n]
	looked := 0
	for entry := range candidates.each {
		if s.good >= max(plenty, s.keep) || s.entries >= maxQuestions || s.looked >= maxAnswerBytes {
			s.cut = true
			s.total += candidates.countFrom(entry)
			s.parts[n].done.or(candidates)
			return nil
		}
		if looked++; looked%blockEntries == 0 && s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		s.entries++
		c := candidate{part: int32(n), entry: int32(entry), ref: p.refs[entry], whole: true}
		met, better := s.meets(p, &c, answers)
		if better {
			continue // in the next stage
		}
		s.parts[n].done.add(entry)
		if met && !s.refused(n, entry) {
			s.add(c)
		}
	}
	return nil
}

// meets reports whether a candidate has all terms, and gives it tier and score.
// Unless it is to look at answers, better says that they may bring more.
func (s *searching) meets(p *part, c *candidate, answers bool) (met, better bool) {
	n, entry := int(c.part), int(c.entry)
	for i := range s.terms {
		t := &s.terms[i]
		var e evidence
		if s.parts[n].inQuestion[i].has(entry) {
			t.inQuestion(p, n, entry, &e)
		}
		have, ok := e.tier()
		if more, may := t.bestInAnswer(n, entry); may && (!ok || more < have) {
			if !answers {
				return false, true
			}
			s.looked += t.inAnswer(p, n, entry, false, &e)
			have, ok = e.tier()
		}
		if !ok {
			return false, false
		}
		c.tier = max(c.tier, have)
		c.whole = c.whole && e.question.fit != fitNone
		c.score += t.idf * p.worth(entry, t, &e)
	}
	return true, false
}

// refused reports whether an entry is excluded or not accepted.
func (s *searching) refused(n, entry int) bool {
	p := &s.index.parts[n]
	for i := range s.excluded {
		w := &s.excluded[i]
		var e evidence
		w.inQuestion(p, n, entry, &e)
		w.inAnswer(p, n, entry, false, &e)
		least := fitInside // -ai must not hide what only has main or email
		if startsLatin(w.key) {
			least = fitWordStart
		}
		if max(e.question.fit, e.label.fit, e.answer.fit) >= least {
			return true
		}
	}
	return s.accept != nil && !s.accept(p.refs[entry])
}

// add counts a hit and keeps it, if it is among the best so far.
func (s *searching) add(c candidate) {
	s.total++
	if c.whole && c.tier < tierSoft {
		s.good++
	}
	s.parts[c.part].hit.add(int(c.entry))
	if s.full && compare(c, s.worst) > 0 {
		return
	}
	if s.hits = append(s.hits, c); len(s.hits) == 2*max(s.keep, refined)+blockEntries {
		s.best()
	}
}

// best leaves the best hits, in order.
func (s *searching) best() {
	slices.SortFunc(s.hits, compare)
	if most := max(s.keep, refined); len(s.hits) >= most {
		s.hits = s.hits[:most]
		s.full, s.worst = true, s.hits[most-1]
	}
}

// refine counts in what the answers of the best hits are worth, and terms that
// follow each other.
func (s *searching) refine() error {
	s.best()
	s.full = false // scores change now
	for i := range s.hits[:min(len(s.hits), refined)] {
		if i%16 == 0 && s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		c := &s.hits[i]
		p := &s.index.parts[c.part]
		c.score, c.whole, c.tier = 0, true, 0
		n, entry := int(c.part), int(c.entry)
		for i := range s.terms {
			t := &s.terms[i]
			var e evidence
			t.inQuestion(p, n, entry, &e)
			t.inAnswer(p, n, entry, true, &e)
			have, _ := e.tier()
			c.tier = max(c.tier, have)
			c.whole = c.whole && e.question.fit != fitNone
			c.score += t.idf * p.worth(entry, t, &e)
		}
		c.score *= s.together(p, c)
	}
	return nil
}
