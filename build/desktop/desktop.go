// Package desktop gives a program a screen where there is none: a virtual X
// display and a session bus, as containers, remote shells and CI machines lack
// them. It also knows what WebKitGTK needs to start in such a place.
//
// It works on Linux, with Xvfb and dbus-daemon installed.
package desktop

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kotae/build/process"
)

// startTimeout is generous: both programs answer within a tenth of a second
// on an idle machine.
const startTimeout = 30 * time.Second

// A Desktop is one virtual display with its session bus.
type Desktop struct {
	env     []string
	home    string // of what its programs say
	running []*process.Running
}

// Size of the virtual screen in pixels.
type Size struct{ Width, Height int }

// Start starts a display that no other program uses, and a bus. It ends when
// ctx does or with Stop.
func Start(ctx context.Context, size Size) (*Desktop, error) {
	home, err := os.MkdirTemp("", "kotae-desktop-")
	if err != nil {
		return nil, err
	}
	d := &Desktop{home: home}
	if err := d.start(ctx, size); err != nil {
		d.Stop()
		return nil, err
	}
	return d, nil
}

func (d *Desktop) start(ctx context.Context, size Size) error {
	// Xvfb picks a free number itself and tells it: two at once never collide.
	number, err := d.launch(ctx, process.New("Xvfb", "-displayfd", "3", "-screen", "0",
		fmt.Sprintf("%dx%dx24", size.Width, size.Height), "-nolisten", "tcp", "-noreset"))
	if err != nil {
		return err
	}
	bus, err := d.launch(ctx, process.New("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=3"))
	if err != nil {
		return err
	}
	d.env = append(WebKit(),
		"DISPLAY=:"+number,
		"WAYLAND_DISPLAY=",
		"GDK_BACKEND=x11",
		"DBUS_SESSION_BUS_ADDRESS="+bus,
		// There is no graphics card, and its emulation only costs time.
		"WEBKIT_DISABLE_COMPOSITING_MODE=1",
	)
	return nil
}

// launch starts a program that writes one line to file descriptor 3 when it is
// ready, and gives that line.
func (d *Desktop) launch(ctx context.Context, c process.Command) (string, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer read.Close()
	output, err := os.Create(filepath.Join(d.home, c.Name+".log"))
	if err != nil {
		write.Close()
		return "", err
	}
	defer output.Close()
	running, err := c.Start(ctx, output, write)
	write.Close() // the program has its own copy; ours would keep the pipe open
	if err != nil {
		return "", err
	}
	d.running = append(d.running, running)
	line, err := readLine(read)
	if err != nil {
		said, _ := os.ReadFile(output.Name())
		return "", fmt.Errorf("%s did not start: %w\n%s", c, err, said)
	}
	return line, nil
}

func readLine(pipe *os.File) (string, error) {
	if err := pipe.SetReadDeadline(time.Now().Add(startTimeout)); err != nil {
		return "", err
	}
	var line strings.Builder
	for b := make([]byte, 1); ; {
		if _, err := io.ReadFull(pipe, b); err != nil {
			return "", err
		}
		if b[0] == '\n' {
			return line.String(), nil
		}
		line.WriteByte(b[0])
	}
}

// Env is what a program needs in its environment to appear on this desktop.
func (d *Desktop) Env() []string { return d.env }

// settleLimit is how often a picture is taken until two in a row are the same.
// Fades take a third of a second; what still moves then, moves for ever.
const settleLimit = 20

// Screenshot writes what is on the screen into a PNG file, once nothing moves
// any more (ImageMagick).
func (d *Desktop) Screenshot(ctx context.Context, file string) error {
	var before []byte
	for range settleLimit {
		// Without the time in it, two pictures of the same are the same bytes.
		_, err := process.New("import", "-window", "root", "-define", "png:exclude-chunks=date,time", file).
			With(d.env...).Output(ctx)
		if err != nil {
			return err
		}
		picture, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if bytes.Equal(picture, before) {
			return nil
		}
		before = picture
		time.Sleep(100 * time.Millisecond)
	}
	return nil
}

// Stop ends the bus and the display.
func (d *Desktop) Stop() {
	for i := len(d.running) - 1; i >= 0; i-- {
		d.running[i].Stop()
	}
	_ = os.RemoveAll(d.home) // a folder of the temporary ones; nothing is lost if it stays
}

// WebKit is the environment without which WebKitGTK does not start here. Its
// sandbox needs user namespaces, which root in a container does not get; then,
// and only then, it is switched off.
func WebKit() []string {
	if os.Geteuid() == 0 {
		return []string{"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1"}
	}
	return nil
}

// Present says whether this session has a screen of its own.
func Present(getenv func(string) string) bool {
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}
