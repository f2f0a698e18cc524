package store

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"syscall"
	"time"

	bolterrors "go.etcd.io/bbolt/errors"

	"kotae/backend/faq"
)

// damaged is the error for a library file that is not what it should be; cause
// says to developers what was seen.
func damaged(path string, cause error) *faq.Error {
	return faq.Wrap(cause, faq.CodeDamaged, path)
}

// The numbers that Windows gives for what has no name in package syscall there
// (learn.microsoft.com, "System Error Codes (0-499)").
const (
	windowsWriteProtect     = syscall.Errno(19)  // ERROR_WRITE_PROTECT
	windowsSharingViolation = syscall.Errno(32)  // ERROR_SHARING_VIOLATION
	windowsLockViolation    = syscall.Errno(33)  // ERROR_LOCK_VIOLATION
	windowsHandleDiskFull   = syscall.Errno(39)  // ERROR_HANDLE_DISK_FULL
	windowsDiskFull         = syscall.Errno(112) // ERROR_DISK_FULL
)

// fileError gives an error of the file system its code; any other error it
// leaves as it is.
func fileError(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case causedBy(err, []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}, windowsDiskFull, windowsHandleDiskFull):
		return faq.Wrap(err, faq.CodeDiskFull)
	case causedBy(err, []syscall.Errno{syscall.EROFS}, windowsWriteProtect):
		return faq.Wrap(err, faq.CodeReadOnly, path)
	case errors.Is(err, fs.ErrPermission):
		return faq.Wrap(err, faq.CodeNoAccess, path)
	}
	return err
}

// causedBy compares wordings too, because bbolt passes some errors on as text.
func causedBy(err error, everywhere []syscall.Errno, onWindows ...syscall.Errno) bool {
	numbers := everywhere
	if runtime.GOOS == "windows" {
		numbers = append(numbers, onWindows...)
	}
	for _, number := range numbers {
		if errors.Is(err, number) || strings.Contains(err.Error(), number.Error()) {
			return true
		}
	}
	return false
}

// openError gives an error of bbolt.Open its code. What is neither the lock nor
// the file system is the content of the file.
func openError(path string, err error, now time.Time) error {
	if errors.Is(err, bolterrors.ErrTimeout) || causedBy(err, nil, windowsSharingViolation, windowsLockViolation) {
		return faq.Wrap(err, faq.CodeLocked, readHolder(path, now))
	}
	if coded := fileError(path, err); coded != err {
		return coded
	}
	if errors.Is(err, fs.ErrNotExist) {
		return faq.Wrap(err, faq.CodeNoLibrary, path)
	}
	return contentError(path, err)
}

// contentError tells a file with the wrong content from one that the system
// cannot read just now, such as on a drive that was unplugged: only the first
// is damaged, and may be set aside.
func contentError(path string, err error) error {
	if _, ok := errors.AsType[syscall.Errno](err); ok {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return damaged(path, err)
}
