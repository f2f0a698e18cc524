package importer

import (
	"strings"
	"testing"
)

// TestTooDeep holds both sides of the bounds: what would take goldmark seconds
// or minutes is refused, and what large real pages have is not.
func TestTooDeep(t *testing.T) {
	repeat := strings.Repeat
	stairs := func(levels int) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(repeat("  ", i) + "- a\n")
		}
		return b.String()
	}
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"list levels, a line each", stairs(2000), true},
		{"list levels in one line", repeat("- ", 2000) + "a", true},
		{"ordered levels in one line", repeat("1. ", 2000) + "a", true},
		{"quotation levels", repeat(">", 5000) + "a", true},
		{"unclosed links", repeat("[a](", 50_000), true},
		{"unclosed links over many lines", repeat("[a](\n", 400_000), true},
		{"links without labels", repeat("](", 50_000), true},
		{"open labels over many lines", repeat("[\n", 400_000), true},
		{"definitions", repeat("[a]: b\n", 25_000), true},
		{"short rows below a wide head", repeat("|a", 4000) + "|\n" + repeat("|-", 4000) + "|\n" + repeat("|b|\n", 4000), true},
		{"emphasis that nothing closes", repeat("*a_ ", 60_000), true},
		{"emphasis that nothing closes, over many lines", repeat("*a_\n", 60_000), true},
		{"code that nothing closes", repeat("\\``*\n*", 30_000), true},
		{"items of one letter", repeat("- a\n", 2_000_000), true},
		{"elements of one letter", repeat("<b>", 2_000_000), true},
		{"blank lines", repeat("\n", 2_000_000) + "a", false},

		{"ten list levels", stairs(10), false},
		{"deeply indented code", "```\n" + repeat(repeat(" ", 300)+"x\n", 100) + "```", false},
		{"a link list of 10,000 lines", repeat("- [a](https://example.com/a)\n", 10_000), false},
		{"100,000 paragraphs with links", repeat("[a](b) [c](d)\n\n", 100_000), false},
		{"a table of 60,000 rows", "|a|b|c|\n|-|-|-|\n" + repeat("|1|2|3|\n", 60_000), false},
		{"a table of 10,000 rows with emphasis and code", "|a|b|\n|-|-|\n" + repeat("|**a**|`b`|\n", 10_000), false},
		{"a rule between numbers", "1\n---\n2\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tooDeep([]byte(c.text)); got != c.want {
				t.Errorf("%.40q… (%d bytes): got %v, want %v", c.text, len(c.text), got, c.want)
			}
		})
	}
}

func TestHugePagesAreRead(t *testing.T) {
	page := "---\ntitle: FAQ\n---\n" + strings.Repeat("## q\n<details><summary>回答</summary>\n\n[a][x]\n</details>\n\n", 10_000) +
		"[x]: " + strings.Repeat("a", 4000) + "\n"
	p, err := newPage("faq.md", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	_, questions := p.split()
	if len(questions) != 10_000 {
		t.Fatalf("%d questions", len(questions))
	}
	r := &reader{ctx: t.Context(), images: &images{}}
	if err := r.complete(p, questions); err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, q := range questions {
		size += len(q.Answer)
	}
	if size > len(page)+maxAppendedBytes {
		t.Errorf("a page of %d bytes gave answers of %d", len(page), size)
	}
}
