package importer

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kotae/backend/faq"
)

// An archive is not unpacked into a folder. It is gone through once, from start
// to end; what Kotae could use is written, uncompressed and under names that were
// checked, into another archive, a temporary zip, whose reader then is the file
// system of the source:
//
//	faq.zip ─┐            name, type, duplicates
//	faq.tgz ─┼→ entry ─→  size, sum, ratio        ─→ stored zip ─→ fs.FS
//	faq.tar ─┘            checksum
//
// So no name out of an archive ever reaches the file system of the machine:
// nothing can be a device, be too long, lead out, or be written through a link;
// one file is to be removed, not thousands; zip and tar differ in how entries are
// listed only; and pages, which are read twice, cost no second decompression.

// isArchive reports whether the file at location is an archive, by its name, or
// by its content when the name says nothing.
func isArchive(location string) bool {
	switch strings.ToLower(filepath.Ext(location)) {
	case ".zip", ".tar", ".tgz":
		return true
	case ".gz":
		return strings.HasSuffix(strings.ToLower(location), ".tar.gz")
	case "":
		return holdsArchive(location)
	}
	return false
}

// holdsArchive reports whether the content of the file at location is an archive.
func holdsArchive(location string) bool {
	f, err := os.Open(location)
	if err != nil {
		return false
	}
	defer f.Close()
	return archiveFormat(f) != ""
}

// archiveTitle is the name of an archive without what says that it is one.
func archiveTitle(location string) string {
	base := filepath.Base(location)
	title := strings.TrimSuffix(base, filepath.Ext(base))
	if strings.EqualFold(filepath.Ext(title), ".tar") {
		title = strings.TrimSuffix(title, filepath.Ext(title))
	}
	return title
}

// The formats of archives.
const (
	formatZip   = "zip"
	formatTar   = "tar"
	formatTarGz = "tar.gz"
)

// archiveFormat tells the format by the content, or gives "".
func archiveFormat(r io.ReaderAt) string {
	start := func() io.Reader { return io.NewSectionReader(r, 0, 64<<10) } // far more than a head takes
	magic := make([]byte, 4)
	n, _ := r.ReadAt(magic, 0)
	switch string(magic[:n]) {
	case "PK\x03\x04", "PK\x05\x06": // with entries, and without
		return formatZip
	}
	if strings.HasPrefix(string(magic[:n]), "\x1f\x8b") {
		if z, err := gzip.NewReader(start()); err == nil && isTar(z) {
			return formatTarGz
		}
		return ""
	}
	if isTar(start()) {
		return formatTar
	}
	return ""
}

func isTar(r io.Reader) bool {
	_, err := tar.NewReader(r).Next()
	return err == nil
}

// archiveLimits bound what one archive may give. The repositories of large
// documentation sites have some ten thousand files and up to two gigabytes of
// pictures; text is compressed to a tenth, tables to a fiftieth at most.
var archiveLimits = limits{
	entries:   300_000,
	directory: 32 << 20,
	total:     4 << 30,
	ratio:     100,
	free:      64 << 20,
}

type limits struct {
	// entries bounds the entries of all types, and directory the bytes that a
	// zip lists them with: the list is held in memory, in about five times its
	// size.
	entries, directory int64
	// total and ratio bound the bytes that come out of the archive, used or
	// not; ratio is how many times the archive's own size they may be. Up to
	// free bytes of them are never too many: that is unpacked within a second.
	total, ratio, free int64
}

// budget is how many bytes may come out of an archive of the given size.
func (l limits) budget(size int64) int64 {
	return min(l.total, max(l.free, size*l.ratio))
}

// mountArchive opens what is usable of the archive in the file name, for a
// source at location.
func mountArchive(ctx context.Context, name, location string) (mounted, error) {
	f, err := os.Open(name)
	if err != nil {
		return mounted{}, locationError(err, location)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return mounted{}, locationError(err, location)
	}
	stored, err := os.CreateTemp("", "kotae-*.zip") // mode 0600
	if err != nil {
		return mounted{}, temporaryError(err)
	}
	temporary := temporaryFile{stored}
	m, err := unpack(ctx, f, info.Size(), stored, archiveLimits)
	if err != nil {
		temporary.Close()
		return mounted{}, err
	}
	m.Closer = temporary
	return m, nil
}

// A temporaryFile is removed when it is closed.
type temporaryFile struct{ *os.File }

func (f temporaryFile) Close() error {
	return errors.Join(f.File.Close(), os.Remove(f.Name()))
}

// temporaryError is the reason why the temporary file could not be written.
func temporaryError(err error) error {
	if faq.IsDiskFull(err) {
		return faq.Wrap(err, faq.CodeDiskFull)
	}
	return faq.Wrap(err, faq.CodeUnreadable, err)
}

// A storage holds the usable part of an archive while its source is read.
type storage interface {
	io.Writer
	io.ReaderAt
}

// unpack goes through the archive r of size bytes, writes what is usable to
// stored and opens that. The codes are CodeArchive, CodeInflated, CodeTooLarge for
// too many entries, CodeDiskFull, and any for ctx that ended.
func unpack(ctx context.Context, r io.ReaderAt, size int64, stored storage, l limits) (mounted, error) {
	u := &unpacker{
		ctx: ctx, limits: l, left: l.budget(size), size: size,
		taken: map[string]string{}, tops: map[string]bool{},
	}
	written := &countingWriter{w: stored}
	u.out = zip.NewWriter(written)
	var err error
	switch archiveFormat(r) {
	case formatZip:
		err = u.unpackZip(r)
	case formatTar:
		// A reader that can seek passes over what is not used.
		err = u.unpackTar(io.NewSectionReader(r, 0, size))
	case formatTarGz:
		err = u.unpackTarGz(bufio.NewReader(io.NewSectionReader(r, 0, size)))
	default:
		err = archiveError(errors.New("no zip, tar or tar.gz"))
	}
	if err != nil {
		return mounted{}, err
	}
	if err := u.out.Close(); err != nil {
		return mounted{}, temporaryError(err)
	}
	fsys, err := zip.NewReader(stored, written.n)
	if err != nil {
		return mounted{}, temporaryError(err)
	}
	m := mounted{FS: fsys, skipped: u.skipped}
	if top := u.top(); top != "" {
		if _, err := fs.Stat(fsys, top); err == nil { // something in it was usable
			if m.FS, err = fs.Sub(fsys, top); err != nil {
				return mounted{}, err
			}
		}
		for i := range m.skipped {
			m.skipped[i].Path = strings.TrimPrefix(m.skipped[i].Path, top+"/")
		}
	}
	return m, nil
}

// countingWriter counts what was written.
type countingWriter struct {
	w io.Writer
	n int64
}

func (c *countingWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// archiveError is the reason why an archive as a whole cannot be read.
func archiveError(err error) error {
	if _, ok := errors.AsType[*faq.Error](err); ok {
		return err
	}
	return faq.Wrap(err, faq.CodeArchive, err)
}

// isUsable reports whether a file, by its name, could be a page, a picture of one
// or the configuration of the site.
func isUsable(name string) bool {
	base := path.Base(name)
	return isContent(base) || isImageName(base) || base == "_config.yml" || base == "_config.yaml"
}
