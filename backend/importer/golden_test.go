package importer

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestGolden reads each archive of testdata as a folder and compares what was
// found with the archive's last file, "want". A file whose name ends in .png and
// whose text is "4x3" stands for a picture of that size.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if archive.Files[last].Name != "want" {
				t.Fatalf("the last file is %q", archive.Files[last].Name)
			}
			got := describe(t, OpenFS(archiveFS(t, archive), "test:", "test"))
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[last].Data); got != want {
				t.Errorf("%s\n--- got\n%s\n--- want\n%s", name, got, want)
			}
		})
	}
}

// archiveFS gives the files of an archive, without "want".
func archiveFS(t testing.TB, archive *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		data := f.Data
		var width, height int
		if strings.HasSuffix(f.Name, ".png") {
			if _, err := fmt.Sscanf(string(data), "%dx%d", &width, &height); err == nil {
				data = pngOf(t, width, height)
			}
		}
		if f.Name != "want" {
			fsys[f.Name] = &fstest.MapFile{Data: data}
		}
	}
	return fsys
}

func pngOf(t testing.TB, width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// describe reads a source and writes down everything that was found.
func describe(t *testing.T, s *Source) string {
	var b strings.Builder
	documents, result := readAll(t, s)
	fmt.Fprintf(&b, "source %q base=%q\n", result.Title, result.Base)
	for _, d := range documents {
		fmt.Fprintf(&b, "\n= %s: %s %q\n", d.Path, d.Class, d.Title)
		fmt.Fprintf(&b, "  categories=%q tags=%q permalink=%q hardbreaks=%v", d.Categories, d.Tags, d.Permalink, d.HardBreaks)
		if d.Site != "" {
			fmt.Fprintf(&b, " site=%s", d.Site)
		}
		if !d.Date.IsZero() {
			fmt.Fprintf(&b, " date=%s", d.Date.Format("2006-01-02T15:04:05Z07:00"))
		}
		b.WriteString("\n")
		for _, q := range d.Questions {
			describeQuestion(&b, q)
		}
	}
	b.WriteString("\n")
	for _, p := range result.Skipped {
		fmt.Fprintf(&b, "skipped %s: %s\n", p.Path, p.Err.Code)
	}
	for _, p := range result.Warnings {
		fmt.Fprintf(&b, "warning %s:%d: %s %v\n", p.Path, p.Line, p.Err.Code, p.Err.Args)
	}
	return b.String()
}

func describeQuestion(b *strings.Builder, q Question) {
	fmt.Fprintf(b, "? %d %s\n", q.Line, q.Question)
	if len(q.Category) > 0 {
		fmt.Fprintf(b, "  below %s\n", strings.Join(q.Category, " > "))
	}
	if len(q.Tags) > 0 {
		fmt.Fprintf(b, "  tags %q\n", q.Tags)
	}
	if q.Anchor != "" {
		fmt.Fprintf(b, "  #%s\n", q.Anchor)
	}
	for _, image := range q.Images {
		fmt.Fprintf(b, "  image %s found=%v %dx%d\n", image.Ref, image.Hash != "", image.Width, image.Height)
	}
	quote(b, "+ ", q.Detail)
	quote(b, "| ", q.Answer)
}

func quote(b *strings.Builder, mark, text string) {
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(strings.TrimRight(mark+line, " ") + "\n")
	}
}

// readAll reads a source and checks what holds for every one.
func readAll(t testing.TB, s *Source) ([]*Document, Result) {
	t.Helper()
	var documents []*Document
	stored := map[string]bool{}
	result, err := s.Read(context.Background(), Handler{
		Document: func(d *Document) error {
			documents = append(documents, d)
			if len(d.Questions) == 0 || d.Title == "" {
				t.Errorf("%s: %d questions, title %q", d.Path, len(d.Questions), d.Title)
			}
			for _, q := range d.Questions {
				checkQuestion(t, d.Path, q, stored)
			}
			return nil
		},
		Image: func(hash, mime string, data []byte) error {
			if stored[hash] || !strings.HasPrefix(mime, "image/") || len(data) == 0 {
				t.Errorf("image %s: %s, %d bytes, a second time: %v", hash, mime, len(data), stored[hash])
			}
			stored[hash] = true
			return nil
		},
	})
	if err != nil {
		t.Fatalf("read %s: %v", s.Location(), err)
	}
	for i := 1; i < len(documents); i++ {
		if documents[i-1].Path >= documents[i].Path {
			t.Errorf("%s comes before %s", documents[i-1].Path, documents[i].Path)
		}
	}
	return documents, result
}

func checkQuestion(t testing.TB, path string, q Question, stored map[string]bool) {
	t.Helper()
	if q.Question == "" || strings.ContainsAny(q.Question, "\n\r\t") || q.Answer == "" || q.Line < 1 {
		t.Errorf("%s:%d: question %q, answer %q", path, q.Line, q.Question, q.Answer)
	}
	if q.ID != "" || q.Source != "" || q.Document != "" || q.Fingerprint != (faq.Fingerprint{}) {
		t.Errorf("%s:%d: identity is set: %+v", path, q.Line, q.Entry)
	}
	for _, image := range q.Images {
		if image.Hash != "" && !stored[image.Hash] {
			t.Errorf("%s:%d: image %s was not handed over before", path, q.Line, image.Ref)
		}
	}
}
