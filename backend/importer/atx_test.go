package importer

import "testing"

func TestTightenHeadings(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"no space", "##料金\n本文\n", "## 料金\n本文\n"},
		{"an ideographic space", "##　料金\n", "## 　料金\n"},
		{"one sign alone on its line", "#質問\n", "# 質問\n"},
		{"a marker", "###Q1. Costs\n#Q. Limits", "### Q1. Costs\n# Q. Limits"},
		{"a bracket", "##【Q1】料金\n", "## 【Q1】料金\n"},
		{"a heading as it should be", "## 料金\n# a\n", "## 料金\n# a\n"},
		{"hash tags", "#料金 #契約\n#fee\n", "#料金 #契約\n#fee\n"},
		{"directives and numbers", "#!/bin/sh\n#include <a.h>\n#1\n##\n", "#!/bin/sh\n#include <a.h>\n#1\n##\n"},
		{"code in a fence", "```\n##料金\n```\n##契約\n", "```\n##料金\n```\n## 契約\n"},
		{"a fence in a list", "- a\n      ```\n##料金\n      ```\n", "- a\n      ```\n##料金\n      ```\n"},
		{"a shorter fence inside", "~~~~\n~~~\n##料金\n~~~~\n", "~~~~\n~~~\n##料金\n~~~~\n"},
		{"indented code", "    ##料金\n", "    ##料金\n"},
		{"nothing", "", ""},
	} {
		if got := string(tightenHeadings([]byte(c.src))); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.src, got, c.want)
		}
	}
}
