package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole connects a program of the window kind to the console that it was
// started from, so that its command line can be used there. Input and output
// that come from or go to a file or a pipe are connected already and stay so.
func attachConsole() {
	streams := []struct {
		handle uint32
		device string
		file   **os.File
	}{
		{windows.STD_INPUT_HANDLE, "CONIN$", &os.Stdin},
		{windows.STD_OUTPUT_HANDLE, "CONOUT$", &os.Stdout},
		{windows.STD_ERROR_HANDLE, "CONOUT$", &os.Stderr},
	}
	// Before attaching, which sets handles that were missing.
	var connected [3]bool
	for i, s := range streams {
		h, err := windows.GetStdHandle(s.handle)
		connected[i] = err == nil && h != 0 && h != windows.InvalidHandle
	}
	if connected == [3]bool{true, true, true} {
		return
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if ok, _, _ := attach.Call(parent); ok == 0 {
		return // started from the desktop
	}
	for i, s := range streams {
		if connected[i] {
			continue
		}
		if f, err := os.OpenFile(s.device, os.O_RDWR, 0); err == nil {
			*s.file = f
		}
	}
}
