package window

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// elementKey is the name under which WebDriver hands out elements.
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

// Enter is the Enter key, as WebDriver names it.
const Enter = "\ue007"

// Ready waits until an element that matches the CSS selector is shown.
func (w *Window) Ready(ctx context.Context, selector string) error {
	return w.Until(ctx, `
		const element = document.querySelector(arguments[0]);
		return !!element && element.getClientRects().length > 0;`, selector)
}

// Until waits until the body of a JavaScript function returns true.
func (w *Window) Until(ctx context.Context, body string, arguments ...any) error {
	what := fmt.Sprintf("%s %v", strings.TrimSpace(body), arguments)
	return until(ctx, what, func() (bool, error) {
		var yes bool
		err := w.Script(ctx, &yes, body, arguments...)
		return yes, err
	})
}

// Press types the text key by key, wherever the focus is. [Enter] is a key too.
func (w *Window) Press(ctx context.Context, text string) error {
	var keys []map[string]any
	for _, key := range text {
		for _, action := range []string{"keyDown", "keyUp"} {
			keys = append(keys, map[string]any{"type": action, "value": string(key)})
		}
	}
	_, err := w.driver.call(ctx, "POST", w.session+"/actions", map[string]any{"actions": []any{
		map[string]any{"type": "key", "id": "keyboard", "actions": keys},
	}})
	return err
}

// Click clicks the middle of the first element that matches.
func (w *Window) Click(ctx context.Context, selector string) error {
	if err := w.Ready(ctx, selector); err != nil {
		return err
	}
	element, err := w.driver.call(ctx, "POST", w.session+"/element",
		map[string]any{"using": "css selector", "value": selector})
	if err != nil {
		return fmt.Errorf("%s: %w", selector, err)
	}
	var reference map[string]string
	if err := element.into(&reference); err != nil {
		return err
	}
	_, err = w.driver.call(ctx, "POST", w.session+"/element/"+reference[elementKey]+"/click", map[string]any{})
	if err != nil {
		return fmt.Errorf("click %s: %w", selector, err)
	}
	return nil
}

// Script runs the body of a JavaScript function in the page and reads what it
// returns, or what the promise that it returns resolves to, into result.
func (w *Window) Script(ctx context.Context, result any, body string, arguments ...any) error {
	if arguments == nil {
		arguments = []any{}
	}
	got, err := w.driver.call(ctx, "POST", w.session+"/execute/sync",
		map[string]any{"script": body, "args": arguments})
	if err != nil || result == nil {
		return err
	}
	return got.into(result)
}

// Drawn waits until the screen shows what the page has now: a callback for a
// frame runs before that frame is drawn, the next one after it.
func (w *Window) Drawn(ctx context.Context) error {
	return w.Script(ctx, nil, `
		return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));`)
}

// Pid is the process ID of the program.
func (w *Window) Pid() (int, error) {
	data, err := os.ReadFile(w.pidFile)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(data)))
}

// Close closes the window as a user does who ends the program, and waits until
// it has ended.
func (w *Window) Close(ctx context.Context) error {
	pid, err := w.Pid()
	if err != nil {
		return err
	}
	// Wails' own way out; the page goes away under the call, so that its
	// answer means nothing.
	_ = w.Script(ctx, nil, `setTimeout(() => window.runtime.Quit(), 0);`)
	if err := until(ctx, "the program to end", func() (bool, error) { return !alive(pid), nil }); err != nil {
		return fmt.Errorf("%w\nIt said:\n%s", err, w.said())
	}
	// The driver may have seen the program end by itself.
	_, _ = w.driver.call(ctx, "DELETE", w.session, nil)
	return nil
}

// alive says whether the process runs. One that ended but was not collected by
// its parent does not.
func alive(pid int) bool {
	process, err := os.FindProcess(pid)
	if err != nil || process.Signal(syscall.Signal(0)) != nil {
		return false
	}
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, after, _ := strings.Cut(string(status), ") ")
	return !strings.HasPrefix(after, "Z")
}
