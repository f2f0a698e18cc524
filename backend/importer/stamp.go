package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kotae/backend/faq"
)

// Stamp gives a digest over what [Source.Read] would look at in the source at
// location: the paths, sizes and times of change of pages, pictures and the
// site's configuration; of an archive and of a single page only their own. While
// it stays the same, the source need not be read. It is "" for what is no place
// in the file system: addresses and the starter FAQs.
//
// No file is opened. The codes are CodeNotFound, CodeNoAccess and CodeCancelled.
func Stamp(ctx context.Context, location string) (string, error) {
	if location == faq.StarterLocation || strings.Contains(location, "://") {
		return "", nil
	}
	info, err := os.Stat(location)
	if err != nil {
		return "", locationError(err, location)
	}
	digest := sha256.New()
	if !info.IsDir() {
		stampFile(digest, filepath.Base(location), info)
	} else if err := stampFolder(ctx, digest, location); err != nil {
		if ctx.Err() != nil {
			return "", faq.Wrap(ctx.Err(), faq.CodeCancelled)
		}
		return "", err
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

func stampFolder(ctx context.Context, digest io.Writer, location string) error {
	m, err := mountFolder(location, location)
	if err != nil {
		return err
	}
	defer m.Close()
	err = fs.WalkDir(m, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && name == ".":
			return err
		case err != nil: // it may be readable next time
			fmt.Fprintf(digest, "%q unreadable\n", name)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case name == ".":
		case isHidden(path.Base(name)):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && isUsable(name):
			info, err := d.Info()
			if err != nil { // it went away meanwhile
				return nil
			}
			stampFile(digest, name, info)
		}
		return nil
	})
	if err != nil {
		return walkError(err, location)
	}
	return nil
}

func stampFile(digest io.Writer, name string, info fs.FileInfo) {
	fmt.Fprintf(digest, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
}
