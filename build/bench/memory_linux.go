package bench

import (
	"os"
	"syscall"
)

// peakMemory gives the largest resident size that a process had, in bytes.
func peakMemory(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10 // Linux counts in KiB
	}
	return 0
}
