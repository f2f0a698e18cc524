package render

import (
	"fmt"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// Each input is over the bound that it is named for; without it, most of them
// take seconds, some of them hours.
func TestTooCostlyIsPlainText(t *testing.T) {
	definitions := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[a%d]: b\n", i)
		}
		return b.String()
	}
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	}
	indented := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("    ", i) + line + "\n")
		}
		return b.String()
	}
	for _, c := range []struct{ name, markdown string }{
		{"bytes", strings.Repeat("a ", maxBytes)},
		{"lines", strings.Repeat("#\n", maxLines+1)},
		{"depth of quotes", strings.Repeat("> ", maxDepth+1) + "a"},
		{"depth of lists on a line", strings.Repeat("1. ", maxDepth+1) + "a"},
		{"depth of lists on lines", nested(400)},
		{"levels", strings.Repeat(strings.Repeat(">", maxDepth)+"a\n\n", 10_000)},
		{"unfinished links", strings.Repeat("[a](", 50_000)},
		{"unfinished links in brackets", strings.Repeat("[a](<b", 20_000)},
		{"unfinished links with titles", strings.Repeat(`[a](b "`, 20_000)},
		{"definitions", definitions(25_000)},
		{"definitions with titles", strings.Repeat("[a]: b '\n", 20_000)},
		{"expansion", "[a]: " + strings.Repeat("x", 100_000) + "\n\n" + strings.Repeat("[a]", 50_000)},
		{"expansion from the next line", "[a]:\n" + strings.Repeat("x", 100_000) + "\n\n" + strings.Repeat("[a]", 50_000)},
		{"cells", strings.Repeat("|a", 5_000) + "\n" + strings.Repeat("|-", 5_000) + "\n" + strings.Repeat("|\n", 5_000)},
		{"escaped pipes", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 5_000)},
		{"footnotes", strings.Repeat("[^a]: b\n\n", 3_000) + strings.Repeat("[^a]", 50_000)},
		{"emphasis that nothing closes", strings.Repeat("*a_ ", 60_000)},
		{"code that nothing closes", strings.Repeat("\\``*\n*", 6_000)},
		{"depth of fenced boxes", strings.Repeat(":::note\n", 10_000)},
		{"depth of columns", strings.Repeat(":::row:::\n:::column:::\n", 10_000)},
		{"depth of indented boxes", indented(400, "!!! note")},
		{"depth of folded boxes", indented(400, "??? note")},
		{"depth of footnotes", indented(400, "[^a]: b")},
		{"reopened elements", strings.Repeat("<b>", 100) + strings.Repeat("a\n\n", 10_000) + strings.Repeat("</b>", 100)},
		{"depth of elements", strings.Repeat("<div>", 600)},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, body := range []faq.Body{{Answer: c.markdown}, {Detail: c.markdown, Answer: "b"}} {
				result := Entry(body, Context{})
				if !result.Truncated {
					t.Error("it is laid out")
				}
				if !strings.HasPrefix(result.HTML, "<p>") || result.Text != Text(body, false) {
					t.Errorf("got %.100q and the text %.100q", result.HTML, result.Text)
				}
			}
		})
	}
}

// Each input is as costly as the bounds allow; the test is that it ends.
func TestCostlyEnds(t *testing.T) {
	for _, pattern := range []string{
		"a*", "[", "[a](b)", "<a b=\"", "a@b.c ", "あhttp://a)", "[!INCLUDE [", "[^a", "[^a]: b\n", "{% img ", "{% highlight a %}\n", ":::image a", ":::image source=\"a\":::",
		":::note\n:::\n", ":::row-end:::\n", "{:a}\n", "!!! note\n\n", ":a:", ":warning:", "# [a](#tab/a)\n", "[a]({% link a %})",
		"*a_\n" + strings.Repeat("*a_ ", 2_000) + "\n\n", "\\``*\n*\\``*\n\n",
		"# a\n\n\n\n\n\n", "<b>x\n\n\n\n\n\n", "<title>", "<svg>",
	} {
		markdown := strings.Repeat(pattern, (maxBytes-1)/len(pattern))
		if result := Entry(answer(markdown), Context{}); result.HTML == "" && result.Text != "" {
			t.Errorf("%q, repeated, leaves nothing", pattern)
		}
	}
}

// Each pair is as costly to compare as the bounds allow; the test is that it ends.
func TestCostlyDifferenceEnds(t *testing.T) {
	half := maxBytes / 2
	numbers := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < half; i++ {
			fmt.Fprintf(&b, format, i*7919%100_000)
		}
		return b.String()[:half]
	}
	for _, c := range []struct {
		name, old, new string
		truncated      bool
	}{
		{"words", numbers("a%d "), numbers("b%d "), false},
		{"the same words in another order", numbers("%d "), numbers("1%d "), false},
		{"two words", strings.Repeat("a b b ", half/6), strings.Repeat("b a a ", half/6), false},
		{"letters", strings.Repeat("の", half/3), strings.Repeat("も", half/3), false},
		{"paragraphs, each a little", numbers("para %05d of old things\n\n"), numbers("para %05d of new things\n\n"), true},
		{"items", strings.Repeat("- a\n", 20_000), strings.Repeat("- b\n", 20_000), false},
		{"items in turn", strings.Repeat("- a\n- c\n", 10_000), strings.Repeat("- b\n- a\n", 10_000), true},
		{"rows", "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 5_000), "|a|b|\n|-|-|\n" + strings.Repeat("|e|d|\n", 5_000), true},
		{"lines of code", "~~~\n" + numbers("a%d\n"), "~~~\n" + numbers("b%d\n"), false},
		{"depth", strings.Repeat("<div><p>x", 250) + "y", strings.Repeat("<div><p>z", 250) + "y", false},
		{"formatting", strings.Repeat("<i>a</i><b>", 40) + numbers("a%d <u>b</u> "), strings.Repeat("<i>a</i><b>", 40) + numbers("a%d <s>c</s> "), false},
		{"too long to be laid out", numbers("a%d ") + numbers("a%d ") + numbers("b%d "), "b", true},
	} {
		if d := diffOf(c.old, c.new); d.HTML == "" || d.Truncated != c.truncated {
			t.Errorf("%s: %d bytes of HTML, truncated is %v", c.name, len(d.HTML), d.Truncated)
		}
	}
}

func TestPlainTextIsEscaped(t *testing.T) {
	deep := strings.Repeat(">", maxDepth+1)
	result := Entry(faq.Body{Detail: "<b>d</b>", Answer: deep + "<script>x</script>\nb"}, Context{})
	want := "<p>&lt;b&gt;d&lt;/b&gt;</p><p>" + strings.Repeat("&gt;", maxDepth+1) +
		"&lt;script&gt;x&lt;/script&gt;<br/>b</p>"
	if result.HTML != want {
		t.Errorf("got %q, want %q", result.HTML, want)
	}
	if want := "<b>d</b>\n\n" + deep + "<script>x</script>\nb"; result.Text != want {
		t.Errorf("got the text %q, want %q", result.Text, want)
	}
}

func TestPlainTextIsCut(t *testing.T) {
	result := Entry(answer(strings.Repeat("答", maxBytes)), Context{})
	if want := "<p>" + strings.Repeat("答", maxBytes/3) + "…</p>"; result.HTML != want {
		t.Errorf("got %d bytes, ending in %q, want %d", len(result.HTML), result.HTML[len(result.HTML)-20:], len(want))
	}
	if len(result.Text) != 3*maxBytes {
		t.Errorf("the text has %d bytes", len(result.Text))
	}
}

func TestCost(t *testing.T) {
	for _, c := range []struct {
		name, markdown string
		got            func(cost) int
		want           int
	}{
		{"a rule is no list", "- - - - - -\n* * *\n", func(c cost) int { return c.depth }, 0},
		{"items of a list are no deeper than the first", "- a\n- b\n  - c\n- d\n", func(c cost) int { return c.depth }, 2},
		{"quotes and lists add up", "> 1. - a\n", func(c cost) int { return c.depth }, 3},
		{"emphasis and numbers are no lists", "**a** 10.5 -1\n*b*\n", func(c cost) int { return c.depth }, 0},
		{"whole links cost nothing", "[a](https://example.com/) ![b](c.png)\n", func(c cost) int { return c.linkWork }, 0},
		{"a link with a title counts its paragraph", "[a](b \"c\")\n12345\n\nd",
			func(c cost) int { return c.linkWork }, 15},
		{"a table costs its width times its lines", "|a|b|\n|-|-|\n|1|\n\n|c|\n", func(c cost) int { return c.cells }, 4},
	} {
		var read cost
		read.read(c.markdown)
		if got := c.got(read); got != c.want {
			t.Errorf("%s: %q gives %d, want %d", c.name, c.markdown, got, c.want)
		}
	}
}
