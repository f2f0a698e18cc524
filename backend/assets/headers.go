package assets

import (
	"net/http"
	"strings"
)

// policy is the Content-Security-Policy of the window: its own files, images of
// the library and data: images, and nothing else, from anywhere. There is no
// 'unsafe-…' in it; styles are classes, handlers are added by scripts.
//
// Trusted Types leave one way from a string to HTML, the policy "kotae" of the
// page, where the engine has them (Chromium and so WebView2). Wails' scripts in
// a release make no HTML; its development server does, see devTrustedTypes.
// connect-src 'self' includes that server's web socket.
var policy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-src 'none'", // on Linux a frame inside the page could call the program
	"frame-ancestors 'none'",
	"object-src 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types kotae" + devTrustedTypes,
}, "; ")

// SecurityHeaders sets the headers of the window on every answer of next, which
// may replace them by stricter ones.
func SecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}
