//go:build unix

package window

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
)

func TestQuoteMakesOneWordForTheShell(t *testing.T) {
	for _, text := range []string{"plain", "two words", "it's", `"$HOME" \ *`, "コスト", "", "line\nbreak"} {
		out, err := exec.Command("sh", "-c", "printf %s "+quote(text)).Output()
		if err != nil || string(out) != text {
			t.Errorf("the shell read %s as %q, %v; want %q", quote(text), out, err, text)
		}
	}
}

func TestCall(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		body    string
		want    string
		problem string // in the error
	}{
		"a result":            {200, `{"value":{"sessionId":"7"}}`, `{"sessionId":"7"}`, ""},
		"nothing":             {200, `{"value":null}`, "null", ""},
		"an error":            {404, `{"value":{"error":"no such element","message":"of #x"}}`, "", "no such element: of #x"},
		"an error in text":    {500, `{"value":"broken"}`, "", `"broken"`},
		"no JSON from anyone": {200, `<html>`, "", "GET /status"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(c.status)
				fmt.Fprint(w, c.body)
			}))
			defer server.Close()
			d := &Driver{address: strings.TrimPrefix(server.URL, "http://")}
			got, err := d.call(t.Context(), "GET", "/status", nil)
			if string(got.value) != c.want || (err != nil) != (c.problem != "") {
				t.Errorf("answer %d %s: got %s, %v; want %s", c.status, c.body, got.value, err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), c.problem) {
				t.Errorf("answer %d %s: got error %q, want %q in it", c.status, c.body, err, c.problem)
			}
		})
	}
}
