package importer

import (
	"bytes"
	"strings"
	"testing"
)

func TestCategoryAt(t *testing.T) {
	const text = `---
title: FAQ
---
@0
# FAQ
@1
## A
@2
#### B
@3
### C
@4
##
@5
## D
@6
# E
@7
`
	p, err := newPage("faq.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	at := func(mark string) int { return bytes.Index(p.src, []byte(mark)) }
	for _, c := range []struct{ at, from, want, anchor string }{
		{"@0", "", "", ""},
		{"@1", "", "", ""},
		{"@2", "", "A", "a"},
		{"@3", "", "A > B", "b"},
		{"@4", "", "A > C", "c"},
		{"@5", "", "", ""},
		{"@6", "", "D", "d"},
		{"@7", "", "E", "e"},
		{"@3", "@1", "A > B", "b"},
		{"@3", "@2", "B", "b"},
		{"@4", "@3", "C", "c"},
		{"@4", "@4", "", "c"},
	} {
		from := 0
		if c.from != "" {
			from = at(c.from)
		}
		got, anchor := strings.Join(p.categoryAt(at(c.at), from, allLevels), " > "), p.anchorAt(at(c.at))
		if got != c.want || anchor != c.anchor {
			t.Errorf("%s from %q: got %q and #%s, want %q and #%s", c.at, c.from, got, anchor, c.want, c.anchor)
		}
	}
}
