package importer

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kotae/backend/faq"
)

// A Source is a place to read from. It holds nothing open between reads; it may
// be read several times, and by several goroutines.
type Source struct {
	kind     faq.Kind
	location string
	title    string
	file     string // name of the only page, for a source that is one file
	below    string // only this folder or file of it is read; "" = all
	address  address
	mount    func(context.Context) (mounted, error)
}

// A mounted source is open for one reading.
type mounted struct {
	fs.FS
	io.Closer
	skipped []faq.Problem // what is not in FS, and why
}

// Open finds the file, folder or archive at location, a path of the operating
// system. It gives CodeNotFound, CodeNoAccess, or CodeUnsupported for a file that
// is neither an archive nor of one of the types in formats. A link given as
// location is followed; links inside a folder or an archive are not.
func Open(location string) (*Source, error) {
	location, err := filepath.Abs(location)
	if err != nil {
		return nil, faq.Wrap(err, faq.CodeNotFound, location)
	}
	info, err := os.Stat(location)
	if err != nil {
		return nil, locationError(err, location)
	}
	if info.IsDir() {
		return &Source{
			kind: faq.KindFolder, location: location, title: filepath.Base(location),
			mount: func(context.Context) (mounted, error) { return mountFolder(location, location) },
		}, nil
	}
	switch {
	case info.Mode().IsRegular() && isContent(location):
	case info.Mode().IsRegular() && isArchive(location):
		return &Source{
			kind: faq.KindArchive, location: location, title: archiveTitle(location),
			mount: func(ctx context.Context) (mounted, error) { return mountArchive(ctx, location, location) },
		}, nil
	default:
		return nil, faq.Errorf(faq.CodeUnsupported)
	}
	// The folder of the real file is opened, so that its images are found and
	// nothing beside or below it is out of bounds.
	real, err := filepath.EvalSymlinks(location)
	if err != nil {
		real = location // some network drives cannot be resolved, and need not be
	}
	return &Source{
		kind: faq.KindFile, location: location, title: filepath.Base(location),
		file:  filepath.Base(real),
		mount: func(context.Context) (mounted, error) { return mountFolder(filepath.Dir(real), location) },
	}, nil
}

// OpenFS gives a source out of fsys, such as the FAQs that the program brings
// along, under a location and a title of the caller's choice.
func OpenFS(fsys fs.FS, location, title string) *Source {
	kind := faq.KindFolder
	if location == faq.StarterLocation {
		kind = faq.KindStarter
	}
	return &Source{
		kind: kind, location: location, title: title,
		mount: func(context.Context) (mounted, error) { return mounted{FS: fsys, Closer: io.NopCloser(nil)}, nil },
	}
}

// Kind says what the source is.
func (s *Source) Kind() faq.Kind { return s.kind }

// Location is the absolute path, cleaned, or what OpenFS or OpenDownload was
// given.
func (s *Source) Location() string { return s.location }

// mountFolder opens dir such that no name, however it is written, leads out of it.
func mountFolder(dir, location string) (mounted, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return mounted{}, locationError(err, location)
	}
	return mounted{FS: root.FS(), Closer: root}, nil
}

func locationError(err error, location string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return faq.Wrap(err, faq.CodeNotFound, location)
	case errors.Is(err, fs.ErrPermission):
		return faq.Wrap(err, faq.CodeNoAccess, location)
	}
	return faq.Wrap(err, faq.CodeUnreadable, err)
}

// fileError is the reason why a file inside the source could not be read.
func fileError(err error, path string) *faq.Error {
	if e, ok := errors.AsType[*faq.Error](err); ok {
		return e
	}
	if errors.Is(err, fs.ErrPermission) {
		return faq.Wrap(err, faq.CodeNoAccess, path)
	}
	return faq.Wrap(err, faq.CodeUnreadable, err)
}
