// Package searching measures what a search costs and what it finds, for Kotae
// and for other engines beside it.
//
// [Compare] builds one engine after the other over the same entries, types the
// same queries into each, key by key, and writes tables of what that took.
//
//	generate.go   entries as long and as mixed as real ones, as many as wanted
//	realpages.go  the entries of real pages, where there are any
//	queries.go    what is typed
//	measure.go    build time, memory, keystrokes
//	relevance.go  whether the right entry was among the first
//	tables.go     all of it as Markdown
//	kotae.go      Kotae's own engine, and nothing else of Kotae's search
//
// The other engines are a module of their own (build/bench/searchpeers), so that
// what they need never becomes a requirement of Kotae.
package searching

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// An Entry is what an engine is to find: plain text. The answer may have several
// lines.
type Entry struct {
	Question, Answer string
	Category, Tags   []string
}

// An Engine is a way to find entries.
type Engine struct {
	Name string
	// Build makes what answers searches over the entries, and may keep them.
	Build func(entries []Entry) (Searcher, error)
}

// A Searcher answers searches, one at a time.
type Searcher interface {
	// Search gives the entries that fit a query, best first and at most limit of
	// them, as indexes into what the searcher was built from.
	Search(ctx context.Context, query string, limit int) ([]int, error)
	// OutsideHeap gives the bytes that it holds where Go's heap does not count them.
	OutsideHeap() (int64, error)
	Close() error
}

// Bounds on what is asked of an engine that has none of its own: more than
// anybody types, and what a pasted page is cut down to.
const (
	mostWords = 64 // SQLite refuses conditions of some hundreds
	mostRunes = 32 // of a word; beyond it the scores of sahilm/fuzzy leave their range
)

// Words takes a query apart for an engine that has no query language like
// Kotae's: all words are wanted, quotes mean nothing, a filter by tag is a word,
// and full-width signs are as good as others. The caller has to make the same of
// its entries, by [Normalised].
//
//	「ＶＮｅｔ 統合」　tag:FAQ → VNet, 統合, FAQ
func Words(query string) []string {
	quotes := strings.NewReplacer(`"`, " ", "「", " ", "」", " ")
	words := []string{}
	for _, word := range strings.Fields(quotes.Replace(norm.NFKC.String(query))) {
		runes := []rune(strings.TrimPrefix(word, "tag:"))
		if len(runes) > 0 && len(words) < mostWords {
			words = append(words, string(runes[:min(len(runes), mostRunes)]))
		}
	}
	return words
}

// Normalised gives the same entries with one width for each sign.
func Normalised(entries []Entry) []Entry {
	normalised := make([]Entry, len(entries))
	for i, e := range entries {
		normalised[i] = Entry{Question: norm.NFKC.String(e.Question), Answer: norm.NFKC.String(e.Answer)}
		for _, label := range e.Category {
			normalised[i].Category = append(normalised[i].Category, norm.NFKC.String(label))
		}
		for _, label := range e.Tags {
			normalised[i].Tags = append(normalised[i].Tags, norm.NFKC.String(label))
		}
	}
	return normalised
}

// Labels gives the category and the tags in one line.
func (e Entry) Labels() string {
	return strings.Join(append(append([]string{}, e.Category...), e.Tags...), " ")
}
