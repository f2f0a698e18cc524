package assets_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"kotae/backend/assets"
	"kotae/backend/faq"
	"kotae/backend/render"
)

// The two layers that keep an answer harmless are each tried alone in a real
// browser: sanitised HTML in a page without a policy, and raw attacks in a page
// under the policy of the window. In TestSensor the same attacks have neither,
// so that a blind sensor is noticed.

func TestSanitisedRunsNothingWithoutPolicy(t *testing.T) {
	vectors := vectors(t)
	pieces := make([]string, len(vectors))
	for i, v := range vectors {
		pieces[i] = render.Entry(faq.Body{Answer: v}, render.Context{}).HTML
	}
	got := browse(t, pieces, reportOnly)
	got.complain(t, vectors)
	for _, request := range got.requests {
		t.Errorf("it asked the server for %s", request)
	}
}

func TestRawRunsNothingUnderPolicy(t *testing.T) {
	vectors := vectors(t)
	got := browse(t, vectors, assets.SecurityHeaders)
	got.complain(t, vectors)
	if got.Refused < len(vectors)/2 {
		t.Errorf("of %d attacks the policy refused only %d: did they arrive?", len(vectors), got.Refused)
	}
}

func TestSensor(t *testing.T) {
	got := browse(t, []string{
		`<img src=data:x onerror=ran()>`, `<details open ontoggle=alert(1)>x</details>`, `<b onclick=missing()>x</b>`,
		`<img src=data:x onerror="variable=1">`, `<script>console.log(1)</script>`, `<img src="https://example.com/x.png">`,
		`<script src="https://example.com/x.js"></script>`, `<img src="http://example.net/x.png">`,
	}, reportOnly)
	seen := fmt.Sprint(got.Reports)
	for _, want := range []string{
		"ran()", "alert", "missing is not defined", "window.variable", "console.log",
		"script-src-attr inline", "img-src https://example.com/x.png", "script-src-elem https://example.com/x.js",
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("%s was not seen in %s", want, seen)
		}
	}
	if got := fmt.Sprint(got.elsewhere); !strings.Contains(got, "example.com") || !strings.Contains(got, "example.net") {
		t.Errorf("of the requests to example.com and example.net only %s were seen", got)
	}
}

// reportOnly is a policy that refuses nothing and reports all that would run or
// load, but for the test's own scripts.
func reportOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy-Report-Only", "default-src 'none'; script-src 'nonce-test'; "+
			"img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'")
		next.ServeHTTP(w, r)
	})
}

func (got observed) complain(t *testing.T, pieces []string) {
	t.Helper()
	if got.Done != len(pieces) {
		t.Errorf("%d of %d were shown", got.Done, len(pieces))
	}
	for _, r := range got.Reports {
		t.Errorf("among the 50 from %d on, the first of them %q: %q", r.From, pieces[min(r.From, len(pieces)-1)], r.Seen)
	}
	for _, host := range got.elsewhere {
		t.Errorf("it asked %s for something", host)
	}
}

// vectors are our own attacks, and the collection from the test suites of the
// known sanitisers when it lies beside the project.
func vectors(t *testing.T) []string {
	own, err := os.ReadFile("../render/testdata/vectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split(strings.TrimSpace(string(own)), "\n")
	var collected []struct {
		Markup string `json:"p"`
	}
	const path = "../../../shared/xss/vectors.json"
	if file, err := os.ReadFile(path); err != nil {
		t.Logf("the collection of attacks is not at %s: only our own are tried", path)
	} else if err := json.Unmarshal(file, &collected); err != nil {
		t.Fatal(err)
	}
	for _, v := range collected {
		all = append(all, v.Markup)
	}
	return all
}
