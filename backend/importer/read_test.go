package importer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
)

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "data.bin"), "a,b")
	for _, c := range []struct {
		name, location string
		code           faq.Code
	}{
		{"what is not there", filepath.Join(dir, "none.md"), faq.CodeNotFound},
		{"another type of file", filepath.Join(dir, "data.bin"), faq.CodeUnsupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Open(c.location); faq.CodeOf(err) != c.code {
				t.Errorf("open %s: %v, want %s", c.location, err, c.code)
			}
		})
	}
}

func TestOpenCleansTheLocation(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir + string(filepath.Separator) + "." + string(filepath.Separator))
	if err != nil || s.Location() != dir || s.Kind() != faq.KindFolder {
		t.Errorf("got %+v, %v", s, err)
	}
	write(t, filepath.Join(dir, "FAQ.MARKDOWN"), "# A\nb")
	s, err = Open(filepath.Join(dir, "FAQ.MARKDOWN"))
	if err != nil || s.Kind() != faq.KindFile {
		t.Errorf("got %+v, %v", s, err)
	}
	if s := OpenFS(fstest.MapFS{}, faq.StarterLocation, "x"); s.Kind() != faq.KindStarter {
		t.Errorf("the starter FAQs are %s", s.Kind())
	}
}

func TestBadFilesAreReportedAndTheRestGoesOn(t *testing.T) {
	page := func(data string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(data)} }
	fsys := fstest.MapFS{
		"binary.md":    page("# A\n\x00\x01"),
		"crlf.md":      page("\ufeff---\r\ntitle: CRLF\r\n---\r\n\r\na\r\nb\r\n"),
		"cr.md":        page("# CR\ra\rb"),
		"deep.md":      page("# Deep\n" + strings.Repeat("> ", 500) + "a"),
		"empty.md":     page(""),
		"blank.md":     page("\ufeff \r\n\t\n"),
		"good.md":      page("# Good\ntext"),
		"large.md":     page("# Large\n" + strings.Repeat("a", maxPageBytes)),
		"mixed.md":     page("# \x8e\xbf\x96\xe2\n質問\n"),
		"untitled.md":  page("text"),
		"notes.txt":    page("Only notes."),
		"robots.txt":   page("User-agent: *"),
		"package.json": page(`{"name": "x", "fix": true}`),
		"theme.yml":    page("a: [b"),
		"table.csv":    page("id,name\n1,A"),
		"layout.html":  page("<html><body>{{ content }}</body></html>"),
		"picture.png":  page("no picture"),
		"document.pdf": page("no page"),
	}
	documents, result := readAll(t, OpenFS(fsys, "test:", "test"))
	var read []string
	for _, d := range documents {
		read = append(read, d.Path)
		if strings.Contains(d.Questions[0].Answer, "\r") {
			t.Errorf("%s: %q", d.Path, d.Questions[0].Answer)
		}
	}
	if want := []string{"cr.md", "crlf.md", "good.md"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
	skipped := map[string]faq.Code{}
	for _, s := range result.Skipped {
		skipped[s.Path] = s.Err.Code
	}
	want := map[string]faq.Code{
		"binary.md": faq.CodeBinary, "deep.md": faq.CodeTooDeep, "empty.md": faq.CodeEmptyFile,
		"blank.md": faq.CodeEmptyFile, "large.md": faq.CodeTooLarge, "mixed.md": faq.CodeEncoding,
		"untitled.md": faq.CodeNoTitle, "table.csv": faq.CodeNoQuestions,
	}
	for path, code := range want {
		if skipped[path] != code {
			t.Errorf("%s was skipped as %q, want %q", path, skipped[path], code)
		}
	}
	if len(skipped) != len(want) {
		t.Errorf("skipped %v", skipped)
	}
}

func TestFolderOfTheSystem(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.md"), "# Secret\ntext")
	write(t, filepath.Join(outside, "secret.png"), string(pngOf(t, 1, 1)))
	write(t, filepath.Join(dir, "a", "page.md"), "# Page\n![x](link.png) ![y](../../"+filepath.Base(outside)+"/secret.png)")
	write(t, filepath.Join(dir, "a-b.md"), "# Before the folder\ntext")
	for link, target := range map[string]string{
		"a/link.png": filepath.Join(outside, "secret.png"), "a/linked.md": "page.md",
		"folder": outside, "page.md": filepath.Join(outside, "secret.md"),
	} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("symbolic links cannot be made here")
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	documents, result := readAll(t, s)
	if len(documents) != 2 || documents[0].Path != "a-b.md" || documents[1].Path != "a/page.md" {
		t.Errorf("documents are %v", documents)
	}
	for _, image := range documents[1].Questions[0].Images {
		if image.Hash != "" {
			t.Errorf("%s was read from outside", image.Ref)
		}
	}
	var skipped []string
	for _, p := range result.Skipped {
		skipped = append(skipped, p.Path+" "+string(p.Err.Code))
	}
	if want := []string{"a/linked.md symlink", "folder symlink", "page.md symlink"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
}

func TestUnreadableFilesAreReported(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("permissions keep nobody out here")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "closed.md"), "# A\nb")
	write(t, filepath.Join(dir, "shut", "in.md"), "# A\nb")
	write(t, filepath.Join(dir, "open.md"), "# A\nb")
	_ = os.Chmod(filepath.Join(dir, "closed.md"), 0)
	_ = os.Chmod(filepath.Join(dir, "shut"), 0)
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "shut"), 0o700) })
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	documents, result := readAll(t, s)
	if len(documents) != 1 || len(result.Skipped) != 2 ||
		result.Skipped[0].Err.Code != faq.CodeNoAccess || result.Skipped[1].Err.Code != faq.CodeNoAccess {
		t.Errorf("%d documents, skipped %v", len(documents), result.Skipped)
	}
}

func TestSingleFileFindsItsImages(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "page.md"), "# Page\n![x](images/x.png)\n![y](https://us.example.io/images/x.png)")
	write(t, filepath.Join(dir, "other.md"), "# Other\ntext")
	write(t, filepath.Join(dir, "images", "x.png"), string(pngOf(t, 3, 2)))
	s, err := Open(filepath.Join(dir, "page.md"))
	if err != nil {
		t.Fatal(err)
	}
	documents, result := readAll(t, s)
	if len(documents) != 1 || documents[0].Path != "page.md" || result.Title != "Page" {
		t.Fatalf("documents %v, result %+v", documents, result)
	}
	images := documents[0].Questions[0].Images
	if len(images) != 2 || images[0].Width != 3 || images[0].Height != 2 || images[1].Hash != images[0].Hash {
		t.Errorf("images are %+v", images)
	}
}

func TestSourceThatWentAway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	write(t, filepath.Join(dir, "a.md"), "# A\nb")
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(context.Background(), Handler{}); faq.CodeOf(err) != faq.CodeNotFound {
		t.Errorf("got %v", err)
	}
}

func TestReadStops(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":  {Data: []byte("# A\n![x](x.png)")},
		"b.md":  {Data: []byte("# B\nb")},
		"x.png": {Data: pngOf(t, 1, 1)},
	}
	full := errors.New("the disk is full")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	during, stop := context.WithCancel(context.Background())
	ok := func(*Document) error { return nil }
	keep := func(string, string, []byte) error { return nil }
	for _, c := range []struct {
		name    string
		ctx     context.Context
		handler Handler
		is      func(error) bool
	}{
		{"when the document cannot be kept", context.Background(),
			Handler{Document: func(*Document) error { return full }, Image: keep},
			func(err error) bool { return err == full }},
		{"when the image cannot be kept", context.Background(),
			Handler{Document: ok, Image: func(string, string, []byte) error { return full }},
			func(err error) bool { return err == full }},
		{"before it began", cancelled, Handler{Document: ok, Image: keep},
			func(err error) bool { return faq.CodeOf(err) == faq.CodeCancelled }},
		{"between two pages", during,
			Handler{Document: func(*Document) error { stop(); return nil }, Image: keep},
			func(err error) bool { return faq.CodeOf(err) == faq.CodeCancelled }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := OpenFS(fsys, "test:", "test").Read(c.ctx, c.handler); !c.is(err) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("# A\na")}, "b.md": {Data: []byte("b")}}
	type step struct {
		done, total, entries int
		path                 string
	}
	var got []step
	_, err := OpenFS(fsys, "test:", "test").Read(context.Background(), Handler{
		Document: func(*Document) error { return nil },
		Progress: func(done, total, entries int, path string) {
			got = append(got, step{done, total, entries, path})
		},
	})
	want := []step{{0, 2, 0, "a.md"}, {1, 2, 1, "b.md"}, {2, 2, 1, ""}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

func write(t testing.TB, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkRead reads a folder with the pages of the goldens, fifty times over.
func BenchmarkRead(b *testing.B) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			b.Fatal(err)
		}
		for path, file := range archiveFS(b, archive) {
			for i := range 50 {
				write(b, filepath.Join(dir, fmt.Sprint(filepath.Base(name), i), filepath.FromSlash(path)), string(file.Data))
			}
		}
	}
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	entries := 0
	for b.Loop() {
		_, err := s.Read(b.Context(), Handler{
			Document: func(d *Document) error { entries += len(d.Questions); return nil },
			Image:    func(string, string, []byte) error { return nil },
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(entries)/b.Elapsed().Seconds(), "entries/s")
}
