package library

import (
	"context"
	"os"
	"path/filepath"

	"kotae/backend/faq"
	"kotae/backend/fetch"
	"kotae/backend/importer"
)

// An origin is a location that can be read. Close it when that is done: what
// was downloaded is deleted then.
type origin struct {
	source     *importer.Source // nil when nothing has changed since
	location   string           // as in faq.Source.Location
	validators faq.Validators
	stamp      string // see importer.Stamp; "" when it is not known
	download   string // a file, or ""
}

func (o *origin) close() {
	if o.download != "" {
		os.Remove(o.download)
	}
}

// IsAddress reports whether a location is an address, not a path.
func IsAddress(location string) bool { return fetch.IsAddress(location) }

// CheckAddress gives CodeAddress for what Kotae does not fetch from.
func CheckAddress(address string) error {
	if !IsAddress(address) {
		return faq.Errorf(faq.CodeAddress, address)
	}
	_, err := normalLocation(address)
	return err
}

// addressKind gives the kind of a source behind an address.
func addressKind(address string) faq.Kind {
	if _, ok := fetch.GitHub(address); ok {
		return faq.KindGitHub
	}
	return faq.KindURL
}

// normalLocation gives a location in the form that faq.Source.Location has. It
// gives CodeAddress for an address that is not fetched.
func normalLocation(location string) (string, error) {
	switch {
	case location == faq.StarterLocation:
		return location, nil
	case location == "": // it would be the folder that the program runs in
		return "", faq.Errorf(faq.CodeNotFound, `""`)
	case IsAddress(location):
		if repository, ok := fetch.GitHub(location); ok {
			return repository.Location(), nil
		}
		return fetch.Normal(location)
	}
	absolute, err := filepath.Abs(location)
	if err != nil {
		return "", faq.Wrap(err, faq.CodeNotFound, location)
	}
	return absolute, nil
}

// open makes a location ready for reading. What lies behind an address is
// downloaded, unless it is the version that known, which may be nil, says that
// the library has.
func (l *Library) open(ctx context.Context, location string, known *faq.Source, o ImportOptions) (origin, error) {
	location, err := normalLocation(location)
	if err != nil {
		return origin{}, err
	}
	from := origin{location: location}
	switch {
	case location == faq.StarterLocation:
		from.source = importer.OpenFS(l.starter, location, "Kotae")
	case IsAddress(location):
		err = l.download(ctx, &from, known, o)
	default:
		// Before it is read: what changes meanwhile is read again the next time.
		from.stamp, _ = importer.Stamp(ctx, location)
		from.source, err = importer.Open(location)
	}
	return from, err
}

// download fetches what lies behind the address of an origin.
func (l *Library) download(ctx context.Context, from *origin, known *faq.Source, o ImportOptions) error {
	options := fetch.Options{URL: from.location, Folder: filepath.Join(filepath.Dir(l.Path()), "downloads")}
	if known != nil && !known.Removed {
		options.Known = known.Validators
	}
	if o.Progress != nil {
		title := l.newReport(from.location).Title
		options.Progress = func(done, total int64) {
			o.Progress(Progress{Title: title, Bytes: done, TotalBytes: max(total, 0)})
		}
	}
	get := fetch.Get
	if repository, ok := fetch.GitHub(from.location); ok {
		get = repository.Get
	}
	f, err := get(ctx, options)
	if err != nil {
		return err
	}
	from.validators, from.download = f.Validators, f.Path
	if f.NotModified {
		return nil
	}
	from.source, err = importer.OpenDownload(importer.Download{
		Kind: addressKind(from.location), Location: from.location, File: f.Path, Name: f.Name, MIME: f.MIME, Below: f.Below, Base: f.Base,
	})
	if err != nil {
		from.close()
	}
	return err
}
