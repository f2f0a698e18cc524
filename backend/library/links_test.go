package library

import (
	"slices"
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
		"[this page](https://blog.example.com/help/2026/03/01/faq/#まえがき)",
		"[a name that macOS took apart](ガイド.md)",
		"[outside](https://example.org/a?b#c)",
		"[not there](missing.md)",
	}, "\n\n"), "上限は?", "あります。"))
	write(t, folder, "sub/limits.md", "---\ntitle: 制限\n---\n本文。\n")
	write(t, folder, "カ\u3099イト\u3099.md", "---\ntitle: 案内\n---\n本文。\n")
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
		"permalink":                    id["移動"],
		"permalink, http, index.html":  id["移動"],
		"relative":                     id["制限"],
		"relative, no ending":          id["制限"],
		"below the site":               id["移動"],
		"a question of this page":      id["上限は?"],
		"a question by address":        id["上限は?"],
		"this page":                    id["コストは?"],
		"a name that macOS took apart": id["案内"],
		"outside":                      "",
	} {
		if link, ok := got[text]; !ok || link.Entry != want {
			t.Errorf("%q leads to %q (%s), want %q", text, link.Entry, link.URL, want)
		}
	}
	if !strings.Contains(d.HTML, `href="#entry/`+string(id["移動"])+`"`) || !strings.Contains(d.HTML, `href="https://example.org/a?b#c"`) {
		t.Errorf("HTML: %s", d.HTML)
	}
}

// Each link leads from a post of the blog to the one called 移動.
func TestLinksToMovedPosts(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "_config.yml", "url: https://blog.example.com/help/\npermalink: :year/:month/:day/:title/\n")
	write(t, folder, "sub/moving.md", "---\ntitle: 移動\ndate: 2026-02-03 10:00:00\n---\n本文。\n")
	write(t, folder, "a/twice.md", "---\ntitle: 甲\ndate: 2026-02-03\n---\n本文。\n")
	write(t, folder, "b/twice.md", "---\ntitle: 乙\ndate: 2026-02-04\n---\n本文。\n")
	write(t, folder, "from.md", "---\ntitle: 起点\ndate: 2026-02-05\n---\n"+strings.Join([]string{
		"[before it was put into a folder](https://blog.example.com/help/moving/)",
		"[its date was corrected](https://blog.example.com/help/2026/02/02/sub/moving.html)",
		"[below the source](/sub/moving.md)",
		"[as Learn has it](~/sub/moving.md#x)",
		`[backslashes](sub\moving.md)`,
		"[a page of the site](https://blog.example.com/help/tags/moving/)",
		"[two are called so](https://blog.example.com/help/twice/)",
		"[another site](https://example.com/help/moving/)",
	}, "\n\n"))
	imported(t, l, folder)
	id := ids(t, l, Selection{})
	d, err := l.Detail(id["起点"])
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Links) != 8 {
		t.Fatalf("%d links", len(d.Links))
	}
	for i, link := range d.Links {
		want := id["移動"]
		if i >= 5 {
			want = ""
		}
		if link.Entry != want {
			t.Errorf("%q leads to %q (%s), want %q", link.Text, link.Entry, link.URL, want)
		}
	}
}

func TestLearnLinks(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "limits.md", "---\ntitle: 制限\nms.topic: conceptual\n---\n[別の製品](/azure/storage/limits?tabs=a#b) と [隣](cost.md)\n")
	write(t, folder, "cost.md", "---\ntitle: 料金\nms.topic: faq\n---\n本文。\n")
	imported(t, l, folder)
	id := ids(t, l, Selection{})
	d, err := l.Detail(id["制限"])
	if err != nil {
		t.Fatal(err)
	}
	want := []Link{{"https://learn.microsoft.com/azure/storage/limits?tabs=a#b", "別の製品", ""}, {"cost.md", "隣", id["料金"]}}
	if !slices.Equal(d.Links, want) {
		t.Errorf("got %+v, want %+v", d.Links, want)
	}
}

func TestAnchorKey(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		numbered bool
	}{
		{"コストの-見積もり", "コストの見積もり", true},
		{"studio-(classic)", "Studio-classic-2", false},
		{"我々の手順", "我の手順", true},
	} {
		if a, b := anchorKey(c.a, c.numbered), anchorKey(c.b, c.numbered); a != b {
			t.Errorf("%q and %q give %q and %q", c.a, c.b, a, b)
		}
	}
	if a, b := anchorKey("手順-1", true), anchorKey("手順-2", true); a == b {
		t.Errorf("手順-1 and 手順-2 share the key %q", a)
	}
}

func TestNumberedAnchors(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "手順 1", "[次](#手順-2) と [最後](#手順-10)", "手順 2", "二。", "手順 10", "十。", "制限は", "一。", "制限は", "[上](#制限は) と [自分](#制限は-1)"))
	imported(t, l, folder)
	items := l.List(Selection{})
	for _, c := range []struct {
		from int
		text string
		to   int
	}{{0, "次", 1}, {0, "最後", 2}, {4, "上", 3}} {
		d, err := l.Detail(items[c.from].ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range d.Links {
			if link.Text == c.text && link.Entry != items[c.to].ID {
				t.Errorf("%q leads to %q, want %q", c.text, link.Entry, items[c.to].ID)
			}
		}
	}
}

func TestLinksPreferTheirOwnSource(t *testing.T) {
	l := newLibrary(t)
	for range 2 {
		folder := t.TempDir()
		write(t, folder, "_config.yml", "url: https://blog.example.com/\npermalink: :year/:month/:day/:title/\n")
		write(t, folder, "a.md", "---\ntitle: 甲\ndate: 2026-02-03\n---\n[乙](https://blog.example.com/2026/02/03/b/)\n")
		write(t, folder, "b.md", "---\ntitle: 乙\ndate: 2026-02-03\n---\n本文。\n")
		imported(t, l, folder)
	}
	for _, item := range l.List(Selection{}) {
		d, err := l.Detail(item.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range d.Links {
			for _, target := range l.List(Selection{}) {
				if target.ID == link.Entry && target.Source != item.Source {
					t.Errorf("a link of %s leads to %s", item.Source, target.Source)
				}
			}
		}
	}
}
