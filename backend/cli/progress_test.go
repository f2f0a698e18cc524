package cli

import (
	"strings"
	"testing"

	"kotae/backend/library"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		name string
		now  library.Progress
		want string
	}{
		{"reading", library.Progress{Title: "FAQ", Done: 3, Total: 40, Entries: 25}, "reading FAQ: 3 of 40 files, 25 entries"},
		{"downloading", library.Progress{Title: "https://example.com/", Bytes: 5 << 19, TotalBytes: 9 << 20}, "downloading https://example.com/: 2.5 MB"},
	} {
		var screen strings.Builder
		p := progressLine{command: &command{Env: Env{Stderr: &screen, Screen: true}, language: "en"}}
		p.show(c.now)
		if got := strings.TrimPrefix(screen.String(), clearLine); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
