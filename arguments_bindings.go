//go:build bindings

package main

// arguments are none while Wails runs the program to read its bindings: the
// flags of that run are Wails' own.
func arguments() []string { return nil }
