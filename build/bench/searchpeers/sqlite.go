package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	_ "modernc.org/sqlite"

	"kotae/build/bench/searching"
)

// sqlite is the full-text index of SQLite with its tokenizer for languages
// without spaces, in memory.
var sqlite = searching.Engine{Name: "SQLite FTS5 trigram", Build: buildSQLite}

// Columns weigh as titles, labels and texts mostly do.
const createTable = `
	CREATE VIRTUAL TABLE entries USING fts5(question, labels, answer, tokenize = 'trigram remove_diacritics 1');
	INSERT INTO entries(entries, rank) VALUES ('rank', 'bm25(10.0, 5.0, 1.0)')`

type trigrams struct{ db *sql.DB }

func buildSQLite(entries []searching.Entry) (searching.Searcher, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection would have its own database
	if err := fillTable(db, searching.Normalised(entries)); err != nil {
		db.Close()
		return nil, err
	}
	return trigrams{db}, nil
}

func fillTable(db *sql.DB, entries []searching.Entry) error {
	if _, err := db.Exec(createTable); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.Prepare(`INSERT INTO entries(rowid, question, labels, answer) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if _, err := insert.Exec(i, e.Question, e.Labels(), e.Answer); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	// One segment of the index instead of many: what one does after an import.
	_, err = db.Exec(`INSERT INTO entries(entries) VALUES ('optimize')`)
	return err
}

// Search matches words of three characters and more. No trigram is in a shorter
// one, MATCH finds nothing for it, and it is looked for by LIKE, which reads
// every text. Where all words are short there is no rank either: questions that
// have them come first, and both passes end when the page is full.
func (t trigrams) Search(ctx context.Context, query string, limit int) ([]int, error) {
	var phrases, short []string
	for _, word := range searching.Words(query) {
		if utf8.RuneCountInString(word) >= 3 {
			phrases = append(phrases, `"`+word+`"`) // Words leaves no quote in it
		} else {
			short = append(short, "%"+likeEscapes.Replace(word)+"%")
		}
	}
	anywhere, patterns := like(short, "question", "labels", "answer")
	if len(phrases) > 0 {
		return t.rows(ctx, `WHERE entries MATCH ? AND `+anywhere+` ORDER BY rank`, limit,
			append([]any{strings.Join(phrases, " ")}, patterns...)...)
	}
	inQuestion, questionPatterns := like(short, "question")
	found, err := t.rows(ctx, `WHERE `+inQuestion, limit, questionPatterns...)
	if err != nil || len(found) == limit {
		return found, err
	}
	others, err := t.rows(ctx, `WHERE `+anywhere, limit, patterns...)
	for _, other := range others {
		if len(found) < limit && !slices.Contains(found, other) {
			found = append(found, other)
		}
	}
	return found, err
}

var likeEscapes = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// like is the condition that each pattern fits one of the columns.
func like(patterns []string, columns ...string) (condition string, arguments []any) {
	condition = "true"
	for _, pattern := range patterns {
		var either []string
		for _, column := range columns {
			either = append(either, column+` LIKE ? ESCAPE '\'`)
			arguments = append(arguments, pattern)
		}
		condition += " AND (" + strings.Join(either, " OR ") + ")"
	}
	return condition, arguments
}

func (t trigrams) rows(ctx context.Context, where string, limit int, arguments ...any) ([]int, error) {
	rows, err := t.db.QueryContext(ctx, fmt.Sprintf(`SELECT rowid FROM entries %s LIMIT %d`, where, limit), arguments...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []int
	for rows.Next() {
		var entry int
		if err := rows.Scan(&entry); err != nil {
			return nil, err
		}
		found = append(found, entry)
	}
	return found, rows.Err()
}

// OutsideHeap gives the size of the database, which SQLite allocates for itself.
func (t trigrams) OutsideHeap() (int64, error) {
	var bytes int64
	err := t.db.QueryRow(`SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`).Scan(&bytes)
	return bytes, err
}

func (t trigrams) Close() error { return t.db.Close() }
