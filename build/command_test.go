package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		want     string
		wantRest []string
		wrong    bool
	}{
		"nothing asks for help":                    {nil, "help", nil, false},
		"-h is help":                               {[]string{"-h"}, "help", nil, false},
		"a command":                                {[]string{"test"}, "test", []string{}, false},
		"what follows run is the program's":        {[]string{"run", "--data", "d"}, "run", []string{"--data", "d"}, false},
		"the first -- is not":                      {[]string{"run", "--", "--data", "d"}, "run", []string{"--data", "d"}, false},
		"a further -- is":                          {[]string{"run", "--", "--", "x"}, "run", []string{"--", "x"}, false},
		"a command that takes no argument has one": {[]string{"test", "fast"}, "", nil, true},
		"an unknown command":                       {[]string{"biuld"}, "", nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, rest, err := parse(c.args)
			if got != c.want || !slices.Equal(rest, c.wantRest) || (err != nil) != c.wrong {
				t.Errorf("parse(%q): got %q, %q, %v; want %q, %q, an error: %v", c.args, got, rest, err, c.want, c.wantRest, c.wrong)
			}
		})
	}
}

func TestWrongUsageExitsWith2AndShowsTheUsage(t *testing.T) {
	for _, args := range [][]string{{"biuld"}, {"package"}, {"package", "beos"}, {"bench", "nothing"}} {
		var out, problems bytes.Buffer
		if got := execute(context.Background(), args, &out, &problems); got != 2 {
			t.Errorf("exit code of %q: got %d, want 2", args, got)
		}
		if !strings.Contains(problems.String(), "Usage:") {
			t.Errorf("%q said %q, want the usage in it", args, problems.String())
		}
	}
}

func TestUsageNamesEveryCommand(t *testing.T) {
	for _, c := range commands {
		if !strings.Contains(usage(), "\n  "+c.name+" ") {
			t.Errorf("the usage lacks %q:\n%s", c.name, usage())
		}
	}
}
