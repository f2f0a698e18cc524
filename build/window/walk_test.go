package window_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kotae/build/desktop"
	"kotae/build/window"
)

// The story of a first day, in the program that users get: the FAQs that it
// brings along are there, one is found by typing, read and bookmarked, and all
// of that is there again at the next start.
func TestFirstDay(t *testing.T) {
	binary := os.Getenv("KOTAE_RELEASE_BINARY")
	if binary == "" {
		t.Skip("KOTAE_RELEASE_BINARY names no program; `go run ./build test` builds and names it")
	}
	ctx := t.Context()
	screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(screen.Stop)
	driver, err := window.NewDriver(ctx, screen)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(driver.Close)
	w := walk{t: t, ctx: ctx, screen: screen, driver: driver, binary: binary, data: t.TempDir()}

	w.open()
	w.search("コスト")
	question := w.ask(`return document.querySelector(".ResultList-question").innerText`)
	if state := w.ask(`return document.querySelector(".ResultList-item").dataset.state`); state != "unread" {
		t.Errorf("state of %q before it is opened: got %q, want unread", question, state)
	}
	w.do("open the answer", w.window.Press(ctx, window.Enter))
	w.until(`return document.querySelector("#reader-question").innerText === arguments[0]`, question)
	w.until(`return document.querySelector("#reader .Answer").innerText.includes("コスト")`)
	w.until(`return document.querySelector(".ResultList-item").dataset.state === "read"`)
	w.do("bookmark it", w.window.Click(ctx, `#reader [data-action="bookmark"]`))
	w.until(`return document.querySelector('#reader [data-action="bookmark"]').ariaPressed === "true"`)
	w.secondProcess()
	w.do("see it drawn", w.window.Drawn(ctx))
	w.picture("first-start")
	w.close()

	w.open()
	w.do("show the bookmarks", w.window.Click(ctx, `[data-view="bookmarked"]`))
	w.until(`return document.querySelector("#results-title").innerText === document.querySelector('[data-view="bookmarked"] .Sidebar-name').innerText`)
	w.until(`return document.querySelectorAll(".ResultList-item[data-id]:not([data-id=''])").length === 1`)
	got := w.ask(`
		const row = document.querySelector(".ResultList-item");
		return row.dataset.state + " " + row.querySelector(".ResultList-question").innerText`)
	if want := "read " + question; got != want {
		t.Errorf("bookmarks at the second start: got %q, want %q", got, want)
	}
	w.do("open the bookmarked answer", w.window.Click(ctx, ".ResultList-item"))
	w.until(`return document.querySelector('#reader [data-action="bookmark"]').ariaPressed === "true"`)
	w.do("see it drawn", w.window.Drawn(ctx))
	w.picture("second-start")
	w.close()
}

// walk is one test's way through windows of one library.
type walk struct {
	t      *testing.T
	ctx    context.Context
	screen *desktop.Desktop
	driver *window.Driver
	window *window.Window
	binary string
	data   string
}

func (w *walk) open() {
	w.t.Helper()
	var err error
	w.window, err = w.driver.Open(w.ctx, w.binary, "--data", w.data)
	if err != nil {
		w.t.Fatal(err)
	}
	w.do("see the list", w.window.Ready(w.ctx, ".ResultList-item"))
}

func (w *walk) close() {
	w.t.Helper()
	w.do("close the window", w.window.Close(w.ctx))
}

// search types into the page as it stands, and waits for hits of that query.
func (w *walk) search(query string) {
	w.t.Helper()
	w.do("type "+query, w.window.Press(w.ctx, query))
	w.until(`return document.querySelector("#search").value === arguments[0]`, query)
	w.until(`return document.querySelector(".ResultList-item mark")?.innerText === arguments[0]`, query)
}

// do ends the test when a step went wrong, with a picture of the screen.
func (w *walk) do(step string, err error) {
	w.t.Helper()
	if err != nil {
		w.picture("failed")
		w.t.Fatalf("%s: %v", step, err)
	}
}

func (w *walk) until(condition string, arguments ...any) {
	w.t.Helper()
	w.do("wait", w.window.Until(w.ctx, condition, arguments...))
}

func (w *walk) ask(script string) (text string) {
	w.t.Helper()
	w.do("ask the page", w.window.Script(w.ctx, &text, script))
	return text
}

// picture keeps what the screen shows, for people to look at.
func (w *walk) picture(name string) {
	w.t.Helper()
	dir, err := filepath.Abs("../.cache/window")
	if err != nil {
		w.t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		w.t.Fatal(err)
	}
	file := filepath.Join(dir, name+".png")
	if err := w.screen.Screenshot(w.ctx, file); err != nil {
		w.t.Errorf("take a picture: %v", err)
	}
	w.t.Log("the screen:", file)
}

// secondProcess has a command line ask for the library that the window holds.
func (w *walk) secondProcess() {
	w.t.Helper()
	pid, err := w.window.Pid()
	if err != nil {
		w.t.Fatal(err)
	}
	var problems bytes.Buffer
	list := exec.CommandContext(w.ctx, w.binary, "--data", w.data, "list")
	list.Stderr = &problems
	var exit *exec.ExitError
	if err := list.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		w.t.Errorf("list while the window is open: got %v, want exit status 1", err)
	}
	if !strings.Contains(problems.String(), strconv.Itoa(pid)) {
		w.t.Errorf("list while the window is open said %q, want the holder's process ID %d in it", problems.String(), pid)
	}
}
