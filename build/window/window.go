// Package window drives the window of the program that users get: its real
// WebKitGTK view under a virtual display, through WebKitWebDriver. It is for
// tests and pictures; nothing of it is in the program.
//
//	screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
//	driver, err := window.NewDriver(ctx, screen)
//	w, err := driver.Open(ctx, binary, "--data", dir)
//	err = w.Press(ctx, "コスト"+window.Enter)
//
// It needs Linux with a C compiler, WebKitGTK's development files and
// WebKitWebDriver.
package window

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kotae/build/desktop"
	"kotae/build/preload"
	"kotae/build/process"
)

//go:embed automation/automation.c
var automation []byte

// A Driver opens windows of programs on one desktop, one at a time.
type Driver struct {
	screen  *desktop.Desktop
	home    string // of the files below
	library string // automation.c, compiled
	address string // of WebKitWebDriver
	running *process.Running
}

// NewDriver starts WebKitWebDriver. Close ends it.
func NewDriver(ctx context.Context, screen *desktop.Desktop) (*Driver, error) {
	home, err := os.MkdirTemp("", "kotae-window-")
	if err != nil {
		return nil, err
	}
	d := &Driver{screen: screen, home: home}
	d.library, err = preload.Compile(ctx, home, "automation", automation)
	if err == nil {
		err = d.start(ctx)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

func (d *Driver) start(ctx context.Context) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	d.address = listener.Addr().String()
	if err := listener.Close(); err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(d.address)
	if err != nil {
		return err
	}
	d.running, err = process.New("WebKitWebDriver", "--host=127.0.0.1", "--port="+port).
		With(d.screen.Env()...).Start(ctx, io.Discard)
	if err != nil {
		return err
	}
	return until(ctx, "WebKitWebDriver to answer", func() (bool, error) {
		_, err := d.call(ctx, "GET", "/status", nil)
		return err == nil, nil
	})
}

// Close ends WebKitWebDriver and with it every window.
func (d *Driver) Close() {
	if d.running != nil {
		d.running.Stop()
	}
	_ = os.RemoveAll(d.home) // a folder of the temporary ones; nothing is lost if it stays
}

// A Window is a program's window that takes orders.
type Window struct {
	driver  *Driver
	session string // its path at the driver
	pidFile string
	log     string
}

// Open starts the program and waits for its window. One that is ready, in the
// sense of its own page, is for the caller to wait for.
func (d *Driver) Open(ctx context.Context, binary string, args ...string) (*Window, error) {
	w := &Window{driver: d, pidFile: filepath.Join(d.home, "pid"), log: filepath.Join(d.home, "program.log")}
	script := filepath.Join(d.home, "run.sh")
	if err := os.WriteFile(script, []byte(startScript(w.pidFile, w.log, d.library, binary, args)), 0o700); err != nil {
		return nil, err
	}
	answer, err := d.call(ctx, "POST", "/session", map[string]any{
		"capabilities": map[string]any{"alwaysMatch": map[string]any{
			"webkitgtk:browserOptions": map[string]any{"binary": script, "args": []string{}},
		}},
	})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w\nIt said:\n%s", binary, err, w.said())
	}
	var session struct {
		SessionID string `json:"sessionId"`
	}
	if err := answer.into(&session); err != nil {
		return nil, err
	}
	w.session = "/session/" + session.SessionID
	return w, nil
}

// startScript gives the script that the driver starts in the program's place:
// the driver itself must not load the library, and gives its own arguments.
// The shell becomes the program, so that its process ID is the program's.
func startScript(pidFile, log, library, binary string, args []string) string {
	words := []string{"exec", quote(binary)}
	for _, arg := range args {
		words = append(words, quote(arg))
	}
	return fmt.Sprintf("#!/bin/sh\necho $$ > %s\nexport LD_PRELOAD=%s\n%s > %s 2>&1\n",
		quote(pidFile), quote(library), strings.Join(words, " "), quote(log))
}

// quote makes one word of the text for a shell.
func quote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// said gives what the program wrote to its streams.
func (w *Window) said() string {
	data, err := os.ReadFile(w.log)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// waitLimit is for anything a test waits for; the slowest, a first start, takes
// two seconds on two busy cores.
const waitLimit = 30 * time.Second

// until waits for the condition. It ends with its error, if any.
func until(ctx context.Context, what string, condition func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, waitLimit)
	defer cancel()
	for {
		done, err := condition()
		if err != nil {
			return fmt.Errorf("waiting for %s: %w", what, err)
		}
		if done {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited in vain for %s", what)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
