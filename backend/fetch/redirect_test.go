package fetch

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestRedirects(t *testing.T) {
	here := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "of this machine") })
	web, _ := secure(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		switch _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); {
		case r.URL.Path == "/to":
			w.Header().Set("Location", r.URL.RawQuery)
			w.WriteHeader(http.StatusFound)
		case err == nil && n > 0:
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusMovedPermanently)
		case r.Header.Get("Authorization") != "":
			w.WriteHeader(http.StatusTeapot)
		default:
			io.WriteString(w, "here it is")
		}
	})
	toThisServer := web.dial
	web.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := toThisServer(ctx, network, address)
		if strings.HasPrefix(address, "example.com:") && err == nil {
			return elsewhere{conn}, nil // as if it were out there
		}
		return conn, err
	}
	for _, c := range []struct {
		name, path string
		want       faq.Code
	}{
		{"none", "0", ""},
		{"ten", "10", ""},
		{"eleven", "11", faq.CodeRedirect},
		{"with a password", "to?https://user:secret@example.com/0", ""},
		{"to http", "to?http://example.com/0", faq.CodeRedirect},
		{"to a file", "to?file:///etc/passwd", faq.CodeRedirect},
		{"to nowhere", "to?https:///", faq.CodeRedirect},
		{"to this machine", "to?" + here, faq.CodeRedirect},
		{"to this machine, securely", "to?https://127.0.0.1/", faq.CodeRedirect},
		{"to this machine by its name", "to?https://LOCALHOST./", faq.CodeRedirect},
		{"to this machine in IPv6", "to?https://[::ffff:127.0.0.1]/", faq.CodeRedirect},
		{"to this machine as no address", "to?https://0.0.0.0/", faq.CodeRedirect},
		{"to this machine by a name that hides it", "to?https://codeload.github.com/", faq.CodeRedirect},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := web.get(t.Context(), Options{URL: "https://example.com/" + c.path, Folder: t.TempDir()})
			if faq.CodeOf(err) != c.want {
				t.Errorf("%s: got %v, want %q", c.path, err, c.want)
			}
		})
	}
	loop := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, here, http.StatusFound) })
	if _, err := quick().get(t.Context(), Options{URL: loop, Folder: t.TempDir()}); err != nil {
		t.Errorf("from this machine to this machine: %v", err)
	}
}

// elsewhere is a connection to another machine.
type elsewhere struct{ net.Conn }

func (elsewhere) RemoteAddr() net.Addr {
	return &net.TCPAddr{IP: net.IPv4(203, 0, 113, 1), Port: 443}
}
