package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/sahilm/fuzzy"

	"kotae/build/bench/searching"
)

// sahilm is the fuzzy matcher of sahilm over questions: in long texts it finds
// nearly everything nearly everywhere.
var sahilm = searching.Engine{Name: "sahilm/fuzzy, questions", Build: buildSahilm}

type questions []string

func buildSahilm(entries []searching.Entry) (searching.Searcher, error) {
	q := make(questions, len(entries))
	for i, e := range searching.Normalised(entries) {
		q[i] = e.Question
	}
	return q, nil
}

// Search matches every word for itself, the way in which it finds most, among
// the questions that have those before it; their scores are added up.
func (q questions) Search(_ context.Context, query string, limit int) ([]int, error) {
	var hits []questionHit
	for i, word := range searching.Words(query) {
		if i == 0 {
			for _, m := range fuzzy.FindNoSort(word, q) {
				hits = append(hits, questionHit{m.Index, m.Score})
			}
			continue
		}
		left := make([]string, len(hits))
		for n, hit := range hits {
			left[n] = q[hit.entry]
		}
		var both []questionHit
		for _, m := range fuzzy.FindNoSort(word, left) {
			both = append(both, questionHit{hits[m.Index].entry, hits[m.Index].score + m.Score})
		}
		hits = both
	}
	slices.SortFunc(hits, func(a, b questionHit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry, b.entry))
	})
	found := []int{}
	for _, hit := range hits[:min(limit, len(hits))] {
		found = append(found, hit.entry)
	}
	return found, nil
}

type questionHit struct{ entry, score int }

func (q questions) OutsideHeap() (int64, error) { return 0, nil }

func (q questions) Close() error { return nil }
