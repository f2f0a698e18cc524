package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"kotae/backend/faq"
)

// A client has the bounds of downloads. Its zero proxy, dial and roots are none,
// the network's and the system's.
type client struct {
	connect  time.Duration // to connect, and again to agree on TLS
	header   time.Duration // from the request to the header of the answer
	idle     time.Duration // between two pieces of the body
	maxBytes int64
	proxy    func(*http.Request) (*url.URL, error)
	dial     func(ctx context.Context, network, address string) (net.Conn, error)
	roots    *x509.CertPool
}

// maxRedirects is what browsers and net/http allow, more or less.
const maxRedirects = 10

// web makes the client for one download: which hosts it may be led to depends on
// where it began.
func (c *client) web() (*http.Transport, *http.Client) {
	dial := c.dial
	if dial == nil {
		dial = (&net.Dialer{Timeout: c.connect}).DialContext
	}
	transport := &http.Transport{
		Proxy:                  c.proxy,
		DialContext:            (&guard{dial: dial}).DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: c.roots},
		TLSHandshakeTimeout:    c.connect,
		ResponseHeaderTimeout:  c.header,
		MaxResponseHeaderBytes: 1 << 20,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
	return transport, &http.Client{Transport: transport, CheckRedirect: checkRedirect}
}

// checkRedirect refuses what leads to an unsafe place, or to too many.
func checkRedirect(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	if len(via) > maxRedirects || !mayFetch(next.URL) ||
		first.Scheme == "https" && next.URL.Scheme != "https" ||
		!isLoopback(first.Hostname()) && isLoopback(next.URL.Hostname()) {
		return faq.Errorf(faq.CodeRedirect, withoutSecrets(first))
	}
	next.URL.User = nil
	next.Header.Del("Referer")
	return nil
}

// isLoopback reports whether a host, as an address writes it, is this machine.
func isLoopback(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && (ip.Unmap().IsLoopback() || ip.IsUnspecified())
}

// A guard refuses connections to this machine, whatever name led there, for a
// download whose first connection went elsewhere. A proxy on this machine is
// such a first connection, and then connects for all.
type guard struct {
	dial func(ctx context.Context, network, address string) (net.Conn, error)

	mu       sync.Mutex
	started  bool
	loopback bool // where the first connection went
}

func (g *guard) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := g.dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	host, _, _ := net.SplitHostPort(conn.RemoteAddr().String())
	loopback := isLoopback(host)
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.started {
		g.started, g.loopback = true, loopback
	}
	if loopback && !g.loopback {
		conn.Close()
		return nil, faq.Errorf(faq.CodeRedirect, address)
	}
	return conn, nil
}
