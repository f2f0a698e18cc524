package library

import (
	"crypto/sha256"
	"strings"
	"unicode"

	"kotae/backend/faq"
	"kotae/backend/render"
)

// fingerprint computes what identifies the visible content of an entry: the
// words of detail and answer without any white space, the marks and numbers of
// lists among them, then the images. What only the Markdown shows, such as
// another bullet, or the address of a link, does not count as a change.
func fingerprint(body faq.Body, images []faq.Image, hardBreaks bool) faq.Fingerprint {
	h := sha256.New()
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, render.Text(body, hardBreaks))
	h.Write([]byte(text))
	for _, image := range images {
		// The name stands in for a picture that is not there.
		id := image.Hash
		if id == "" {
			id = image.Ref
		}
		h.Write([]byte("\x00" + id))
	}
	return faq.Fingerprint(h.Sum(nil))
}
