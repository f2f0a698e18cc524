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
		Filters: []runtime.FileFilter{{DisplayName: "Markdown (*.md)", Pattern: "*.md;*.markdown"}},
	})
}

// pickFolder shows the system's dialog for a folder; "" when it was cancelled.
func pickFolder(ctx context.Context) (string, error) {
	return runtime.OpenDirectoryDialog(ctx, runtime.OpenDialogOptions{Title: "Kotae"})
}
