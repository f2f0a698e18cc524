// Package process runs other programs so that nothing of them is left behind.
//
// A browser, a virtual display or `wails dev` starts children of its own, and
// ending only the first process would leave those running. Each program here
// therefore gets a process group (on Windows, where there is none, the tree of
// its children), and ending it ends the group.
package process

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// grace is how long a program may take to end by itself after it was asked to.
// A WebKitGTK window closes its library within some tenths of a second.
const grace = 5 * time.Second

// A Command says which program to run, where and with what.
type Command struct {
	Name string
	Args []string
	Dir  string   // "" is the current folder
	Env  []string // "NAME=value", added to the environment of this process
}

// New is a Command without a folder and environment of its own.
func New(name string, args ...string) Command {
	return Command{Name: name, Args: args}
}

// In gives the command with another folder.
func (c Command) In(dir string) Command {
	c.Dir = dir
	return c
}

// With gives the command with more environment.
func (c Command) With(env ...string) Command {
	c.Env = append(append([]string{}, c.Env...), env...)
	return c
}

// String is the command as one would type it, without its environment.
func (c Command) String() string {
	return strings.Join(append([]string{c.Name}, c.Args...), " ")
}

// Output runs the program to its end and gives what it wrote to both streams.
// The text of an error holds that output too, for it says what went wrong.
func (c Command) Output(ctx context.Context) (string, error) {
	var out bytes.Buffer
	err := c.Run(ctx, &out)
	if err != nil {
		return out.String(), fmt.Errorf("%w\n%s", err, strings.TrimRight(out.String(), "\n"))
	}
	return out.String(), nil
}

// Run runs the program to its end, both its streams going to out.
func (c Command) Run(ctx context.Context, out io.Writer) error {
	running, err := c.Start(ctx, out)
	if err != nil {
		return err
	}
	return running.Wait()
}

// Start starts the program and returns. It ends when ctx does. The files
// become the program's file descriptors 3, 4 and so on.
func (c Command) Start(ctx context.Context, out io.Writer, files ...*os.File) (*Running, error) {
	cmd := exec.CommandContext(ctx, c.Name, c.Args...)
	cmd.Dir = c.Dir
	cmd.Env = append(os.Environ(), c.Env...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.ExtraFiles = files
	cmd.Cancel = func() error { return interrupt(cmd) }
	cmd.WaitDelay = grace
	separate(cmd)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", c, err)
	}
	r := &Running{command: c, cmd: cmd, done: make(chan struct{})}
	go r.reap(ctx)
	return r, nil
}

// Running is a program that was started.
type Running struct {
	command Command
	cmd     *exec.Cmd
	done    chan struct{}
	err     error // set before done is closed
}

func (r *Running) reap(ctx context.Context) {
	err := r.cmd.Wait()
	// Whatever the program started and did not end itself.
	kill(r.cmd)
	switch {
	case ctx.Err() != nil:
		r.err = fmt.Errorf("%s: %w", r.command, ctx.Err())
	case err != nil:
		r.err = fmt.Errorf("%s: %w", r.command, err)
	}
	close(r.done)
}

// Pid is the process ID, and on Unix that of the group.
func (r *Running) Pid() int { return r.cmd.Process.Pid }

// Done is closed when the program has ended.
func (r *Running) Done() <-chan struct{} { return r.done }

// Wait waits until the program has ended and says how it went.
func (r *Running) Wait() error {
	<-r.done
	return r.err
}

// State says what the program cost, after it has ended.
func (r *Running) State() *os.ProcessState {
	<-r.done
	return r.cmd.ProcessState
}

// Stop ends the program and everything that it started, and waits for it.
func (r *Running) Stop() {
	select {
	case <-r.done:
		return
	default:
	}
	if err := interrupt(r.cmd); err != nil && !errors.Is(err, os.ErrProcessDone) {
		kill(r.cmd)
	}
	select {
	case <-r.done:
	case <-time.After(grace):
		kill(r.cmd)
		<-r.done
	}
}
