package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// checkLimit bounds bbolt's own check, which hangs on some damaged files; a
// sound library of 100,000 entries takes seconds.
const checkLimit = 2 * time.Minute

// structureCommand is the subcommand that CheckInChild starts. It is no part of
// the help: alone it tells less than "check".
const structureCommand = "check-structure"

// check verifies the whole library. It fails where something is wrong.
func (c *command) check(args []string) error {
	if len(args) > 0 {
		return c.usage(noArguments, strings.Join(args, " "))
	}
	path, err := c.libraryPath()
	if err != nil {
		return err
	}
	found, failure := library.Check(path, c.CheckStructure)
	if failure != nil { // it could not be looked at, which is told in JSON as well
		found.Problems = []string{faq.SentenceOf(failure).EN}
	}
	ok := len(found.Problems) == 0
	switch {
	case c.json:
		err = c.writeJSON(struct {
			OK bool `json:"ok"`
			library.Findings
		}{ok, found})
	case failure != nil:
		return failure
	case ok:
		c.print(c.text(checkedFine), found.Entries, found.Marks)
	default:
		for _, problem := range found.Problems {
			c.print("%s", problem)
		}
		c.message("kotae: %s", faq.Errorf(faq.CodeDamaged, path).Sentence().In(c.language))
	}
	if err == nil && !ok {
		err = errReported
	}
	return err
}

// CheckInChild gives the structure check of "check": a second process of the
// program, for a damaged file can take the whole process with it.
func CheckInChild(ctx context.Context, program string) func(path string) ([]string, error) {
	return func(path string) ([]string, error) {
		ctx, cancel := context.WithTimeout(ctx, checkLimit)
		defer cancel()
		child := exec.CommandContext(ctx, program, structureCommand, path)
		var stderr bytes.Buffer
		child.Stderr = &stderr
		out, err := child.Output()
		if err != nil {
			first, _, _ := strings.Cut(stderr.String(), "\n")
			return nil, fmt.Errorf("%w %s", err, first)
		}
		var problems []string
		return problems, json.Unmarshal(out, &problems)
	}
}

// checkStructure is the child's side of CheckInChild.
func (c *command) checkStructure(args []string) error {
	if len(args) != 1 {
		return c.usage(needsFile)
	}
	if _, err := os.Stat(args[0]); err != nil {
		return faq.Wrap(err, faq.CodeNotFound, args[0])
	}
	problems, err := library.CheckStructure(args[0])
	if err != nil {
		return err
	}
	return c.writeJSON(append([]string{}, problems...))
}
