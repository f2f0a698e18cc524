package faq

import (
	"errors"
	"runtime"
	"syscall"
)

// IsDiskFull reports whether err says that no space, or no quota, is left.
func IsDiskFull(err error) bool {
	// What has no name in package syscall there (learn.microsoft.com, "System
	// Error Codes (0-499)"): ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
	if runtime.GOOS == "windows" && (errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))) {
		return true
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
