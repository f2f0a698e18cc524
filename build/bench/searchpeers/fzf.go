package main

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"kotae/build/bench/searching"
)

// fzf is the matcher of fzf over lines, as one would pipe them into it: every
// question with its labels, and every line of an answer.
var fzf = searching.Engine{Name: "fzf, all lines", Build: buildFzf}

// The sizes of fzf's own slabs (src/constants.go), in which it matches.
const (
	slab16 = 100 * 1024
	slab32 = 2048
)

type lines struct {
	lines []line
	slabs []*util.Slab // one for each core
}

type line struct {
	text  util.Chars
	entry int
}

func buildFzf(entries []searching.Entry) (searching.Searcher, error) {
	algo.Init("default")
	l := &lines{}
	for i, e := range searching.Normalised(entries) {
		l.lines = append(l.lines, line{util.ToChars([]byte(e.Question + "  " + e.Labels())), i})
		for text := range strings.Lines(e.Answer) {
			if text = strings.TrimSpace(text); text != "" {
				l.lines = append(l.lines, line{util.ToChars([]byte(text)), i})
			}
		}
	}
	l.lines = slices.Clip(l.lines)
	for range runtime.GOMAXPROCS(0) {
		l.slabs = append(l.slabs, util.MakeSlab(slab16, slab32))
	}
	return l, nil
}

// lineHit is the best line of an entry so far.
type lineHit struct{ entry, score, length int }

// Search wants every word in the same line, in order but not side by side, as
// fzf does. It shares the lines among all cores, also as fzf does. The best line
// of an entry counts, of equal ones the shorter.
func (l *lines) Search(_ context.Context, query string, limit int) ([]int, error) {
	var patterns [][]rune
	for _, word := range searching.Words(query) {
		patterns = append(patterns, []rune(strings.ToLower(word)))
	}
	share := (len(l.lines) + len(l.slabs) - 1) / len(l.slabs)
	hits := make([][]lineHit, len(l.slabs))
	var matching sync.WaitGroup
	for i := range l.slabs {
		matching.Go(func() {
			from, to := min(i*share, len(l.lines)), min((i+1)*share, len(l.lines))
			hits[i] = matchLines(l.lines[from:to], patterns, l.slabs[i])
		})
	}
	matching.Wait()
	all := slices.Concat(hits...)
	slices.SortFunc(all, func(a, b lineHit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.length, b.length), cmp.Compare(a.entry, b.entry))
	})
	var found []int
	seen := map[int]bool{} // an entry may end one share and start the next
	for _, hit := range all {
		if len(found) == limit {
			break
		}
		if !seen[hit.entry] {
			seen[hit.entry] = true
			found = append(found, hit.entry)
		}
	}
	return found, nil
}

// matchLines gives the best line of each entry that has one.
func matchLines(lines []line, patterns [][]rune, slab *util.Slab) []lineHit {
	var hits []lineHit
	for i := range lines {
		score, ok := matchLine(&lines[i].text, patterns, slab)
		if !ok {
			continue
		}
		hit := lineHit{lines[i].entry, score, lines[i].text.Length()}
		last := len(hits) - 1
		switch {
		case last < 0 || hits[last].entry != hit.entry:
			hits = append(hits, hit)
		case hit.score > hits[last].score || hit.score == hits[last].score && hit.length < hits[last].length:
			hits[last] = hit
		}
	}
	return hits
}

func matchLine(text *util.Chars, patterns [][]rune, slab *util.Slab) (score int, ok bool) {
	for _, pattern := range patterns {
		r, _ := algo.FuzzyMatchV2(false, true, true, text, pattern, false, slab)
		if r.Start < 0 {
			return 0, false
		}
		score += r.Score
	}
	return score, len(patterns) > 0
}

func (l *lines) OutsideHeap() (int64, error) { return 0, nil }

func (l *lines) Close() error { return nil }
