// Package cli is Kotae's command line: the same program without its window, for
// administrators, scripts and tests.
//
// Every subcommand writes its result to standard output, with --json as one JSON
// value, and messages to standard error, in Japanese or English after the
// environment. The exit status is 0 when it is done, 1 when it failed and 2 when
// it was called wrongly.
package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// The exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// An Env is what the command line needs from its surroundings.
type Env struct {
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	Getenv   func(string) string
	Program  string // path of the running program
	Terminal bool   // a person sits at standard input
	Screen   bool   // standard error is a terminal, on which progress is shown
	Starter  fs.FS
	// CheckStructure is the part of "check" that is made in another process, see
	// CheckInChild; nil leaves it out.
	CheckStructure func(path string) ([]string, error)
	Version        string
	Commit         string
	Window         bool // whether the program has one
}

// A WindowStart is the arguments of a start with a window.
type WindowStart struct {
	Path  string // of the library file
	Packs string // folder of an administrator's sources, which need not be there
}

// Parse looks at the arguments (without the program's name). It gives the
// window's arguments when there is no subcommand; otherwise it runs the
// subcommand and gives nil and the exit status.
func Parse(ctx context.Context, args []string, env Env) (*WindowStart, int) {
	result := &resultWriter{to: env.Stdout}
	env.Stdout = result
	c := &command{Env: env, ctx: ctx, language: languageOf(env.Getenv)}
	rest, help, err := c.takeGlobals(args)
	if err != nil {
		return nil, c.fail(err)
	}
	if len(rest) == 0 && !help {
		if !c.Window {
			return nil, c.fail(faq.Errorf(faq.CodeNoWindow))
		}
		path, err := c.libraryPath()
		if err != nil {
			return nil, c.fail(err)
		}
		return &WindowStart{Path: path, Packs: packsFolder(c.Getenv)}, exitDone
	}
	if len(rest) == 0 || rest[0] == "help" {
		return nil, c.help(rest)
	}
	if rest[0] == structureCommand {
		return nil, c.fail(c.checkStructure(rest[1:]))
	}
	s := find(rest[0])
	if s == nil {
		return nil, c.fail(c.usage(unknownCommand, rest[0]))
	}
	c.name = s.name
	if help {
		c.helpFor(s)
		return nil, exitDone
	}
	if err = s.run(c, rest[1:]); err == nil {
		err = result.err
	}
	return nil, c.fail(err)
}

// A command is one run of a subcommand.
type command struct {
	Env
	ctx      context.Context
	language string
	name     string // of the subcommand
	data     string // --data
	json     bool   // --json
}

// A subcommand is one word of the command line.
type subcommand struct {
	name      string
	arguments string
	about     faq.Sentence
	run       func(*command, []string) error
}

// takeGlobals takes --data, --json and --help out of the arguments, wherever
// they stand before a "--".
func (c *command) takeGlobals(args []string) (rest []string, help bool, err error) {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return append(rest, args[i:]...), help, nil
		case arg == "--json" || arg == "-json":
			c.json = true
		case arg == "--help" || arg == "-help" || arg == "-h":
			help = true
		case arg == "--data" || arg == "-data":
			if i++; i == len(args) || args[i] == "" {
				return nil, false, c.usage(dataNeedsFolder)
			}
			c.data = args[i]
		default:
			if value, ok := cutFlag(arg, "data"); ok {
				if value == "" {
					return nil, false, c.usage(dataNeedsFolder)
				}
				c.data = value
				continue
			}
			rest = append(rest, arg)
		}
	}
	return rest, help, nil
}

// flags makes the flag set of a subcommand; parse it with parseFlags.
func (c *command) flags() *flag.FlagSet {
	f := flag.NewFlagSet("", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}

// parseFlags parses flags that may stand before, between and behind the other
// arguments, and gives those. What follows "--" is never a flag; a lone "-" is
// an argument.
func (c *command) parseFlags(f *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		stop := slices.Index(args, "--")
		if err := f.Parse(args); err != nil {
			return nil, c.flagError(err)
		}
		if f.NArg() == 0 {
			return rest, nil
		}
		if stop >= 0 && len(args)-f.NArg() == stop+1 { // the parser stopped at "--"
			return append(rest, f.Args()...), nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}

// flagError says what is wrong with a flag, in the language of the user. The flag
// package tells of it in English sentences alone, which it has had since Go 1.
func (c *command) flagError(err error) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		return c.usage(unknownFlag, name)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return c.usage(flagNeedsValue, name)
	}
	// "invalid value "x" for flag -limit: …", "invalid boolean value "x" for -force: …"
	if _, name, ok := strings.Cut(strings.Replace(text, " for flag -", " for -", 1), " for -"); ok {
		name, _, _ = strings.Cut(name, ":")
		return c.usage(badFlagValue, name)
	}
	return usageError{text}
}

// open opens the library for a subcommand. Only an import makes a new one.
func (c *command) open(mayMake bool) (*library.Library, error) {
	path, err := c.libraryPath()
	if err != nil {
		return nil, err
	}
	return library.Open(library.Config{Path: path, Holder: "kotae " + c.name, MustExist: !mayMake, Starter: c.Starter})
}

// A usageError is a call that the command line does not understand.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

// usage makes a usageError; args fill the sentence.
func (c *command) usage(s faq.Sentence, args ...any) error {
	if len(args) == 0 {
		return usageError{c.text(s)}
	}
	return usageError{fmt.Sprintf(c.text(s), args...)}
}

// errReported ends a subcommand that has told everything itself.
var errReported = errors.New("reported")

// fail reports an error and gives the exit status for it.
func (c *command) fail(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errReported) {
		return exitFailed
	}
	if e, ok := errors.AsType[usageError](err); ok {
		fmt.Fprintf(c.Stderr, "kotae: %s\n%s\n", e.sentence, c.text(seeHelp))
		return exitUsage
	}
	fmt.Fprintf(c.Stderr, "kotae: %s\n", faq.SentenceOf(err).In(c.language))
	return exitFailed
}
