package render

import (
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// The classes of what stands for a picture that is not stored.
const (
	missingClass = "image-missing" // should have been imported
	remoteClass  = "image-remote"  // lies on another site
)

// resolveImages gives every image of the answer its stored picture. One that is
// not stored becomes words: nothing is ever loaded from elsewhere.
func resolveImages(root *html.Node, c Context, result *Result) {
	linked := make(map[*html.Node]bool)
	for _, a := range find(root, "a") {
		for _, img := range find(a, "img") {
			linked[img] = true
		}
	}
	for _, img := range find(root, "img") {
		ref := strings.TrimSpace(attribute(img, "src"))
		use := ImageUse{Ref: ref, Alt: oneLine(attribute(img, "alt"))}
		picture, ok := lookUp(ref, c)
		if ok {
			use.Hash, use.Width, use.Height = picture.Hash, picture.Width, picture.Height
			width, height := shownSize(img, picture)
			img.Attr = nil
			setAttribute(img, "src", picture.Src)
			setAttribute(img, "alt", use.Alt)
			if width > 0 && height > 0 {
				setAttribute(img, "width", strconv.Itoa(width))
				setAttribute(img, "height", strconv.Itoa(height))
			}
			setAttribute(img, "loading", "lazy")
		} else {
			replace(img, missingImage(use, linked[img]))
		}
		result.Images = append(result.Images, use)
	}
}

// storedImage is an address that shows a picture without loading anything.
var storedImage = regexp.MustCompile(
	`^(?:/image/[0-9a-f]{64}|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2})$`)

// lookUp asks for an image as the page writes it, also with the spaces that
// prepare took out, and if it is not found so, without backslashes, entities and
// the variable of the site.
func lookUp(ref string, c Context) (Image, bool) {
	if c.Image == nil {
		return Image{}, false
	}
	spaced := strings.NewReplacer("{{", "{{ ", "}}", " }}").Replace(ref)
	asked := make(map[string]bool)
	for _, form := range []string{ref, spaced, unescape(ref), cleanAddress(unescape(ref))} {
		if asked[form] {
			continue
		}
		asked[form] = true
		if picture, ok := c.Image(form); ok && storedImage.MatchString(picture.Src) {
			return picture, true
		}
	}
	return Image{}, false
}

// shownSize gives the size at which the page shows a picture: its own, or less
// when the page says so. It is 0, 0 when the size of the picture is not known.
func shownSize(img *html.Node, picture Image) (width, height int) {
	width, height = picture.Width, picture.Height
	if width <= 0 || height <= 0 {
		return 0, 0
	}
	scale := 1.0
	if w := pixels(attribute(img, "width")); w > 0 {
		scale = float64(w) / float64(width)
	} else if h := pixels(attribute(img, "height")); h > 0 {
		scale = float64(h) / float64(height)
	}
	if scale >= 1 {
		return width, height
	}
	round := func(n int) int { return max(1, int(math.Round(float64(n)*scale))) }
	return round(width), round(height)
}

// pixels reads "600" and "600px"; other units are 0.
func pixels(length string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(length), "px"))
	if err != nil {
		return 0
	}
	return n
}

// longestReference is how much of an image's address is shown when the image is
// not there, in letters; addresses of real images have some 150.
const longestReference = 200

// missingImage says in words what picture belongs here: its description and, of
// one on another site, the address as a link; of one that should have been
// imported, the name of its file.
//
//	<span class="image-remote">構成図 <a href="https://example.com/a.png" …>https://example.com/a.png</a></span>
//	<span class="image-missing">構成図 (a.png)</span>
func missingImage(use ImageUse, inLink bool) *html.Node {
	span := element("span", "class", missingClass)
	address := use.Ref
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	if address = external(address); address == "" || strings.HasPrefix(address, "mailto:") {
		span.AppendChild(textNode(describe(use.Alt, fileName(use.Ref))))
		return span
	}
	setAttribute(span, "class", remoteClass)
	if inLink { // one link in another is none
		span.AppendChild(textNode(describe(use.Alt, shorten(address))))
		return span
	}
	if use.Alt != "" {
		span.AppendChild(textNode(use.Alt + " "))
	}
	link := externalLink(address)
	link.AppendChild(textNode(shorten(address)))
	span.AppendChild(link)
	return span
}

// describe joins the description of a picture and where it would be.
func describe(alt, place string) string {
	switch {
	case alt == "" || alt == place:
		return place
	case place == "":
		return alt
	}
	return alt + " (" + place + ")"
}

// A data: URI is the picture itself, in letters that tell a reader nothing.
var dataURI = regexp.MustCompile(`^(?i:data):`)

// fileName is the last part of a reference.
func fileName(ref string) string {
	if dataURI.MatchString(ref) {
		return ""
	}
	ref, _, _ = strings.Cut(strings.ReplaceAll(ref, `\`, "/"), "?")
	ref = strings.TrimRight(ref, "/")
	name := ref[strings.LastIndexByte(ref, '/')+1:]
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return shorten(name)
}

func shorten(s string) string {
	if letters := []rune(s); len(letters) > longestReference {
		return string(letters[:longestReference]) + "…"
	}
	return s
}
