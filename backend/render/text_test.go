package render

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"an empty line between blocks", "# a\nb\n\nc\n\n> d\n\n***\ne", "a\n\nb\n\nc\n\nd\n\ne"},
		{"a line break is none", "a<br>b", "a\nb"},
		{"a tight list", "a\n- b\n- c\n\nd", "a\n\n- b\n- c\n\nd"},
		{"a loose list", "- a\n\n- b\n\n  c", "- a\n\n- b\n\n  c"},
		{"numbers from the start of the list", "9. a\n1. b", "9. a\n10. b"},
		{"numbers of the items", "<ol start=\"x\"><li>a<li value=5>b<li>c</ol>", "1. a\n5. b\n6. c"},
		{"nested lists", "1. a\n   - b\n     - c\n     - d\n2. e", "1. a\n  - b\n    - c\n    - d\n2. e"},
		{"a nested list has its own numbers", "1. a\n   1. b\n   2. c\n2. d", "1. a\n  1. b\n  2. c\n2. d"},
		{"a nested list below an empty line", "1. a\n\n   - b\n   - c\n\n2. d", "1. a\n\n  - b\n  - c\n\n2. d"},
		{"a list that starts an item", "1. - a\n   - b", "1. - a\n  - b"},
		{"a list at once in a list", "<ul><ul><li>a</ul></ul>", "- a"},
		{"an item without words keeps its number", "1. a\n2. ![b](c.png)\n3. d", "1. a\n3. d"},
		{"an item without words at the end", "- a\n-\n\nb", "- a\n\nb"},
		{"lines of an item", "- a<br>b\n- c", "- a\n  b\n- c"},
		{"code in an item", "1. a\n   ```\n   b\n\n     c\n   ```\n2. d", "1. a\n  b\n\n    c\n2. d"},
		{"captioned code in a tight item", "1. a\n   ```sh:b\n   c\n   ```\n2. d", "1. a\n  b\n  c\n2. d"},
		{"a table in an item", "- a\n  |b|c|\n  |-|-|\n  |d|e|\n- f", "- a\n  b\tc\n  d\te\n- f"},
		{"a list in a cell", "<table><tr><td><ol><li>a<li>b</ol><td>c</table>", "1. a 2. b\tc"},
		{"definitions", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "a\nb\nc\nd"},
		{"indentation ends", strings.Repeat("<ul><li>a", 12),
			"- a\n  - a\n    - a\n      - a\n        - a\n          - a\n            - a\n              - a\n" +
				"                - a\n                  - a\n                    - a\n                    - a"},
	} {
		if got := Text(answer(c.markdown), false); got != c.want {
			t.Errorf("%s: %q gives\n%q, want\n%q", c.name, c.markdown, got, c.want)
		}
	}
}
