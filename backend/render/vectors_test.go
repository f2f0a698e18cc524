package render

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// TestVectors renders attacks, each alone: those of testdata/vectors.txt, one a
// line, and the larger collection from the test suites of the known sanitisers
// that may lie beside the project. Package assets runs the same in a browser.
func TestVectors(t *testing.T) {
	t.Run("ours", func(t *testing.T) {
		own, err := os.ReadFile("testdata/vectors.txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(own)) {
			checkVector(t, line)
		}
	})
	t.Run("collected", func(t *testing.T) {
		const path = "../../../shared/xss/vectors.json"
		file, err := os.ReadFile(path)
		if err != nil {
			t.Skipf("the collection of attacks is not at %s", path)
		}
		var vectors []struct {
			Markup string `json:"p"`
		}
		if err := json.Unmarshal(file, &vectors); err != nil {
			t.Fatal(err)
		}
		for _, v := range vectors {
			checkVector(t, v.Markup)
		}
	})
}

func checkVector(t *testing.T, vector string) {
	t.Helper()
	for _, body := range []faq.Body{{Answer: vector}, {Detail: vector, Answer: "> - " + vector}} {
		if bad := faults(Entry(body, testContext(false)).HTML); bad != nil {
			t.Errorf("%q leaves %s", vector, strings.Join(bad, ", "))
		}
	}
	// The sanitiser is enough without the steps before it, but for what it cannot
	// know: the prefix of this answer's ids, and which it has seen before.
	for _, bad := range faults(policy.Sanitize(vector)) {
		if !strings.Contains(bad, ` id="`) && !strings.Contains(bad, ` href="#`) {
			t.Errorf("the sanitiser alone leaves of %q %s", vector, bad)
		}
	}
}
