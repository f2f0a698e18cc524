package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kotae/build/process"
)

// tags gives the build tags for a system: those asked for, and on Linux the
// one that chooses the WebKitGTK which distributions have now.
func tags(system string, wanted ...string) string {
	if system == "linux" {
		wanted = append(wanted, "webkit2_41")
	}
	return strings.Join(wanted, ",")
}

// buildRelease builds the program as users get it, for this system.
func buildRelease(ctx context.Context, p project) (string, error) {
	return buildProgram(ctx, p, "kotae", ".", releaseFlags(append(p.stamp(ctx), "-s", "-w")...))
}

// buildDev builds the program with Wails' development server in it.
func buildDev(ctx context.Context, p project) (string, error) {
	return buildProgram(ctx, p, "kotae-dev", ".",
		[]string{"-tags", tags(runtime.GOOS, "dev"), "-ldflags", strings.Join(p.stamp(ctx), " ")})
}

// releaseFlags are those by which Wails builds a program for users.
func releaseFlags(linker ...string) []string {
	return []string{"-trimpath", "-tags", tags(runtime.GOOS, "desktop", "production"),
		"-ldflags", strings.Join(linker, " ")}
}

// stamp gives the linker flags that tell the program its version.
func (p project) stamp(ctx context.Context) []string {
	flags := []string{"-X main.version=" + p.version}
	if commit := p.commit(ctx); commit != "" {
		flags = append(flags, "-X main.commit="+commit)
	}
	return flags
}

// buildProgram builds a package into build/bin and gives the program's path.
func buildProgram(ctx context.Context, p project, name, source string, flags []string) (string, error) {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	file := p.path("build/bin/" + name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	args := append([]string{"build"}, flags...) // before -o: the flag -C has to be the first
	_, err := process.New("go", append(args, "-o", file, source)...).In(p.root).With(cgo(runtime.GOOS)...).Output(ctx)
	return file, err
}

// cgo gives what the C side needs to know. macOS: Go 1.26 runs on 12 and
// later, and Wails' file dialog is in a framework that must be named.
func cgo(system string) []string {
	if system != "darwin" {
		return nil
	}
	return []string{
		"CGO_CFLAGS=-mmacosx-version-min=12.0",
		"CGO_LDFLAGS=-framework UniformTypeIdentifiers -mmacosx-version-min=12.0",
	}
}

// wails is the command line of Wails, of the version that build/tools pins.
func wails(p project, args ...string) process.Command {
	return tool(p, "wails", args...)
}

// tool is one of the pinned tools.
func tool(p project, name string, args ...string) process.Command {
	return process.New("go", append([]string{"tool", "-modfile=build/tools/go.mod", name}, args...)...).In(p.root)
}
