package search

import (
	"context"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestRelevance searches for judged queries and wants the right entry among the
// first five hits, of every class, and first in most.
func TestRelevance(t *testing.T) {
	names, entries := readEntries(t, "testdata/entries.txtar")
	x := build(entries)
	queries, reciprocal := 0, 0.0
	for _, line := range strings.Split(readFile(t, "testdata/queries.tsv"), "\n") {
		fields := strings.Split(line, "\t")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		class, query, want := fields[0], fields[1], fields[2]
		r := mustSearch(t, x, query, Options{})
		rank, list := 0, ""
		for i, h := range r.Hits {
			if names[h.Ref] == want {
				rank = i + 1
			}
			if i < 5 {
				list += "\n  " + string(h.Tier) + " " + names[h.Ref]
			}
		}
		if rank == 0 || rank > 5 {
			t.Errorf("%s %q: %s has rank %d of %d:%s", class, query, want, rank, r.Total, list)
			continue
		}
		queries++
		reciprocal += 1 / float64(rank)
	}
	// What was reached; a change of the ranking must not fall behind it.
	if mean := reciprocal / float64(queries); mean < 0.95 {
		t.Errorf("the mean reciprocal rank of %d queries is %.3f, want 0.95", queries, mean)
	}
}

// readEntries reads the entries of a txtar file and their names.
func readEntries(t testing.TB, path string) (names []string, entries []Entry) {
	for _, file := range txtar.Parse([]byte(readFile(t, path))).Files {
		head, text, _ := strings.Cut(string(file.Data), "\n\n")
		lines := strings.Split(head, "\n")
		e := Entry{Question: lines[0], Text: text}
		for _, line := range lines[1:] {
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "category":
				e.Category = strings.Split(value, " / ")
			case "tags":
				e.Tags = strings.Split(value, ", ")
			default:
				t.Fatalf("%s: %s has the unknown line %q", path, file.Name, line)
			}
		}
		names, entries = append(names, file.Name), append(entries, e)
	}
	return names, entries
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func mustSearch(t testing.TB, x *Index, query string, o Options) Result {
	t.Helper()
	r, err := x.Search(context.Background(), Parse(query), o)
	if err != nil {
		t.Fatalf("searching for %q: %v", query, err)
	}
	return r
}
