package faq

import (
	"strings"
	"testing"
)

func TestNewAlias(t *testing.T) {
	for _, c := range []struct {
		name, short, long string
		want              Alias // the zero Alias: refused
	}{
		{"a short form and a name", "AML", "Azure Machine Learning", Alias{"AML", "Azure Machine Learning"}},
		{"spaces around and between", " ＡＭＬ\u3000", "Azure  Machine\tLearning\n", Alias{"ＡＭＬ", "Azure Machine Learning"}},
		{"as long as may be", "A", strings.Repeat("長", maxAliasRunes), Alias{"A", strings.Repeat("長", maxAliasRunes)}},
		{"too long", "A", strings.Repeat("長", maxAliasRunes+1), Alias{}},
		{"nothing but spaces", " \u3000", "Azure", Alias{}},
		{"no name for it", "AML", "", Alias{}},
		{"the same in another case", "AML", "aml", Alias{}},
		{"no text", "AML", "\xff", Alias{}},
	} {
		got, err := NewAlias(c.short, c.long)
		if got != c.want || (CodeOf(err) == CodeAlias) != (c.want == Alias{}) {
			t.Errorf("%s: NewAlias(%q, %q) = %+v, %v; want %+v", c.name, c.short, c.long, got, err, c.want)
		}
	}
}
