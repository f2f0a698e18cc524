package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// packagers make what users install, one for each system, and give the files
// that they made.
var packagers = []struct {
	system string
	make   func(ctx context.Context, p project, out io.Writer) ([]string, error)
}{
	{"windows", packageWindows},
	{"darwin", packageDarwin},
	{"linux", packageLinux},
}

// systemNames names the systems that there are packages for.
func systemNames() []string {
	var names []string
	for _, packager := range packagers {
		names = append(names, packager.system)
	}
	return names
}

// packageFor makes the packages of one system in dist/.
func packageFor(ctx context.Context, p project, out io.Writer, args []string) error {
	for _, packager := range packagers {
		if len(args) != 1 || args[0] != packager.system {
			continue
		}
		if err := os.MkdirAll(p.path("dist"), 0o755); err != nil {
			return err
		}
		files, err := packager.make(ctx, p, out)
		if err != nil {
			return err
		}
		return report(p, out, files)
	}
	return usageError("Say which system to package for.")
}

// report names the files with their sizes, and fails for one that is not
// there: Wails and makensis may end well without having made anything.
func report(p project, out io.Writer, files []string) error {
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return fmt.Errorf("it was not made: %w", err)
		}
		name, err := filepath.Rel(p.root, file)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s  %.1f MB\n", filepath.ToSlash(name), float64(info.Size())/1e6)
	}
	return nil
}

// artefact gives the path of something in dist/: "kotae-0.1.0-" and the rest.
func (p project) artefact(rest string) string {
	return p.path("dist/kotae-" + p.version + "-" + rest)
}

// wailsBuild has Wails build for a platform, as "windows/amd64". It gives the
// path of what that makes in build/bin, from where it takes away what an
// earlier build made.
func wailsBuild(ctx context.Context, p project, platform, made string, env []string, flags ...string) (string, error) {
	file := p.path("build/bin/" + made)
	if err := os.RemoveAll(file); err != nil {
		return "", err
	}
	// -m: go.mod stays as it is. -s, -skipbindings: the page needs no build,
	// and its bindings are committed.
	args := append([]string{"build", "-nocolour", "-m", "-s", "-skipbindings", "-trimpath",
		"-platform", platform, "-ldflags", strings.Join(p.stamp(ctx), " ")}, flags...)
	said, err := wails(p, args...).With(env...).Output(ctx)
	if err != nil {
		return "", err
	}
	// For a system that it cannot build for, Wails warns and exits with 0.
	if _, err := os.Stat(file); err != nil {
		return "", fmt.Errorf("wails build -platform %s made no %s:\n%s", platform, made, said)
	}
	return file, nil
}
