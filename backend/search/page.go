package search

// page makes the page of hits from offset on. Only these are worth the work.
func (s *searching) page(offset int) (Result, error) {
	r := Result{Total: s.total, Approximate: s.cut}
	page := s.hits[min(offset, len(s.hits)):min(len(s.hits), max(s.keep, 0))]
	r.Hits = make([]Hit, 0, len(page))
	var f folder
	for _, c := range page {
		if err := s.ctx.Err(); err != nil {
			return Result{}, err
		}
		r.Hits = append(r.Hits, s.show(c, &f))
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
