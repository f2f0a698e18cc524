package search

import (
	"runtime"
	"sync"
)

const (
	// hitsPerWorker is the number of hits from which on another processor helps
	// to show them: some 50 µs of work.
	hitsPerWorker = 12
	maxWorkers    = 4 // that is 48 hits, as many as one screen
)

// page makes the page of hits from offset on. Only these are worth the work.
func (s *searching) page(offset int) (Result, error) {
	r := Result{Total: s.total, Approximate: s.cut}
	page := s.hits[min(offset, len(s.hits)):min(len(s.hits), s.keep)]
	r.Hits = make([]Hit, len(page))
	workers := min(1+len(page)/hitsPerWorker, maxWorkers, runtime.GOMAXPROCS(0))
	work := func(worker int) {
		var f folder
		for i := worker; i < len(page) && s.ctx.Err() == nil; i += workers {
			r.Hits[i] = s.show(page[i], &f)
		}
	}
	var others sync.WaitGroup
	for worker := range workers - 1 {
		others.Go(func() { work(worker + 1) })
	}
	work(0)
	others.Wait()
	if err := s.ctx.Err(); err != nil {
		return Result{}, err
	}
	return r, nil
}

// show makes a hit of a candidate; the folder is used for its texts.
func (s *searching) show(c candidate, f *folder) Hit {
	p := &s.index.parts[c.part]
	h := Hit{Ref: c.ref, Score: c.score}
	terms := s.terms
	if !s.query.Empty() {
		h.Tier = c.tier.name()
		if c.soft {
			terms = s.units
		}
		h.QuestionRanges = p.markQuestion(c, terms, f)
	}
	h.Excerpt, h.ExcerptRanges = p.excerpt(c, terms, f)
	return h
}
