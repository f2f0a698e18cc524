package main

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// A command is one word after `go run ./build`.
type command struct {
	name      string
	arguments string // as the usage shows them
	does      string
	run       func(ctx context.Context, p project, out io.Writer, args []string) error
}

var commands = []command{
	{"run", "[-- ARGUMENTS]", "build the program and open its window", run},
	{"dev", "[-- ARGUMENTS]", "the same, built again at every change", dev},
	{"test", "", "every test and check there is", test},
	{"bench", "[" + strings.Join(benchmarkNames(), "|") + "]", "the benchmarks, all or one", bench},
	{"screenshots", "", "take the pictures of the README", screenshots},
	{"package", strings.Join(systemNames(), "|"), "what users install, into dist/", packageFor},
	{"bindings", "", "write frontend/wailsjs from the Go code", bindings},
}

// usageError is about the words after `go run ./build`, not about what they do.
type usageError string

func (e usageError) Error() string { return string(e) }

// parse divides the arguments into the command and what is meant for it. The
// "--" that keeps an argument from being read as one of ours is dropped.
func parse(args []string) (name string, rest []string, err error) {
	if len(args) == 0 {
		return "help", nil, nil
	}
	name, rest = args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		return "help", nil, nil
	}
	if commandNamed(name) == nil {
		return "", nil, usageError(fmt.Sprintf("There is no command %q.", name))
	}
	if len(rest) > 0 && rest[0] == "--" {
		rest = rest[1:]
	}
	if len(rest) > 0 && commandNamed(name).arguments == "" {
		return "", nil, usageError(fmt.Sprintf("%q takes no arguments, but got %q.", name, rest))
	}
	return name, rest, nil
}

// commandNamed gives the command, nil if there is none of that name.
func commandNamed(name string) *command {
	for i := range commands {
		if commands[i].name == name {
			return &commands[i]
		}
	}
	return nil
}

// usage names every command and what it does.
func usage() string {
	var b strings.Builder
	b.WriteString("Usage: go run ./build COMMAND\n\n")
	for _, c := range append(commands, command{name: "help", does: "this list"}) {
		fmt.Fprintf(&b, "  %-32s %s\n", strings.TrimSpace(c.name+" "+c.arguments), c.does)
	}
	return b.String()
}
