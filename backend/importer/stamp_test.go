package importer

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kotae/backend/faq"
)

func TestStamp(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "docs", "page.md")
	write(t, page, "# Q\nA")
	write(t, filepath.Join(dir, "docs", "x.png"), "x")
	write(t, filepath.Join(dir, "program.exe"), "x")
	write(t, filepath.Join(dir, ".git", "index.md"), "x")
	stamp := func(location string) string {
		t.Helper()
		s, err := Stamp(t.Context(), location)
		if err != nil || s == "" {
			t.Fatalf("stamp of %s: %q, %v", location, s, err)
		}
		return s
	}
	later := time.Now().Add(time.Hour)
	for _, c := range []struct {
		name    string
		change  func() error
		changes bool // that of the folder
	}{
		{"nothing", func() error { return nil }, false},
		{"what is not read", func() error { return os.WriteFile(filepath.Join(dir, "program.exe"), []byte("yy"), 0o600) }, false},
		{"what is hidden", func() error { return os.WriteFile(filepath.Join(dir, ".git", "index.md"), []byte("yy"), 0o600) }, false},
		{"the time of a page", func() error { return os.Chtimes(page, later, later) }, true},
		{"a picture", func() error { return os.WriteFile(filepath.Join(dir, "docs", "x.png"), []byte("yy"), 0o600) }, true},
		{"a new configuration", func() error { return os.WriteFile(filepath.Join(dir, "_config.yml"), nil, 0o600) }, true},
		{"a page moved", func() error { return os.Rename(page, filepath.Join(dir, "page.md")) }, true},
		{"a page gone", func() error { return os.Remove(filepath.Join(dir, "page.md")) }, true},
	} {
		before := stamp(dir)
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		if after := stamp(dir); (after != before) != c.changes {
			t.Errorf("%s: %s became %s", c.name, before, after)
		}
	}
	write(t, page, "# Q\nA")
	before := stamp(page)
	write(t, page, "# Q\nB and more")
	if stamp(page) == before {
		t.Error("a single page changed and its stamp did not")
	}
}

func TestStampOfWhatCannotBeRead(t *testing.T) {
	for _, location := range []string{"https://example.net/faq.zip", faq.StarterLocation} {
		if s, err := Stamp(t.Context(), location); s != "" || err != nil {
			t.Errorf("%s: %q, %v", location, s, err)
		}
	}
	dir := t.TempDir()
	if _, err := Stamp(t.Context(), filepath.Join(dir, "none")); faq.CodeOf(err) != faq.CodeNotFound {
		t.Errorf("what is not there: %v", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Stamp(cancelled, dir); faq.CodeOf(err) != faq.CodeCancelled {
		t.Errorf("cancelled: %v", err)
	}
}
