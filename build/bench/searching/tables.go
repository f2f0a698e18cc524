package searching

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// A Subject is what all engines search.
type Subject struct {
	Name    string
	Entries []Entry
	Queries []Query
}

// Compare measures the engines, of which the first is what the others are
// compared with, over one subject after the other, and writes the tables. That
// of relevance has those subjects whose queries somebody judged.
func Compare(ctx context.Context, out io.Writer, engines []Engine, subjects []Subject) error {
	var cut, judged strings.Builder
	fmt.Fprintln(out, "| entries | engine | build | × | memory | × | p50 | × | p99 | × | longest | × | queries without a hit |")
	fmt.Fprintln(out, "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, subject := range subjects {
		costs := make([]cost, len(engines))
		for i, e := range engines {
			var err error
			if costs[i], err = measure(ctx, e, subject.Entries, subject.Queries); err != nil {
				return err
			}
			fmt.Fprintf(out, "| %s | %s |%s\n", subject.Name, e.Name, costs[i].row(costs[0]))
			if typed := len(costs[i].keys); typed < costs[i].all {
				fmt.Fprintf(&cut, "%s, %s: stopped after %.0f s, %d of %d keystrokes.\n",
					subject.Name, e.Name, typingLimit.Seconds(), typed, costs[i].all)
			}
		}
		writeRelevance(&judged, engines, subject, costs)
	}
	_, err := fmt.Fprintf(out, "\n%s\n%s", cut.String(), judged.String())
	return err
}

// row writes a cost, each number with its ratio to that of the first engine.
func (c cost) row(first cost) string {
	var b strings.Builder
	number := func(text string, is, was float64) {
		fmt.Fprintf(&b, " %s | %s |", text, significant(is/was))
	}
	number(significant(c.build.Seconds())+" s", c.build.Seconds(), first.build.Seconds())
	number(significant(float64(c.memory)/1e6)+" MB", float64(c.memory), float64(first.memory))
	for _, share := range []float64{0.50, 0.99, 1} {
		is, was := c.at(share), first.at(share)
		number(significant(float64(is)/float64(time.Millisecond))+" ms", float64(is), float64(was))
	}
	typed, empty := 0, 0
	for _, answer := range c.answers {
		if answer != nil {
			typed++
		}
		if answer != nil && len(answer) == 0 {
			empty++
		}
	}
	fmt.Fprintf(&b, " %d of %d |", empty, typed)
	return b.String()
}

// significant writes a number with two digits that mean something: 0.0051,
// 0.51, 5.1, 51, 512.
func significant(x float64) string {
	digits := 1
	for limit := x; limit < 1 && limit > 0 && digits < 5; limit *= 10 {
		digits++
	}
	if x >= 9.95 {
		digits = 0
	}
	return fmt.Sprintf("%.*f", digits, x)
}

// writeRelevance writes how well the right entries were found, in all and among
// the first five by class.
func writeRelevance(out io.Writer, engines []Engine, subject Subject, costs []cost) {
	if all := judge(subject.Entries, subject.Queries, costs[0].answers, ""); all.queries == 0 {
		return
	}
	fmt.Fprintf(out, "| %s | success@1 | success@5 | MRR | without a hit |\n|---|--:|--:|--:|--:|\n", subject.Name)
	for i, e := range engines {
		r := judge(subject.Entries, subject.Queries, costs[i].answers, "")
		fmt.Fprintf(out, "| %s | %.2f | %.2f | %.2f | %d of %d |\n",
			e.Name, r.share(r.first), r.share(r.five), r.meanReciprocalRank(), r.none, r.queries)
	}
	fmt.Fprint(out, "\n| success@5 by class | queries |")
	for _, e := range engines {
		fmt.Fprintf(out, " %s |", e.Name)
	}
	fmt.Fprintf(out, "\n|---|--:|%s\n", strings.Repeat("--:|", len(engines)))
	for _, class := range classes(subject.Queries) {
		first := judge(subject.Entries, subject.Queries, costs[0].answers, class)
		fmt.Fprintf(out, "| %s | %d |", class, first.queries)
		for i := range engines {
			r := judge(subject.Entries, subject.Queries, costs[i].answers, class)
			fmt.Fprintf(out, " %.2f |", r.share(r.five))
		}
		fmt.Fprintln(out)
	}
}

// classes gives the classes of the judged queries in their order, each once.
func classes(queries []Query) []string {
	var found []string
	for _, q := range queries {
		if q.Right != nil && !slices.Contains(found, q.Class) {
			found = append(found, q.Class)
		}
	}
	return found
}
