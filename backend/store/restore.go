package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kotae/backend/faq"
)

// Restore makes a copy of the library in the file from the library at path. The
// present library, if there is one, is kept under another name, which is given.
// The copy is brought up to date and verified before anything is changed: one
// that is not intact gives faq.CodeBadBackup, and one of a newer program
// faq.CodeNewer.
func Restore(from, path string, o Options) (aside string, err error) {
	o = o.withDefaults()
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fileError(folder, err)
	}
	// In a folder of its own, since bringing it up to date makes a copy, too.
	work, err := os.MkdirTemp(folder, "kotae-restore-*")
	if err != nil {
		return "", fileError(folder, err)
	}
	defer os.RemoveAll(work)
	candidate := filepath.Join(work, filepath.Base(path))
	if err := copyFile(from, candidate); err != nil {
		return "", err
	}
	if err := prove(candidate, o); err != nil {
		if code := faq.CodeOf(err); code == faq.CodeNewer || code == faq.CodeDiskFull {
			return "", err
		}
		return "", faq.Wrap(err, faq.CodeBadBackup, from)
	}
	if aside, err = setAside(path, "replaced", o.Now()); err != nil && faq.CodeOf(err) != faq.CodeNoLibrary {
		return "", err
	}
	if err := os.Rename(candidate, path); err != nil {
		if aside != "" {
			err = errors.Join(err, os.Rename(aside, path)) // as it was
		}
		return "", fileError(path, err)
	}
	syncFolder(folder)
	return aside, nil
}

// prove opens a library, which brings it up to date, and verifies it.
func prove(path string, o Options) error {
	o.MustExist = true
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return errors.Join(err, errors.New("the file is empty"))
	}
	s, err := Open(path, o)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	findings, err := Verify(path, o)
	if err == nil && len(findings.Problems) > 0 {
		err = errors.New(findings.Problems[0])
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return faq.Wrap(err, faq.CodeNotFound, from)
		}
		return faq.Wrap(err, faq.CodeNoAccess, from)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fileError(to, err)
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return fileError(to, fmt.Errorf("copy %s: %w", from, err))
	}
	return nil
}
