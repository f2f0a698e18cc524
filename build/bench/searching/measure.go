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
	// Keystrokes come in an order drawn once for all engines, so that those which
	// were typed by then are a fair part of them. No engine here remembers the
	// keystroke before.
	typingLimit = 60 * time.Second
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

// A keystroke leaves a text in the search box.
type keystroke struct {
	text  string
	query int  // index
	whole bool // the text is all of the query
}

// typeAll types every keystroke of the queries, round after round until the
// limit.
func (c *cost) typeAll(ctx context.Context, s Searcher, queries []Query) error {
	var keys []keystroke
	for i, q := range queries {
		for _, text := range q.keystrokes() {
			keys = append(keys, keystroke{text, i, text == q.Text})
		}
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	c.all, c.answers = len(keys), make([][]int, len(queries))
	took := make([][]time.Duration, len(keys)) // by keystroke and round
	start := time.Now()
	for n := range rounds * len(keys) {
		if time.Since(start) > typingLimit {
			break
		}
		key := keys[n%len(keys)]
		pressed := time.Now()
		hits, err := s.Search(ctx, key.text, page)
		if err != nil {
			return fmt.Errorf("searching for %.100q: %w", key.text, err)
		}
		took[n%len(keys)] = append(took[n%len(keys)], time.Since(pressed))
		if key.whole {
			c.answers[key.query] = append([]int{}, hits...)
		}
	}
	for _, times := range took {
		if len(times) > 0 {
			slices.Sort(times)
			c.keys = append(c.keys, times[len(times)/2])
		}
	}
	slices.Sort(c.keys)
	return nil
}
