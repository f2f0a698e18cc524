package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kotae/backend/faq"
)

// Options are those of Open and Verify. The zero value is usable.
type Options struct {
	Timeout time.Duration    // waiting for another process to close the library; 0: one second
	Now     func() time.Time // nil: time.Now
	// Holder is the program's name for the one who finds the library in use,
	// such as "Kotae window"; "": "Kotae".
	Holder    string
	MustExist bool // faq.CodeNoLibrary where Open would create a library
	// Check, which Verify calls, runs CheckStructure in another process, with a
	// limit of time; nil leaves it out.
	Check func(path string) (problems []string, err error)
}

func (o Options) withDefaults() Options {
	if o.Timeout == 0 {
		o.Timeout = time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Holder == "" {
		o.Holder = "Kotae"
	}
	return o
}

// Open opens the library at path, after creating it, and its folder, where there
// is none. A file that can be read but not written is opened for reading, and
// Update then reports faq.CodeReadOnly.
//
// The errors are faq.CodeLocked, with who holds it; faq.CodeDamaged, the file
// being left as it is; faq.CodeNewer, likewise; faq.CodeNoLibrary,
// faq.CodeNoAccess, faq.CodeReadOnly and faq.CodeDiskFull.
func Open(path string, o Options) (*Store, error) {
	return open(path, o.withDefaults(), migrations)
}

func open(path string, o Options, steps []migration) (*Store, error) {
	if err := ensure(path, o, steps); err != nil {
		return nil, err
	}
	s, err := openForReading(path, o, steps)
	if err != nil {
		return nil, err
	}
	if !writable(path) {
		if err := s.requireSchema(steps); err != nil {
			_ = s.Close()
			return nil, err
		}
		return s, nil
	}
	// Nothing was written so far, and a damaged file never gets further: opening
	// for writing changes the file's length on Windows.
	if err := s.Close(); err != nil {
		return nil, err
	}
	return openForWriting(path, o, steps)
}

// ensure creates the library where there is none.
func ensure(path string, o Options, steps []migration) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.Mode().IsRegular():
		return nil
	case err == nil:
		return faq.Errorf(faq.CodeNoAccess, path)
	case !errors.Is(err, os.ErrNotExist):
		return fileError(path, err)
	case o.MustExist:
		return faq.Errorf(faq.CodeNoLibrary, path)
	}
	if err := create(path, o, steps); err != nil {
		return fileError(path, fmt.Errorf("create %s: %w", path, err))
	}
	return nil
}

// create makes the library under another name, and gives it its own when it is
// complete: no process ever sees a library that is empty or half a file, unless
// it was damaged.
func create(path string, o Options, steps []migration) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(folder, "kotae-new-*.tmp") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if err := temporary.Close(); err != nil {
		return err
	}
	f, err := openFile(temporary.Name(), true, o.Timeout)
	if err != nil {
		return err
	}
	s := &Store{path: temporary.Name(), options: o, file: f}
	err = s.migrate(steps)
	if closing := s.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return publish(temporary.Name(), path)
}

// openForReading opens an existing library that turns out to be sound, as far
// as can be seen at once, and of a schema that this program knows.
func openForReading(path string, o Options, steps []migration) (*Store, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err, o.Now())
	}
	if info.Size() == 0 { // create never leaves one; bbolt would take it for new
		return nil, damaged(path, errors.New("the file is empty"))
	}
	f, err := openFile(path, false, o.Timeout)
	if err != nil {
		return nil, openError(path, err, o.Now())
	}
	s := &Store{path: path, options: o, file: f, readOnly: true}
	if err := s.inspect(steps); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// inspect checks how the pages hang together, and the schema.
func (s *Store) inspect(steps []migration) error {
	pages, err := s.file.pages()
	if err != nil {
		return contentError(s.path, err)
	}
	has, err := s.schema()
	if err != nil {
		return err
	}
	if knows := steps[len(steps)-1].version; has > knows {
		return faq.Errorf(faq.CodeNewer, has, knows)
	}
	if pages.whole {
		return nil
	}
	// One meta page is damaged, or a commit was torn, and the other leads to
	// what was there before, if its pages are all still there.
	if err := pages.checkRest(); err != nil {
		return contentError(s.path, err)
	}
	findings, err := s.verify()
	if err == nil && len(findings.Problems) > 0 {
		err = damaged(s.path, errors.New(strings.Join(findings.Problems, "; ")))
	}
	return err
}

func openForWriting(path string, o Options, steps []migration) (*Store, error) {
	f, err := openFile(path, true, o.Timeout)
	if err != nil {
		return nil, openError(path, err, o.Now())
	}
	announce(path, o.Holder, o.Now())
	s := &Store{path: path, options: o, file: f}
	if err := s.upgrade(steps); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// writable asks the system, which alone knows what permissions and media allow.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}
