package faq

import (
	"strings"
	"unicode/utf8"
)

// An Alias says that two ways of writing mean the same, such as AML and Azure
// Machine Learning. The user makes them; searching for one finds the other.
type Alias struct {
	Short string `json:"short"`
	Long  string `json:"long"`
}

// maxAliasRunes bounds both names of an alias: the longest names of products have
// some 60 characters, and what is longer is no name any more.
const maxAliasRunes = 100

// NewAlias makes an alias of two names without the spaces around them and with
// single ones inside. It gives CodeAlias for a name that is empty or too long,
// and for two that differ in nothing but case.
func NewAlias(short, long string) (Alias, error) {
	a := Alias{Short: aliasName(short), Long: aliasName(long)}
	for _, name := range []string{a.Short, a.Long} {
		if name == "" || !utf8.ValidString(name) || utf8.RuneCountInString(name) > maxAliasRunes {
			return Alias{}, Errorf(CodeAlias, maxAliasRunes)
		}
	}
	if strings.EqualFold(a.Short, a.Long) {
		return Alias{}, Errorf(CodeAlias, maxAliasRunes)
	}
	return a, nil
}

// aliasName leaves control characters out with the spaces.
func aliasName(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == '\u3000' || r == '\u00a0' || r == '\x7f' }), " ")
}
