package main

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestRunChecks(t *testing.T) {
	passes := func(context.Context) (tally, error) { return tally{}, nil }
	counts := func(context.Context) (tally, error) { return tally{passed: 3, skipped: []string{"a: why"}}, nil }
	fails := func(context.Context) (tally, error) {
		return tally{passed: 2, failed: 1}, errors.New("first line\nsecond line")
	}
	for name, c := range map[string]struct {
		checks []check
		want   string // the last line
		failed bool
	}{
		"a check that counts nothing is one test": {[]check{{"a", passes, false}}, "1 passed, 0 failed", false},
		"tests are added up":                      {[]check{{"a", passes, false}, {"b", counts, false}}, "4 passed, 0 failed", false},
		"what follows a failure still runs":       {[]check{{"a", fails, false}, {"b", passes, false}}, "3 passed, 1 failed", true},
		"nothing runs without what it needs":      {[]check{{"a", fails, true}, {"b", passes, false}}, "2 passed, 1 failed", true},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			err := runChecks(context.Background(), &out, c.checks)
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if got := lines[len(lines)-1]; got != c.want {
				t.Errorf("last line: got %q, want %q, of\n%s", got, c.want, out.String())
			}
			if errors.Is(err, errFailed) != c.failed {
				t.Errorf("got error %v, want a failure: %v", err, c.failed)
			}
		})
	}
}

func TestFailingCheckShowsItsOutput(t *testing.T) {
	var out bytes.Buffer
	_ = runChecks(context.Background(), &out, []check{{"Go tests", func(context.Context) (tally, error) {
		return tally{}, errors.New("first line\nsecond line")
	}, false}})
	if want := regexp.MustCompile(`(?m)^FAIL  Go tests +0\.0 s\n      first line\n      second line$`); !want.MatchString(out.String()) {
		t.Errorf("got\n%s\nwant it to match\n%s", out.String(), want)
	}
}

func TestReadGoTest(t *testing.T) {
	const out = `go: downloading example.com/x v1.0.0
{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"noise of one that passes\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"=== RUN   TestB\n"}
{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:3: no corpus: here\n"}
{"Action":"skip","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestC","Output":"    c_test.go:3: got 1, want 2\n"}
{"Action":"fail","Package":"p","Test":"TestC"}
{"Action":"output","Package":"p","Output":"FAIL\n"}
{"Action":"fail","Package":"p"}
{"Action":"build-output","ImportPath":"q","Output":"q.go:1: undefined: x\n"}
{"Action":"build-fail","ImportPath":"q"}
{"Action":"skip","Package":"r"}
`
	got, said := readGoTest(out)
	if got.passed != 1 || got.failed != 1 || !slices.Equal(got.skipped, []string{"p TestB: no corpus: here"}) {
		t.Errorf("tally: got %+v, want 1 passed, 1 failed and TestB skipped with its reason", got)
	}
	const want = "go: downloading example.com/x v1.0.0\n    c_test.go:3: got 1, want 2\nFAIL\nq.go:1: undefined: x"
	if said != want {
		t.Errorf("what the failures said: got\n%s\nwant\n%s", said, want)
	}
}

func TestReadTAP(t *testing.T) {
	const out = "TAP version 13\nok 1 - pass 7\n# Subtest: x\n1..9\n# tests 9\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n# duration_ms 12.5\n"
	got := readTAP(out)
	if got.passed != 5 || got.failed != 2 || !slices.Equal(got.skipped, []string{"2 JavaScript tests: skipped"}) {
		t.Errorf("readTAP: got %+v, want 5 passed, 2 failed (one of them cancelled), 2 skipped", got)
	}
}

func TestMajorVersion(t *testing.T) {
	for version, want := range map[string]int{"v20.20.2\n": 20, "v8.1.0": 8} {
		if got, err := majorVersion(version); got != want || err != nil {
			t.Errorf("majorVersion(%q): got %d, %v; want %d", version, got, err, want)
		}
	}
	if got, err := majorVersion("command not found"); err == nil {
		t.Errorf("majorVersion of no version: got %d, want an error", got)
	}
}

func TestDifferences(t *testing.T) {
	before := map[string][]byte{"same": []byte("a\n"), "lines": []byte("a\r\n"), "changed": []byte("a"), "gone": nil}
	after := map[string][]byte{"same": []byte("a\n"), "lines": []byte("a\n"), "changed": []byte("b"), "new": nil}
	if got, want := differences(before, after), []string{"changed", "gone", "new"}; !slices.Equal(got, want) {
		t.Errorf("differences: got %q, want %q", got, want)
	}
}
