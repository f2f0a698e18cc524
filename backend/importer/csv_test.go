package importer

import (
	"slices"
	"testing"
)

func TestReadDelimited(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"plain", "a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"empty cells", ",\n,a,", [][]string{{"", ""}, {"", "a", ""}}},
		{"quotation marks", `"a ""b""","c,d"` + "\n", [][]string{{`a "b"`, "c,d"}}},
		{"a line feed in a cell", "\"a\nb\",c\nd,e", [][]string{{"a\nb", "c"}, {"d", "e"}}},
		{"marks that are not doubled", `"a "b" c",d`, [][]string{{`a "b" c`, "d"}}},
		{"a mark inside of a cell", `5" disk,d`, [][]string{{`5" disk`, "d"}}},
		{"a mark without an end", "\"a,b\nc,\"d\ne,f", [][]string{{`"a`, "b"}, {"c", `"d`}, {"e", "f"}}},
		{"blanks behind the mark", "\"a\" ,b", [][]string{{"a", "b"}}},
		{"an empty line", "a\n\nb", [][]string{{"a"}, {""}, {"b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [][]string
			for _, r := range readDelimited([]byte(c.text), ',') {
				got = append(got, r.cells)
			}
			if !slices.EqualFunc(got, c.want, slices.Equal) {
				t.Errorf("%q\ngot  %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
