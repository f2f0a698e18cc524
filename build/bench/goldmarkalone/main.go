// Command goldmarkalone renders every Markdown file of a folder with goldmark
// and does nothing else: what an import is compared with.
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	err := filepath.WalkDir(os.Args[1], func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return markdown.Convert(text, &bytes.Buffer{})
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "goldmarkalone:", err)
		os.Exit(1)
	}
}
