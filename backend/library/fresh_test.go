package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"kotae/backend/faq"
)

func TestStale(t *testing.T) {
	l := newLibrary(t)
	ctx := context.Background()
	folder, other := t.TempDir(), t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。"))
	write(t, other, "other.md", page("FAQ", "上限は?", "あります。"))
	first := imported(t, l, folder).ID
	second := imported(t, l, filepath.Join(other, "other.md")).ID
	imported(t, l, faq.StarterLocation)
	check := func(when string, want ...faq.SourceID) {
		t.Helper()
		got := l.Stale(ctx)
		if len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("%s: stale are %q, want %q", when, got, want)
		}
	}
	check("just imported")
	write(t, folder, "new.md", page("FAQ", "新しい?", "はい。"))
	check("a page more", first)
	imported(t, l, folder)
	check("imported again")
	write(t, other, "other.md", page("FAQ", "上限は?", "地域ごとにあります。"))
	check("a file written", second)
	os.RemoveAll(other)
	check("a file that is not there any more")
	if _, err := l.Choose(first, "faq.md", faq.ChoiceArticle); err != nil {
		t.Fatal(err)
	}
	check("to be read in another way", first)
}

func TestPacks(t *testing.T) {
	l := newLibrary(t)
	ctx := context.Background()
	packs := t.TempDir()
	sync := func(when string, changed bool, landed int, managed ...bool) {
		t.Helper()
		if got := l.HavePacksChanged(ctx, packs); got != changed {
			t.Errorf("%s: changed: %v, want %v", when, got, changed)
		}
		reports, err := l.ImportPacks(ctx, packs, ImportOptions{})
		if err != nil || len(reports) != landed {
			t.Errorf("%s: %d reports, %v; want %d", when, len(reports), err, landed)
		}
		for i, s := range l.Overview().Sources {
			if s.Managed != managed[i] {
				t.Errorf("%s: %s is managed: %v, want %v", when, s.Location, s.Managed, managed[i])
			}
		}
	}
	sync("an empty folder", false, 0)
	write(t, packs, "a/faq.md", page("FAQ", "コストは?", "月額です。"))
	write(t, packs, "b.md", page("FAQ", "上限は?", "あります。"))
	write(t, packs, ".hidden/faq.md", page("FAQ", "見える?", "いいえ。"))
	sync("two packs", true, 2, true, true)
	sync("nothing new", false, 0, true, true)
	write(t, packs, "Thumbs.db", "\x00")
	sync("what is no content", false, 0, true, true)
	absolute := packs
	t.Chdir(filepath.Dir(packs))
	packs = filepath.Base(packs)
	sync("named from the working folder", false, 0, true, true)
	packs = absolute
	write(t, packs, "b.md", page("FAQ", "上限は?", "地域ごとにあります。"))
	sync("one changed", true, 1, true, true)
	if _, err := l.Remove(l.Overview().Sources[1].ID); err != nil {
		t.Fatal(err)
	}
	sync("one that was removed here", true, 1, true, true)
	os.Remove(filepath.Join(packs, "b.md"))
	sync("one gone", true, 0, true, false)
	if n := len(l.List(Selection{})); n != 2 {
		t.Errorf("%d entries, want those of the pack that is gone, too", n)
	}
	packs = filepath.Join(packs, "missing")
	sync("no folder", true, 0, false, false)
	packs = ""
	sync("none on this system", false, 0, false, false)
}
