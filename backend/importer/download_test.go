package importer

import (
	"path/filepath"
	"slices"
	"testing"

	"kotae/backend/faq"
)

// downloaded writes what was fetched to a file, under the name of none.
func downloaded(t *testing.T, d Download, data []byte) Download {
	t.Helper()
	d.File = filepath.Join(t.TempDir(), "3f2a.data")
	write(t, d.File, string(data))
	return d
}

// urls gives the address of each document.
func urls(documents []*Document, result Result) []string {
	var all []string
	for _, d := range documents {
		all = append(all, d.URL(&faq.Source{Base: result.Base}))
	}
	return all
}

func TestDownloadedPage(t *testing.T) {
	const page = "# Costs\nSee [the blog](https://blog.example.net/2026/01/02/a/) and [more](https://blog.example.net/2026/01/03/b/)."
	for _, c := range []struct {
		name string
		kind faq.Kind
		d    Download
		path string
		url  string
	}{
		{"a page is at its address", faq.KindURL,
			Download{Location: "https://host.example.net/docs/costs.md?v=2", Name: "costs.md"},
			"costs.md", "https://host.example.net/docs/costs.md?v=2"},
		{"a page without an extension", faq.KindURL,
			Download{Location: "https://host.example.net/faq/", MIME: "text/markdown; charset=utf-8"},
			"index.md", "https://host.example.net/faq/"},
		{"a page at the top of its host", faq.KindURL,
			Download{Location: "https://host.example.net/", MIME: "text/markdown"},
			"index.md", "https://host.example.net/./"},
		{"the text of a page that its links know better", faq.KindGitHub,
			Download{Location: "https://github.com/o/r/blob/main/_posts/2026-01-02-a.md", Name: "2026-01-02-a.md"},
			"2026-01-02-a.md", "https://blog.example.net/2026/01/02/a/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.d.Kind = c.kind
			s, err := OpenDownload(downloaded(t, c.d, []byte(page)))
			if err != nil {
				t.Fatal(err)
			}
			documents, result := readAll(t, s)
			if got := urls(documents, result); !slices.Equal(got, []string{c.url}) || documents[0].Path != c.path {
				t.Errorf("%+v: got %q at %q, want %q at %q", c.d, documents[0].Path, got, c.path, c.url)
			}
			if s.Kind() != c.kind || s.Location() != c.d.Location || result.Title != "Costs" {
				t.Errorf("source %s %s, title %q", s.Kind(), s.Location(), result.Title)
			}
		})
	}
}

func TestDownloadedRepository(t *testing.T) {
	data := zipOf(t,
		packed{name: "r-main/README.md", content: "# Read me\nfirst"},
		packed{name: "r-main/docs/faq/costs 1.md", content: "# Costs\n![x](../images/x.png) ![y](https://github.com/o/r/blob/main/docs/images/x.png?raw=true) ![z](https://github.com/user-attachments/assets/z.png)"},
		packed{name: "r-main/docs/images/x.png", content: string(pngOf(t, 2, 2))},
		packed{name: "r-main/docs/faq/NUL.md", content: "x"},
		packed{name: "r-main/con.md", content: "x"},
	)
	d := Download{Kind: faq.KindGitHub, Location: "https://github.com/o/r/tree/main/docs/faq", Name: "r.zip",
		Base: "https://github.com/o/r/blob/main/"}
	for _, c := range []struct {
		below, title  string
		urls, skipped []string
	}{
		{"", "r", []string{"https://github.com/o/r/blob/main/README.md", "https://github.com/o/r/blob/main/docs/faq/costs%201.md"},
			[]string{"con.md", "docs/faq/NUL.md"}},
		{"docs/faq", "r", []string{"https://github.com/o/r/blob/main/docs/faq/costs%201.md"}, []string{"docs/faq/NUL.md"}},
		{"docs/faq/costs 1.md", "Costs", []string{"https://github.com/o/r/blob/main/docs/faq/costs%201.md"}, nil},
	} {
		t.Run("below "+c.below, func(t *testing.T) {
			d.Below = c.below
			s, err := OpenDownload(downloaded(t, d, data))
			if err != nil {
				t.Fatal(err)
			}
			documents, result := readAll(t, s)
			if got := urls(documents, result); !slices.Equal(got, c.urls) || result.Title != c.title {
				t.Errorf("got %q, title %q; want %q, %q", got, result.Title, c.urls, c.title)
			}
			var skipped []string
			for _, p := range result.Skipped {
				skipped = append(skipped, p.Path)
			}
			if !slices.Equal(skipped, c.skipped) || len(result.Warnings) > 0 {
				t.Errorf("skipped %q, want %q; warnings %v", skipped, c.skipped, result.Warnings)
			}
			costs := documents[len(documents)-1].Questions[0].Images
			if len(costs) != 3 || costs[0].Hash == "" || costs[1].Hash != costs[0].Hash || costs[2].Hash != "" {
				t.Errorf("images are %+v", costs)
			}
		})
	}
	d.Below = "docs/gone"
	s, err := OpenDownload(downloaded(t, d, data))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(t.Context(), Handler{}); faq.CodeOf(err) != faq.CodeNotFound {
		t.Errorf("a folder that is not in the archive: %v", err)
	}
}

func TestOpenDownloadRefuses(t *testing.T) {
	d := Download{Kind: faq.KindURL, Location: "https://example.net/setup.exe", Name: "setup.exe"}
	if _, err := OpenDownload(downloaded(t, d, []byte("MZ\x00"))); faq.CodeOf(err) != faq.CodeUnsupported {
		t.Errorf("a program: %v", err)
	}
	d.File = filepath.Join(t.TempDir(), "none")
	if _, err := OpenDownload(d); faq.CodeOf(err) != faq.CodeNotFound {
		t.Errorf("no file: %v", err)
	}
}

func TestPageName(t *testing.T) {
	for _, c := range []struct{ name, mime, head, want string }{
		{"faq.html", "text/html", "<!DOCTYPE html>", "faq.html"},
		{"faq.htm", "text/html", "\ufeff\n<html lang=ja>", "faq.htm"},
		{"faq.php", "text/html; charset=Shift_JIS", "<!doctype HTML>", "faq.html"},
		{"faq", "text/html", "<p>fragment", "faq.html"},
		{"", "text/html", "<html>", "index.html"},
		{"README.md", "text/html", "<!doctype html>", "README.html"}, // shown rendered
		{"README.md", "text/plain", "# FAQ", "README.md"},
		{"FAQ.md", "", "<p align=center>", "FAQ.md"},
		{"export", "text/csv", "質問,回答", "export.csv"},
		{"export.cgi", "text/tab-separated-values", "", "export.tsv"},
		{"faq.yml", "application/octet-stream", "### YamlMime:FAQ", "faq.yml"},
		{"faq", "application/yaml", "", "faq.yml"},
		{"faq", "text/plain;", "Q. a", "faq.txt"},
		{"faq.bin", "application/octet-stream", "\x00", "faq.bin"},
		{"../../up.md", "", "", "up.md"},
		{`..\up.md`, "", "", "up.md"},
		{"NUL.md", "text/markdown", "", "index.md"},
		{"..", "text/markdown", "", "index.md"},
		{"faq", "not a type; =", "", "faq"},
	} {
		if got := pageName(c.name, c.mime, []byte(c.head)); got != c.want {
			t.Errorf("%q, %q, %q: got %q, want %q", c.name, c.mime, c.head, got, c.want)
		}
	}
}
