//go:build !dev && !production && !bindings

package main

// hasWindow says whether Wails was built in. Without its build tags the program
// is the command line alone, and needs neither cgo nor a web view.
const hasWindow = false
