package searching

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"kotae/backend/library"
)

// RealPages gives the entries of real pages, the way Kotae imports them.
func RealPages(ctx context.Context, folders []string) ([]Entry, error) {
	home, err := os.MkdirTemp("", "kotae-bench-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(home)
	l, err := library.Open(library.Config{Path: filepath.Join(home, "kotae.db"), Holder: "bench"})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	for _, report := range l.Import(ctx, folders, library.ImportOptions{}) {
		if report.Failure != nil {
			return nil, errors.New(report.Failure.Message.EN)
		}
	}
	var entries []Entry
	for _, item := range l.List(library.Selection{}) {
		detail, err := l.Detail(item.ID)
		if err != nil {
			return nil, err
		}
		entries = append(entries, Entry{
			Question: item.Question, Answer: detail.Text, Category: item.Category, Tags: item.Tags,
		})
	}
	return entries, nil
}
