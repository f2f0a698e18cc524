package main

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveQuery "github.com/blevesearch/bleve/v2/search/query"

	"kotae/build/bench/searching"
)

// bleveCJK is bleve with its analyzer for Chinese, Japanese and Korean, which
// makes bigrams of them and words of the rest, in memory.
var bleveCJK = searching.Engine{Name: "bleve cjk", Build: buildBleve}

// bleveFields are the fields and their weight, as for SQLite.
var bleveFields = []struct {
	name  string
	boost float64
}{{"question", 10}, {"labels", 5}, {"answer", 1}}

// entriesInBatch is how many entries become one segment: in memory nothing joins
// segments later, and each costs at every search.
const entriesInBatch = 10_000

type bigrams struct{ index bleve.Index }

func buildBleve(entries []searching.Entry) (searching.Searcher, error) {
	// scorch without a folder; bleve.NewMemOnly would take the older index, which
	// is slower.
	index, err := bleve.NewUsing("", bleveMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	for i, e := range searching.Normalised(entries) {
		fields := map[string]string{"question": e.Question, "labels": e.Labels(), "answer": e.Answer}
		if err := batch.Index(strconv.Itoa(i), fields); err != nil {
			return nil, err
		}
		if batch.Size() == entriesInBatch || i == len(entries)-1 {
			if err := index.Batch(batch); err != nil {
				return nil, err
			}
			batch.Reset()
		}
	}
	return bigrams{index}, nil
}

// bleveMapping indexes what is searched and nothing else: no field over all
// others, no text, nothing to sort or to highlight by.
func bleveMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer = cjk.AnalyzerName
	text.Store, text.IncludeInAll, text.IncludeTermVectors, text.DocValues = false, false, false, false
	document := bleve.NewDocumentStaticMapping()
	for _, field := range bleveFields {
		document.AddFieldMappingsAt(field.name, text)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	m.DefaultAnalyzer = cjk.AnalyzerName
	return m
}

// Search wants every word in one of the fields. The last one may be unfinished.
func (b bigrams) Search(ctx context.Context, query string, limit int) ([]int, error) {
	words := searching.Words(query)
	last, _ := utf8.DecodeLastRuneInString(query)
	every := bleve.NewConjunctionQuery()
	for i, word := range words {
		unfinished := i == len(words)-1 && !unicode.IsSpace(last)
		every.AddQuery(wordQuery(word, unfinished))
	}
	request := bleve.NewSearchRequestOptions(every, limit, 0, false)
	result, err := b.index.SearchInContext(ctx, request)
	if err != nil {
		return nil, err
	}
	found := make([]int, len(result.Hits))
	for i, hit := range result.Hits {
		if found[i], err = strconv.Atoi(hit.ID); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// wordQuery asks for all bigrams of a word, in any field. One character is no
// bigram: it asks for those that start with it, as for a word not yet finished.
func wordQuery(word string, unfinished bool) bleveQuery.Query {
	either := bleve.NewDisjunctionQuery()
	for _, field := range bleveFields {
		match := bleve.NewMatchQuery(word)
		match.SetOperator(bleveQuery.MatchQueryOperatorAnd)
		match.SetField(field.name)
		match.SetBoost(field.boost)
		either.AddQuery(match)
		if unfinished || utf8.RuneCountInString(word) == 1 {
			prefix := bleve.NewPrefixQuery(strings.ToLower(word))
			prefix.SetField(field.name)
			prefix.SetBoost(field.boost)
			either.AddQuery(prefix)
		}
	}
	return either
}

func (b bigrams) OutsideHeap() (int64, error) { return 0, nil }

func (b bigrams) Close() error { return b.index.Close() }
