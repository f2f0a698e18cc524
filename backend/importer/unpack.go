package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"kotae/backend/faq"
)

// An unpacker copies the usable entries of one archive. What it leaves out and a
// person would look for is in skipped; what does not look like content is passed
// over without a word, as in a folder.
type unpacker struct {
	ctx     context.Context
	limits  limits
	size    int64 // of the archive
	left    int64 // how many bytes may still come out of it
	entries int64
	out     *zip.Writer
	taken   map[string]string // folded paths of files and their folders; the path as first seen, with "/" behind folders
	tops    map[string]bool   // first folders of all files; "" for a file that lies in none
	skipped []faq.Problem
	content bytes.Buffer // of the present entry
}

// An entry is one of an archive, as the archive describes it.
type entry struct {
	name      string      // as written
	mode      fs.FileMode // its type
	hardLink  bool
	encrypted bool
	size      int64 // claimed
}

func (u *unpacker) skip(name string, reason *faq.Error) {
	u.skipped = append(u.skipped, faq.Problem{Path: name, Err: reason})
}

// use gives the path under which an entry is to be kept. ok is false when it is
// not, and if there is anything to say about that it was reported. The error is
// CodeTooLarge for more entries than there may be, or that ctx ended.
func (u *unpacker) use(e entry) (name string, ok bool, err error) {
	if err := u.ctx.Err(); err != nil {
		return "", false, err
	}
	if u.entries++; u.entries > u.limits.entries {
		return "", false, faq.Errorf(faq.CodeTooLarge, u.entries, u.limits.entries)
	}
	name, reason := entryName(e.name)
	usable := isUsable(name)
	isLink := e.mode&fs.ModeSymlink != 0 || e.hardLink
	switch {
	case name == "." || e.mode.IsDir() && reason == nil:
		return "", false, nil
	case isHiddenPath(name):
		return "", false, nil
	case reason != nil:
		// The end of such a name may be meant to hide what it is.
		base, _, _ := strings.Cut(path.Base(name), ":")
		if usable || isUsable(strings.TrimRight(base, ". ")) {
			u.skip(name, reason)
		}
		return "", false, nil
	}
	first, _, inFolder := strings.Cut(name, "/")
	if !inFolder {
		first = ""
	}
	u.tops[first] = true
	switch {
	case isLink && (usable || path.Ext(name) == ""): // a page, or perhaps a folder of them
		u.skip(name, faq.Errorf(faq.CodeSymlink))
	case isLink || !usable:
	case !e.mode.IsRegular():
		u.skip(name, faq.Errorf(faq.CodeUnreadable, e.mode.Type().String()))
	case e.encrypted:
		u.skip(name, faq.Errorf(faq.CodeEncrypted))
	case e.size > maxBytes(name):
		u.skip(name, entryTooLarge(name, e.size))
	case u.isTaken(name):
	default:
		return name, true, nil
	}
	return "", false, nil
}

// isTaken reports, and says in skipped, that name means the same file as one
// before it, or has a file for a folder, where upper and lower case are one.
func (u *unpacker) isTaken(name string) bool {
	if earlier, ok := u.taken[foldName(name)]; ok {
		u.skip(name, faq.Errorf(faq.CodeDuplicate, earlier))
		return true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		earlier, ok := u.taken[foldName(dir)]
		if ok && strings.HasSuffix(earlier, "/") {
			break // and so are the folders around it
		}
		if ok {
			u.skip(name, faq.Errorf(faq.CodeDuplicate, earlier))
			return true
		}
	}
	for dir := path.Dir(name); dir != "." && u.taken[foldName(dir)] == ""; dir = path.Dir(dir) {
		u.taken[foldName(dir)] = dir + "/"
	}
	u.taken[foldName(name)] = name
	return false
}

// add keeps the entry that use gave name, reading it from r, which has to be
// counted. The error ends the unpacking: CodeInflated, CodeDiskFull, or that ctx
// ended.
func (u *unpacker) add(name string, e entry, r io.Reader) error {
	limit := maxBytes(name)
	u.content.Reset()
	n, err := u.content.ReadFrom(io.LimitReader(r, limit+1))
	switch {
	case isFatal(err):
		return err
	case err != nil:
		u.skip(name, faq.Wrap(err, faq.CodeUnreadable, err))
		return nil
	case n > limit:
		u.skip(name, entryTooLarge(name, e.size))
		return nil
	}
	w, err := u.out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = w.Write(u.content.Bytes())
	}
	if err != nil {
		return temporaryError(err)
	}
	return nil
}

// counted is r within the budget of the archive.
func (u *unpacker) counted(r io.Reader) io.Reader { return &countedReader{u, r, &u.left} }

type countedReader struct {
	u    *unpacker
	r    io.Reader
	left *int64
}

func (c *countedReader) Read(p []byte) (int, error) {
	if err := c.u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if *c.left -= int64(n); *c.left < 0 {
		return 0, faq.Errorf(faq.CodeInflated, megabytes(c.u.limits.budget(c.u.size)))
	}
	return n, err
}

// isFatal reports whether err, from reading an entry, concerns all of them.
func isFatal(err error) bool {
	_, coded := errors.AsType[*faq.Error](err)
	return coded || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// top is the folder that all files of the archive lie in, as GitHub makes
// archives, or "".
func (u *unpacker) top() string {
	if len(u.tops) != 1 {
		return ""
	}
	for top := range u.tops {
		return top
	}
	return ""
}

func isHiddenPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part != ".." && isHidden(part) {
			return true
		}
	}
	return false
}

// maxBytes bounds a file, by what its name says that it is.
func maxBytes(name string) int64 {
	if isImageName(name) {
		return maxImageBytes
	}
	return maxPageBytes
}

// entryTooLarge is the reason for an entry that is over its bound, whether the
// size that it claims says so or not.
func entryTooLarge(name string, claimed int64) *faq.Error {
	limit := maxBytes(name)
	return tooLarge(max(claimed, limit+1), limit)
}
