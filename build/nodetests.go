package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"kotae/build/process"
)

// nodeTest runs the test files with Node's own runner, one file after the
// other: each browser test starts the program, and two cores are no more than
// one of it wants.
func nodeTest(ctx context.Context, n node, dir string, env, files []string) (tally, error) {
	args := append([]string{"--test", "--test-reporter=tap", "--test-concurrency=1"}, files...)
	out, err := process.New(n.program(), args...).In(dir).With(append(n.env(), env...)...).Output(ctx)
	return readTAP(out), err
}

// tapSum is one of the lines that Node ends with: "# pass 12".
var tapSum = regexp.MustCompile(`(?m)^# (pass|fail|cancelled|skipped|todo) (\d+)$`)

// readTAP counts what Node's runner reports at its end.
func readTAP(out string) tally {
	var t tally
	for _, m := range tapSum.FindAllStringSubmatch(out, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			continue // more digits than a number of tests has
		}
		switch m[1] {
		case "pass":
			t.passed += n
		case "fail", "cancelled":
			t.failed += n
		default:
			if n > 0 {
				t.skipped = append(t.skipped, fmt.Sprintf("%d JavaScript tests: %s", n, m[1]))
			}
		}
	}
	return t
}

// testFiles gives the files below the folder whose names end so, in order,
// without those of installed modules.
func testFiles(dir, suffix string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "node_modules" {
			return fs.SkipDir
		}
		if !entry.IsDir() && strings.HasSuffix(path, suffix) {
			files = append(files, path)
		}
		return nil
	})
	sort.Strings(files)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no file *%s below %s", suffix, dir)
	}
	return files, err
}
