package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"kotae/build/process"
)

// install brings in what is missing of the needs, on Linux; the other systems
// need nothing beyond Go (and Xcode's tools, which Go itself asks for).
func install(ctx context.Context, out io.Writer, needs ...[]need) error {
	if runtime.GOOS != "linux" {
		return nil
	}
	var packages []string
	for _, group := range needs {
		packages = append(packages, missing(machine{ctx}, group)...)
	}
	if len(packages) == 0 {
		return nil
	}
	a := apt{root: os.Geteuid() == 0, has: machine{ctx}.program, run: func(c process.Command) error {
		fmt.Fprintln(out, "+", c)
		_, err := c.Output(ctx)
		return err
	}}
	if err := a.install(packages); err != nil {
		return err
	}
	// A package may be there without bringing what it should (Ubuntu's
	// chromium is a stub that points at another store).
	for _, group := range needs {
		if still := missing(machine{ctx}, group); len(still) > 0 {
			return fmt.Errorf("installed %s, and yet what it should bring was not found; please install that by hand",
				strings.Join(still, " "))
		}
	}
	return nil
}

// apt installs Debian packages.
type apt struct {
	root bool
	has  func(program string) bool
	run  func(process.Command) error
}

func (a apt) install(packages []string) error {
	byHand := "apt-get install --no-install-recommends " + strings.Join(packages, " ")
	if !a.has("apt-get") {
		return fmt.Errorf("these Debian packages, or what your system calls them, are missing:\n  %s",
			strings.Join(packages, " "))
	}
	var prefix []string
	if !a.root {
		prefix = []string{"sudo", "-n"}
		if !a.has("sudo") || a.run(process.New("sudo", "-n", "true")) != nil {
			return fmt.Errorf("some packages are missing and I may not install them; please run\n  sudo apt-get update && sudo %s", byHand)
		}
	}
	// `env` carries the variable through sudo, which drops those it does not know.
	prefix = append(prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
	if err := a.run(words(prefix, "update")); err != nil {
		return err
	}
	return a.run(words(prefix, append([]string{"install", "-y", "--no-install-recommends"}, packages...)...))
}

// words makes a command of the words that it begins with and the rest.
func words(first []string, rest ...string) process.Command {
	return process.New(first[0], append(append([]string{}, first[1:]...), rest...)...)
}
