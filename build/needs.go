package main

import (
	"context"
	"os"
	"os/exec"
	"strings"

	"kotae/build/process"
)

// A need is something outside Go that a command uses. It is looked for by what
// it does, not by its package, so that it also counts as present where it came
// another way (a distribution without apt, Chrome in Chromium's place).
type need struct {
	debian string // the package that brings it
	// Exactly one of these says how to find it.
	programs []string // any of these programs
	file     string   // this file
	module   string   // a library that pkg-config knows
	language string   // a font for this language
}

// toBuild is what cgo and WebKitGTK need.
var toBuild = []need{
	{debian: "gcc", programs: []string{"gcc", "clang"}},
	{debian: "libc6-dev", file: "/usr/include/stdlib.h"},
	{debian: "pkg-config", programs: []string{"pkg-config"}},
	{debian: "libgtk-3-dev", module: "gtk+-3.0"},
	{debian: "libwebkit2gtk-4.1-dev", module: "webkit2gtk-4.1"},
}

// toShow is what stands in for a screen.
var toShow = []need{
	{debian: "xvfb", programs: []string{"Xvfb"}},
	{debian: "dbus-daemon", programs: []string{"dbus-daemon"}}, // brings dbus-run-session, too
}

// toRead is what shows Japanese.
var toRead = []need{
	{debian: "fontconfig", programs: []string{"fc-list"}},
	{debian: "fonts-noto-cjk", language: "ja"},
}

// toDrive is what drives the real window and looks at it.
var toDrive = []need{
	{debian: "webkit2gtk-driver", programs: []string{"WebKitWebDriver"}},
	{debian: "imagemagick", programs: []string{"import"}},
}

// browsers are those that the browser suite can drive.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

// toBrowse is what the browser suite uses. It starts each program by xvfb-run,
// which calls xauth without its package asking for that.
var toBrowse = []need{
	{debian: "chromium", programs: browsers},
	{debian: "xauth", programs: []string{"xauth"}},
}

// toInstall makes the setup program for Windows.
var toInstall = []need{
	{debian: "nsis", programs: []string{"makensis"}},
}

// A finder answers what this machine has.
type finder interface {
	program(name string) bool
	file(path string) bool
	module(name string) bool
	font(language string) bool
}

// missing gives the Debian packages of the needs that are not met.
func missing(f finder, needs []need) []string {
	var packages []string
	for _, n := range needs {
		if !n.met(f) {
			packages = append(packages, n.debian)
		}
	}
	return packages
}

func (n need) met(f finder) bool {
	switch {
	case n.file != "":
		return f.file(n.file)
	case n.module != "":
		return f.module(n.module)
	case n.language != "":
		return f.font(n.language)
	}
	for _, program := range n.programs {
		if f.program(program) {
			return true
		}
	}
	return false
}

// machine is the finder that looks at the machine this runs on.
type machine struct{ ctx context.Context }

func (machine) program(name string) bool {
	_, err := findProgram(name)
	return err == nil
}

func (machine) file(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (m machine) module(name string) bool {
	_, err := process.New("pkg-config", "--exists", name).Output(m.ctx)
	return err == nil
}

func (m machine) font(language string) bool {
	fonts, err := process.New("fc-list", ":lang="+language, "family").Output(m.ctx)
	return err == nil && strings.TrimSpace(fonts) != ""
}

// findProgram gives the path of the first of the programs that there is.
func findProgram(names ...string) (string, error) {
	var first error
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err == nil {
			return path, nil
		}
		if first == nil {
			first = err
		}
	}
	return "", first
}
