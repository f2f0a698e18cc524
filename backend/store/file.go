package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
)

// pageBytes is the page size of new libraries; left to bbolt it would be that of
// the operating system. A page holds whole values or a value takes whole pages,
// and answers have 0.2 to 4 kB: measured with 10,000 of them, the file is 1.66
// times as large as the text with pages of 4 KiB, 1.48 with 8, 1.37 with 16. A
// commit of one mark writes five pages, which speaks against the largest.
const pageBytes = 8 << 10

// growBytes is how much longer than necessary a file is made that must grow, so
// that not every commit has to lengthen it. bbolt's own 16 MiB would be half of
// a usual library. Windows does as it likes: it doubles the file.
const growBytes = 1 << 20

// A file is the library file as bbolt has it open, and locked: for reading
// together with others, for writing alone.
type file struct {
	bolt *bbolt.DB
	os   *os.File // bbolt's own
}

// openFile opens an existing file. The options that are not named here keep
// bbolt's safe defaults: every commit is synced, and so is the list of free
// pages.
func openFile(path string, writable bool, timeout time.Duration) (f file, err error) {
	defer faultsPanic()()
	defer func() {
		if r := recover(); r != nil {
			f.abandon()
			err = damaged(path, fmt.Errorf("bbolt cannot open it: %v", r))
		}
	}()
	f.bolt, err = bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout:      timeout,
		ReadOnly:     !writable,
		PageSize:     pageBytes, // of a file that is still empty
		NoStatistics: true,
		OpenFile: func(path string, flag int, mode os.FileMode) (opened *os.File, err error) {
			f.os, err = os.OpenFile(path, flag&^os.O_CREATE, mode)
			return f.os, err
		},
	})
	if err == nil {
		f.bolt.AllocSize = growBytes
	}
	return f, err
}

// abandon gives up the lock of a file that bbolt cannot close any more, because
// a panic left it with its own locks taken. The mapped memory stays behind.
func (f file) abandon() {
	if f.os != nil {
		unlock(f.os)
		_ = f.os.Close()
	}
}

// pages maps the file's pages; nobody may be writing.
func (f file) pages() (*pageMap, error) {
	info, err := f.os.Stat()
	if err != nil {
		return nil, err
	}
	return readPages(f.os, info.Size())
}

// checkPages checks that every page is either in use, once, or free.
func (f file) checkPages() error {
	pages, err := f.pages()
	if err != nil {
		return err
	}
	return pages.checkRest()
}

// faultsPanic turns a fault in mapped memory (the file became shorter, the disk
// cannot be read) into a panic of this goroutine, which can be recovered, until
// the function that it returns is called.
func faultsPanic() (restore func()) {
	before := debug.SetPanicOnFault(true)
	return func() { debug.SetPanicOnFault(before) }
}

// publish gives a finished file its name, unless there is one of that name by
// then, which is left alone. Where the file system has no hard links (FAT, some
// network drives) there is a moment in which another process could come between.
func publish(finished, path string) error {
	err := os.Link(finished, path)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		if _, there := os.Lstat(path); there == nil {
			return nil
		}
		err = os.Rename(finished, path)
	}
	if err == nil {
		syncFolder(filepath.Dir(path))
	}
	return err
}

// syncFolder makes new names in a folder outlast a power cut. Windows does so
// by itself and knows no such call.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// unusedName gives folder/base.db, or base-2.db, base-3.db … where that exists.
func unusedName(folder, base string) string {
	name := filepath.Join(folder, base+".db")
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name
		}
		name = filepath.Join(folder, fmt.Sprintf("%s-%d.db", base, n))
	}
}

// writeAtomically puts a file at path, mode 0600, whole or not at all.
func writeAtomically(path string, write func(*os.File) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // fails after the rename, which is well
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
