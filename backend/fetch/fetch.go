// Package fetch downloads what lies behind an address into a file.
//
//	Get: partial file? → request → redirects checked → body → file
//	                      304: what is known is still the newest
//
// It promises that nothing but https is spoken (and http on this machine itself),
// that no cookie, password or referrer is sent, that a server which is slow,
// endless or lying costs bounded time and space, and that an interrupted
// download goes on where it stopped as long as the server still has the same
// version. What the bytes are is left to others.
//
// Addresses of the private network are fetched like any other: FAQs of the
// intranet are what Kotae is for, and it is the person at the machine who types
// the address and sees the content. Server-side request forgery, where somebody
// else's address is fetched with rights that they lack, is therefore not what is
// guarded against here, but its one door is: an address from elsewhere that
// redirects to a service on this machine is refused.
package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"kotae/backend/faq"
)

// Options say what to fetch.
type Options struct {
	URL   string
	Known faq.Validators // of the version that is here already; zero: none
	// Folder is where the download is put, and where a partial one waits to be
	// continued. It is made when it is missing, and is for downloads alone: files
	// that have lain in it for a month are removed. One address must not be
	// fetched into it twice at the same time.
	Folder string
	// Progress, which may be nil, is told after each piece how many bytes are
	// here, with those of an earlier attempt; total is -1 when it is not known.
	Progress func(done, total int64)
}

// Fetched is what was found behind an address.
type Fetched struct {
	// NotModified says that the known version is still the newest. There is no
	// file then, and only Validators are set.
	NotModified bool
	Path        string // of the file, in Options.Folder; the caller removes it
	Name        string // what the server calls it, without folders; may be ""
	MIME        string // the server's Content-Type; may be ""
	Validators  faq.Validators
	// Below and Base are set for repositories: the folder inside the archive
	// that the address means, "" for all of it, and the address below which the
	// repository shows its files, with a trailing slash.
	Below, Base string
}

// Get fetches o.URL. The codes are CodeAddress, CodeHostUnknown, CodeOffline,
// CodeTimeout, CodeInterrupted, CodeTLS, CodePageMissing, CodeSignIn, CodeServer,
// CodeRedirect, CodeTooLarge, CodeDiskFull, CodeReadOnly, CodeUnreadable and, when
// ctx ends, CodeCancelled.
// After CodeTimeout, CodeInterrupted and CodeCancelled the next Get continues, if
// the server said enough to tell whether the file is still the same.
func Get(ctx context.Context, o Options) (Fetched, error) {
	return standard.get(ctx, o)
}

// standard has the bounds for real networks. There is none on the whole: a large
// archive on a slow line takes as long as it takes.
var standard = client{
	connect:  15 * time.Second,
	header:   60 * time.Second, // GitHub makes an archive when it is asked for it
	idle:     60 * time.Second,
	maxBytes: 2 << 30, // the largest documentation sites, with their pictures
	proxy:    systemProxy,
}

func (c *client) get(ctx context.Context, o Options) (Fetched, error) {
	address, err := Normal(o.URL)
	if err != nil {
		return Fetched{}, err
	}
	target, err := url.Parse(address)
	if err != nil {
		return Fetched{}, faq.Wrap(err, faq.CodeAddress, o.URL)
	}
	p, err := openPartial(o.Folder, address)
	if err != nil {
		return Fetched{}, fileError(err)
	}
	defer p.close()
	f, err := c.download(ctx, target, p, o)
	if errors.Is(err, errStale) {
		if err := p.clear(); err != nil {
			return Fetched{}, fileError(err)
		}
		f, err = c.download(ctx, target, p, o)
	}
	return f, err
}

// errStale says that the partial file is of no use: the server has another
// version, or cannot continue.
var errStale = errors.New("the partial download cannot be continued")

// download asks for what is missing in p, and finishes it.
func (c *client) download(ctx context.Context, target *url.URL, p *partial, o Options) (Fetched, error) {
	caller := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	request := (&http.Request{Method: http.MethodGet, URL: target, Header: requestHeader(o.Known, p)}).WithContext(ctx)
	transport, web := c.web()
	defer transport.CloseIdleConnections()
	response, err := web.Do(request)
	if err != nil {
		return Fetched{}, requestError(caller, err, target)
	}
	defer response.Body.Close()

	f := Fetched{Validators: validators(response.Header)}
	switch status := response.StatusCode; {
	case status == http.StatusNotModified && !o.Known.IsZero():
		f.NotModified = true
		if f.Validators.IsZero() {
			f.Validators = o.Known
		}
		return f, fileError(p.clear())
	case status == http.StatusOK:
		if err := p.clear(); err != nil {
			return Fetched{}, fileError(err)
		}
	case p.size > 0 && (status == http.StatusRequestedRangeNotSatisfiable ||
		status == http.StatusPartialContent && !continues(response.Header, p)):
		return Fetched{}, errStale
	case status == http.StatusPartialContent && p.size > 0:
	default:
		return Fetched{}, statusError(response.Status, status, target)
	}
	if err := c.receive(cancel, response, p, f.Validators, o.Progress); err != nil {
		return Fetched{}, bodyError(caller, ctx, err, target)
	}
	if f.Path, err = p.finish(); err != nil {
		return Fetched{}, fileError(err)
	}
	f.Name = fileName(response.Header, response.Request.URL, target)
	f.MIME = response.Header.Get("Content-Type")
	return f, nil
}

func requestHeader(known faq.Validators, p *partial) http.Header {
	h := http.Header{}
	h.Set("User-Agent", "Kotae (offline FAQ reader)")
	h.Set("Accept", "*/*")
	// Ranges count bytes as they are sent; archives do not get smaller anyway.
	h.Set("Accept-Encoding", "identity")
	if known.ETag != "" {
		h.Set("If-None-Match", known.ETag)
	} else if known.LastModified != "" {
		h.Set("If-Modified-Since", known.LastModified)
	}
	if p.size > 0 {
		h.Set("Range", fmt.Sprintf("bytes=%d-", p.size))
		h.Set("If-Range", rangeCondition(p.validators))
	}
	return h
}

func validators(h http.Header) faq.Validators {
	return faq.Validators{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
}

// rangeCondition is the validator under which a download may be continued: a
// strong ETag, else the date; "" for neither (RFC 9110, 13.1.5).
func rangeCondition(v faq.Validators) string {
	if v.ETag != "" && !strings.HasPrefix(v.ETag, "W/") {
		return v.ETag
	}
	return v.LastModified
}

// continues reports whether the answer holds what p lacks of the same version. An
// answer of part of a file names its ETag, but need not name its date (RFC 9110,
// 15.3.7).
func continues(h http.Header, p *partial) bool {
	unit, ranges, _ := strings.Cut(h.Get("Content-Range"), " ")
	first, _, _ := strings.Cut(ranges, "-")
	v := validators(h)
	return unit == "bytes" && first == strconv.FormatInt(p.size, 10) && h.Get("Content-Encoding") == "" &&
		v.ETag == p.validators.ETag &&
		(v.LastModified == "" || v.LastModified == p.validators.LastModified)
}

// receive appends the body to p. The size is bounded by what comes out of the
// body, not by what the server announces.
func (c *client) receive(cancel context.CancelCauseFunc, response *http.Response,
	p *partial, v faq.Validators, progress func(done, total int64)) error {
	total := int64(-1)
	if response.ContentLength >= 0 {
		total = p.size + response.ContentLength
	}
	if total > c.maxBytes {
		return c.tooLarge(total, p)
	}
	watch := time.AfterFunc(c.idle, func() { cancel(errIdle) })
	defer watch.Stop()
	var body io.Reader = readerFunc(func(b []byte) (int, error) {
		n, err := response.Body.Read(b)
		watch.Reset(c.idle)
		return n, err
	})
	switch encoding := response.Header.Get("Content-Encoding"); strings.ToLower(encoding) {
	case "", "identity":
		if err := p.begin(v); err != nil {
			return fileError(err)
		}
	case "gzip", "x-gzip": // without being asked
		unzipped, err := gzip.NewReader(body)
		if err != nil {
			return err
		}
		body, total = unzipped, -1
	default:
		return faq.Errorf(faq.CodeServer, response.Request.URL.Host, encoding)
	}
	buffer := make([]byte, 64<<10)
	for {
		n, err := body.Read(buffer)
		if p.size+int64(n) > c.maxBytes {
			return c.tooLarge(p.size+int64(n), p)
		}
		if err := p.write(buffer[:n]); err != nil {
			return fileError(err)
		}
		if n > 0 && progress != nil {
			progress(p.size, total)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func (c *client) tooLarge(size int64, p *partial) error {
	if err := p.clear(); err != nil {
		return fileError(err)
	}
	return faq.Errorf(faq.CodeTooLarge, megabytes(size), megabytes(c.maxBytes))
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// fileError gives an error of the file system its code; nil stays nil.
func fileError(err error) error {
	switch place, ok := errors.AsType[*fs.PathError](err); {
	case err == nil:
		return nil
	case faq.IsDiskFull(err):
		return faq.Wrap(err, faq.CodeDiskFull)
	case ok && errors.Is(err, fs.ErrPermission):
		return faq.Wrap(err, faq.CodeReadOnly, place.Path)
	}
	return faq.Wrap(err, faq.CodeUnreadable, err)
}
