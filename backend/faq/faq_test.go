package faq

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestNewEntryID(t *testing.T) {
	none := func(EntryID) bool { return false }
	first := NewEntryID("faq.md", "コストは?", none)
	if !first.Valid() {
		t.Errorf("%q is not valid", first)
	}
	if again := NewEntryID("faq.md", "コストは?", none); again != first {
		t.Errorf("the same question gave %q and %q", first, again)
	}
	second := NewEntryID("faq.md", "コストは?", func(id EntryID) bool { return id == first })
	if second == first || !second.Valid() {
		t.Errorf("a taken ID gave %q", second)
	}
	if other := NewEntryID("other.md", "コストは?", none); other == first {
		t.Error("two documents share an ID")
	}
}

func TestQuestionKey(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Studio (classic) とは", "studio(Classic)とは"},
		{"リソース グループ?", "リソースグループ？"},
	} {
		if QuestionKey(c.a) != QuestionKey(c.b) {
			t.Errorf("%q and %q give %q and %q", c.a, c.b, QuestionKey(c.a), QuestionKey(c.b))
		}
	}
	if a, b := QuestionKey("v1"), QuestionKey("v2"); a == b {
		t.Errorf("v1 and v2 share the key %q", a)
	}
}

func TestMarkState(t *testing.T) {
	now := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	f, g := Fingerprint{1}, Fingerprint{2}
	var m Mark
	if s := m.State(f); s != StateUnread {
		t.Errorf("a new entry is %s", s)
	}
	m.SetRead(f, now)
	if s := m.State(f); s != StateRead {
		t.Errorf("after reading it is %s", s)
	}
	if s := m.State(g); s != StateUpdated {
		t.Errorf("after a change it is %s", s)
	}
	if m.IsZero() {
		t.Error("a read entry bears no mark")
	}
	m.SetUnread()
	if !m.IsZero() {
		t.Errorf("set back to unread it still says %+v", m)
	}
}

func TestUTF16Ranges(t *testing.T) {
	s := "a😀コスト"
	at := strings.Index(s, "コ")
	got := UTF16Ranges(s, [][2]int{{0, 1}, {at, len(s)}})
	if want := []Range{{0, 1}, {3, 6}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := UTF16Ranges(s, nil); got == nil || len(got) != 0 {
		t.Errorf("no ranges give %#v", got)
	}
}

func TestFingerprintText(t *testing.T) {
	text, _ := Fingerprint{0xab}.MarshalText()
	var f Fingerprint
	if err := f.UnmarshalText(text); err != nil || f != (Fingerprint{0xab}) {
		t.Errorf("%s came back as %v, %v", text, f, err)
	}
	if err := f.UnmarshalText([]byte("ab")); err == nil {
		t.Error("a short fingerprint was accepted")
	}
}

func TestErrors(t *testing.T) {
	cause := errors.New("no such file")
	err := fmt.Errorf("import: %w", Wrap(cause, CodeNotFound, "faq.md"))
	if CodeOf(err) != CodeNotFound || !errors.Is(err, cause) {
		t.Errorf("%v has code %s", err, CodeOf(err))
	}
	if s := SentenceOf(err); s.EN != "faq.md was not found. Check the path." || !strings.HasPrefix(s.JA, "faq.md が") {
		t.Errorf("got %+v", s)
	}
	who := Sentence{JA: "別の窓", EN: "another window"}
	if s := Errorf(CodeLocked, who).Sentence(); !strings.Contains(s.JA, "別の窓") || !strings.Contains(s.EN, "another window") {
		t.Errorf("an argument in two languages: %+v", s)
	}
	if CodeOf(cause) != CodeInternal || CodeOf(nil) != "" || SentenceOf(nil) != (Sentence{}) {
		t.Error("errors without a code")
	}
}

// TestSentences reads the codes out of errors.go, so that none can be added
// without its sentences.
func TestSentences(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "errors.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	args := []any{1, "甲", 3} // numbers come first, too: a schema
	codes := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Code") {
			return true
		}
		codes++
		code := Code(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`))
		if _, ok := sentences[code]; !ok {
			t.Errorf("%s has no sentence", code)
		}
		s := Errorf(code, args...).Sentence()
		for _, text := range []string{s.JA, s.EN} {
			if text == "" || strings.Contains(text, "%!") {
				t.Errorf("%s reads %q", code, text)
			}
		}
		return true
	})
	if codes < 20 || codes != len(sentences) {
		t.Errorf("%d codes, %d sentences", codes, len(sentences))
	}
}
