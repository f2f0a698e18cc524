package importer

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestReadFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       frontMatter // without present
		body       string
	}{
		{"no front matter", "text\n---\ntitle: x\n---\n", frontMatter{}, "text\n---\ntitle: x\n---\n"},
		{"a rule at the start and one further down", "---\ntext\n\n---\nmore", frontMatter{}, "---\ntext\n\n---\nmore"},
		{"never closed", "---\ntitle: x\ntext", frontMatter{}, "---\ntitle: x\ntext"},
		{"closed behind the bound", "---\ntitle: x\n" + strings.Repeat("# \n", maxFrontMatterBytes) + "---\n", frontMatter{}, ""},
		{"blank lines before it", "\n\n---\ntitle: x\n---\ntext", frontMatter{title: "x", titleLine: 4}, "text"},
		{"closed by dots", "---\ntitle: x\n...\ntext", frontMatter{title: "x", titleLine: 2}, "text"},
		{"empty", "---\n---\ntext", frontMatter{}, "text"},
		{"a number as title", "---\ntitle: 2020\n---\n", frontMatter{title: "2020", titleLine: 2}, ""},
		{"a folded title", "---\ntitle: >-\n  a\n  b\n---\n", frontMatter{title: "a b", titleLine: 2}, ""},
		{"a list as title", "---\ntitle: [a]\n---\n", frontMatter{title: "[a]", titleLine: 2}, ""},
		{"a colon in the title", "---\ntitle: a : b\ntags:\n- x\n- 'y'\n---\n",
			frontMatter{damaged: true, title: "a : b", titleLine: 2, tags: []string{"x", "y"}}, ""},
		{"a bracket in the title", "---\ntitle: [3 – a] b\ncategories:\n  - x\n---\n",
			frontMatter{damaged: true, title: "[3 – a] b", titleLine: 2, category: []string{"x"}}, ""},
		{"nested categories", "---\ncategories:\n- [a, b]\n- - c\n  - a\n---\n", frontMatter{category: []string{"a", "b", "c"}}, ""},
		{"null tags", "---\ntags:\ncategories: ~\n---\n", frontMatter{}, ""},
		{"tags with commas", "---\ntags: a, b\n---\n", frontMatter{tags: []string{"a", "b"}}, ""},
		{"a list with a comma in a tag", "---\ntags: ['a, b']\n---\n", frontMatter{tags: []string{"a, b"}}, ""},
		{"a date that is none", "---\ndate: -12-31 00:00:00\n---\n", frontMatter{damaged: true}, ""},
		{"an alias", "---\na: &x [t]\ntags: *x\n---\n", frontMatter{tags: []string{"t"}}, ""},
		{"not published", "---\npublished: false\n---\n", frontMatter{draft: true}, ""},
		{"a colon in the title and tags in brackets", "---\ntitle: a : b\ntags: [x, 'y z']\ncategories: [[c, d]]\ndate: \"2020-4-2\"\n---\n",
			frontMatter{damaged: true, title: "a : b", titleLine: 2, tags: []string{"x", "y z"}, category: []string{"c", "d"},
				date: time.Date(2020, 4, 2, 0, 0, 0, 0, time.UTC)}, ""},
		{"a colon in a folded title", "---\ntitle: >-\n  a : b\n  c\nsubtitle: [\n---\n", frontMatter{damaged: true, title: "a : b c", titleLine: 2}, ""},
		{"nested categories beside a broken title", "---\ntitle: [a] b\ncategories:\n- - c\n  - d\ntags: null\n---\n",
			frontMatter{damaged: true, title: "[a] b", titleLine: 2, category: []string{"c", "d"}}, ""},
		{"a quoted date", "---\ndate: '2020-4-2 9:05'\n---\n", frontMatter{date: time.Date(2020, 4, 2, 9, 5, 0, 0, time.UTC)}, ""},
		{"a date of Learn", "---\nms.date: 07/16/2024\n---\n", frontMatter{learn: true, date: time.Date(2024, 7, 16, 0, 0, 0, 0, time.UTC)}, ""},
		{"a date of Learn that is none", "---\nms.date: 04/29/20266\n---\n", frontMatter{learn: true, damaged: true}, ""},
		{"the year 9999", "---\ndate: 9999-12-31 00:00:00\n---\n", frontMatter{date: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)}, ""},
		{"a title with a tab in it", "---\ntitle:\ta\tb\n---\n", frontMatter{title: "a b", titleLine: 2}, ""},
		{"TOML", "+++\ntitle = \"a : b\"\ndate = 2020-04-02T09:00:00Z\ndraft = true\ntags = [\"x\", \"y\"]\ncategories = [\n  \"c\"\n]\n+++\ntext",
			frontMatter{title: "a : b", titleLine: 2, date: time.Date(2020, 4, 2, 9, 0, 0, 0, time.UTC), draft: true,
				tags: []string{"x", "y"}, category: []string{"c"}}, "text"},
		{"TOML with taxonomies and a local date", "+++\ndate = 2020-04-02\n[taxonomies]\ntags = [\"x\"]\n+++\n",
			frontMatter{date: time.Date(2020, 4, 2, 0, 0, 0, 0, time.UTC), tags: []string{"x"}}, ""},
		{"broken TOML", "+++\ntitle = a \"b\ntags = [\"x\", 'y']\ndraft = true\n+++\n",
			frontMatter{damaged: true, title: "a \"b", titleLine: 2, tags: []string{"x", "y"}, draft: true}, ""},
		{"TOML that YAML's line closes", "+++\ntitle = 'x'\n---\ntext", frontMatter{}, "+++\ntitle = 'x'\n---\ntext"},
		{"the rest", "---\npermalink: /a/\nid: 7\nlayout: post\nms.topic: faq\n---\n",
			frontMatter{permalink: "/a/", id: "7", layout: "post", topic: "faq", learn: true}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, at := readFrontMatter([]byte(c.text))
			got.present = false
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q\ngot  %+v\nwant %+v", c.text, got, c.want)
			}
			if body := c.text[at:]; body != c.body && len(c.body) > 0 {
				t.Errorf("%q: the page starts with %q, want %q", c.text, body, c.body)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // in UTC; "" is none
	}{
		{"2020-04-22", "2020-04-22T00:00:00Z"},
		{"2020-4-2 9:05", "2020-04-02T09:05:00Z"},
		{"2020/04/22 10:00:00", "2020-04-22T10:00:00Z"},
		{"2020-04-22T10:00:00Z", "2020-04-22T10:00:00Z"},
		{"2020-04-22T10:00:00.123+09:00", "2020-04-22T01:00:00Z"},
		{"2020-04-22 10:00:00 -0330", "2020-04-22T13:30:00Z"},
		{"2020年4月22日", "2020-04-22T00:00:00Z"},
		{"2020-02-30", ""},
		{"2020-13-01", ""},
		{"2020-01-01 24:00", ""},
		{"April 2020", ""},
		{"{{ date }}", ""},
		{"", ""},
	} {
		date, ok := parseDate(c.text)
		got := ""
		if ok {
			got = date.UTC().Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
