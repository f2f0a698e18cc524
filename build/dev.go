package main

import (
	"context"
	"io"
	"runtime"
	"strings"

	"kotae/build/desktop"
)

// dev runs the program under `wails dev`: it is built again when Go code
// changes, and the page is loaded again when a file of it does.
func dev(ctx context.Context, p project, out io.Writer, args []string) error {
	if err := install(ctx, out, toBuild); err != nil {
		return err
	}
	env := append(desktop.WebKit(), cgo(runtime.GOOS)...)
	if !hasScreen() {
		if err := install(ctx, out, toShow); err != nil {
			return err
		}
		screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
		if err != nil {
			return err
		}
		defer screen.Stop()
		env = append(env, screen.Env()...)
	}
	address, err := freeAddress(devAddress)
	if err != nil {
		return err
	}
	// -m: go.mod stays as it is.
	return wails(p, "dev", "-m", "-tags", tags(runtime.GOOS), "-devserver", address,
		"-assetdir", "frontend", "-appargs", strings.Join(args, " ")).With(env...).Run(ctx, out)
}
