package fetch

import (
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"kotae/backend/faq"
)

// IsAddress reports whether what a user gave for a source means an address, and
// not a path of the operating system: "https://…", or anything of that form,
// but for the drives of Windows.
func IsAddress(location string) bool {
	scheme, _, ok := strings.Cut(strings.TrimSpace(location), "://")
	return ok && len(scheme) > 1 && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz") == ""
}

// Normal gives an address in the form that faq.Source.Location has. It gives
// CodeAddress for anything but https, and http on this machine itself.
func Normal(address string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", faq.Wrap(err, faq.CodeAddress, address)
	}
	u.Host = strings.ToLower(u.Host)
	if !mayFetch(u) {
		return "", faq.Errorf(faq.CodeAddress, withoutSecrets(u))
	}
	if port := u.Port(); port == "443" && u.Scheme == "https" || port == "80" && u.Scheme == "http" || port == "" {
		u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, port), ":")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.ForceQuery = false
	return withoutSecrets(u), nil
}

// mayFetch reports whether an address is one that Kotae speaks to.
func mayFetch(u *url.URL) bool {
	return u.Hostname() != "" && (u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname()))
}

// withoutSecrets gives an address without user name, password and fragment.
func withoutSecrets(u *url.URL) string {
	plain := *u
	plain.User, plain.Fragment, plain.RawFragment = nil, "", ""
	return plain.String()
}

// fileName is what the server calls a file: its Content-Disposition, else the
// end of the address, after redirects unless only the first one has an extension.
func fileName(h http.Header, last, first *url.URL) string {
	_, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if name := baseName(params["filename"]); err == nil && name != "" {
		return name
	}
	name := baseName(last.Path)
	if path.Ext(name) == "" && path.Ext(first.Path) != "" {
		return baseName(first.Path)
	}
	return name
}

// baseName gives what stands behind the last slash or backslash.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}
