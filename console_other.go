//go:build !windows

package main

// attachConsole has something to do on Windows only.
func attachConsole() {}
