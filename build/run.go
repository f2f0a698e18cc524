package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"kotae/build/desktop"
	"kotae/build/process"
)

// run builds the program and opens its window. Where there is no screen it
// runs under a virtual one, and a browser shows the page.
func run(ctx context.Context, p project, out io.Writer, args []string) error {
	if hasScreen() {
		return runWindow(ctx, p, out, args)
	}
	return runServer(ctx, p, out, args)
}

// hasScreen says whether a window can appear. Windows and macOS always have a
// screen; a shell from afar cannot be told from a near one there.
func hasScreen() bool {
	return runtime.GOOS != "linux" || desktop.Present(os.Getenv)
}

func runWindow(ctx context.Context, p project, out io.Writer, args []string) error {
	if err := install(ctx, out, toBuild, toRead); err != nil {
		return err
	}
	fmt.Fprintln(out, "Building Kotae …")
	binary, err := buildRelease(ctx, p)
	if err != nil {
		return err
	}
	return process.New(binary, args...).With(desktop.WebKit()...).Run(ctx, out)
}

// devAddress is where Wails serves the page by default.
const devAddress = "127.0.0.1:34115"

// answerTimeout: the program answers within a second; a first start that reads
// the FAQs that it brings along may take longer on a slow machine.
const answerTimeout = 60 * time.Second

func runServer(ctx context.Context, p project, out io.Writer, args []string) error {
	if err := install(ctx, out, toBuild, toShow); err != nil {
		return err
	}
	fmt.Fprintln(out, "Building Kotae …")
	binary, err := buildDev(ctx, p)
	if err != nil {
		return err
	}
	screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
	if err != nil {
		return err
	}
	defer screen.Stop()
	address, err := freeAddress(devAddress)
	if err != nil {
		return err
	}
	// Wails reads these in lower case. At its usual level it tells of every file.
	env := append(screen.Env(), "devserver="+address, "assetdir="+p.path("frontend"), "loglevel=Warning")
	program, err := process.New(binary, args...).With(env...).Start(ctx, out)
	if err != nil {
		return err
	}
	defer program.Stop()
	url := "http://" + address
	switch err := waitForAnswer(ctx, url, program.Done()); {
	case errors.Is(err, errEnded):
		return program.Wait() // a subcommand, or a message of its own
	case err != nil:
		return err
	}
	fmt.Fprintf(out, `
There is no screen here, so Kotae runs under a virtual one.

  In a browser on this machine:  %s
  In the terminal instead:       %s help

Ctrl+C ends it.
`, url, relative(binary))
	return program.Wait()
}

// freeAddress gives the address, or one with another port where something
// else listens on that already.
func freeAddress(wanted string) (string, error) {
	listener, err := net.Listen("tcp", wanted)
	if err != nil {
		if listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			return "", err
		}
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

// errEnded says that the program ended before it answered.
var errEnded = errors.New("the program ended")

// waitForAnswer waits until something answers at the address.
func waitForAnswer(ctx context.Context, url string, ended <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			return response.Body.Close()
		}
		select {
		case <-ended:
			return errEnded
		case <-ctx.Done():
			return fmt.Errorf("nothing answers at %s: %w", url, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// relative shortens a path to how one types it here.
func relative(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(dir, path)
	if err != nil {
		return path
	}
	return short
}
