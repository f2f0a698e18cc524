package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kotae/build/process"
)

// goTest runs `go test` with the arguments and counts its tests.
func goTest(ctx context.Context, dir string, env []string, args ...string) (tally, error) {
	out, err := process.New("go", append([]string{"test", "-json"}, args...)...).In(dir).With(env...).Output(ctx)
	t, said := readGoTest(out)
	if err == nil {
		return t, nil
	}
	if ctx.Err() != nil {
		return t, err
	}
	return t, errors.New(said)
}

// goTestEvent is one line of `go test -json` (see `go doc test2json`).
type goTestEvent struct {
	Action, Package, ImportPath, Test, Output string
}

// readGoTest counts what `go test -json` reports, and gives what the failed
// tests and packages said, without the noise of those that passed.
func readGoTest(out string) (t tally, said string) {
	output := map[string]*strings.Builder{} // by package and test
	var failures strings.Builder
	lines := bufio.NewScanner(strings.NewReader(out))
	lines.Buffer(nil, len(out)+1)
	for lines.Scan() {
		var e goTestEvent
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			// What is no event comes from the go command itself.
			fmt.Fprintln(&failures, lines.Text())
			continue
		}
		key := e.Package + " " + e.Test
		if output[key] == nil {
			output[key] = new(strings.Builder)
		}
		switch e.Action {
		case "build-output":
			failures.WriteString(e.Output)
		case "output":
			output[key].WriteString(e.Output)
		case "pass":
			if e.Test != "" {
				t.passed++
			}
		case "skip":
			if e.Test != "" {
				t.skipped = append(t.skipped, key+": "+reason(output[key].String()))
			}
		case "fail":
			if e.Test != "" {
				t.failed++
			}
			failures.WriteString(output[key].String())
		}
	}
	return t, strings.TrimSpace(failures.String())
}

// reason is the sentence that a skipped test gave, without the place it stands
// at: "    view_test.go:12: no corpus here\n" says "no corpus here".
func reason(output string) string {
	for _, line := range strings.Split(output, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "===") || strings.HasPrefix(line, "---") || line == "" {
			continue
		}
		if _, sentence, found := strings.Cut(line, ": "); found {
			return sentence
		}
		return line
	}
	return "no reason given"
}
