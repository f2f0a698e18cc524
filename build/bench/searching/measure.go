package searching

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"time"
)

const (
	// page is how many hits the window asks for at a keystroke.
	page = 100
	// rounds is how often every keystroke is measured; its median counts, so that
	// what else the machine does at a moment is not taken for the engine's work.
	rounds = 3
	// typingLimit ends the typing in an engine that needs a second for a key.
	// Queries come in an order drawn once for all engines, so that those which
	// were typed by then are a fair part of them.
	typingLimit = 45 * time.Second
)

// A cost is what an engine took for entries and queries.
type cost struct {
	build  time.Duration
	memory int64           // bytes held to answer searches, with the texts needed for it
	keys   []time.Duration // of each keystroke that was typed, ascending
	all    int             // keystrokes there are
	// answers are the hits of each whole query, in the order of the queries; nil
	// where it was not typed, empty where nothing was found.
	answers [][]int
}

// at gives what share of the keystrokes, from 0 to 1, takes no longer than.
func (c cost) at(share float64) time.Duration {
	return c.keys[min(int(share*float64(len(c.keys))), len(c.keys)-1)]
}

// measure builds the engine over the entries, types the queries, and lets go of
// it.
func measure(ctx context.Context, e Engine, entries []Entry, queries []Query) (c cost, err error) {
	before := heap()
	// A copy of its own, of which the engine keeps what it needs and no more.
	own := copied(entries)
	start := time.Now()
	s, err := e.Build(own)
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w", e.Name, err)
	}
	c.build = time.Since(start)
	own = nil
	defer func() {
		if closing := s.Close(); err == nil {
			err = closing
		}
	}()
	outside, err := s.OutsideHeap()
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w", e.Name, err)
	}
	c.memory = heap() - before + outside
	if err := c.typeAll(ctx, s, queries); err != nil {
		return cost{}, fmt.Errorf("%s: %w", e.Name, err)
	}
	return c, nil
}

// heap gives the bytes in use on Go's heap.
func heap() int64 {
	var memory runtime.MemStats
	runtime.GC()
	runtime.GC() // the second one frees what finalizers and pools held on to
	runtime.ReadMemStats(&memory)
	return int64(memory.HeapAlloc)
}

func copied(entries []Entry) []Entry {
	copies := make([]Entry, len(entries))
	for i, e := range entries {
		copies[i] = Entry{
			Question: strings.Clone(e.Question), Answer: strings.Clone(e.Answer),
			Category: slices.Clone(e.Category), Tags: slices.Clone(e.Tags),
		}
	}
	return copies
}

// typeAll types every query key by key, round after round until the limit.
func (c *cost) typeAll(ctx context.Context, s Searcher, queries []Query) error {
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(queries))
	took := make([][][]time.Duration, len(queries)) // by query and keystroke
	c.answers = make([][]int, len(queries))
	for i, q := range queries {
		took[i] = make([][]time.Duration, len(q.keystrokes()))
		c.all += len(took[i])
	}
	start := time.Now()
	for range rounds {
		for _, i := range order {
			for key, typed := range queries[i].keystrokes() {
				if time.Since(start) > typingLimit {
					c.sum(took)
					return nil
				}
				pressed := time.Now()
				hits, err := s.Search(ctx, typed, page)
				if err != nil {
					return fmt.Errorf("searching for %.100q: %w", typed, err)
				}
				took[i][key] = append(took[i][key], time.Since(pressed))
				if typed == queries[i].Text {
					c.answers[i] = append([]int{}, hits...)
				}
			}
		}
	}
	c.sum(took)
	return nil
}

// sum makes one number of what each keystroke took in all rounds.
func (c *cost) sum(took [][][]time.Duration) {
	for _, query := range took {
		for _, key := range query {
			if len(key) > 0 {
				slices.Sort(key)
				c.keys = append(c.keys, key[len(key)/2])
			}
		}
	}
	slices.Sort(c.keys)
}
