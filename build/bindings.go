package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

// bindings writes frontend/wailsjs, through which the page calls Go.
func bindings(ctx context.Context, p project, out io.Writer, _ []string) error {
	if err := install(ctx, out, toBuild); err != nil {
		return err
	}
	return generateBindings(ctx, p)
}

// generateBindings lets Wails write the bindings. For that Wails builds the
// program and runs it as far as wails.Run.
func generateBindings(ctx context.Context, p project) error {
	_, err := wails(p, "generate", "module", "-nocolour", "-tags", tags(runtime.GOOS)).Output(ctx)
	if err != nil {
		return err
	}
	// Wails makes some of them executable here and not when it packages: one
	// mode, so that neither leaves a change behind.
	return filepath.WalkDir(p.path("frontend/wailsjs"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return os.Chmod(path, 0o644)
	})
}

// checkBindings fails when the committed bindings are not those of the Go
// code. It leaves the right ones in place, to be committed.
func checkBindings(ctx context.Context, p project) error {
	folder := p.path("frontend/wailsjs")
	before, err := readFolder(folder)
	if err != nil {
		return err
	}
	if err := generateBindings(ctx, p); err != nil {
		return err
	}
	after, err := readFolder(folder)
	if err != nil {
		return err
	}
	if changed := differences(before, after); len(changed) > 0 {
		return fmt.Errorf("frontend/wailsjs was not what the Go code says. It is now; commit:\n  %s",
			strings.Join(changed, "\n  "))
	}
	return nil
}

// readFolder reads every file below a folder, by its path inside it. A folder
// that is not there has none.
func readFolder(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = data
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	return files, err
}

// differences names the files that were added, removed or changed, in order.
// Line ends do not count: Git may write them as the system has them.
func differences(before, after map[string][]byte) []string {
	var names []string
	for name, data := range after {
		if old, found := before[name]; !found || !bytes.Equal(unix(old), unix(data)) {
			names = append(names, name)
		}
	}
	for name := range before {
		if _, found := after[name]; !found {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func unix(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }
