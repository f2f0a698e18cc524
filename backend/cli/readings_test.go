package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"kotae/backend/starter"
)

// readingsOf gives what "sources" says of the only source.
func (tm *terminal) readingsOf() string {
	var sources []struct{ ID, Title, Readings string }
	tm.json(&sources, "sources")
	if len(sources) != 1 || sources[0].ID != "s1" || sources[0].Title == "" {
		tm.t.Fatalf("sources: %+v", sources)
	}
	return sources[0].Readings
}

func (tm *terminal) total(query string) int {
	var found struct{ Total int }
	tm.json(&found, "search", query)
	return found.Total
}

func TestWaitingForReadings(t *testing.T) {
	tm := newTerminal(t)
	tm.run("", "import", "--no-wait", faqFile(t))
	if got := tm.readingsOf(); got != "pending" {
		t.Errorf("after import --no-wait readings are %q", got)
	}
	if text, _, _ := tm.run("", "sources"); !strings.Contains(text, "readings pending") {
		t.Errorf("sources says %q", text)
	}
	if n := tm.total("みつもり"); n != 0 {
		t.Errorf("%d found by a reading that is not known", n)
	}
	if n := tm.total("こすと"); n != 1 {
		t.Errorf("%d found by kana", n)
	}
	tm.run("", "refresh", "--no-wait")
	if got := tm.readingsOf(); got != "pending" {
		t.Errorf("after refresh --no-wait readings are %q", got)
	}
	if _, stderr, status := tm.run("", "refresh"); status != 0 || stderr != "" {
		t.Errorf("refresh: exit %d, %s", status, stderr)
	}
	if got := tm.readingsOf(); got != "ready" {
		t.Errorf("after refresh readings are %q", got)
	}
	for _, query := range []string{"みつもり", "mitsumori"} {
		if n := tm.total(query); n != 1 {
			t.Errorf("%d found by %s", n, query)
		}
	}
}

func TestInterruptedWhileLearning(t *testing.T) {
	tm := newTerminal(t)
	ctx, interrupt := context.WithCancel(t.Context())
	// The report is written when the import has landed, before the waiting.
	out := &hook{do: interrupt}
	var stderr bytes.Buffer
	_, status := Parse(ctx, []string{"--data", tm.data, "import", faqFile(t)}, Env{
		Stdout: out, Stderr: &stderr, Getenv: func(string) string { return "ja" }, Starter: starter.FS(),
	})
	if status != 1 || !strings.Contains(stderr.String(), "途中です") {
		t.Errorf("exit %d, %s", status, &stderr)
	}
	if got := tm.readingsOf(); got != "pending" {
		t.Errorf("readings are %q", got)
	}
}

// A hook does something when it is written to.
type hook struct{ do func() }

func (h *hook) Write(p []byte) (int, error) {
	h.do()
	return len(p), nil
}

func TestProgressOfLearning(t *testing.T) {
	var stderr bytes.Buffer
	Parse(t.Context(), []string{"--data", newTerminal(t).data, "import", faqFile(t)}, Env{
		Stdout: &bytes.Buffer{}, Stderr: &stderr, Getenv: func(string) string { return "en" }, Screen: true,
	})
	if got := stderr.String(); !strings.Contains(got, "learning how words are read: 0 of 2 entries") || !strings.HasSuffix(got, clearLine) {
		t.Errorf("the terminal shows %q", got)
	}
}

func TestAlias(t *testing.T) {
	tm := newTerminal(t)
	if _, _, status := tm.run("", "alias"); status != 1 {
		t.Errorf("without a library: exit %d", status)
	}
	tm.run("", "import", "--no-wait", faqFile(t))
	if stdout, _, status := tm.run("", "alias", "--json"); status != 0 || stdout != "[]\n" {
		t.Errorf("without aliases: exit %d, %q", status, stdout)
	}
	for _, args := range [][]string{{"TCO", "コスト"}, {"GPU", "Graphics Processor"}, {"gpu", "Graphics  Processing Unit"}} {
		if _, stderr, status := tm.run("", append([]string{"alias"}, args...)...); status != 0 {
			t.Errorf("alias %q: exit %d, %s", args, status, stderr)
		}
	}
	const want = "gpu\tGraphics Processing Unit\nTCO\tコスト\n"
	if stdout, _, _ := tm.run("", "alias"); stdout != want {
		t.Errorf("got %q, want %q", stdout, want)
	}
	if n := tm.total("tco"); n != 1 {
		t.Errorf("%d found by an alias", n)
	}
	var left []struct{ Short, Long string }
	if tm.json(&left, "alias", "--remove", "Tco"); len(left) != 1 || left[0].Short != "gpu" {
		t.Errorf("left: %+v", left)
	}
	if n := tm.total("tco"); n != 0 {
		t.Errorf("%d found by an alias that was removed", n)
	}
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"AML"}, 2, "two names"},
		{[]string{"AML", "Azure", "ML"}, 2, "two names"},
		{[]string{"--remove"}, 2, "two names"},
		{[]string{"--remove", "AML"}, 1, "no alias “AML”"},
		{[]string{"AML", " "}, 1, "two different names"},
		{[]string{"AML", "aml"}, 1, "two different names"},
	} {
		if _, stderr, status := tm.run("", append([]string{"alias"}, c.args...)...); status != c.status || !strings.Contains(stderr, c.want) {
			t.Errorf("alias %q: exit %d, %q; want %d, %q", c.args, status, stderr, c.status, c.want)
		}
	}
}
