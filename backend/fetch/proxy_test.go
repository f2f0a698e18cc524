package fetch

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// TestProxyOfThisMachine goes through a proxy as administrators put one on
// laptops. It is named as the settings of Windows name it, without a scheme.
func TestProxyOfThisMachine(t *testing.T) {
	web, server := secure(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "# Q\nA") })
	var connected []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		connected = append(connected, r.Method+" "+r.Host)
		there, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Error(err)
			return
		}
		defer there.Close()
		here, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer here.Close()
		io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
		go io.Copy(there, here)
		io.Copy(here, there)
	}))
	t.Cleanup(proxy.Close)
	web.dial = nil
	web.proxy = http.ProxyURL(&url.URL{Host: proxy.Listener.Addr().String()})
	if _, err := web.get(t.Context(), Options{URL: "https://example.com/faq.md", Folder: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	if len(connected) != 1 || connected[0] != "CONNECT example.com:443" {
		t.Errorf("the proxy was asked for %q", connected)
	}
}

func TestSystemProxyLeavesThisMachineAlone(t *testing.T) {
	request := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8080/", nil)
	if proxy, err := systemProxy(request); proxy != nil || err != nil {
		t.Errorf("got %v, %v", proxy, err)
	}
}
