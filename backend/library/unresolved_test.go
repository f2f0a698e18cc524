package library

import (
	"fmt"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// onePixel is a GIF.
const onePixel = "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01D\x00;"

func TestUnresolved(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "_config.yml", "url: https://blog.example.com/help/\npermalink: :title/\n")
	write(t, folder, "cost.md", "---\ntitle: 料金\ndate: 2026-02-03\n---\n"+strings.Join([]string{
		"# 見積もり",
		"[here](#見積もり) [nowhere](#請求)",
		"[a post](https://blog.example.com/help/limits/#上限) [at a place that is not there](limits.md#下限)",
		"[not in the source](https://blog.example.com/help/gone/) [nor is its list](https://blog.example.com/help/)",
		"[there, but not at this address](https://blog.example.com/help/tags/limits/)",
		"[another site](https://example.com/) [mail](mailto:a@example.com)",
		"![here](shot.png) ![missing](gone.png) ![of the site](https://blog.example.com/gone.png)",
		"![of another](https://example.com/a.png)",
	}, "\n\n"))
	write(t, folder, "limits.md", "---\ntitle: 制限\ndate: 2026-02-03\n---\n## 上限\n本文。\n")
	write(t, folder, "shot.png", onePixel)
	imported(t, l, folder)
	r, err := l.Unresolved("s1")
	if err != nil {
		t.Fatal(err)
	}
	if want := (References{3, 1, 0}); r.Images != want {
		t.Errorf("images: got %+v, want %+v", r.Images, want)
	}
	if want := (References{5, 2, 2}); r.Links != want {
		t.Errorf("links: got %+v, want %+v", r.Links, want)
	}
	if want := (References{4, 2, 0}); r.Places != want {
		t.Errorf("places: got %+v, want %+v", r.Places, want)
	}
	var got []string
	for _, m := range r.Missing {
		if m.Source != "s1" || m.Document != "cost.md" || !m.Entry.Valid() || m.Line == 0 {
			t.Errorf("%+v", m)
		}
		got = append(got, fmt.Sprintf("%s %v %s", m.Kind, m.Outside, m.Ref))
	}
	want := []string{
		"image false gone.png",
		"image false https://blog.example.com/gone.png",
		"place false #請求",
		"place false limits.md#下限",
		"link true https://blog.example.com/help/gone/",
		"link true https://blog.example.com/help/",
		"link false https://blog.example.com/help/tags/limits/",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if all, err := l.Unresolved(""); err != nil || len(all.Missing) != len(want) {
		t.Errorf("all sources: %+v, %v", all, err)
	}
	if _, err := l.Unresolved("s9"); faq.CodeOf(err) != faq.CodeNoSource {
		t.Errorf("no such source: %v", err)
	}
}
