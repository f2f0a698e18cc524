package search

import "slices"

// The stages of a search, as match.go goes through them, are sets of candidates
// of one part after the other; what was looked at in one is in none after it.

// partSearch is what a part may have, by term.
type partSearch struct {
	typedQuestion []set // as typed, in question or labels
	typed         []set // as typed, anywhere
	inQuestion    []set // in some form
	anywhere      []set
	done          set // looked at
	hit           set // hits of any tier
}

// gather joins what the alternatives of each term may have.
func (s *searching) gather() {
	s.parts = make([]partSearch, len(s.index.parts))
	for n := range s.parts {
		p, entries := &s.parts[n], s.index.parts[n].len()
		p.done, p.hit = newSet(entries), newSet(entries)
		for _, t := range s.terms {
			questions, anywhere := newSet(entries), newSet(entries)
			for i := range t.alternatives {
				l := &t.alternatives[i].looks[n]
				questions.or(l.questions)
				questions.or(l.labels.entries)
				anywhere.or(l.answers)
				if i == 0 {
					p.typedQuestion = append(p.typedQuestion, slices.Clone(questions))
					anywhere.or(questions)
					p.typed = append(p.typed, slices.Clone(anywhere))
				}
			}
			anywhere.or(questions)
			p.inQuestion = append(p.inQuestion, questions)
			p.anywhere = append(p.anywhere, anywhere)
		}
	}
}

func all(sets []set) set {
	s := slices.Clone(sets[0])
	for _, t := range sets[1:] {
		s.and(t)
	}
	return s
}

func typedQuestions(p *partSearch) set { return all(p.typedQuestion) }

func typedAnywhere(p *partSearch) set { return p.left(all(p.typed)) }

func questionsOfAll(p *partSearch) set { return p.left(all(p.inQuestion)) }

func questionsOfOne(p *partSearch) set {
	some := newSet(len(p.done) * 64)
	for _, s := range p.inQuestion {
		some.or(s)
	}
	some.and(all(p.anywhere))
	return p.left(some)
}

func theRest(p *partSearch) set { return p.left(all(p.anywhere)) }

// left leaves out what was looked at.
func (p *partSearch) left(s set) set {
	s.andNot(p.done)
	return s
}
