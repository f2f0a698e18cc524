// Command build holds the developer commands of Kotae:
//
//	go run ./build run [-- ARGUMENTS]   build the program and open its window
//	go run ./build dev [-- ARGUMENTS]   the same, built again at every change
//	go run ./build test                 every test and check there is
//	go run ./build bench [NAME]         the benchmarks
//	go run ./build screenshots          the pictures of the README
//	go run ./build package SYSTEM       windows, darwin or linux, into dist/
//	go run ./build bindings             frontend/wailsjs from the Go code
//	go run ./build help                 this list
//
// They need Go and nothing else that was installed by hand: what a command
// needs beyond that it looks for first and installs where it is missing. The
// package keeps to the standard library, so that it starts at once on a
// machine that has fetched no module yet.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx = untilOrphaned(ctx)
	os.Exit(execute(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// execute runs one developer command and gives its exit code: 0 done, 1
// failed, 2 wrong usage.
func execute(ctx context.Context, args []string, out, problems io.Writer) int {
	name, rest, err := parse(args)
	if err != nil {
		fmt.Fprintf(problems, "%v\n\n%s", err, usage())
		return 2
	}
	if name == "help" {
		fmt.Fprint(out, usage())
		return 0
	}
	p, err := findProject(".")
	if err != nil {
		fmt.Fprintln(problems, err)
		return 1
	}
	switch err := commandNamed(name).run(ctx, p, out, rest); {
	case err == nil:
		return 0
	case errors.As(err, new(usageError)):
		fmt.Fprintf(problems, "%v\n\n%s", err, usage())
		return 2
	case ctx.Err() != nil && (name == "run" || name == "dev"):
		return 0 // Ctrl+C is how one ends them
	case ctx.Err() != nil:
		return 1 // whoever ended it knows
	default:
		fmt.Fprintln(problems, err)
		return 1
	}
}

// untilOrphaned ends the context when the process that started us is gone.
// `go run` passes no signal on but that of the keyboard: when it is ended by
// another, the programs started here would run on for ever.
func untilOrphaned(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	parent := os.Getppid()
	go func() {
		for ctx.Err() == nil {
			if os.Getppid() != parent {
				cancel()
			}
			time.Sleep(500 * time.Millisecond)
		}
	}()
	return ctx
}
