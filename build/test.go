package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"

	"kotae/build/desktop"
	"kotae/build/process"
)

// systems are those that Kotae is made for.
var systems = []struct{ os, arch string }{
	{"linux", "amd64"}, {"windows", "amd64"}, {"darwin", "arm64"},
}

// test runs everything there is: the Go code for three systems, the page's
// code, the page in a browser against the real program, and the program as
// users get it in its real window. The last two need Linux.
func test(ctx context.Context, p project, out io.Writer, _ []string) error {
	s := suite{project: p, out: out}
	checks := []check{
		{"what the tests need", s.prepare, true},
		{"formatting", s.formatting, false},
		{"vet and build for Linux, Windows, macOS", s.everySystem, false},
		{"staticcheck", s.staticcheck, false},
		{"Go tests", s.goTests, false},
		{"relevance of the search", s.relevance, false},
		{"bindings", s.bindings, false},
		{"JavaScript types", s.javascriptTypes, false},
		{"JavaScript tests", s.javascriptTests, false},
		{"browser suite", s.browser, false},
		{"release window", s.releaseWindow, false},
	}
	return runChecks(ctx, out, checks)
}

// A suite holds what the checks share.
type suite struct {
	project project
	out     io.Writer
	node    node
}

func (s *suite) prepare(ctx context.Context) (tally, error) {
	err := install(ctx, s.out, toBuild, toShow, toRead, toBrowse, toDrive)
	if err != nil {
		return tally{}, err
	}
	if s.node, err = findNode(ctx, s.project, s.out); err != nil {
		return tally{}, err
	}
	return tally{}, installModules(ctx, s.node, s.project.path("frontend"))
}

func (s *suite) formatting(ctx context.Context) (tally, error) {
	files, err := process.New("gofmt", "-l", ".").In(s.project.root).Output(ctx)
	if err == nil && strings.TrimSpace(files) != "" {
		err = errors.New("not as gofmt writes them:\n" + files)
	}
	return tally{}, err
}

// everySystem compiles without cgo: that is the command line alone, and it
// needs no C compiler for the other systems.
func (s *suite) everySystem(ctx context.Context) (tally, error) {
	var t tally
	var problems []error
	for _, system := range systems {
		env := []string{"GOOS=" + system.os, "GOARCH=" + system.arch, "CGO_ENABLED=0"}
		for _, args := range [][]string{{"vet", "./..."}, {"build", "-o", os.DevNull, "."}} {
			_, err := process.New("go", args...).In(s.project.root).With(env...).Output(ctx)
			if err != nil {
				t.failed++
				problems = append(problems, errors.New(strings.Join(env, " ")+" "+err.Error()))
				continue
			}
			t.passed++
		}
	}
	return t, errors.Join(problems...)
}

func (s *suite) staticcheck(ctx context.Context) (tally, error) {
	_, err := tool(s.project, "staticcheck", "./...").Output(ctx)
	return tally{}, err
}

// These tests come as checks of their own: one needs the program, the other
// searches some thousand times, which takes minutes with the race detector and
// says nothing about races.
const (
	releaseWindowTest = "^TestFirstDay$"
	relevanceTest     = "^TestRelevance$"
)

// goTests uses the race detector where there is a C compiler for it.
func (s *suite) goTests(ctx context.Context) (tally, error) {
	args := []string{"-skip", releaseWindowTest + "|" + relevanceTest, "./..."}
	if runtime.GOOS != "windows" {
		args = append([]string{"-race"}, args...)
	}
	return goTest(ctx, s.project.root, nil, args...)
}

func (s *suite) relevance(ctx context.Context) (tally, error) {
	return goTest(ctx, s.project.root, nil, "-run", relevanceTest, "./backend/library")
}

func (s *suite) bindings(ctx context.Context) (tally, error) {
	return tally{}, checkBindings(ctx, s.project)
}

func (s *suite) javascriptTypes(ctx context.Context) (tally, error) {
	frontend := s.project.path("frontend")
	_, err := process.New(s.node.program(), "node_modules/typescript/bin/tsc", "--project", ".", "--noEmit").
		In(frontend).With(s.node.env()...).Output(ctx)
	return tally{}, err
}

func (s *suite) javascriptTests(ctx context.Context) (tally, error) {
	files, err := testFiles(s.project.path("frontend/test"), ".test.js")
	if err != nil {
		return tally{}, err
	}
	return nodeTest(ctx, s.node, s.project.path("frontend"), nil, files)
}

// browser runs the page in Chromium against the program itself, which serves
// it when built for development. The suite starts that program itself, under
// displays of its own.
func (s *suite) browser(ctx context.Context) (tally, error) {
	if t, skip := onlyOnLinux("browser suite"); skip {
		return t, nil
	}
	files, err := testFiles(s.project.path("frontend/e2e"), ".test.mjs")
	if err != nil {
		return tally{}, err
	}
	env, err := s.browserEnv(ctx)
	if err != nil {
		return tally{}, err
	}
	return nodeTest(ctx, s.node, s.project.path("frontend"), env, files)
}

// browserEnv builds the program for development and says to the scripts of
// frontend/e2e where it and Chromium are.
func (s *suite) browserEnv(ctx context.Context) ([]string, error) {
	binary, err := buildDev(ctx, s.project)
	if err != nil {
		return nil, err
	}
	chromium, err := findProgram(browsers...)
	if err != nil {
		return nil, err
	}
	return append(desktop.WebKit(), "KOTAE_DEV_BINARY="+binary, "KOTAE_CHROMIUM="+chromium), nil
}

// releaseWindow walks through the program that users get, in its own window.
func (s *suite) releaseWindow(ctx context.Context) (tally, error) {
	if t, skip := onlyOnLinux("release window"); skip {
		return t, nil
	}
	binary, err := buildRelease(ctx, s.project)
	if err != nil {
		return tally{}, err
	}
	return goTest(ctx, s.project.root, []string{"KOTAE_RELEASE_BINARY=" + binary}, "-count=1", "-run", releaseWindowTest, "./build/window")
}

// onlyOnLinux skips what needs Xvfb and WebKitGTK.
func onlyOnLinux(name string) (tally, bool) {
	if runtime.GOOS == "linux" {
		return tally{}, false
	}
	return tally{skipped: []string{name + ": needs Linux"}}, true
}
