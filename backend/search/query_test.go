package search

import (
	"reflect"
	"strings"
	"testing"
)

// describe writes a query with its terms as keys, phrases in quotes.
func describe(q Query) string {
	var parts []string
	for _, t := range q.terms {
		if t.literal {
			parts = append(parts, `"`+t.key+`"`)
		} else {
			parts = append(parts, t.key)
		}
	}
	for _, t := range q.excluded {
		parts = append(parts, "-"+t.key)
	}
	for _, f := range q.filters {
		minus := ""
		if f.Exclude {
			minus = "-"
		}
		parts = append(parts, minus+f.Key+"=<"+f.Value+">")
	}
	return strings.Join(parts, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, query, want string }{
		{"nothing", "", ""},
		{"only spaces", " 　\t\n", ""},
		{"terms at ASCII and full-width spaces", " コスト　見積 もり\n", "コスト 見積 もり"},
		{"the same term twice", "コスト ｺｽﾄ", "コスト"},
		{"a term and the same as a phrase are both kept", `コスト "コスト"`, `コスト "コスト"`},
		{"ASCII quotes", `"Private Link" 設定`, `"privatelink" 設定`},
		{"corner brackets", "「コスト 見積」方法", `"コスト見積" 方法`},
		{"other quotes", "“a b” ｢c d｣ ＂e f＂", `"ab" "cd" "ef"`},
		{"a quote in the middle of a term starts a phrase", "機能「プレビュー」とは", `機能 "プレビユ" とは`},
		{"an unclosed quote is the rest", `x "Private Li`, `x "privateli"`},
		{"empty quotes", `"" 「」 " "`, ""},
		{"one quote", `"`, ""},
		{"a closing bracket alone is text", "a」", "a」"},
		{"exclusion", "ml -classic", "ml -classic"},
		{"exclusion with full-width signs", "ml －classic −v1", "ml -classic -v1"},
		{"exclusion of a phrase", `-"Private Link" -「日本 語」`, "-privatelink -日本語"},
		{"a minus within a term is none", "e-mail", "email"},
		{"a lone minus", "- a -", "a"},
		{"two", "--a --", "-a"},
		{"a long vowel is no minus", "ー", ""},
		{"filter", "コスト tag:FAQ", "コスト tag=<FAQ>"},
		{"filters of all keys and cases", "TAG:a Source:s1 is:unread ｔａｇ：b", "tag=<a> source=<s1> is=<unread> tag=<b>"},
		{"filter with quotes", `tag:"a b" tag:「c d」e`, "e tag=<a b> tag=<c d>"},
		{"filter with an unclosed quote", `tag:"a b`, "tag=<a b>"},
		{"excluded filter", "-is:read", "-is=<read>"},
		{"a filter without value is nothing yet", `tag: source:"" is:" "`, ""},
		{"the value keeps its colons and hyphens", "tag:a:b-c", "tag=<a:b-c>"},
		{"an unknown key is text", "foo:bar https://example.com/a-b", "foo:bar https://example.com/ab"},
		{"a key in the middle of a term is text", "xtag:a", "xtag:a"},
		{"bytes that are not UTF-8", "\xffa\xff \xff", "a"},
	} {
		if got := describe(Parse(c.query)); got != c.want {
			t.Errorf("%s: Parse(%q) = %s, want %s", c.name, c.query, got, c.want)
		}
	}
}

func TestParseBounds(t *testing.T) {
	long := strings.Repeat("あ", 1<<20)
	if n := len(Parse(long).terms[0].key); n > maxQueryBytes || n < maxQueryBytes-3 {
		t.Errorf("a term of 3 MB keeps %d bytes", n)
	}
	words, minus, tags := "", "", ""
	for i := range 64 {
		word := string(rune('ア' + i))
		words, minus, tags = words+word+" ", minus+"-"+word+" ", tags+"tag:"+word+" "
	}
	q := Parse(words + minus + tags)
	if len(q.terms) != maxTerms || len(q.excluded) != maxTerms || len(q.filters) != maxTerms {
		t.Errorf("64 of each give %d terms, %d exclusions, %d filters", len(q.terms), len(q.excluded), len(q.filters))
	}
}

func TestQueryEmpty(t *testing.T) {
	for query, want := range map[string]bool{"": true, "-a tag:b": true, "a": false, `"a`: false} {
		if got := Parse(query).Empty(); got != want {
			t.Errorf("Parse(%q).Empty() = %v", query, got)
		}
	}
	if got := Parse("a").Filters(); len(got) != 0 {
		t.Errorf("filters %v", got)
	}
	if got, want := Parse("-tag:b").Filters(), []Filter{{"tag", "b", true}}; !reflect.DeepEqual(got, want) {
		t.Errorf("filters %v, want %v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{``, `a "b c" -d tag:e`, `「`, `-「`, `tag:「`, `-－−`, `ｔａｇ：`, "\xff:\"", `a:b:c"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Parse(s)
		for _, term := range append(q.terms, q.excluded...) {
			if term.key == "" {
				t.Fatalf("Parse(%q) has an empty term: %s", s, describe(q))
			}
		}
		for _, f := range q.filters {
			if strings.TrimSpace(f.Value) == "" {
				t.Fatalf("Parse(%q) has an empty filter: %s", s, describe(q))
			}
		}
	})
}
