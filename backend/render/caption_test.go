package render

import (
	"strings"
	"testing"
)

func TestCaptionOfCode(t *testing.T) {
	for _, c := range []struct{ info, caption, language string }{
		{"PowerShell:初回接続時", "初回接続時", "powershell"},
		{"PowerShell : 初回 接続時", "初回 接続時", "powershell"},
		{"xml web.config", "web.config", "xml"},
		{"c++ a &amp; \\*<b>", "a &amp; *&lt;b&gt;", "c++"},
		{":app.rb", "app.rb", ""},
		{"xml", "", "xml"},
		{"xml:", "", "xml"},
		{"python{cmd=true}", "", "python"},
		{"js {1,3}", "", "js"},
		{"sh linenos=table", "", "sh"},
		{"初回接続時", "", ""},
		{"", "", ""},
	} {
		want := "<pre><code"
		if c.language != "" {
			want += ` class="language-` + c.language + `"`
		}
		want += ">x\n</code></pre>\n"
		if c.caption != "" {
			want = `<p class="code-title">` + c.caption + "</p>" + want
		}
		markdown := "~~~" + c.info + "\nx\n~~~"
		if got := Entry(answer(markdown), Context{}).HTML; got != want {
			t.Errorf("%q gives\n%s, want\n%s", markdown, got, want)
		}
	}
}

func TestCaptionIsInTheText(t *testing.T) {
	body := answer("```xml web.config\n<a>\n```")
	if got, want := Text(body, false), "web.config\n\n<a>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCaptionInQuoteIsNoAlert(t *testing.T) {
	got := Entry(answer("> ```sh:[!NOTE]\n> x\n> ```"), Context{}).HTML
	if !strings.Contains(got, `<p class="code-title">[!NOTE]</p>`) {
		t.Errorf("got %s", got)
	}
}
