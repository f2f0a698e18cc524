package searching

import (
	_ "embed"
	"fmt"
	"os"
	"regexp"
	"strings"
)

// A Query is what somebody types to find something.
type Query struct {
	Class, Text string
	Pasted      bool           // all of it at once
	Right       *regexp.Regexp // what a right question matches; nil where nobody judged
}

//go:embed queries.tsv
var ownQueries string

// OwnQueries gives the queries for generated entries: those of queries.tsv, and
// two that nobody types but many have on their clipboard.
func OwnQueries() []Query {
	queries, err := parseQueries(ownQueries)
	if err != nil {
		panic(err) // it is part of the program, and a test reads it
	}
	words := strings.Fields(knownWords)[:64]
	page := Generate(8)
	var text strings.Builder
	for _, e := range page {
		text.WriteString(e.Question + "\n" + e.Answer + "\n")
	}
	return append(queries,
		Query{Class: "pasted", Text: strings.Join(words, " "), Pasted: true},
		Query{Class: "pasted", Text: text.String(), Pasted: true})
}

// JudgedQueries reads a table of class, query, and a regular expression that the
// questions match which should be found.
func JudgedQueries(file string) ([]Query, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	queries, err := parseQueries(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return queries, nil
}

// parseQueries reads lines of fields between tabs. Those after # are for people.
func parseQueries(text string) ([]Query, error) {
	var queries []Query
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 2 || len(fields) > 3 {
			return nil, fmt.Errorf("%q has %d columns, not 2 or 3", line, len(fields))
		}
		q := Query{Class: fields[0], Text: fields[1]}
		if len(fields) == 3 {
			right, err := regexp.Compile(fields[2])
			if err != nil {
				return nil, fmt.Errorf("%q: %w", line, err)
			}
			q.Right = right
		}
		queries = append(queries, q)
	}
	return queries, nil
}

// keystrokes gives what stands in the search box while the query comes into
// being, the last of it the query itself:
//
//	セキュリ → セ, セキ, セキュ, セキュリ
func (q Query) keystrokes() []string {
	if q.Pasted {
		return []string{q.Text}
	}
	var typed []string
	for i := range q.Text {
		if i > 0 {
			typed = append(typed, q.Text[:i])
		}
	}
	return append(typed, q.Text)
}
