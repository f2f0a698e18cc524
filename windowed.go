//go:build dev || production || bindings

package main

// hasWindow says whether Wails was built in.
const hasWindow = true
