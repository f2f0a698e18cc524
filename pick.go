//go:build !dev

package main

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// filePatterns are the files that the importer reads; of the others the dialog
// shows nothing.
const filePatterns = "*.md;*.markdown;*.mdx;*.csv;*.tsv;*.yml;*.yaml;*.json;*.html;*.htm;*.txt;*.zip;*.tar;*.tgz;*.tar.gz"

// pickFiles shows the system's dialog for files; none when it was cancelled.
func pickFiles(ctx context.Context) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(ctx, runtime.OpenDialogOptions{
		Title:   "Kotae",
		Filters: []runtime.FileFilter{{DisplayName: "FAQ", Pattern: filePatterns}},
	})
}

// pickFolder shows the system's dialog for a folder; "" when it was cancelled.
func pickFolder(ctx context.Context) (string, error) {
	return runtime.OpenDirectoryDialog(ctx, runtime.OpenDialogOptions{Title: "Kotae"})
}
