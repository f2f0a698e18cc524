package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
)

// TestResume lets a server break off in the middle, once, and looks at what the
// second download asks for and gets.
func TestResume(t *testing.T) {
	const date = "Thu, 01 Jan 2026 00:00:00 GMT"
	first := strings.Repeat("first ", 20_000)
	second := strings.Repeat("second", 20_000)
	tag := func(name, value string) http.Header { return http.Header{name: {value}} }
	for _, c := range []struct {
		name          string
		before, after http.Header
		content       string // of the second download
		ranges        bool   // whether the server knows them
		want          string // what the second download asks for: a range, or ""
	}{
		{"the same version", tag("Etag", `"1"`), tag("Etag", `"1"`), first, true, `bytes=60000- "1"`},
		{"the same version, by its date", tag("Last-Modified", date), tag("Last-Modified", date), first, true, "bytes=60000- " + date},
		{"another version", tag("Etag", `"1"`), tag("Etag", `"2"`), second, true, `bytes=60000- "1"`},
		{"a server without ranges", tag("Etag", `"1"`), tag("Etag", `"1"`), first, false, `bytes=60000- "1"`},
		{"a weak version", tag("Etag", `W/"1"`), tag("Etag", `W/"1"`), first, true, ""},
		{"no version", nil, nil, first, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := ""
			broken := false
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if !broken {
					broken = true
					copyHeader(w.Header(), c.before)
					w.Header().Set("Content-Length", fmt.Sprint(len(first)))
					io.WriteString(w, first[:60_000])
					return // the server closes the connection
				}
				asked = strings.TrimSpace(r.Header.Get("Range") + " " + r.Header.Get("If-Range"))
				copyHeader(w.Header(), c.after)
				if !c.ranges {
					io.WriteString(w, c.content)
					return
				}
				modified, _ := http.ParseTime(c.after.Get("Last-Modified"))
				http.ServeContent(w, r, "", modified, strings.NewReader(c.content))
			})
			o := Options{URL: address, Folder: t.TempDir()}
			if _, err := quick().get(t.Context(), o); faq.CodeOf(err) != faq.CodeInterrupted {
				t.Fatalf("broken off: %v", err)
			}
			if got := left(t, o.Folder); (got == "json part") != (c.want != "") || (got == "none") != (c.want == "") {
				t.Errorf("the folder has %s", got)
			}
			f, err := quick().get(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			if data, err := os.ReadFile(f.Path); err != nil || string(data) != c.content {
				t.Errorf("%d bytes, %v; want %d", len(data), err, len(c.content))
			}
			if asked != c.want {
				t.Errorf("asked for %q, want %q", asked, c.want)
			}
			if got := left(t, o.Folder); got != "data" {
				t.Errorf("the folder has %s", got)
			}
		})
	}
}

func copyHeader(to, from http.Header) {
	for name, values := range from {
		to[name] = values
	}
}

// TestResumeFromALiar has a partial file that the server, in one way or another,
// does not continue.
func TestResumeFromALiar(t *testing.T) {
	for _, c := range []struct {
		name  string
		reply func(w http.ResponseWriter)
	}{
		{"past the end", func(w http.ResponseWriter) { w.WriteHeader(http.StatusRequestedRangeNotSatisfiable) }},
		{"another range", func(w http.ResponseWriter) {
			w.Header().Set("Content-Range", "bytes 0-3/8")
			w.Header().Set("ETag", `"1"`)
			w.WriteHeader(http.StatusPartialContent)
		}},
		{"no range", func(w http.ResponseWriter) { w.WriteHeader(http.StatusPartialContent) }},
		{"another version", func(w http.ResponseWriter) {
			w.Header().Set("Content-Range", "bytes 4-7/8")
			w.Header().Set("ETag", `"2"`)
			w.WriteHeader(http.StatusPartialContent)
		}},
		{"no version", func(w http.ResponseWriter) {
			w.Header().Set("Content-Range", "bytes 4-7/8")
			w.WriteHeader(http.StatusPartialContent)
		}},
		{"compressed", func(w http.ResponseWriter) {
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Content-Range", "bytes 4-7/8")
			w.Header().Set("Content-Encoding", "gzip")
			w.WriteHeader(http.StatusPartialContent)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Range") != "" {
					c.reply(w)
					return
				}
				io.WriteString(w, "complete")
			})
			o := Options{URL: address, Folder: t.TempDir()}
			p, err := openPartial(o.Folder, address)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(p.begin(faq.Validators{ETag: `"1"`}), p.write([]byte("comp"))); err != nil {
				t.Fatal(err)
			}
			p.close()
			f, err := quick().get(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			if data, _ := os.ReadFile(f.Path); string(data) != "complete" {
				t.Errorf("got %q", data)
			}
		})
	}
	partial := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusPartialContent) })
	if _, err := quick().get(t.Context(), Options{URL: partial, Folder: t.TempDir()}); faq.CodeOf(err) != faq.CodeServer {
		t.Errorf("a part that nobody asked for: %v", err)
	}
}

func TestCancelledDownloadGoesOn(t *testing.T) {
	content := strings.Repeat("x", 200_000)
	started := make(chan struct{}, 2)
	slow := true
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if slow {
			slow = false
			w.Header().Set("Content-Length", fmt.Sprint(len(content)))
			io.WriteString(w, content[:100_000])
			w.(http.Flusher).Flush()
			started <- struct{}{}
			<-r.Context().Done()
			return
		}
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(content))
	})
	o := Options{URL: address, Folder: t.TempDir()}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-started; cancel() }()
	if _, err := quick().get(ctx, o); faq.CodeOf(err) != faq.CodeCancelled {
		t.Fatalf("got %v", err)
	}
	f, err := quick().get(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(f.Path); string(data) != content {
		t.Errorf("got %d bytes", len(data))
	}
}

func TestDownloadsThatNobodyContinuedAreRemoved(t *testing.T) {
	folder := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		"old.part": 2 * keptFor, "old.json": 2 * keptFor, "old.data": 2 * keptFor, "new.part": keptFor / 2,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "content") })
	f, err := quick().get(t.Context(), Options{URL: address, Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(f.Path)
	if got, _ := filepath.Glob(filepath.Join(folder, "*")); len(got) != 1 || filepath.Base(got[0]) != "new.part" {
		t.Errorf("left are %q, want new.part", got)
	}
}
