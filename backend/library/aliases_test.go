package library

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestAliases(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kotae.db")
	l := openLibrary(t, path)
	folder := t.TempDir()
	write(t, folder, "a.md", page("FAQ", "Azure Machine Learning とは?", "サービスです。", "AML の上限は?", "あります。", "月額は?", "有料です。"))
	imported(t, l, folder)
	wantHits(t, l, "tco")
	for _, a := range []faq.Alias{{Short: "aml", Long: "Azure ML"}, {Short: " TCO", Long: "月額"}, {Short: "AML", Long: "Azure  Machine Learning"}} {
		if _, err := l.SetAlias(a.Short, a.Long); err != nil {
			t.Errorf("%+v: %v", a, err)
		}
	}
	want := []faq.Alias{{Short: "AML", Long: "Azure Machine Learning"}, {Short: "TCO", Long: "月額"}}
	check := func() {
		t.Helper()
		if got, err := l.Aliases(); err != nil || !slices.Equal(got, want) {
			t.Errorf("got %+v, %v; want %+v", got, err, want)
		}
		wantHits(t, l, "ｔｃｏ", "月額は?")
		for _, query := range []string{"aml", "AzureMachineLearning"} {
			if got := hits(t, l, query); len(got) != 2 {
				t.Errorf("%s finds %q, want both names", query, got)
			}
		}
	}
	check()
	l.Close()
	l = openLibrary(t, path)
	check()

	if err := l.RemoveAlias("tco "); err != nil {
		t.Error(err)
	}
	wantHits(t, l, "tco")
	if err := l.RemoveAlias("tco"); faq.CodeOf(err) != faq.CodeNoAlias {
		t.Errorf("removed twice: %v", err)
	}
	if _, err := l.SetAlias("x", strings.Repeat("x", 1000)); faq.CodeOf(err) != faq.CodeAlias {
		t.Errorf("a long name: %v", err)
	}
	want = want[:1]
	if got, _ := l.Aliases(); !slices.Equal(got, want) {
		t.Errorf("left: %+v, want %+v", got, want)
	}
}
