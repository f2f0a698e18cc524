//go:build dev

package main

import (
	"context"
	"os"
	"path/filepath"
)

// In a development build the page is shown in a browser, where no dialog of the
// system can be seen: KOTAE_PICK names what would have been chosen there.

func pickFiles(context.Context) ([]string, error) {
	return filepath.SplitList(os.Getenv("KOTAE_PICK")), nil
}

func pickFolder(context.Context) (string, error) {
	return os.Getenv("KOTAE_PICK"), nil
}
