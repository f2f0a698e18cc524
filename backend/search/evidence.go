package search

import "unicode/utf8"

// A finding is the best match of a term in one text of an entry. The zero
// finding is none.
type finding struct {
	fit   fit
	tier  tier
	worth float32
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
}

// tier gives the best tier of the evidence; ok is false when there is none.
func (e *evidence) tier() (best tier, ok bool) {
	for _, f := range [...]finding{e.question, e.label, e.answer} {
		if f.fit != fitNone && (!ok || f.tier < best) {
			best, ok = f.tier, true
		}
	}
	return best, ok
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

// found makes a finding of a fit. Letters inside of a word are hardly what was
// meant (ml in html) and come last, but before guesses about characters.
func (a *alternative) found(f fit) finding {
	t := a.tier
	if f == fitInside && startsLatin(a.key) {
		t = max(t, tierSoft)
	}
	return finding{f, t, float32(a.worth)}
}

// inQuestion looks for a term in the question and the labels of an entry.
func (w *wanted) inQuestion(p *part, n, entry int, e *evidence) {
	for i := range w.alternatives {
		a := &w.alternatives[i]
		l := &a.looks[n]
		if l.questions != nil && l.questions.has(entry) && (e.question.fit == fitNone || a.tier <= e.question.tier) {
			f := &p.questions.field
			f.each(l.question, entry, entry+1, func(_, at, end int) bool {
				e.question = e.question.better(a.found(fitAt(f, at, end)))
				return e.question.fit < fitWord
			})
		}
		if l.labels.entries != nil && l.labels.entries.has(entry) {
			for _, label := range p.labels.of(entry) {
				e.label = e.label.better(a.found(l.labels.fits[label]))
			}
		}
	}
}

// inAnswer looks for a term in the answer of an entry: for the best of its
// alternatives there, and no others; where counts do not matter yet, the sets may
// tell. It gives the bytes that it looked through.
func (w *wanted) inAnswer(p *part, n, entry int, counted bool, e *evidence) (looked int) {
	for i := range w.alternatives {
		a := &w.alternatives[i]
		l := &a.looks[n]
		if l.answers == nil || !l.answers.has(entry) {
			continue
		}
		if l.certain && !counted {
			e.answer, e.count = a.found(fitWordStart), 1
			return looked
		}
		f := &p.answers.field
		looked += f.len(entry)
		latin, most := startsLatin(a.key), countUpTo(a.key)
		f.each(l.answer, entry, entry+1, func(_, at, end int) bool {
			fit := fitInside // of Japanese it is used nowhere in answers
			if latin {
				fit = fitAt(f, at, end)
			}
			if fit == fitNone {
				return true
			}
			e.answer = e.answer.better(a.found(fit))
			e.count++
			return e.count < most
		})
		if e.answer.fit != fitNone {
			return looked
		}
	}
	return looked
}

// best gives the best tier that the answer of an entry may still bring.
func (w *wanted) bestInAnswer(n, entry int) (best tier, ok bool) {
	for i := range w.alternatives {
		a := &w.alternatives[i]
		if s := a.looks[n].answers; s != nil && s.has(entry) {
			return a.tier, true
		}
	}
	return 0, false
}
