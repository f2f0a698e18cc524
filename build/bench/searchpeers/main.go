// Command searchpeers compares Kotae's search with that of others in one run
// (see package searching), and writes tables in Markdown.
//
//	searchpeers [-corpus FOLDER] [-judged FILE] [-entries 1000,10000,100000]
//
// It is a module of its own, so that what the others need is no requirement of
// Kotae. `go run ./build bench search` builds and starts it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"kotae/build/bench/searching"
)

var engines = []searching.Engine{searching.Kotae, sqlite, bleveCJK, fzf, sahilm}

func main() {
	corpus := flag.String("corpus", "", "folder of real content; none without it")
	judged := flag.String("judged", "", "table of judged queries over the corpus")
	entries := flag.String("entries", "1000,10000,100000", "how many entries to generate, one number after the other")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *corpus, *judged, *entries); err != nil {
		fmt.Fprintln(os.Stderr, "searchpeers:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, corpus, judged, entries string) error {
	var subjects []searching.Subject
	if corpus != "" && judged != "" {
		real, err := realSubject(ctx, corpus, judged)
		if err != nil {
			return err
		}
		subjects = append(subjects, real)
	}
	for _, number := range strings.Split(entries, ",") {
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		subjects = append(subjects, searching.Subject{
			Name: number + " generated", Entries: searching.Generate(n), Queries: searching.OwnQueries(),
		})
	}
	fmt.Printf("%d cores, %s\n\n", runtime.NumCPU(), runtime.Version())
	return searching.Compare(ctx, os.Stdout, engines, subjects)
}

// realSubject reads the blogs that the judged queries are about.
func realSubject(ctx context.Context, corpus, judged string) (searching.Subject, error) {
	queries, err := searching.JudgedQueries(judged)
	if err != nil {
		return searching.Subject{}, err
	}
	var folders []string
	for _, name := range []string{"jpmlblog", "jpdsi", "jpazmon-integ"} {
		folders = append(folders, filepath.Join(corpus, name))
	}
	entries, err := searching.RealPages(ctx, folders)
	return searching.Subject{Name: fmt.Sprintf("%d real", len(entries)), Entries: entries, Queries: queries}, err
}
