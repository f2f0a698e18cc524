package library

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kotae/backend/readings"
	"kotae/backend/search"
)

// How well the search finds is counted over the Japanese folders of the corpus:
// for queries that were judged by hand (testdata/judged.tsv and the open ones
// beside the corpus), and for every question as somebody might half remember or
// mistype it (knownitem_test.go). What was reached stands in testdata/found.tsv;
// a change must not fall behind it. "go test -run Relevance -v -update" shows the
// table and writes it anew.

var updateFound = flag.Bool("update", false, "write what the search finds to testdata/found.tsv")

// A judgement is a query and what a right question matches.
type judgement struct {
	set, class, query string
	right             func(question string) bool
}

// A tally counts the ranks of right answers.
type tally struct {
	queries, first, five, none int
	reciprocal                 float64
}

func (t *tally) add(rank, hits int) {
	t.queries++
	if rank > 0 {
		t.reciprocal += 1 / float64(rank)
	}
	if rank == 1 {
		t.first++
	}
	if rank > 0 && rank <= 5 {
		t.five++
	}
	if hits == 0 {
		t.none++
	}
}

func (t *tally) String() string {
	n := float64(t.queries)
	return fmt.Sprintf("%4d queries  first %.2f  five %.2f  MRR %.3f  without a hit %d",
		t.queries, float64(t.first)/n, float64(t.five)/n, t.reciprocal/n, t.none)
}

// A table has the tallies of every set and of every class in it.
type table map[string]*tally

func (t table) add(set, class string, rank, hits int) {
	for _, key := range []string{set + "\tall", set + "\t" + class} {
		if t[key] == nil {
			t[key] = &tally{}
		}
		t[key].add(rank, hits)
	}
}

func TestRelevance(t *testing.T) {
	f := newFinder(t)
	found := table{}
	judged := append(judgements(t, "testdata/judged.tsv"), judgements(t, filepath.Join("..", "..", "..", "shared", "relevance.tsv"))...)
	for _, j := range judged {
		hits, total := f.find(t, j.query)
		rank := 1 + slices.IndexFunc(hits, func(ref int) bool { return j.right(f.entries[ref].Question) })
		found.add(j.set, j.class, rank, total)
		if j.set != "held" && (rank == 0 || rank > 5) {
			t.Logf("%s %q: rank %d of %d", j.class, j.query, rank, total)
		}
	}
	for _, item := range knownItems(f) {
		hits, total := f.find(t, item.query)
		found.add("known", item.class, 1+slices.Index(hits, item.ref), total)
		plain := f.substring(item.query)
		found.add("plain", item.class, 1+slices.Index(plain, item.ref), len(plain))
	}
	found.compare(t)
}

// What means nothing finds nothing, or what the list marks as vague.
func TestNonsense(t *testing.T) {
	f := newFinder(t)
	for _, query := range []string{
		"asdfghjkl", "zzzzqqq", "xkcdvbnm wrtp", "犬猫兎", "ぬるぬるぽよん", "ヌルポガッ", "qqq コスト", "🍣🍣🍣", "かじょうしきそくだ",
		"1234567890123", "パンダウサギコアラ", "lorem dolor amet", "らりるれろ", "鰯鯖鮪", "a1b2c3d4e5",
	} {
		r, err := f.library.Find(t.Context(), query, Selection{}, 0, 20)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			if tier := search.Tier(h.Tier); tier != search.TierFuzzy && tier != search.TierSoft {
				t.Errorf("%q finds %q (%s)", query, h.Question, h.Tier)
			}
		}
	}
}

// compare fails where fewer right entries stand first or among the first five
// than once did, or more queries have no hit.
func (t table) compare(test *testing.T) {
	const path = "testdata/found.tsv"
	var b strings.Builder
	b.WriteString("# What the search found; see relevance_test.go.\n# set\tclass\tqueries\tfirst\tamong five\twithout a hit\n")
	reached := map[string]tally{}
	if !*updateFound {
		reached = readTable(test, path)
	}
	for _, key := range slices.Sorted(maps.Keys(t)) {
		n := t[key]
		test.Logf("%-24s %s", strings.ReplaceAll(key, "\t", " "), n)
		fmt.Fprintf(&b, "%s\t%d\t%d\t%d\t%d\n", key, n.queries, n.first, n.five, n.none)
		was, ok := reached[key]
		if ok && !strings.HasPrefix(key, "plain") && was.queries == n.queries && (n.first < was.first || n.five < was.five || n.none > was.none) {
			test.Errorf("%s: %d first, %d among five, %d without a hit; it was %d, %d, %d",
				key, n.first, n.five, n.none, was.first, was.five, was.none)
		}
	}
	if *updateFound {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			test.Fatal(err)
		}
	}
}

func readTable(t *testing.T, path string) map[string]tally {
	reached := map[string]tally{}
	for _, fields := range rows(t, path) {
		var n tally
		if _, err := fmt.Sscan(strings.Join(fields[2:], " "), &n.queries, &n.first, &n.five, &n.none); err != nil {
			t.Fatalf("%s: %q: %v", path, fields, err)
		}
		reached[fields[0]+"\t"+fields[1]] = n
	}
	return reached
}

// judgements reads a file of judged queries; those without a set are open.
func judgements(t *testing.T, path string) []judgement {
	var all []judgement
	for _, fields := range rows(t, path) {
		if len(fields) == 3 {
			fields = append([]string{"open"}, fields...)
		}
		all = append(all, judgement{fields[0], fields[1], fields[2], regexp.MustCompile(fields[3]).MatchString})
	}
	return all
}

func rows(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, strings.Split(line, "\t"))
		}
	}
	return all
}

// A finder searches the corpus, as the window does.
type finder struct {
	library    *Library
	entries    []search.Entry
	vocabulary readings.Vocabulary
	lower      [][2]string // questions and answers, for substring
}

func newFinder(t *testing.T) *finder {
	f := &finder{library: newLibrary(t), vocabulary: readings.Vocabulary{}}
	for _, folder := range []string{"jpmlblog", "jpdsi", "jpazmon-integ", "jpazpaas"} {
		imported(t, f.library, corpus(t, folder))
	}
	var err error
	if f.entries, err = f.library.searchEntries(f.library.current()); err != nil {
		t.Fatal(err)
	}
	for _, e := range f.entries {
		f.lower = append(f.lower, [2]string{strings.ToLower(e.Question), strings.ToLower(e.Text)})
	}
	if err := f.library.LearnReadings(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	lexicon, err := f.library.lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for word, reading := range lexicon.Readings {
		f.vocabulary[word] = append(f.vocabulary[word], reading)
	}
	return f
}

// find gives the first 50 hits and the number of all.
func (f *finder) find(t *testing.T, query string) (refs []int, total int) {
	found, err := f.library.Find(t.Context(), query, Selection{}, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	c := f.library.current()
	for _, h := range found.Hits {
		refs = append(refs, c.byID[h.ID])
	}
	return refs, found.Total
}

// substring is what a program without an index would do: every word must stand
// in the entry, whatever the case; where all stand in the question comes first,
// and of those the shortest.
func (f *finder) substring(query string) []int {
	words := strings.Fields(strings.ToLower(query))
	in := func(texts ...string) bool {
		return !slices.ContainsFunc(words, func(word string) bool {
			return !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, word) })
		})
	}
	var questions, answers []int
	for ref := range f.entries {
		switch question, answer := f.lower[ref][0], f.lower[ref][1]; {
		case in(question):
			questions = append(questions, ref)
		case in(question, answer):
			answers = append(answers, ref)
		}
	}
	slices.SortStableFunc(questions, func(a, b int) int {
		return cmp.Compare(len(f.entries[a].Question), len(f.entries[b].Question))
	})
	return append(questions, answers...)
}
