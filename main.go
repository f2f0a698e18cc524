// Kotae is an offline FAQ reader for support engineers: a window, and with a
// subcommand a command line.
package main

import (
	"context"
	"os"
	"os/signal"

	"golang.org/x/term"

	"kotae/backend/cli"
	"kotae/backend/starter"
)

// Set by the linker, see build/.
var (
	version = "dev"
	commit  = "unknown"
)

func main() { os.Exit(run()) }

func run() int {
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	window, status := cli.Parse(ctx, arguments(), cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Program: program,
		Terminal: term.IsTerminal(int(os.Stdin.Fd())), Screen: term.IsTerminal(int(os.Stderr.Fd())),
		Starter: starter.FS(), CheckStructure: cli.CheckInChild(ctx, program), Version: version, Commit: commit, Window: hasWindow,
	})
	if window == nil {
		return status
	}
	stop() // from here on an interrupt ends the program as usual
	return openWindow(*window)
}
