package main

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/build/process"
)

// has is a machine with just these programs, files, modules and languages.
type has []string

func (h has) program(name string) bool  { return slices.Contains(h, name) }
func (h has) file(path string) bool     { return slices.Contains(h, path) }
func (h has) module(name string) bool   { return slices.Contains(h, name) }
func (h has) font(language string) bool { return slices.Contains(h, language) }

func TestMissing(t *testing.T) {
	for name, c := range map[string]struct {
		machine has
		needs   []need
		want    []string
	}{
		"everything is there":               {has{"Xvfb", "dbus-daemon"}, toShow, nil},
		"what is missing, in order":         {has{"gcc", "/usr/include/stdlib.h"}, toBuild, []string{"pkg-config", "libgtk-3-dev", "libwebkit2gtk-4.1-dev"}},
		"another program in its place":      {has{"google-chrome", "xauth"}, toBrowse, nil},
		"a font by its language":            {has{"fc-list"}, toRead, []string{"fonts-noto-cjk"}},
		"a font that came another way":      {has{"fc-list", "ja"}, toRead, nil},
		"a library without its description": {has{"gcc", "/usr/include/stdlib.h", "pkg-config", "gtk+-3.0"}, toBuild, []string{"libwebkit2gtk-4.1-dev"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := missing(c.machine, c.needs); !slices.Equal(got, c.want) {
				t.Errorf("missing on a machine with %q: got %q, want %q", c.machine, got, c.want)
			}
		})
	}
}

func TestAptInstall(t *testing.T) {
	const update, install = "env DEBIAN_FRONTEND=noninteractive apt-get -q update",
		"env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends xvfb nsis"
	for name, c := range map[string]struct {
		machine  has
		root     bool
		refused  string // the command that fails
		want     []string
		wantSaid string // in the error
	}{
		"as root":                    {has{"apt-get"}, true, "", []string{update, install}, ""},
		"through sudo, never asking": {has{"apt-get", "sudo"}, false, "", []string{"sudo -n true", "sudo -n " + update, "sudo -n " + install}, ""},
		"sudo would ask":             {has{"apt-get", "sudo"}, false, "sudo -n true", []string{"sudo -n true"}, "sudo apt-get install --no-install-recommends xvfb nsis"},
		"no sudo":                    {has{"apt-get"}, false, "", nil, "sudo apt-get install --no-install-recommends xvfb nsis"},
		"not a Debian":               {has{"dnf"}, true, "", nil, "xvfb nsis"},
		"the lists cannot be had":    {has{"apt-get"}, true, update, []string{update}, "refused"},
		"the installation fails":     {has{"apt-get"}, true, install, []string{update, install}, "refused"},
	} {
		t.Run(name, func(t *testing.T) {
			var ran []string
			a := apt{root: c.root, has: c.machine.program, run: func(command process.Command) error {
				ran = append(ran, command.String())
				if command.String() == c.refused {
					return errors.New("refused")
				}
				return nil
			}}
			err := a.install([]string{"xvfb", "nsis"})
			if !slices.Equal(ran, c.want) {
				t.Errorf("ran %q, want %q", ran, c.want)
			}
			if (err != nil) != (c.wantSaid != "") || (err != nil && !strings.Contains(err.Error(), c.wantSaid)) {
				t.Errorf("got error %v, want %q in it", err, c.wantSaid)
			}
		})
	}
}
