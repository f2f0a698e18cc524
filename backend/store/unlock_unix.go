//go:build !windows

package store

import (
	"os"
	"syscall"
)

// unlock gives up bbolt's lock. Closing the file is not enough for it: mapped
// memory keeps the file open in the kernel, and the lock with it.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
