package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"

	"golang.org/x/image/webp"

	"kotae/backend/faq"
)

const (
	maxImageBytes  = 5 << 20
	maxImagePixels = 40_000_000 // 160 MB once decoded by the window
)

// images finds the pictures of entries and hands each over once. It is safe for
// concurrent use.
type images struct {
	mu     *sync.Mutex // guards what follows, and the calls of handle
	files  *files
	site   *site
	handle func(hash, mime string, data []byte) error
	loaded map[string]loadedImage // by path in the source
	handed map[string]bool        // by hash
}

// A loadedImage is a picture that was looked at, or why it cannot be used.
type loadedImage struct {
	faq.Image
	invalid error
}

// resolve gives the image that a page means by ref. The code is CodeImageMissing
// for one that should be in the source and is not, CodeImageInvalid for one that
// cannot be shown, and "" for the images of other sites, which have no hash
// either. The error is the handler's.
func (x *images) resolve(p *page, ref string) (faq.Image, *faq.Error, error) {
	places, local := x.site.imagePlaces(p, ref)
	if !local {
		return faq.Image{Ref: ref}, nil, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, place := range places {
		name, ok := x.files.find(place)
		if !ok {
			continue
		}
		l, err := x.load(name)
		if err != nil {
			return faq.Image{}, nil, err
		}
		if l.invalid != nil {
			return faq.Image{Ref: ref}, faq.Wrap(l.invalid, faq.CodeImageInvalid, ref), nil
		}
		l.Ref = ref
		return l.Image, nil, nil
	}
	return faq.Image{Ref: ref}, faq.Errorf(faq.CodeImageMissing, ref), nil
}

func (x *images) load(name string) (loadedImage, error) {
	if l, ok := x.loaded[name]; ok {
		return l, nil
	}
	l, mime, data := x.inspect(name)
	x.loaded[name] = l
	if l.invalid != nil || x.handed[l.Hash] {
		return l, nil
	}
	x.handed[l.Hash] = true
	return l, x.handle(l.Hash, mime, data)
}

func (x *images) inspect(name string) (loadedImage, string, []byte) {
	data, err := readFile(x.files.fsys, name, maxImageBytes)
	if err != nil {
		return loadedImage{invalid: err}, "", nil
	}
	mime, config, err := imageConfig(data)
	if err != nil {
		return loadedImage{invalid: err}, "", nil
	}
	sum := sha256.Sum256(data)
	return loadedImage{Image: faq.Image{
		Hash: hex.EncodeToString(sum[:]), Width: config.Width, Height: config.Height,
	}}, mime, data
}

// imageConfig gives the type of a picture by its content, whatever its name
// says, and its size. The pixels are not decoded: that takes a tenth of a second
// for a large screenshot, and proves nothing that matters here, since the
// window's engine, which has to cope with any picture, decodes them again. The
// bounds, and the fixed type it is served with, do matter.
func imageConfig(data []byte) (mime string, config image.Config, err error) {
	decoders := map[string]func(io.Reader) (image.Config, error){
		"image/png": png.DecodeConfig, "image/jpeg": jpeg.DecodeConfig,
		"image/gif": gif.DecodeConfig, "image/webp": webp.DecodeConfig,
	}
	mime = http.DetectContentType(data)
	decode, ok := decoders[mime]
	if !ok {
		return "", config, fmt.Errorf("not a picture: %s", mime)
	}
	if config, err = decode(bytes.NewReader(data)); err != nil {
		return "", config, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxImagePixels/config.Height {
		return "", config, fmt.Errorf("%d × %d pixels", config.Width, config.Height)
	}
	return mime, config, nil
}

// imagePlaces lists where the image that a page calls ref may lie in the source,
// likeliest first. local is false for the images of other sites.
//
//	x.png, ./a/x.png    beside the page; in the folder named like the page, as
//	                    Hexo's post assets are; there by the file name alone
//	/images/x.png       below the source, with and without the path of its site
//	https://own.site/…  the same
//
// Backslashes count as slashes, %20 as what it stands for unless a file is
// really named so.
func (s *site) imagePlaces(p *page, ref string) (places []string, local bool) {
	ref = strings.ReplaceAll(strings.TrimSpace(ref), `\`, "/")
	for _, prefix := range []string{"{{site.baseurl}}", "{{ site.baseurl }}", "{{site.url}}", "{{ site.url }}"} {
		if rest, ok := strings.CutPrefix(ref, prefix); ok {
			ref = "/" + strings.TrimLeft(rest, "/")
		}
	}
	add := func(place string) {
		place = strings.TrimPrefix(path.Clean(place), "/")
		places = append(places, place)
		if plain, err := url.PathUnescape(place); err == nil && plain != place {
			places = append(places, strings.TrimPrefix(path.Clean(plain), "/"))
		}
	}
	if u, ok := absoluteURL(ref); ok {
		if !s.isOwn(u) {
			return nil, false
		}
		s.addSitePlaces(u.EscapedPath(), add)
		return places, true
	}
	ref, _, _ = strings.Cut(ref, "?")
	if strings.HasPrefix(ref, "/") {
		s.addSitePlaces(ref, add)
		return places, true
	}
	dir := path.Dir(p.path)
	add(path.Join(dir, ref))
	add(path.Join(dir, p.stem(), ref))
	add(path.Join(dir, p.stem(), path.Base(ref)))
	return places, true
}

// addSitePlaces maps the path of a URL on the source's own site to the files
// that its generator makes it from.
func (s *site) addSitePlaces(urlPath string, add func(place string)) {
	paths := []string{urlPath}
	if rest, ok := strings.CutPrefix(urlPath, s.basePath()); ok {
		paths = append(paths, "/"+rest)
	}
	for _, folder := range []string{"", "source", "articles"} {
		for _, p := range paths {
			add(path.Join("/", folder, p))
		}
	}
}
