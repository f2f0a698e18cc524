package library

import (
	"context"
	"testing"

	"kotae/backend/search"
)

func TestSearchDoesNotWaitForTheIndexOfAnImport(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "コストは?", "月額です。"))
	imported(t, l, folder)
	found := func() int {
		t.Helper()
		f, err := l.Find(context.Background(), "コスト", Selection{}, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		return f.Total
	}
	if n := found(); n != 1 {
		t.Fatalf("%d found at first", n)
	}
	write(t, folder, "b.md", page("FAQ", "コストを下げるには?", "止めます。"))
	imported(t, l, folder)
	between := l.current() // nobody searches it
	write(t, folder, "c.md", page("FAQ", "コストの表は?", "あります。"))
	imported(t, l, folder)
	started, goOn, done := make(chan bool), make(chan bool), make(chan error)
	c := l.current()
	build := c.index.build
	c.index.build = func() (*search.Index, error) {
		close(started)
		<-goOn
		return build()
	}
	go func() { done <- l.Warm() }()
	<-started
	if n := found(); n != 1 {
		t.Errorf("%d found while the index is built, want those of before", n)
	}
	if between.index.index.Load() != nil {
		t.Error("an index was built of a catalog that is no more")
	}
	close(goOn)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := found(); n != 3 {
		t.Errorf("%d found afterwards, want 3", n)
	}
	if c.index.before.Load() != nil {
		t.Error("the catalog of before is still held")
	}
	write(t, folder, "d.md", page("FAQ", "コストは誰が払いますか?", "契約者です。"))
	imported(t, l, folder)
	if n := found(); n != 4 {
		t.Errorf("%d found while nobody builds the index, want 4: the search builds it", n)
	}
}
