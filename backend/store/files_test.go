package store

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// makeLibrary writes a library in several commits, so that it has free pages
// too, and gives its bytes up to the last page and what dump says of it.
func makeLibrary(t testing.TB, entries int) (content []byte, text string) {
	t.Helper()
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error {
		for n := range entries / 4 {
			hash, data := testImage(1000 + n)
			if err := tx.PutImage(hash, "image/jpeg", data); err != nil {
				return err
			}
		}
		return nil
	})
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, entries) })
	text, err := dump(s)
	if err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, s, func(tx *Tx) error {
		hashes, err := tx.Images()
		for _, hash := range hashes {
			if !strings.Contains(text, hash) {
				err = errors.Join(err, tx.DeleteImage(hash))
			}
		}
		return err
	})
	for n := 0; n < entries; n += 7 {
		e, _ := testEntry(n)
		mustUpdate(t, s, func(tx *Tx) error {
			return tx.PutMark(e.ID, faq.Mark{Opened: testTime, Opens: n + 1})
		})
	}
	text, err = dump(s)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	content, err = os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	newest, whole, err := readMetas(strings.NewReader(string(content)), int64(len(content)))
	if err != nil || !whole {
		t.Fatalf("the meta pages: whole %v, %v", whole, err)
	}
	return content[:newest.pages*newest.pageBytes], text
}

func writeFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// startChild starts the test binary as one of the children, and gives the lines
// that it writes.
func startChild(t *testing.T, name string, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	child := exec.Command(os.Args[0], args...)
	child.Env = append(os.Environ(), childVariable+"="+name)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := child.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Error(err)
		}
		_ = child.Wait() // it was killed
	})
	return child, bufio.NewScanner(out)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
