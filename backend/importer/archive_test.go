package importer

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// A packed file is one to be put into an archive; kind is a type of tar, or 0.
type packed struct {
	name, content string
	kind          byte
}

func zipOf(t testing.TB, files ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate}
		if f.kind == tar.TypeSymlink {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		entry, err := w.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(entry, f.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, files ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: 0o644, Typeflag: f.kind, Size: int64(len(f.content))}
		if f.kind != 0 && f.kind != tar.TypeReg {
			h.Size, h.Linkname = 0, f.content
		}
		err := w.WriteHeader(h)
		if err == nil && h.Size > 0 {
			_, err = io.WriteString(w, f.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gz(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// memory is a storage.
type memory struct{ b []byte }

func (m *memory) Write(p []byte) (int, error) { m.b = append(m.b, p...); return len(p), nil }

func (m *memory) ReadAt(p []byte, offset int64) (int, error) {
	return bytes.NewReader(m.b).ReadAt(p, offset)
}

func unpackBytes(t testing.TB, data []byte, l limits) (mounted, error) {
	t.Helper()
	return unpack(t.Context(), bytes.NewReader(data), int64(len(data)), &memory{}, l)
}

// contents gives the files of a mounted archive, and "path code" of what was
// skipped, both sorted by path.
func contents(t testing.TB, m mounted) (files map[string]string, skipped []string) {
	t.Helper()
	files = map[string]string{}
	err := fs.WalkDir(m, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(m, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range m.skipped {
		skipped = append(skipped, s.Path+" "+string(s.Err.Code))
	}
	slices.Sort(skipped)
	return files, skipped
}

// temporary makes an empty folder the one for temporary files.
func temporary(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	return dir
}

func TestArchiveIsReadAsAFolder(t *testing.T) {
	dir := t.TempDir()
	files := []packed{
		{name: "_config.yml", content: "title: Support\nurl: https://faq.example.net\nroot: /\n"},
		{name: "faq/costs.md", content: "---\ntitle: Costs\ndate: 2026-01-02\n---\nThey are low.\n![table](table.png)"},
		{name: "faq/table.png", content: string(pngOf(t, 4, 3))},
		{name: "LICENSE", content: "free"},
	}
	for _, f := range files {
		write(t, filepath.Join(dir, "folder", filepath.FromSlash(f.name)), f.content)
	}
	folder, err := Open(filepath.Join(dir, "folder"))
	if err != nil {
		t.Fatal(err)
	}
	want := describe(t, folder)
	below := slices.Clone(files)
	for i := range below {
		below[i].name = "repo-main/" + below[i].name
	}
	for name, data := range map[string][]byte{
		"a.zip": zipOf(t, files...), "a.tar": tarOf(t, files...), "a.tar.gz": gz(t, tarOf(t, files...)),
		"A.TGZ":       gz(t, tarOf(t, files...)),
		"github.zip":  zipOf(t, append([]packed{{name: "repo-main/"}}, below...)...),
		"github.tgz":  gz(t, tarOf(t, append([]packed{{name: "repo-main/", kind: tar.TypeDir}}, below...)...)),
		"mac.zip":     zipOf(t, append(below, packed{name: "__MACOSX/repo-main/faq/._costs.md", content: "x"})...),
		"misnamed":    zipOf(t, files...),
		"renamed.zip": gz(t, tarOf(t, files...)),
	} {
		t.Run(name, func(t *testing.T) {
			location := filepath.Join(t.TempDir(), name)
			write(t, location, string(data))
			left := temporary(t)
			s, err := Open(location)
			if err != nil {
				t.Fatal(err)
			}
			if s.Kind() != faq.KindArchive || s.Location() != location {
				t.Errorf("%s at %s", s.Kind(), s.Location())
			}
			if got := describe(t, s); got != want {
				t.Errorf("--- got\n%s\n--- want\n%s", got, want)
			}
			if entries, err := os.ReadDir(left); err != nil || len(entries) > 0 {
				t.Errorf("left behind: %v, %v", entries, err)
			}
		})
	}
}

func TestOpenTellsArchives(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data []byte
		want faq.Kind
	}{
		"faq.zip":      {zipOf(t), faq.KindArchive},
		"noextension":  {[]byte("# Q\nA"), ""},
		"letter.docx":  {zipOf(t, packed{name: "word/document.xml"}), ""},
		"faq.md.gz":    {gz(t, []byte("# Q\nA")), ""},
		"reallytar":    {tarOf(t, packed{name: "a.md", content: "# Q\nA"}), faq.KindArchive},
		"notreally.md": {zipOf(t), faq.KindFile},
	} {
		location := filepath.Join(dir, name)
		write(t, location, string(c.data))
		s, err := Open(location)
		if c.want == "" && faq.CodeOf(err) != faq.CodeUnsupported || c.want != "" && (err != nil || s.Kind() != c.want) {
			t.Errorf("%s: got %+v, %v, want %q", name, s, err, c.want)
		}
	}
}

func TestBrokenArchivesAreRefused(t *testing.T) {
	files := []packed{{name: "a.md", content: "# Q\nA"}, {name: "b.md", content: strings.Repeat("# Q\nA\n", 1000)}}
	z, tr := zipOf(t, files...), tarOf(t, files...)
	tgz := gz(t, tr)
	wrong := bytes.Clone(tgz)
	wrong[len(wrong)-5]++ // the checksum of the whole
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("# Q\nA"), "half a zip": z[:len(z)/2], "a zip without its end": z[:len(z)-10],
		"half a tar": tr[:len(tr)/2], "half a tar.gz": tgz[:len(tgz)/2], "a tar.gz without its end": tgz[:len(tgz)-4],
		"a tar.gz with a wrong checksum": wrong, "a gz of text": gz(t, []byte("# Q\nA")),
	} {
		if _, err := unpackBytes(t, data, archiveLimits); faq.CodeOf(err) != faq.CodeArchive {
			t.Errorf("%s: got %v, want %s", name, err, faq.CodeArchive)
		}
	}
	location := filepath.Join(t.TempDir(), "half.zip")
	write(t, location, string(z[:len(z)/2]))
	left := temporary(t)
	s, err := Open(location)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(t.Context(), Handler{}); faq.CodeOf(err) != faq.CodeArchive {
		t.Errorf("reading half a zip: %v", err)
	}
	if entries, _ := os.ReadDir(left); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestUnpackingStops(t *testing.T) {
	dir := temporary(t)
	location := filepath.Join(t.TempDir(), "a.zip")
	write(t, location, string(zipOf(t, packed{name: "a.md", content: "# Q\nA"})))
	s, err := Open(location)
	if err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Read(cancelled, Handler{}); faq.CodeOf(err) != faq.CodeCancelled {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
	ctx, stop := context.WithCancel(t.Context())
	data := tarOf(t, packed{name: "a.md", content: "# Q\nA"}, packed{name: "b.md", content: "# Q\nA"})
	full := writerFunc(func(p []byte) (int, error) { stop(); return len(p), nil })
	if _, err := unpack(ctx, bytes.NewReader(data), int64(len(data)), full, archiveLimits); err == nil {
		t.Error("went on when the context had ended")
	}
	full = func([]byte) (int, error) { return 0, errors.New("no room") }
	if _, err := unpack(t.Context(), bytes.NewReader(data), int64(len(data)), full, archiveLimits); faq.CodeOf(err) != faq.CodeUnreadable {
		t.Errorf("a storage that fails gives %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error)       { return f(p) }
func (f writerFunc) ReadAt([]byte, int64) (int, error) { return 0, io.EOF }
