//go:build !bindings

package main

import "os"

func arguments() []string { return os.Args[1:] }
