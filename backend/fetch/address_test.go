package fetch

import (
	"net/http"
	"net/url"
	"testing"

	"kotae/backend/faq"
)

func TestNormal(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://example.com", "https://example.com/"},
		{" HTTPS://Example.COM:443/Faq.html?Lang=ja#top ", "https://example.com/Faq.html?Lang=ja"},
		{"https://example.com:/a?", "https://example.com/a"},
		{"https://example.com:8443/a", "https://example.com:8443/a"},
		{"https://user:secret@example.com/a", "https://example.com/a"},
		{"https://example.com/よくある 質問.md", "https://example.com/%E3%82%88%E3%81%8F%E3%81%82%E3%82%8B%20%E8%B3%AA%E5%95%8F.md"},
		{"https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"},
		{"https://[2001:db8::1]/", "https://[2001:db8::1]/"},
		{"http://localhost:80/a", "http://localhost/a"},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080/"},
		{"https://intranet/faq", "https://intranet/faq"},
		{"http://example.com/", ""},
		{"http://localhost.example.com/", ""},
		{"ftp://example.com/", ""},
		{"file:///etc/passwd", ""},
		{"https:///a", ""},
		{"https://", ""},
		{"https://exa mple.com/", ""},
		{"https://example.com/%zz", ""},
		{"example.com/faq.md", ""},
		{"", ""},
	} {
		got, err := Normal(c.address)
		if got != c.want || (faq.CodeOf(err) == faq.CodeAddress) != (c.want == "") {
			t.Errorf("%q: got %q, %v, want %q", c.address, got, err, c.want)
		}
		if again, _ := Normal(got); c.want != "" && again != got {
			t.Errorf("%q becomes %q, and that %q", c.address, got, again)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for location, want := range map[string]bool{
		"https://example.com/": true, "HTTP://x": true, "ftp://x": true, " https://x": true,
		`C:\faq`: false, "c://faq": false, "/home/faq": false, "faq.md": false, "starter:": false, "://": false,
		"./a://b": false, "": false,
	} {
		if got := IsAddress(location); got != want {
			t.Errorf("%q: got %v", location, got)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ disposition, last, first, want string }{
		{"", "https://h/docs/faq.md?v=1", "https://h/docs/faq.md?v=1", "faq.md"},
		{`attachment; filename="r-main.zip"`, "https://h/zip/main", "https://h/zip/main", "r-main.zip"},
		{`attachment; filename*=UTF-8''%E8%B3%AA%E5%95%8F.zip`, "https://h/x", "https://h/x", "質問.zip"},
		{`attachment; filename="..\..\evil.md"`, "https://h/x", "https://h/x", "evil.md"},
		{`attachment; filename="../"`, "https://h/x.md", "https://h/x.md", "x.md"},
		{`attachment; =`, "https://h/x.md", "https://h/x.md", "x.md"},
		{"", "https://cdn/3f2a", "https://h/faq.zip", "faq.zip"},
		{"", "https://h/b.csv", "https://h/a.html", "b.csv"},
		{"", "https://h/%E8%B3%AA%E5%95%8F.md", "https://h/", "質問.md"},
		{"", "https://h/", "https://h/", ""},
	} {
		last, _ := url.Parse(c.last)
		first, _ := url.Parse(c.first)
		h := http.Header{}
		h.Set("Content-Disposition", c.disposition)
		if got := fileName(h, last, first); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}
