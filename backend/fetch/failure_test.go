package fetch

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kotae/backend/faq"
)

// secure starts a server for all hosts of its certificate, and gives a client
// that finds any host there and trusts it.
func secure(t *testing.T, handler http.HandlerFunc) (*client, *httptest.Server) {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // failed handshakes
	certificate, roots := certify(t, "example.com", "codeload.github.com", "raw.githubusercontent.com")
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.StartTLS()
	t.Cleanup(server.Close)
	c := quick()
	c.roots = roots
	c.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	return c, server
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		status int
		want   faq.Code
	}{
		{http.StatusNotFound, faq.CodePageMissing}, {http.StatusGone, faq.CodePageMissing},
		{http.StatusUnauthorized, faq.CodeSignIn}, {http.StatusForbidden, faq.CodeSignIn},
		{http.StatusInternalServerError, faq.CodeServer}, {http.StatusTooManyRequests, faq.CodeServer},
		{http.StatusNoContent, faq.CodeServer},
	} {
		address := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(c.status) })
		folder := t.TempDir()
		_, err := quick().get(t.Context(), Options{URL: address, Folder: folder})
		if faq.CodeOf(err) != c.want || left(t, folder) != "none" {
			t.Errorf("%d: got %v, want %s; the folder has %s", c.status, err, c.want, left(t, folder))
		}
		s := faq.SentenceOf(err)
		host := strings.Trim(strings.TrimPrefix(address, "http://"), "/")
		if !strings.Contains(s.EN, host) || !strings.Contains(s.JA, host) {
			t.Errorf("%d does not say where: %+v", c.status, s)
		}
	}
}

func TestUnreachable(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want faq.Code
	}{
		{"no such host", &net.DNSError{IsNotFound: true}, faq.CodeHostUnknown},
		{"no name server", &net.DNSError{IsTimeout: true}, faq.CodeOffline},
		{"no network", &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}, faq.CodeOffline},
		{"nothing listens", &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, faq.CodeOffline},
	} {
		web := quick()
		web.dial = func(context.Context, string, string) (net.Conn, error) { return nil, c.err }
		_, err := web.get(t.Context(), Options{URL: "https://example.com/faq.md", Folder: t.TempDir()})
		if faq.CodeOf(err) != c.want || !strings.Contains(faq.SentenceOf(err).JA, "example.com") {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestTLS(t *testing.T) {
	ok := func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "# Q\nA") }
	trusted, _ := secure(t, ok)
	unknown, _ := secure(t, ok)
	unknown.roots = nil
	plain := quick()
	plainServer := httptest.NewServer(http.HandlerFunc(ok))
	t.Cleanup(plainServer.Close)
	plain.dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, plainServer.Listener.Addr().String())
	}
	old, server := secure(t, ok)
	server.TLS.MaxVersion = tls.VersionTLS11
	for _, c := range []struct {
		name    string
		client  *client
		address string
		want    faq.Code
	}{
		{"a certificate that is trusted", trusted, "https://example.com/", ""},
		{"a certificate for another host", trusted, "https://other.example.net/", faq.CodeTLS},
		{"a certificate of nobody known", unknown, "https://example.com/", faq.CodeTLS},
		{"no TLS at all", plain, "https://example.com/", faq.CodeTLS},
		{"a version that is too old", old, "https://example.com/", faq.CodeTLS},
	} {
		if _, err := c.client.get(t.Context(), Options{URL: c.address, Folder: t.TempDir()}); faq.CodeOf(err) != c.want {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := quick().get(t.Context(), Options{URL: address, Folder: filepath.Join(file, "below")}); faq.CodeOf(err) != faq.CodeUnreadable {
		t.Errorf("got %v", err)
	}
}
