package fetch

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestGitHub(t *testing.T) {
	for _, c := range []struct {
		address, location string
		attempts          string // address, folder and base of each
	}{
		{"https://github.com/Owner/repo", "https://github.com/Owner/repo",
			"https://codeload.github.com/Owner/repo/zip/HEAD  https://github.com/Owner/repo/blob/HEAD/"},
		{"https://www.github.com/o/r.git/?tab=readme#faq", "https://github.com/o/r",
			"https://codeload.github.com/o/r/zip/HEAD  https://github.com/o/r/blob/HEAD/"},
		{"https://github.com/o/r/tree/main", "https://github.com/o/r/tree/main",
			"https://codeload.github.com/o/r/zip/main  https://github.com/o/r/blob/main/"},
		{"https://GitHub.com/o/r/tree/main/docs/faq/", "https://github.com/o/r/tree/main/docs/faq",
			"https://codeload.github.com/o/r/zip/main docs/faq https://github.com/o/r/blob/main/\n" +
				"https://codeload.github.com/o/r/zip/main/docs faq https://github.com/o/r/blob/main/docs/\n" +
				"https://codeload.github.com/o/r/zip/main/docs/faq  https://github.com/o/r/blob/main/docs/faq/"},
		{"https://github.com/o/r/tree/v1/質問/a%20b", "https://github.com/o/r/tree/v1/%E8%B3%AA%E5%95%8F/a%20b",
			"https://codeload.github.com/o/r/zip/v1 質問/a b https://github.com/o/r/blob/v1/\n" +
				"https://codeload.github.com/o/r/zip/v1/%E8%B3%AA%E5%95%8F a b https://github.com/o/r/blob/v1/%E8%B3%AA%E5%95%8F/\n" +
				"https://codeload.github.com/o/r/zip/v1/%E8%B3%AA%E5%95%8F/a%20b  https://github.com/o/r/blob/v1/%E8%B3%AA%E5%95%8F/a%20b/"},
		{"https://github.com/o/r/blob/feature/x/docs/faq.md?plain=1#L3", "https://github.com/o/r/blob/feature/x/docs/faq.md",
			"https://raw.githubusercontent.com/o/r/feature/x/docs/faq.md  "},
		{"https://github.com/o", "", ""},
		{"https://github.com/o/.git", "", ""},
		{"https://github.com/o//r", "", ""},
		{"https://github.com/o/r/tree/main/../x", "", ""},
		{"https://github.com/o/r/blob/main", "", ""},
		{"https://github.com/o/r/tree", "", ""},
		{"https://github.com/o/r/issues/3", "", ""},
		{"https://github.com/o/r/archive/refs/heads/main.zip", "", ""},
		{"https://github.com/orgs/o/repositories", "", ""},
		{"https://github.com/topics/faq", "", ""},
		{"https://gist.github.com/o/r", "", ""},
		{"https://github.com.example.net/o/r", "", ""},
		{"http://github.com/o/r", "", ""},
		{"github.com/o/r", "", ""},
	} {
		r, ok := GitHub(c.address)
		if ok != (c.location != "") {
			t.Errorf("%s: recognised: %v", c.address, ok)
		}
		if !ok {
			continue
		}
		var attempts []string
		for _, a := range r.attempts() {
			attempts = append(attempts, a.url+" "+a.below+" "+a.base)
		}
		if got := strings.Join(attempts, "\n"); r.Location() != c.location || got != c.attempts {
			t.Errorf("%s: got %s\n%s, want %s\n%s", c.address, r.Location(), got, c.location, c.attempts)
		}
		if again, ok := GitHub(c.location); !ok || again.Location() != c.location {
			t.Errorf("%s is another repository: %+v", c.location, again)
		}
	}
	deep, _ := GitHub("https://github.com/o/r/tree/a/b/c/d/e/f/g")
	if n := len(deep.attempts()); n != maxBranchParts {
		t.Errorf("%d attempts", n)
	}
}

func TestRepositoryGet(t *testing.T) {
	var asked []string
	web, _ := secure(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Host+r.URL.Path)
		switch r.Host + r.URL.Path {
		case "codeload.github.com/o/r/zip/feature/x", "raw.githubusercontent.com/o/r/main/faq.md":
			w.Header().Set("Content-Disposition", "attachment; filename=r-feature-x.zip")
			fmt.Fprint(w, "content")
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	})
	get := func(address string) (Fetched, error) {
		asked = nil
		r, ok := GitHub(address)
		if !ok {
			t.Fatalf("%s is not recognised", address)
		}
		return r.get(t.Context(), web, Options{Folder: t.TempDir()})
	}
	f, err := get("https://github.com/o/r/tree/feature/x/docs/faq")
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(f.Path); string(data) != "content" || f.Name != "r.zip" || f.Below != "docs/faq" ||
		f.Base != "https://github.com/o/r/blob/feature/x/" || len(asked) != 2 {
		t.Errorf("got %+v after asking for %q", f, asked)
	}
	f, err = get("https://github.com/o/r/blob/main/faq.md")
	if err != nil || f.Below != "" || f.Base != "" || len(asked) != 1 {
		t.Errorf("got %+v, %v after asking for %q", f, err, asked)
	}
	_, err = get("https://github.com/o/r/tree/gone/docs")
	if s := faq.SentenceOf(err); faq.CodeOf(err) != faq.CodePageMissing || !strings.Contains(s.EN, "github.com/o/r/tree/gone/docs") || len(asked) != 2 {
		t.Errorf("got %v after asking for %q", err, asked)
	}
}
