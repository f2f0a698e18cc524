package searching

import (
	"context"
	"slices"
	"strings"

	"kotae/backend/search"
)

// Kotae is the engine that all others are compared with. A search does all that
// the window asks for: besides the hits, their number, the marks in questions,
// and an excerpt of each answer.
var Kotae = Engine{Name: "Kotae", Build: buildKotae}

type kotae struct {
	index *search.Index
	tags  [][]string // of each entry
}

func buildKotae(entries []Entry) (Searcher, error) {
	k := &kotae{tags: make([][]string, len(entries))}
	indexed := make([]search.Entry, len(entries))
	for i, e := range entries {
		k.tags[i] = e.Tags
		indexed[i] = search.Entry{Ref: i, Question: e.Question, Text: e.Answer, Category: e.Category, Tags: e.Tags}
	}
	k.index = search.Build(indexed, search.Lexicon{})
	return k, nil
}

func (k *kotae) Search(ctx context.Context, query string, limit int) ([]int, error) {
	q := search.Parse(query)
	r, err := k.index.Search(ctx, q, search.Options{Limit: limit, Accept: k.accept(q.Filters())})
	if err != nil {
		return nil, err
	}
	found := make([]int, len(r.Hits))
	for i, hit := range r.Hits {
		found[i] = hit.Ref
	}
	return found, nil
}

// accept is the test for what the filters ask for; nil accepts everything. Here
// is one source in which nothing is read, so that only tags mean something.
func (k *kotae) accept(filters []search.Filter) func(int) bool {
	if len(filters) == 0 {
		return nil
	}
	return func(entry int) bool {
		for _, f := range filters {
			tagged := slices.ContainsFunc(k.tags[entry], func(tag string) bool {
				return strings.HasPrefix(strings.ToLower(tag), strings.ToLower(f.Value))
			})
			if f.Key == "tag" && tagged == f.Exclude {
				return false
			}
		}
		return true
	}
}

func (k *kotae) OutsideHeap() (int64, error) { return 0, nil }

func (k *kotae) Close() error { return nil }
