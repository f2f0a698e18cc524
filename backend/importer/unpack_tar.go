package importer

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
)

// unpackTarGz copies a compressed tar. Everything in it has to be decompressed,
// used or not, and counts.
func (u *unpacker) unpackTarGz(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return archiveError(err)
	}
	passed := u.left
	stream := &countedReader{u, z, &passed}
	if err := u.unpackTar(stream); err != nil {
		return err
	}
	// The checksum stands at the end, behind the padding.
	if _, err := io.Copy(io.Discard, stream); err != nil {
		return u.tarError(err)
	}
	return nil
}

// unpackTar copies a tar. One that ends too early is refused as a whole: what is
// missing would look as if it had been taken out.
func (u *unpacker) unpackTar(r io.Reader) error {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) { // names are checked one by one
			return u.tarError(err)
		}
		e := entry{name: h.Name, mode: h.FileInfo().Mode(), hardLink: h.Typeflag == tar.TypeLink, size: h.Size}
		switch h.Typeflag {
		case tar.TypeReg, tar.TypeGNUSparse, tar.TypeDir, tar.TypeSymlink, tar.TypeLink,
			tar.TypeChar, tar.TypeBlock, tar.TypeFifo:
		case tar.TypeXGlobalHeader: // remarks such as the commit
			continue
		default:
			e.mode = fs.ModeIrregular
		}
		name, ok, err := u.use(e)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		// Counted although the stream is: a sparse file is longer than its data.
		if err := u.add(name, e, u.counted(t)); err != nil {
			return err
		}
	}
}

// tarError is the reason why the rest of a tar cannot be read.
func (u *unpacker) tarError(err error) error {
	if isFatal(err) {
		return err
	}
	return archiveError(err)
}
