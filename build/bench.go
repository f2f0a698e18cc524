package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	benchmark "kotae/build/bench"
	"kotae/build/process"
)

// benchmarks are what `go run ./build bench` measures.
var benchmarks = []struct {
	name string
	run  func(ctx context.Context, p project, out io.Writer) error
}{
	{"startup", benchStartup},
	{"import", benchImport},
	{"search", benchSearch},
}

// benchmarkNames names the benchmarks.
func benchmarkNames() []string {
	var names []string
	for _, b := range benchmarks {
		names = append(names, b.name)
	}
	return names
}

// bench runs the benchmark that is named, or all.
func bench(ctx context.Context, p project, out io.Writer, args []string) error {
	found := false
	for _, b := range benchmarks {
		if len(args) > 0 && (len(args) > 1 || args[0] != b.name) {
			continue
		}
		found = true
		if err := b.run(ctx, p, out); err != nil {
			return err
		}
	}
	if !found {
		return usageError(fmt.Sprintf("There is no benchmark %q.", args))
	}
	return nil
}

func benchStartup(ctx context.Context, p project, out io.Writer) error {
	if runtime.GOOS != "linux" {
		return errors.New("the benchmark \"startup\" needs Linux: it looks into WebKitGTK")
	}
	if err := install(ctx, out, toBuild, toShow, toRead); err != nil {
		return err
	}
	kotae, err := buildRelease(ctx, p)
	if err != nil {
		return err
	}
	empty, err := buildProgram(ctx, p, "emptywindow", "./build/bench/emptywindow", releaseFlags("-s", "-w"))
	if err != nil {
		return err
	}
	return benchmark.Startup(ctx, out, kotae, empty)
}

func benchImport(ctx context.Context, p project, out io.Writer) error {
	kotae, err := buildProgram(ctx, p, "kotae-cli", ".", []string{"-trimpath"})
	if err != nil {
		return err
	}
	goldmark, err := buildProgram(ctx, p, "goldmarkalone", "./build/bench/goldmarkalone", nil)
	if err != nil {
		return err
	}
	return benchmark.Importing(ctx, out, kotae, goldmark, []int{1_000, 10_000, 100_000})
}

// benchSearch compares the search with others, over generated entries and, where
// it lies beside the checkout, over real content.
func benchSearch(ctx context.Context, p project, out io.Writer) error {
	// A module of its own that requires what Kotae does and more: -mod=mod lets its
	// requirements follow when Kotae's have moved.
	peers, err := buildProgram(ctx, p, "searchpeers", ".", []string{"-C", "build/bench/searchpeers", "-mod=mod"})
	if err != nil {
		return err
	}
	var args []string
	corpus, judged := p.path("../shared/corpus"), p.path("../shared/relevance.tsv")
	if here := (machine{ctx}); here.file(corpus) && here.file(judged) {
		args = []string{"-corpus", corpus, "-judged", judged}
	} else {
		fmt.Fprintln(out, "No real content and judged queries beside the checkout (../shared): generated entries only, no relevance.")
	}
	return process.New(peers, args...).Run(ctx, out)
}
