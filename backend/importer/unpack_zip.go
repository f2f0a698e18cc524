package importer

import (
	"archive/zip"
	"cmp"
	"errors"
	"io"
	"slices"

	"kotae/backend/faq"
)

// unpackZip copies a zip. Which entries are used is decided in the order of its
// directory, so that of two with one name the first one stays; they are read in
// the order of their data, so that entries that share data are seen:
//
//	directory  a.md  b.md  c.md
//	data       [local head of a [local head of b … end of b] … end of a] [c]
//
// Sharing makes a small file endlessly large, and no program writes such a zip.
func (u *unpacker) unpackZip(r io.ReaderAt) error {
	listing := &countedReaderAt{r: r, left: u.limits.directory}
	z, err := zip.NewReader(listing, u.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are checked one by one
		return archiveError(err)
	}
	listing.left = -1
	type place struct {
		file       *zip.File
		entry      entry
		name       string
		start, end int64 // of the compressed data
	}
	var places []place
	for _, f := range z.File {
		e := entry{
			name: f.Name, mode: f.Mode(), size: int64(min(f.UncompressedSize64, 1<<62)),
			encrypted: f.Flags&1 != 0,
		}
		name, ok, err := u.use(e)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		start, err := f.DataOffset()
		if err != nil {
			u.skip(name, faq.Wrap(err, faq.CodeUnreadable, err))
			continue
		}
		length := int64(min(f.CompressedSize64, uint64(u.size)))
		places = append(places, place{f, e, name, start, start + length})
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.start, b.start) })
	end := int64(0)
	for _, p := range places {
		if p.start < end {
			u.skip(p.name, faq.Errorf(faq.CodeUnreadable, faq.Sentence{
				JA: "ほかのファイルと重なっています。", EN: "it overlaps another file of the archive.",
			}))
			continue
		}
		end = p.end
		content, err := p.file.Open()
		if err != nil {
			u.skip(p.name, faq.Wrap(err, faq.CodeUnreadable, err))
			continue
		}
		err = u.add(p.name, p.entry, u.counted(content))
		content.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// countedReaderAt reads at most left bytes in all; any number when left is
// negative. The directory of a zip says itself how long it is, and may lie.
type countedReaderAt struct {
	r    io.ReaderAt
	left int64
}

func (c *countedReaderAt) ReadAt(p []byte, offset int64) (int, error) {
	if c.left < 0 {
		return c.r.ReadAt(p, offset)
	}
	if int64(len(p)) > c.left {
		return 0, faq.Errorf(faq.CodeArchive, faq.Sentence{
			JA: "ファイルの一覧が長すぎます。", EN: "its list of files is too long.",
		})
	}
	n, err := c.r.ReadAt(p, offset)
	c.left -= int64(n)
	return n, err
}
