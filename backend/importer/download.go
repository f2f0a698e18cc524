package importer

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"mime"
	"net/url"
	"os"
	"path"
	"strings"

	"kotae/backend/faq"
)

// A Download is a file that was fetched from an address.
type Download struct {
	Kind     faq.Kind // KindURL or KindGitHub
	Location string   // the address, as in faq.Source.Location
	File     string   // where the bytes lie, a path of the operating system
	Name     string   // what the server calls the file; may be ""
	MIME     string   // what the server says that it is; may be ""
	// Below is the folder or file of an archive that is meant; "" = all of it.
	// Pages keep their paths from the top of the archive, and their pictures may
	// lie anywhere in it.
	Below string
	// Base is the address below which the pages of an archive lie under their
	// paths, with a trailing slash, or "".
	Base string
}

// OpenDownload gives a source out of a page or an archive that was fetched. The
// source reads the file at d.File, which has to stay until then. It gives
// CodeNotFound, CodeNoAccess, or CodeUnsupported for what is neither page nor
// archive.
func OpenDownload(d Download) (*Source, error) {
	head, err := fileHead(d.File)
	if err != nil {
		return nil, locationError(err, d.Location)
	}
	s := &Source{kind: d.Kind, location: d.Location}
	if holdsArchive(d.File) {
		s.title = cmp.Or(archiveTitle(d.Name), d.Location)
		s.below, s.address = d.Below, address{base: d.Base}
		s.mount = func(ctx context.Context) (mounted, error) { return mountArchive(ctx, d.File, d.Location) }
		return s, nil
	}
	s.file = pageName(d.Name, d.MIME, head)
	if !isContent(s.file) {
		return nil, faq.Errorf(faq.CodeUnsupported)
	}
	s.title = s.file
	s.address = pageAddress(d.Location, d.Kind == faq.KindURL)
	s.mount = func(context.Context) (mounted, error) {
		return mounted{FS: onePage{s.file, d.File}, Closer: io.NopCloser(nil)}, nil
	}
	return s, nil
}

// onePage is a file system with one file in it.
type onePage struct{ name, file string }

func (p onePage) Open(name string) (fs.File, error) {
	if name != p.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.Open(p.file)
}

// fileHead gives the first bytes of a file.
func fileHead(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 512))
}

// pageTypes are the extensions of the types that servers name.
var pageTypes = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".html",
	"text/markdown": ".md", "text/x-markdown": ".md",
	"text/csv": ".csv", "text/tab-separated-values": ".tsv",
	"application/yaml": ".yml", "application/x-yaml": ".yml", "text/yaml": ".yml", "text/x-yaml": ".yml",
	"text/plain": ".txt",
}

// pageName is what a page that was fetched is called, with the extension of what
// it is. HTML is seen by its start, because any address may give it: faq.php, and
// faq.md where the server shows it rendered. Otherwise the extension of the name
// says it, and then the server's type, which is text/plain for almost anything.
func pageName(name, contentType string, head []byte) string {
	name, reason := entryName(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if reason != nil || name == "." || name == "/" {
		name = "index"
	}
	stem := strings.TrimSuffix(name, path.Ext(name))
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind = ""
	}
	switch {
	case isHTML(head) && !namesHTML(name):
		return stem + ".html"
	case isContent(name):
		return name
	case pageTypes[kind] != "":
		return stem + pageTypes[kind]
	}
	return name
}

// isHTML reports whether a page starts as documents in HTML do.
func isHTML(head []byte) bool {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// pageAddress is the address of the only page of a source, cut before its name.
func pageAddress(location string, certain bool) address {
	u, err := url.Parse(location)
	if err != nil {
		return address{}
	}
	dir, page := path.Split(u.EscapedPath())
	if u.RawQuery != "" {
		page += "?" + u.RawQuery
	}
	if page == "" { // https://example.com/faq/ is the page faq/ of the site
		page = path.Base(dir) + "/"
		dir, _ = path.Split(path.Clean(dir))
	}
	if page == "//" { // https://example.com/: a permalink is never empty
		page = "./"
	}
	return address{base: u.Scheme + "://" + u.Host + cmp.Or(dir, "/"), page: page, certain: certain}
}
