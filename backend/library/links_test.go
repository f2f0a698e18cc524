package library

import (
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestLinksBetweenEntries(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "_config.yml", "url: https://blog.example.com/help/\npermalink: :year/:month/:day/:title/\n")
	write(t, folder, "faq.md", page("FAQ", "コストは?", strings.Join([]string{
		"[permalink](https://blog.example.com/help/2026/02/03/Moving/)",
		"[permalink, http, index.html](http://blog.example.com/help/2026/02/03/moving/index.html?x=1)",
		"[relative](sub/limits.md)",
		"[relative, no ending](./sub/limits)",
		"[below the site](/help/2026/02/03/moving/)",
		"[a question of this page](#上限は)",
		"[a question by address](https://blog.example.com/help/2026/03/01/faq/#%E4%B8%8A%E9%99%90%E3%81%AF-1)",
		"[outside](https://example.org/a?b#c)",
		"[not there](missing.md)",
	}, "\n\n"), "上限は?", "あります。"))
	write(t, folder, "sub/limits.md", "---\ntitle: 制限\n---\n本文。\n")
	write(t, folder, "moving.md", "---\ntitle: 移動\ndate: 2026-02-03 10:00:00\n---\n本文。\n")
	imported(t, l, folder)
	id := ids(t, l, Selection{})
	d, err := l.Detail(id["コストは?"])
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Link{}
	for _, link := range d.Links {
		got[link.Text] = link
	}
	for text, want := range map[string]faq.EntryID{
		"permalink":                   id["移動"],
		"permalink, http, index.html": id["移動"],
		"relative":                    id["制限"],
		"relative, no ending":         id["制限"],
		"below the site":              id["移動"],
		"a question of this page":     id["上限は?"],
		"a question by address":       id["上限は?"],
		"outside":                     "",
	} {
		if link, ok := got[text]; !ok || link.Entry != want {
			t.Errorf("%q leads to %q (%s), want %q", text, link.Entry, link.URL, want)
		}
	}
	if !strings.Contains(d.HTML, `href="#entry/`+string(id["移動"])+`"`) || !strings.Contains(d.HTML, `href="https://example.org/a?b#c"`) {
		t.Errorf("HTML: %s", d.HTML)
	}
}

func TestAnchorKey(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"コストの-見積もり", "コストの見積もり"},
		{"studio-(classic)", "Studio-classic-2"},
	} {
		if anchorKey(c.a) != anchorKey(c.b) {
			t.Errorf("%q and %q give %q and %q", c.a, c.b, anchorKey(c.a), anchorKey(c.b))
		}
	}
}
