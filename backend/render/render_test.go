package render

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kotae/backend/faq"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden renders testdata/*.txtar: detail.md and answer.md give html, text
// and, where there is any, outline, links and images. A comment that starts with
// "hard breaks" renders them so.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, hard := readGolden(archive)
			result := Entry(body, testContext(hard))
			if text := Text(body, hard); text != result.Text {
				t.Errorf("Text gives\n%q\nEntry gives\n%q", text, result.Text)
			}
			if bad := faults(result.HTML); bad != nil {
				t.Errorf("in the HTML: %s", strings.Join(bad, ", "))
			}
			got := writeGolden(archive, result)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(archive); !bytes.Equal(got, want) {
				t.Errorf("input\n%s\ngot\n%s\nwant\n%s", body.Detail+body.Answer, got, want)
			}
		})
	}
}

func readGolden(archive *txtar.Archive) (body faq.Body, hard bool) {
	for _, file := range archive.Files {
		switch file.Name {
		case "detail.md":
			body.Detail = string(file.Data)
		case "answer.md":
			body.Answer = string(file.Data)
		}
	}
	return body, bytes.HasPrefix(archive.Comment, []byte("hard breaks"))
}

func writeGolden(archive *txtar.Archive, result Result) []byte {
	out := txtar.Archive{Comment: archive.Comment}
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".md") {
			out.Files = append(out.Files, file)
		}
	}
	add := func(name, data string) {
		if data != "" {
			out.Files = append(out.Files, txtar.File{Name: name, Data: []byte(strings.TrimRight(data, "\n") + "\n")})
		}
	}
	add("html", result.HTML)
	add("text", result.Text)
	add("outline", lines(result.Outline, func(h Heading) string { return fmt.Sprintf("%d %s %s", h.Level, h.ID, h.Text) }))
	add("links", lines(result.Links, func(l Link) string { return fmt.Sprintf("%s | %s | %s", l.URL, l.Entry, l.Text) }))
	add("images", lines(result.Images, func(i ImageUse) string {
		return fmt.Sprintf("%s | %s | %.8s | %d x %d", i.Ref, i.Alt, i.Hash, i.Width, i.Height)
	}))
	return txtar.Format(&out)
}

func lines[T any](all []T, line func(T) string) string {
	var b strings.Builder
	for _, one := range all {
		b.WriteString(line(one) + "\n")
	}
	return b.String()
}

// TestRealPages renders every page of the corpus whole.
func TestRealPages(t *testing.T) {
	for name, page := range corpus(t) {
		for _, hard := range []bool{false, true} {
			body := answer(page)
			result := Entry(body, testContext(hard))
			if result.Truncated {
				t.Errorf("%s is taken for too costly", name)
			}
			if bad := faults(result.HTML); bad != nil {
				t.Errorf("%s: in the HTML: %s", name, strings.Join(bad, ", "))
			}
			if Text(body, hard) != result.Text {
				t.Errorf("%s: Text differs from Result.Text", name)
			}
		}
	}
}

func TestSeedPage(t *testing.T) {
	page, ok := corpus(t)["/jpmlblog/FAQ.md"]
	if !ok {
		t.Skip("the page that the project started from is not in the corpus")
	}
	result := Entry(answer(page), Context{HardBreaks: true})
	for _, want := range []string{
		"<blockquote>\n<p>Microsoft.MachineLearningServices</p>\n<table>", // below a line of text, in a quote, in a list
		`<th align="left">有効な文字</th>`,
		"<details><summary>回答</summary>",
		`<div class="alert alert-warning"><p class="alert-title">警告</p>`,
	} {
		if !strings.Contains(result.HTML, want) {
			t.Errorf("it has no %s", want)
		}
	}
	if want := "workspaces\tresource group\t3-33\t英数字とハイフン。"; !strings.Contains(result.Text, want) {
		t.Errorf("its text has no %q", want)
	}
}

func TestTextIsTheSameInEveryContext(t *testing.T) {
	body := answer("[a](cost.md) ![b](shots/portal.png) ![c](gone.png) [d](javascript:x) https://example.com/")
	want := "a d https://example.com/"
	for _, c := range []Context{{}, testContext(false), {IDPrefix: "read-"}} {
		if got := Entry(body, c).Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestIDPrefix(t *testing.T) {
	result := Entry(answer("# A\n[to A](#a)"), Context{IDPrefix: "read-"})
	if want := "<h1 id=\"read-a\">A</h1>\n<p><a href=\"#read-a\">to A</a></p>\n"; result.HTML != want {
		t.Errorf("got %q, want %q", result.HTML, want)
	}
	if result.Outline[0].ID != "read-a" {
		t.Errorf("the outline has %+v", result.Outline)
	}
}

func BenchmarkEntry(b *testing.B) {
	benchmark(b, func(page string) { Entry(answer(page), Context{HardBreaks: true}) })
}

func BenchmarkText(b *testing.B) {
	benchmark(b, func(page string) { Text(answer(page), true) })
}

func benchmark(b *testing.B, render func(page string)) {
	pages, size := corpus(b), 0
	for _, page := range pages {
		size += len(page)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, page := range pages {
			render(page)
		}
	}
}

func FuzzEntry(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		body, hard := readGolden(archive)
		f.Add(body.Detail, body.Answer, hard)
	}
	f.Fuzz(func(t *testing.T, detail, answer string, hard bool) {
		body := faq.Body{Detail: detail, Answer: answer}
		result := Entry(body, testContext(hard))
		if bad := faults(result.HTML); bad != nil {
			t.Errorf("in the HTML: %s\n%s", strings.Join(bad, ", "), result.HTML)
		}
		if text := Text(body, hard); text != result.Text {
			t.Errorf("Text gives %q, Entry %q", text, result.Text)
		}
		for _, ours := range []string{`class="image-missing"`, `class="alert-title"`, `rel="noreferrer`, `data-url=`} {
			if strings.Contains(result.Text, ours) && !strings.Contains(detail+answer, ours) {
				t.Errorf("the text has %s: %q", ours, result.Text)
			}
		}
	})
}
