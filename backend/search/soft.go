package search

import (
	"slices"
	"unicode/utf8"
)

// A soft match has most of what was asked for. The query is taken apart into
// units, smaller than terms, and an entry must have units of softShare of the
// weight of all; hiragana, which joins words more than it is any, is none:
//
//	コストの見積方法     コスト · 見積 · 積方 · 方法
//	ログが取れない時     ログ · 取 · 時
//
// A run of katakana or letters is a unit, with what it may be mistyped for; a run
// of kanji gives one for each pair, since where its words end is not known. Rare
// units weigh more, and what stands in the question counts double.
const (
	softShare   = 0.6
	maxUnits    = 16
	softHits    = 50  // what is kept: behind these it is chance
	softAnswer  = 0.5 // what a unit is worth that stands in the answer only
	unknownUnit = 0.7 // the weight of a unit that nothing has, of the rarest that is:
	// just so much that one of two known units is no soft match
	lastShare = 0.3 // where nothing at all was found: marked as fuzzy
)

// guess adds hits that have only most of the query, and if these are too few as
// well, those that have its characters; where there is nothing then, what has at
// least some of it.
func (s *searching) guess() error {
	if err := s.soft(softShare, tierSoft); err != nil || s.total >= enough {
		return err
	}
	if err := s.fuzzy(); err != nil || s.total > 0 {
		return err
	}
	return s.soft(lastShare, tierFuzzy)
}

// soft adds hits that have a share of the units of the query.
func (s *searching) soft(share float64, as tier) error {
	for _, t := range s.query.terms {
		if t.literal {
			return nil // who quotes wants it so
		}
	}
	if s.units == nil {
		s.units = s.index.units(s.query.terms)
	}
	if len(s.units) < 2 {
		return nil
	}
	total := 0.0
	for i := range s.units {
		total += s.units[i].idf
	}
	var found []candidate
	for n := range s.index.parts {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		p := &s.index.parts[n]
		cover, score := make([]float32, p.len()), make([]float32, p.len())
		for i := range s.units {
			u := &s.units[i]
			questions, answers := newSet(p.len()), newSet(p.len())
			for _, a := range u.alternatives {
				questions.or(a.looks[n].questions)
				questions.or(a.looks[n].labels.entries)
				answers.or(a.looks[n].answers)
			}
			answers.andNot(questions)
			for entry := range questions.each {
				cover[entry] += float32(u.idf)
				score[entry] += float32(u.idf)
			}
			for entry := range answers.each {
				cover[entry] += float32(u.idf)
				score[entry] += float32(u.idf) * softAnswer
			}
		}
		for entry, c := range cover {
			if float64(c) >= share*total && !s.parts[n].hit.has(entry) && !s.refused(n, entry) {
				found = append(found, candidate{part: int32(n), entry: int32(entry), ref: p.refs[entry], tier: as, soft: true, score: float64(score[entry])})
			}
		}
	}
	slices.SortFunc(found, compare)
	for _, c := range found[:min(len(found), softHits)] {
		s.add(c)
	}
	return nil
}

// units takes terms apart.
func (x *Index) units(terms []term) []wanted {
	var units []wanted
	rarest := 0.0
	add := func(key string, unfinished bool) {
		if len(units) == maxUnits || slices.ContainsFunc(units, func(u wanted) bool { return u.key == key }) {
			return
		}
		u := x.expand(term{key: key, unfinished: unfinished}, maxAlternatives/2)
		have := 0
		for n := range x.parts {
			some := newSet(x.parts[n].len())
			for _, a := range u.alternatives {
				some.or(a.looks[n].questions)
				some.or(a.looks[n].answers)
			}
			have += some.count()
		}
		if u.idf = idf(x.live, have); have > 0 {
			rarest = max(rarest, u.idf)
		} else {
			u.idf = 0
		}
		units = append(units, u)
	}
	for _, t := range terms {
		eachRun(t.key, func(run string, s script, last bool) {
			switch {
			case s == scriptHan && len(run) > 2*len("漢"):
				before := ""
				for _, r := range run {
					if before != "" {
						add(before+string(r), false)
					}
					before = string(r)
				}
			case s == scriptHan, s == scriptKatakana, s == scriptLatin, s == scriptHiragana && run == t.key:
				add(run, t.unfinished && last)
			}
		})
	}
	for i := range units {
		if units[i].idf == 0 {
			units[i].idf = unknownUnit * max(rarest, 1)
		}
	}
	return units
}

// eachRun gives the runs of one script of a key.
func eachRun(key string, visit func(run string, s script, last bool)) {
	for from := 0; from < len(key); {
		r, size := utf8.DecodeRuneInString(key[from:])
		s, to := scriptOf(r), from+size
		for to < len(key) {
			next, n := utf8.DecodeRuneInString(key[to:])
			if scriptOf(next) != s {
				break
			}
			to += n
		}
		visit(key[from:to], s, to == len(key))
		from = to
	}
}
