package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole connects a program of the window kind to the console that it was
// started from, so that its command line can be read there. Output that goes to
// a file or a pipe is connected already and stays so.
func attachConsole() {
	if h, err := windows.GetStdHandle(windows.STD_OUTPUT_HANDLE); err == nil && h != 0 && h != windows.InvalidHandle {
		return
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if ok, _, _ := attach.Call(parent); ok == 0 {
		return // started from the desktop
	}
	for name, file := range map[string]**os.File{"CONOUT$": &os.Stdout, "CONIN$": &os.Stdin} {
		if f, err := os.OpenFile(name, os.O_RDWR, 0); err == nil {
			*file = f
		}
	}
	os.Stderr = os.Stdout
}
