package library

import (
	"path/filepath"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// While an import lands, nothing else can be written for seconds.
func TestOpeningDoesNotWaitForAnImport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	folder := t.TempDir()
	write(t, folder, "faq.md", page("FAQ", "コストは?", "月額です。"))
	l := openLibrary(t, path)
	imported(t, l, folder)
	id := ids(t, l, Selection{})["コストは?"]

	l.writing.Lock()
	p, err := l.Open(id)
	l.writing.Unlock()
	if err != nil || p.Notice != nil || p.State != faq.StateRead || !strings.Contains(p.HTML, "月額") {
		t.Errorf("got %+v, %v", p, err)
	}
	l.Close()
	if got := item(t, openLibrary(t, path), id); got.State != faq.StateRead {
		t.Errorf("afterwards it is %s", got.State)
	}
}

func TestPlaceOfALink(t *testing.T) {
	l := newLibrary(t)
	folder := t.TempDir()
	write(t, folder, "guide.md", "---\ntitle: 案内\n---\n始めに。\n\n## 手順 (v2)\n\n続き。\n")
	imported(t, l, folder)
	id := ids(t, l, Selection{})["案内"]
	for fragment, want := range map[string]string{"手順-v2": "answer-手順-v2", "無い": "", "": ""} {
		p, err := l.OpenAt(id, fragment)
		if err != nil || p.Place != want || !strings.Contains(p.HTML, `id="`+want) {
			t.Errorf("%q is at %q, want %q, in %s, %v", fragment, p.Place, want, p.HTML, err)
		}
	}
}
