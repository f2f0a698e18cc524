package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// settle is short: a test waits for it at least once.
const settle = 50 * time.Millisecond

// start watches roots; what changed arrives in the channel.
func start(t *testing.T, roots ...string) (*Watcher, chan string) {
	t.Helper()
	changed := make(chan string, 100)
	w, err := New(settle, func(root string) { changed <- root })
	if err != nil {
		t.Skipf("nothing can be watched here: %v", err)
	}
	t.Cleanup(func() { w.Close() })
	w.Set(roots)
	return w, changed
}

func write(t *testing.T, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(time.Now().String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// wantChange waits until root is told, as long as it may take.
func wantChange(t *testing.T, changed chan string, root string) {
	t.Helper()
	select {
	case got := <-changed:
		if got != root {
			t.Errorf("told of %s, want %s", got, root)
		}
	case <-time.After(30 * time.Second):
		t.Errorf("never told of %s", root)
	}
}

// wantSilence makes a change in another root and expects to hear of that only.
func wantSilence(t *testing.T, w *Watcher, changed chan string, roots ...string) {
	t.Helper()
	other := t.TempDir()
	w.Set(append(roots, other))
	time.Sleep(3 * settle) // what should not come would have come
	write(t, other, "sign.md")
	wantChange(t, changed, other)
}

func TestChangesAreTold(t *testing.T) {
	folder := t.TempDir()
	page := write(t, folder, "sub", "faq.md")
	_, changed := start(t, folder)
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"a page written", func() { write(t, page) }},
		{"a page added in a folder below", func() { write(t, folder, "sub", "new.md") }},
		{"a new folder", func() { write(t, folder, "deep", "deeper", "faq.md") }},
		{"a page in the new folder", func() { write(t, folder, "deep", "deeper", "more.md") }},
		{"a page renamed", func() { os.Rename(page, filepath.Join(folder, "moved.md")) }},
		{"a folder removed", func() { os.RemoveAll(filepath.Join(folder, "deep")) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.do()
			wantChange(t, changed, folder)
		})
	}
}

func TestManyChangesAreToldOnce(t *testing.T) {
	folder := t.TempDir()
	w, changed := start(t, folder)
	for i := range 50 {
		write(t, folder, fmt.Sprintf("%d.md", i))
	}
	wantChange(t, changed, folder)
	wantSilence(t, w, changed, folder)
}

// Adding a folder waits, on Windows, for those who should take what the system
// tells: they must not wait for the one who adds.
func TestTakingWaitsForNobody(t *testing.T) {
	folder := t.TempDir()
	w, changed := start(t, folder)
	const files = 500 // more than the 50 that package fsnotify keeps on Windows
	func() {
		w.mu.Lock() // as Set does
		defer w.mu.Unlock()
		for i := range files {
			write(t, folder, fmt.Sprintf("%d.md", i))
		}
		for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(settle) {
			last := write(t, folder, fmt.Sprint(time.Now().UnixNano(), ".md"))
			time.Sleep(settle)
			w.arriving.Lock()
			_, taken := w.arrived[last]
			w.arriving.Unlock()
			if taken {
				return
			}
		}
		t.Error("what the system tells is not taken")
	}()
	wantChange(t, changed, folder)
}

func TestFoldersThatComeBackAreWatched(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	write(t, folder, "docs", "deep", "faq.md")
	_, changed := start(t, folder)
	for _, step := range []func(){
		func() { os.Rename(filepath.Join(folder, "docs"), filepath.Join(elsewhere, "docs")) },
		func() { write(t, folder, "docs", "deep", "faq.md") },
		func() { write(t, folder, "docs", "deep", "faq.md") },
	} {
		step()
		wantChange(t, changed, folder)
	}
}

func TestIsWithin(t *testing.T) {
	slash := string(filepath.Separator)
	for _, c := range []struct {
		path, root string
		want       bool
	}{
		{slash + "faq", slash + "faq", true},
		{slash + "faq" + slash + "a.md", slash + "faq", true},
		{slash + "faq2", slash + "faq", false},
		{slash + "a.md", slash, true}, // a drive
		{slash, slash + "faq", false},
	} {
		if got := isWithin(c.path, c.root); got != c.want {
			t.Errorf("isWithin(%q, %q): got %v, want %v", c.path, c.root, got, c.want)
		}
	}
}

func TestSingleFile(t *testing.T) {
	folder := t.TempDir()
	page := write(t, folder, "faq.md")
	w, changed := start(t, page)
	write(t, folder, "beside.md")
	wantSilence(t, w, changed, page)
	// As editors save: the new version takes the place of the old one.
	if err := os.Rename(write(t, folder, "faq.tmp"), page); err != nil {
		t.Fatal(err)
	}
	wantChange(t, changed, page)
}

func TestWhatIsNoContentIsSilent(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, ".git", "HEAD")
	write(t, folder, "node_modules", "x", "README.md")
	w, changed := start(t, folder)
	write(t, folder, ".git", "HEAD")
	write(t, folder, "node_modules", "x", "README.md")
	wantSilence(t, w, changed, folder)
}

func TestRootsThatCannotBeWatched(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	large := t.TempDir()
	for i := range maxFolders {
		if err := os.Mkdir(filepath.Join(large, fmt.Sprint(i)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	w, changed := start(t, missing, large)
	write(t, large, "faq.md")
	wantSilence(t, w, changed, missing, large)
}

func TestClosedIsSilent(t *testing.T) {
	folder := t.TempDir()
	w, changed := start(t, folder)
	write(t, folder, "faq.md")
	w.Close()
	w.Set([]string{folder})
	time.Sleep(3 * settle)
	select {
	case root := <-changed:
		t.Errorf("told of %s", root)
	default:
	}
}
