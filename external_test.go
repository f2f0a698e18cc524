package main

import (
	"testing"

	"kotae/backend/faq"
)

func TestExternalURL(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://example.com/a?b=c#d", "https://example.com/a?b=c#d"},
		{" http://example.com/ ", "http://example.com/"},
		{"https://example.com/a(b)~c;d!e*f[g]$h i", "https://example.com/a%28b%29%7Ec%3Bd%21e%2Af%5Bg%5D%24h%20i"},
		{"https://example.com/料金", "https://example.com/%E6%96%99%E9%87%91"},
		{"mailto:support@example.com?subject=a b", "mailto:support@example.com?subject=a%20b"},
		{"javascript:alert(1)", ""},
		{"JaVaScRiPt:alert(1)", ""},
		{"file:///etc/passwd", ""},
		{`\\server\share`, ""},
		{"//example.com/a", ""},
		{"ms-msdt:/id PCWDiagnostic", ""},
		{"search-ms:query=a", ""},
		{"smb://server/share", ""},
		{"vscode://file/a", ""},
		{"https://", ""},
		{"https://user:password@example.com/", ""},
		{"mailto:", ""},
		{"data:text/html,a", ""},
		{"https://exa mple.com/", ""},
		{"", ""},
	} {
		got, err := externalURL(c.address)
		if got != c.want || (c.want == "") != (faq.CodeOf(err) == faq.CodeLinkRefused) {
			t.Errorf("%q: got %q, %v, want %q", c.address, got, err, c.want)
		}
	}
}
