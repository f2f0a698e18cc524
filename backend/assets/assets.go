// Package assets serves the images of a library to the window, and puts the
// headers on every answer of the window's server that keep a page harmless.
//
// It is the second of two layers, each enough alone: package render writes HTML
// in which nothing runs, and under the headers of this package nothing would run
// if it did not.
package assets

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"kotae/backend/faq"
)

// Images gives a stored image by the hexadecimal SHA-256 of its bytes. The code
// of err is [faq.CodeNotFound] when there is none.
type Images interface {
	Image(hash string) (mime string, data []byte, err error)
}

// types are the media types that are ever sent. Anything else in the library,
// above all SVG, which may hold scripts, is as good as not there.
var types = map[string]bool{
	"image/gif":  true,
	"image/jpeg": true,
	"image/png":  true,
	"image/webp": true,
}

// Prefix is the path that images lie below.
const Prefix = "/image/"

// imagePolicy makes an image that is opened by itself an empty document, should
// a browser ever take it for one.
const imagePolicy = "default-src 'none'; sandbox"

// Handler answers GET and HEAD of /image/ followed by a hash of 64 hexadecimal
// digits in lower case, and 404 to every other path. The content of a hash never
// changes, so that browsers may keep it for ever.
func Handler(images Images) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hash, ok := strings.CutPrefix(r.URL.Path, Prefix)
		if !ok || !isHash(hash) {
			http.NotFound(w, r)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		mime, data, err := images.Image(hash)
		switch {
		case faq.CodeOf(err) == faq.CodeNotFound || err == nil && !types[mime]:
			http.NotFound(w, r)
			return
		case err != nil:
			// What went wrong is for the window to say, not for a picture.
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
		h := w.Header()
		h.Set("Content-Type", mime)
		h.Set("Content-Security-Policy", imagePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "private, max-age=31536000, immutable")
		h.Set("ETag", `"`+hash+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	})
}

func isHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
