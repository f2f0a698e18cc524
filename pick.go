//go:build !dev

package main

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// pickFiles shows the system's dialog for files; none when it was cancelled.
func pickFiles(ctx context.Context) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(ctx, runtime.OpenDialogOptions{
		Title:   "Kotae",
		Filters: []runtime.FileFilter{{DisplayName: "FAQ (*.md, *.csv, *.yml, *.html, *.txt)", Pattern: "*.md;*.markdown;*.mdx;*.csv;*.tsv;*.yml;*.yaml;*.json;*.html;*.htm;*.txt"}},
	})
}

// pickFolder shows the system's dialog for a folder; "" when it was cancelled.
func pickFolder(ctx context.Context) (string, error) {
	return runtime.OpenDirectoryDialog(ctx, runtime.OpenDialogOptions{Title: "Kotae"})
}
