package spans

import (
	"fmt"
	"strings"
	"testing"
)

func costOf(markdown string) int {
	var c Cost
	for line := range strings.Lines(markdown) {
		if strings.TrimSpace(line) == "" {
			c.EndParagraph()
		} else {
			c.Line(line)
		}
	}
	return c.Nanoseconds()
}

// lengths gives runs of 1, 2, 3, … backticks, none of which ends another.
func lengths(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%s ", strings.Repeat("`", i+1))
	}
	return b.String()
}

func TestNanoseconds(t *testing.T) {
	const second = 1_000_000_000
	repeat := strings.Repeat
	for _, c := range []struct {
		name, markdown string
		from, to       int
	}{
		{"emphasis that nothing closes", repeat("*a_ ", 60_000), 20 * second, 100 * second},
		{"emphasis and strikethrough", repeat("**a~~ ", 60_000), 20 * second, 100 * second},
		{"code that nothing closes", repeat("\\``*\n*", 6_000), second / 2, 10 * second},
		{"code of every length", repeat("b", 4<<20) + lengths(2_000) + repeat("b", 4<<20), 2 * second, 100 * second},

		{"a page of emphasis", repeat("**a** *b* _c_ ~d~\n\n", 10_000), 0, second / 100},
		{"a table with emphasis in each row", repeat("| **a** | `b` |\n", 3_000), 0, second / 4},
		{"names with underscores", repeat("some_name_of_a_setting ", 20_000), 0, 0},
		{"code in one paragraph", repeat("`a` and ``b`` ", 20_000), 0, second / 100},
		{"an apostrophe made of a backtick in each paragraph", repeat("don`t do this\n\n", 10_000), 0, second / 100},
	} {
		if got := costOf(c.markdown); got < c.from || got > c.to {
			t.Errorf("%s: %.30q… (%d bytes) costs %d ns, want %d to %d", c.name, c.markdown, len(c.markdown), got, c.from, c.to)
		}
	}
}

// TestCodeSpans holds places by hand: "`" at 0 finds its end at 2.
func TestCodeSpans(t *testing.T) {
	for markdown, want := range map[string]int{
		"`a`":       2 + 3 + nsLine - 2, // the end could open code too
		"`a``b":     5 + nsLine + 5 + nsLine - 2,
		"\\`a":      0,
		"\\``a":     4 + nsLine - 1,
		"`a``a`":    5 + 6 + nsLine - 2 + 6 + nsLine - 5,
		"a\nb\n":    0,
		"`a\n\n`b`": 3 + nsLine + 2 + 3 + nsLine - 2,
	} {
		if got := costOf(markdown); got != want {
			t.Errorf("%q costs %d ns, want %d", markdown, got, want)
		}
	}
}
