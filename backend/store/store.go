package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	bolterrors "go.etcd.io/bbolt/errors"

	"kotae/backend/faq"
)

// A Store is an open library. Its methods may be called from several goroutines
// at once: any number of View beside one Update, further ones of which wait.
type Store struct {
	path     string
	options  Options
	readOnly bool

	writing      sync.Mutex // held by an Update and by Close; guards the fields below
	pagesChecked bool       // no page is both free and in use
	unsettled    bool       // committed since it was opened

	beginning sync.Mutex // held while a transaction begins; guards the fields below
	file      file
	closed    bool

	scanned sync.Map // names of the buckets whose missing keys are believed

	// harmed is the first damage that was seen. Reading goes on, so that what is
	// well can be saved; nothing is written any more.
	harmed atomic.Pointer[faq.Error]
	// stuck says that a panic left bbolt with its locks taken: waiting for them
	// would be for ever.
	stuck atomic.Bool
}

// Path is the path that the store was opened with.
func (s *Store) Path() string { return s.path }

// View calls fn with a transaction for reading. It returns the error of fn,
// except that any damage that fn met with is reported as faq.CodeDamaged.
//
// View must not be called within Update, nor Update within View: the one may
// wait for the other.
func (s *Store) View(fn func(*Tx) error) error {
	defer faultsPanic()()
	t, err := s.begin(false)
	if err != nil {
		return err
	}
	defer t.end()
	return t.verdict(fn(t))
}

// Update calls fn with a transaction for reading and writing, and commits it,
// on disk when Update returns nil. On an error of fn, which is returned, and on
// any other, nothing is changed: faq.CodeDiskFull, faq.CodeReadOnly, and
// faq.CodeDamaged, also when damage was seen in an earlier transaction.
func (s *Store) Update(fn func(*Tx) error) error {
	defer faultsPanic()()
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.checkPages(); err != nil {
		return err
	}
	t, err := s.begin(true)
	if err != nil {
		return err
	}
	defer t.end()
	if err := t.verdict(fn(t)); err != nil {
		return err
	}
	return t.commit()
}

// checkPages makes sure, before the first write, that the list of free pages
// names none that is in use: a commit would overwrite it.
func (s *Store) checkPages() error {
	if s.readOnly {
		return faq.Errorf(faq.CodeReadOnly, s.path)
	}
	if err := s.harmed.Load(); err != nil {
		return err
	}
	if s.pagesChecked {
		return nil
	}
	s.beginning.Lock()
	f := s.file
	s.beginning.Unlock()
	err := f.checkPages()
	if errors.Is(err, os.ErrClosed) {
		return errClosed
	}
	if err != nil {
		err := contentError(s.path, err)
		if damage, ok := errors.AsType[*faq.Error](err); ok {
			s.harmed.CompareAndSwap(nil, damage)
		}
		return err
	}
	s.pagesChecked = true
	return nil
}

func (s *Store) begin(writable bool) (t *Tx, err error) {
	s.beginning.Lock()
	defer s.beginning.Unlock()
	if s.closed {
		return nil, errClosed
	}
	if s.stuck.Load() {
		return nil, s.harmed.Load()
	}
	t = &Tx{store: s, buckets: map[string]*bucket{}}
	defer func() {
		if r := recover(); r != nil {
			s.stuck.Store(true)
			t, err = nil, t.damaged(fmt.Errorf("bbolt: %v", r))
		}
	}()
	t.bolt, err = s.file.bolt.Begin(writable)
	if errors.Is(err, bolterrors.ErrInvalidMapping) || errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		// On Windows a full disk takes the mapping away: the file is lengthened
		// by mapping more of it, and the old mapping is given up before that.
		// When it could not be opened again, bbolt says that it is closed.
		if err = s.reopen(); err == nil {
			t.bolt, err = s.file.bolt.Begin(writable)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("begin a transaction: %w", err)
	}
	return t, nil
}

// reopen opens the file again, with beginning held and no transaction open.
func (s *Store) reopen() error {
	_ = s.file.bolt.Close()
	again, err := openFile(s.path, !s.readOnly, s.options.Timeout)
	if err != nil {
		return openError(s.path, err, s.options.Now())
	}
	s.file = again
	return nil
}

// writeError gives the error of a commit its code.
func (s *Store) writeError(err error) error {
	coded := fileError(s.path, err)
	switch faq.CodeOf(coded) {
	case faq.CodeNoAccess:
		return faq.Wrap(err, faq.CodeReadOnly, s.path)
	case faq.CodeInternal:
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	return coded
}

// Backup writes a copy of the library as of now, which can be opened like it.
// Updates go on meanwhile. An error of w is returned, with faq.CodeDiskFull when
// it means that.
func (s *Store) Backup(w io.Writer) error {
	return s.View(func(t *Tx) error {
		// Not within guard: w is the caller's, and bbolt copies from the file,
		// not from mapped memory, so that damage can make no panic here.
		out := rememberingWriter{w: w}
		_, err := t.bolt.WriteTo(&out)
		if out.err != nil {
			err = out.err
		} else if errors.Is(err, io.EOF) {
			return t.damaged(errors.New("the file ends before its last page"))
		}
		return fileError(s.path, err)
	})
}

// A rememberingWriter keeps the error of its writer, of which bbolt passes on
// the text only.
type rememberingWriter struct {
	w   io.Writer
	err error
}

func (r *rememberingWriter) Write(p []byte) (n int, err error) {
	n, err = r.w.Write(p)
	r.err = err
	return n, err
}

// Close waits for the transactions, then closes the file and lets others have
// it. The store must not be used afterwards; closing again does nothing.
func (s *Store) Close() error {
	defer faultsPanic()()
	s.writing.Lock()
	defer s.writing.Unlock()
	s.settle()
	s.beginning.Lock()
	defer s.beginning.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if !s.readOnly {
		withdraw(s.path) // while the lock still keeps the next holder away
	}
	if s.stuck.Load() {
		s.file.abandon()
		return nil
	}
	if err := s.file.bolt.Close(); err != nil {
		return fmt.Errorf("close %s: %w", s.path, err)
	}
	return nil
}

// settle commits once more, without changes, after the last commit. A bbolt
// file begins with two meta pages, of the last transaction and the one before:
// so both now lead to the same content, and when one of them is damaged the
// other still has everything. That it fails is no loss.
func (s *Store) settle() {
	if !s.unsettled || s.harmed.Load() != nil {
		return
	}
	s.unsettled = false
	t, err := s.begin(true)
	if err != nil {
		return
	}
	defer t.end()
	_ = t.guard(t.bolt.Commit)
}

var errClosed = errors.New("store: the library is closed")
