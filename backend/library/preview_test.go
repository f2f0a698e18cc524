package library

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
	"kotae/backend/store"
)

func TestPreviewLandsOnlyWhenItIsTold(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。"))
	missing := filepath.Join(folder, "missing")
	ctx := context.Background()
	for _, land := range []bool{false, true} {
		p, err := l.Preview(ctx, []string{folder, missing}, ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		reports := p.Reports()
		if got := counts(reports[0]); got != [6]int{1, 0, 0, 0, 0, 0} || reports[0].Failure != nil {
			t.Errorf("the preview says %v, %+v", got, reports[0].Failure)
		}
		if d := reports[0].Documents; len(d) != 1 || d[0].Class != faq.ClassFAQ || d[0].Questions[0] != "コストは?" {
			t.Errorf("the documents are %+v", d)
		}
		if f := reports[1].Failure; f == nil || f.Code != faq.CodeNotFound {
			t.Errorf("the folder that is not there gave %+v", f)
		}
		if n := len(l.List(Selection{})); n != 0 {
			t.Errorf("%d entries before it landed", n)
		}
		if r := l.Import(ctx, []string{folder}, ImportOptions{})[0]; r.Failure == nil || r.Failure.Code != faq.CodeBusy {
			t.Errorf("another import beside it: %+v", r.Failure)
		}
		want := 0
		if land {
			want = 1
			if r := p.Land(ctx, ImportOptions{}); r[0].Failure != nil || r[0].Added != 1 || r[1].Failure == nil {
				t.Errorf("landed: %+v", r)
			}
		}
		p.Close()
		if n := len(l.List(Selection{})); n != want {
			t.Errorf("landed %v: %d entries, want %d", land, n, want)
		}
	}
}

func TestPreviewIsCancelled(t *testing.T) {
	l := newLibrary(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Preview(ctx, []string{t.TempDir()}, ImportOptions{}); faq.CodeOf(err) != faq.CodeCancelled {
		t.Errorf("got %v", err)
	}
	if _, err := l.Preview(context.Background(), nil, ImportOptions{}); err != nil {
		t.Errorf("after it: %v", err)
	} else {
		l.importing.Unlock()
	}
}

func TestPreviewOfASourceThatShrank(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "一つ?", "はい。", "二つ?", "はい。", "三つ?", "はい。"))
	imported(t, l, folder)
	write(t, folder, "faq.md", page("FAQ", "一つ?", "はい。"))
	p, err := l.Preview(context.Background(), []string{folder}, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if f := p.Reports()[0].Failure; f == nil || f.Code != faq.CodeShrunk {
		t.Fatalf("the preview says %+v", f)
	}
	for _, c := range []struct {
		force bool
		want  int // entries
	}{{false, 3}, {true, 1}} {
		r := p.Land(context.Background(), ImportOptions{Force: c.force})[0]
		if n := len(l.List(Selection{})); n != c.want || (r.Failure == nil) != c.force {
			t.Errorf("landed with force %v: %d entries, want %d; %+v", c.force, n, c.want, r.Failure)
		}
	}
}

// largePage is an FAQ of so much text that three of them are written ahead.
func largePage(questions int) string {
	var pairs []string
	text := strings.Repeat("見積もりの例です。", batchBytes/2/questions/len("見積もりの例です。"))
	for i := range questions {
		pairs = append(pairs, fmt.Sprintf("質問 %d?", i), fmt.Sprintf("答え %d。%s", i, text))
	}
	return page("FAQ", pairs...)
}

func writeLarge(t *testing.T, folder string) {
	t.Helper()
	for i := range 3 {
		write(t, folder, fmt.Sprintf("%d.md", i), strings.ReplaceAll(largePage(400), "質問", fmt.Sprintf("問い %d の", i)))
	}
}

func TestTextsAreWrittenAhead(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	writeLarge(t, folder)
	if r := imported(t, l, folder); r.Added != 1200 {
		t.Fatalf("%d were added", r.Added)
	}
	for _, item := range l.List(Selection{})[:20] {
		d, err := l.Detail(item.ID)
		number := strings.TrimSuffix(item.Question[strings.LastIndex(item.Question, " ")+1:], "?")
		if err != nil || !strings.HasPrefix(d.Markdown, "答え "+number+"。") {
			t.Fatalf("%s has the answer %.30q, %v", item.Question, d.Markdown, err)
		}
	}
}

// An import that is stopped after it began to write leaves nothing behind that
// the next one does not clear away.
func TestStoppedWhileWritingAhead(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	writeLarge(t, folder)
	ctx, cancel := context.WithCancel(context.Background())
	from, err := l.open(context.Background(), folder, nil, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := l.readDraft(context.Background(), from, nil, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	p, err := l.current().plan(d, faq.Source{Location: folder}, nil)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := l.prepare(ctx, l.current(), d, &p); faq.CodeOf(err) != faq.CodeCancelled {
		t.Fatalf("cancelled, writing ahead gave %v", err)
	}
	err = l.store.Update(func(tx *store.Tx) error { // as if it had been stopped a little later
		return tx.PutBody(p.puts[0].entry.ID, faq.Body{Answer: "答えの途中"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.List(Selection{})); n != 0 {
		t.Errorf("%d entries are there", n)
	}
	other := t.TempDir()
	write(t, other, "faq.md", page("FAQ", "別の質問?", "はい。"))
	imported(t, l, other)
	err = l.store.View(func(tx *store.Tx) error {
		if _, err := tx.Body(p.puts[0].entry.ID); faq.CodeOf(err) != faq.CodeNoEntry {
			return fmt.Errorf("its text is still there, %v", err)
		}
		return nil
	})
	if err != nil {
		t.Errorf("after the next import: %v", err)
	}
}
