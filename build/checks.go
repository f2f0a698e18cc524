package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// A check is one line of `go run ./build test`.
type check struct {
	name string
	run  func(context.Context) (tally, error)
	// The rest is of no use where this fails: what the tests need to run.
	required bool
}

// A tally counts single tests. A check that counts none counts as one.
type tally struct {
	passed, failed int
	skipped        []string // name and reason
}

// checkLimit ends a check that hangs. The slowest takes three minutes on two
// cores that compile everything for the first time.
const checkLimit = 15 * time.Minute

// errFailed says that the report told what failed.
var errFailed = errors.New("not everything passed")

// runChecks runs the checks in order and reports each as it ends: its name and
// how long it took, and where it failed, everything it said. The last line
// counts the tests.
func runChecks(ctx context.Context, out io.Writer, checks []check) error {
	var sum tally
	for _, c := range checks {
		start := time.Now()
		limited, cancel := context.WithTimeout(ctx, checkLimit)
		got, err := c.run(limited)
		cancel()
		got = counted(got, err)
		fmt.Fprintln(out, line(c.name, got, err, time.Since(start)))
		if err != nil {
			fmt.Fprintln(out, indent(err.Error()))
		}
		sum = tally{sum.passed + got.passed, sum.failed + got.failed, append(sum.skipped, got.skipped...)}
		if ctx.Err() != nil || (err != nil && c.required) {
			break
		}
	}
	if len(sum.skipped) > 0 {
		fmt.Fprintf(out, "\nSkipped:\n%s\n", indent(strings.Join(sum.skipped, "\n")))
	}
	fmt.Fprintf(out, "\n%d passed, %d failed\n", sum.passed, sum.failed)
	if sum.failed > 0 {
		return errFailed
	}
	return ctx.Err()
}

// counted makes the tally agree with the error: a check that counts nothing
// itself is one test, and one that failed has at least one failure.
func counted(t tally, err error) tally {
	switch {
	case err != nil && t.failed == 0:
		t.failed = 1
	case err == nil && t.passed+t.failed == 0 && len(t.skipped) == 0:
		t.passed = 1
	}
	return t
}

// line is how a check is reported: "ok    Go tests  (412 tests)   31.2 s".
func line(name string, t tally, err error, took time.Duration) string {
	verdict := "ok"
	switch {
	case err != nil:
		verdict = "FAIL"
	case t.passed == 0:
		verdict = "skip"
	}
	if n := t.passed + t.failed; n > 1 {
		name = fmt.Sprintf("%s (%d tests)", name, n)
	}
	return fmt.Sprintf("%-5s %-52s %6.1f s", verdict, name, took.Seconds())
}

func indent(text string) string {
	return "      " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n      ")
}
