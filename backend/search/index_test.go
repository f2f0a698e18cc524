package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"
)

// foundRefs gives what a query finds, in order of the references.
func foundRefs(t *testing.T, x *Index, query string) []string {
	t.Helper()
	var hits []string
	for _, h := range mustSearch(t, x, query, Options{}).Hits {
		hits = append(hits, fmt.Sprintf("%d %s %s", h.Ref, h.Tier, h.Excerpt))
	}
	slices.Sort(hits)
	return hits
}

// However an index came about, it finds what one does that was built at once.
func TestWithFindsTheSame(t *testing.T) {
	pool := syntheticEntries(600)
	random := rand.New(rand.NewPCG(5, 6))
	present := map[int]Entry{}
	x := Build(nil, Lexicon{})
	for step := range 40 {
		var added []Entry
		var removed []int
		for range random.IntN(60) {
			e := pool[random.IntN(len(pool))]
			e.Ref = random.IntN(200)
			if !slices.ContainsFunc(added, func(a Entry) bool { return a.Ref == e.Ref }) {
				added = append(added, e)
			}
		}
		for range random.IntN(30) {
			removed = append(removed, random.IntN(220))
		}
		for _, ref := range removed {
			delete(present, ref)
		}
		for _, e := range added {
			present[e.Ref] = e
		}
		x = x.With(added, removed)
		if x.Len() != len(present) {
			t.Fatalf("step %d: %d entries, want %d", step, x.Len(), len(present))
		}
		var entries []Entry
		for _, e := range present {
			entries = append(entries, e)
		}
		whole := Build(entries, Lexicon{})
		for _, query := range []string{"", "コスト", "接続 vnet", "わーくすぺーす", "machne", "の", "faq", "-コスト 設定", "amlws 移動"} {
			if got, want := foundRefs(t, x, query), foundRefs(t, whole, query); !slices.Equal(got, want) {
				t.Fatalf("step %d: %q finds %q, want %q", step, query, got, want)
			}
		}
	}
	if len(x.parts) > 8 {
		t.Errorf("%d parts of %d entries", len(x.parts), x.Len())
	}
}

// An index does not change by what is made of it.
func TestWithLeavesTheOldIndex(t *testing.T) {
	x := build(questions("コスト一", "コスト二", "別"))
	before := foundRefs(t, x, "コスト")
	y := x.With([]Entry{{Ref: 2, Question: "コスト三"}, {Ref: 7, Question: "コスト四"}}, []int{0})
	if got, want := found(mustSearch(t, y, "コスト", Options{})), "1 exact, 2 exact, 7 exact"; got != want {
		t.Errorf("the new index finds %q, want %q", got, want)
	}
	if got := foundRefs(t, x, "コスト"); !slices.Equal(got, before) {
		t.Errorf("the old index finds %q, want %q", got, before)
	}
}

func TestWithLexicon(t *testing.T) {
	x := build(questions("見積もりの方法"))
	if got := found(mustSearch(t, x, "みつもり", Options{})); got != "" {
		t.Errorf("without readings: %q", got)
	}
	readings := func(yield func(string, string) bool) { yield("見積もり", "ミツモリ") }
	if got, want := found(mustSearch(t, x.WithLexicon(Lexicon{Readings: readings}), "みつもり", Options{})), "0 reading"; got != want {
		t.Errorf("with readings: %q, want %q", got, want)
	}
}

// TestConcurrentWith is of use under the race detector.
func TestConcurrentWith(t *testing.T) {
	x := build(syntheticEntries(200))
	want := mustSearch(t, x, "machne learning コスト", Options{Limit: 20})
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			x.With(syntheticEntries(20), []int{i, 100 + i})
			got, err := x.Search(context.Background(), Parse("machne learning コスト"), Options{Limit: 20})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, %v, want %+v", got, err, want)
			}
		})
	}
	group.Wait()
}
