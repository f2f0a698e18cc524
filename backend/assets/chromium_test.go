package assets_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// observed is what a page reported, and what servers saw of it.
type observed struct {
	Done    int // pieces that were put into the page
	Refused int // violations of its policy
	Reports []struct {
		From int // the first piece of the batch
		Seen []string
	}
	requests  []string // to the page's own server, unasked
	elsewhere []string // hosts of all other servers that were asked for something
}

// browse puts each piece into a page of Chromium, one after the other, and gives
// what was seen of it. The page is served below protect.
func browse(t *testing.T, pieces []string, protect func(http.Handler) http.Handler) observed {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium to try it in")
	}
	var mu sync.Mutex
	var got observed
	done := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<!doctype html><meta charset=utf-8><link rel=icon href=data:,><body>`+
			`<script nonce=test src=/sensor.js></script><script nonce=test src=/insert.js></script>`)
	})
	for _, script := range []string{"/sensor.js", "/insert.js"} {
		mux.HandleFunc("GET "+script, func(w http.ResponseWriter, r *http.Request) {
			http.ServeFile(w, r, "testdata"+script)
		})
	}
	mux.HandleFunc("GET /pieces.json", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(pieces)
	})
	mux.HandleFunc("POST /result", func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
		close(done)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		got.requests = append(got.requests, r.Method+" "+r.URL.Path)
		http.NotFound(w, r)
	})
	server := httptest.NewServer(protect(mux))
	defer server.Close()
	trap := trap(t, func(host string) {
		mu.Lock()
		defer mu.Unlock()
		got.elsewhere = append(got.elsewhere, host)
	})

	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	profile, err := os.MkdirTemp("", "kotae-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	browser := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--ignore-certificate-errors",
		"--host-resolver-rules=MAP * "+trap+", EXCLUDE 127.0.0.1", "--user-data-dir="+profile, server.URL+"/")
	browser.WaitDelay = 5 * time.Second
	if err := browser.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-done:
	case <-ctx.Done():
		t.Error("the page did not come to its end")
	}
	cancel()
	_ = browser.Wait() // it was killed
	// Its children end a little later, and write until then.
	for range 50 {
		if os.RemoveAll(profile) == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	mu.Lock()
	defer mu.Unlock()
	return got
}

// trap listens in the place of every other server there is, and tells which host
// was asked for something. A connection alone does not count: Chromium opens one
// to the host of a frame before it looks whether the page may have the frame.
// What Chromium asks of its maker's hosts for itself is left out.
func trap(t *testing.T, caught func(host string)) (address string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	certified := httptest.NewTLSServer(http.NotFoundHandler())
	config := &tls.Config{Certificates: certified.TLS.Certificates}
	certified.Close()
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				host := hostAsked(connection, config)
				for _, own := range []string{".google.com", ".googleapis.com", ".gstatic.com", ".gvt1.com"} {
					if strings.HasSuffix(host, own) {
						return
					}
				}
				if host != "" {
					caught(host)
				}
			}()
		}
	}()
	return listener.Addr().String()
}

// hostAsked reads a request, with or without TLS, and gives its host, or "" when
// there is none.
func hostAsked(connection net.Conn, config *tls.Config) string {
	reader := bufio.NewReader(connection)
	if first, err := reader.Peek(1); err != nil {
		return ""
	} else if first[0] == 0x16 { // a TLS handshake
		reader = bufio.NewReader(tls.Server(peeked{connection, reader}, config))
	}
	request, err := http.ReadRequest(reader)
	if err != nil {
		return ""
	}
	return request.Host
}

// peeked is a connection of which something has been read ahead.
type peeked struct {
	net.Conn
	reader *bufio.Reader
}

func (p peeked) Read(b []byte) (int, error) { return p.reader.Read(b) }
