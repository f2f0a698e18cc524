package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
)

// quick has bounds that a test can reach. Its times are long where nothing waits
// for them.
func quick() *client {
	return &client{connect: 5 * time.Second, header: 5 * time.Second, idle: 5 * time.Second, maxBytes: 1 << 20}
}

// serve starts a server of this machine and gives its address, with a slash.
func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// left gives the names of the files in a folder, or "none".
func left(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := "none"
	for _, e := range entries {
		if names == "none" {
			names = ""
		}
		names += strings.Trim(filepath.Ext(e.Name()), ".") + " "
	}
	return strings.TrimSpace(names)
}

func TestGet(t *testing.T) {
	var seen http.Header
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header
		switch r.URL.Path {
		case "/start":
			http.SetCookie(w, &http.Cookie{Name: "session", Value: "1"})
			http.Redirect(w, r, "/docs/faq.md?v=2#top", http.StatusFound)
		case "/docs/faq.md":
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
			w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
			io.WriteString(w, "# Q\nA")
		}
	})
	folder := filepath.Join(t.TempDir(), "new", "folder")
	var progress []string
	f, err := quick().get(t.Context(), Options{
		URL: strings.Replace(address, "http://", "http://user:secret@", 1) + "start#here", Folder: folder,
		Progress: func(done, total int64) { progress = append(progress, fmt.Sprint(done, "/", total)) },
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(f.Path)
	if err != nil || string(data) != "# Q\nA" {
		t.Errorf("%s has %q, %v", f.Path, data, err)
	}
	want := Fetched{
		Path: f.Path, Name: "faq.md", MIME: "text/markdown; charset=utf-8",
		Validators: faq.Validators{ETag: `"1"`, LastModified: "Thu, 01 Jan 2026 00:00:00 GMT"},
	}
	if f != want {
		t.Errorf("got %+v, want %+v", f, want)
	}
	if got := strings.Join(progress, " "); got != "5/5" {
		t.Errorf("progress was %s", got)
	}
	for _, secret := range []string{"Cookie", "Authorization", "Referer"} {
		if seen.Get(secret) != "" {
			t.Errorf("sent %s: %s", secret, seen.Get(secret))
		}
	}
	if !strings.HasPrefix(seen.Get("User-Agent"), "Kotae") || seen.Get("Accept-Encoding") != "identity" {
		t.Errorf("sent %v", seen)
	}
	if got := left(t, folder); got != "data" {
		t.Errorf("the folder has %s", got)
	}
}

func TestNotModified(t *testing.T) {
	const etag, date = `W/"7"`, "Thu, 01 Jan 2026 00:00:00 GMT"
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == etag || r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "new")
	})
	for _, c := range []struct {
		name     string
		known    faq.Validators
		notModif bool
	}{
		{"the same tag", faq.Validators{ETag: etag, LastModified: "x"}, true},
		{"the same date", faq.Validators{LastModified: date}, true},
		{"another tag", faq.Validators{ETag: `"6"`, LastModified: date}, false},
		{"nothing known", faq.Validators{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			f, err := quick().get(t.Context(), Options{URL: address, Folder: folder, Known: c.known})
			if err != nil || f.NotModified != c.notModif || (f.Path == "") != c.notModif {
				t.Fatalf("known %+v: got %+v, %v", c.known, f, err)
			}
			if c.notModif && (f.Validators != c.known || left(t, folder) != "none") {
				t.Errorf("validators %+v, the folder has %s", f.Validators, left(t, folder))
			}
		})
	}
	always := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
	if _, err := quick().get(t.Context(), Options{URL: always, Folder: t.TempDir()}); faq.CodeOf(err) != faq.CodeServer {
		t.Errorf("not modified, without a version to compare: %v", err)
	}
}

func TestSize(t *testing.T) {
	zeros := func(n int) io.Reader { return bytes.NewReader(make([]byte, n)) }
	for _, c := range []struct {
		name  string
		reply func(w http.ResponseWriter)
		want  faq.Code
	}{
		{"just right", func(w http.ResponseWriter) { io.Copy(w, zeros(1<<20)) }, ""},
		{"announced too large", func(w http.ResponseWriter) { w.Header().Set("Content-Length", "2000000") }, faq.CodeTooLarge},
		{"too large without a word", func(w http.ResponseWriter) { io.Copy(w, zeros(1<<20+1)) }, faq.CodeTooLarge},
		{"a bomb", func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.Copy(z, zeros(8<<20))
			z.Close()
		}, faq.CodeTooLarge},
		{"shorter than announced", func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "short")
		}, faq.CodeInterrupted},
		{"compressed in another way", func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "x")
		}, faq.CodeServer},
		{"not as compressed as it says", func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "plain text")
		}, faq.CodeInterrupted},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) { c.reply(w) })
			o := Options{URL: address, Folder: t.TempDir()}
			if _, err := quick().get(t.Context(), o); faq.CodeOf(err) != c.want {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if got := left(t, o.Folder); c.want != "" && got != "none" {
				t.Errorf("the folder has %s", got)
			}
		})
	}
}

func TestUnaskedCompressionIsUndone(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("ETag", `"1"`)
		z := gzip.NewWriter(w)
		io.WriteString(z, "# Q\nA")
		z.Close()
	})
	f, err := quick().get(t.Context(), Options{URL: address + "faq.md", Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(f.Path); string(data) != "# Q\nA" || f.Validators.ETag != `"1"` {
		t.Errorf("got %q, %+v", data, f)
	}
}

func TestSlowServers(t *testing.T) {
	wait := func(r *http.Request) { <-r.Context().Done() }
	for _, c := range []struct {
		name   string
		client func(*client)
		reply  http.HandlerFunc
	}{
		{"no header", func(c *client) { c.header = 20 * time.Millisecond }, func(w http.ResponseWriter, r *http.Request) { wait(r) }},
		{"no more body", func(c *client) { c.idle = 20 * time.Millisecond }, func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "some")
			w.(http.Flusher).Flush()
			wait(r)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			web := quick()
			c.client(web)
			if _, err := web.get(t.Context(), Options{URL: serve(t, c.reply), Folder: t.TempDir()}); faq.CodeOf(err) != faq.CodeTimeout {
				t.Errorf("got %v", err)
			}
		})
	}
	web := quick()
	web.dial = func(context.Context, string, string) (net.Conn, error) { return nil, os.ErrDeadlineExceeded }
	if _, err := web.get(t.Context(), Options{URL: "https://example.net/", Folder: t.TempDir()}); faq.CodeOf(err) != faq.CodeTimeout {
		t.Errorf("a connection that times out: %v", err)
	}
}
