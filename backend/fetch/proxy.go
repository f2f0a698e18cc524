package fetch

import (
	"net/http"
	"net/url"
	"sync"

	"github.com/mattn/go-ieproxy"
)

// proxySettings guards ieproxy's, which are global.
var proxySettings sync.Mutex

// systemProxy gives the proxy for a request: what the environment names
// (HTTPS_PROXY, NO_PROXY), else what the settings of Windows and macOS say, with
// their automatic configuration. They are read anew for each request, because a
// laptop moves between networks while the window stays open.
func systemProxy(request *http.Request) (*url.URL, error) {
	proxySettings.Lock()
	defer proxySettings.Unlock()
	ieproxy.ReloadConf()
	return ieproxy.GetProxyFunc()(request)
}
