package bench

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"kotae/build/desktop"
	"kotae/build/preload"
	"kotae/build/process"
)

//go:embed probe/probe.c
var probe []byte

// rounds of which the median is taken. One before them is not counted: it
// brings the programs and WebKitGTK into the memory of the system.
const rounds = 9

// entries of the larger library, the size that Kotae's numbers are stated for.
const entries = 10_000

// A start is one program to be started, and what it must show to be usable.
type start struct {
	name     string
	binary   string
	args     []string
	selector string // JavaScript
}

// Startup measures how long Kotae takes from the start of its process until its
// list is drawn, and an empty Wails window until its one word is. The programs
// take turns, so that whatever else the machine does meets all of them.
//
// Both are the programs as they are. A library that is loaded into them
// (probe.c) tells when the page is on the screen, to both in the same way.
func Startup(ctx context.Context, out io.Writer, kotae, empty string) error {
	home, err := os.MkdirTemp("", "kotae-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	screen, err := desktop.Start(ctx, desktop.Size{Width: 1280, Height: 800})
	if err != nil {
		return err
	}
	defer screen.Stop()
	library, err := preload.Compile(ctx, home, "probe", probe)
	if err != nil {
		return err
	}
	large, err := largeLibrary(ctx, kotae, home)
	if err != nil {
		return err
	}
	const firstRow = `'.ResultList-item[data-id]:not([data-id=""])'`
	starts := []start{
		{"an empty Wails window", empty, nil, `'#ready'`},
		{"Kotae, the FAQs it brings along", kotae, []string{"--data", filepath.Join(home, "starter")}, firstRow},
		{fmt.Sprintf("Kotae, %d entries", entries), kotae, []string{"--data", large}, firstRow},
	}
	took := make([][]time.Duration, len(starts))
	for round := range rounds + 1 {
		for i, s := range starts {
			d, err := s.measure(ctx, append(screen.Env(), "LD_PRELOAD="+library))
			if err != nil {
				return err
			}
			if round > 0 {
				took[i] = append(took[i], d)
			}
		}
	}
	base := median(took[0])
	fmt.Fprintf(out, "Start to a usable window, median of %d:\n", rounds)
	for i, s := range starts {
		d := median(took[i])
		fmt.Fprintf(out, "  %-34s %6d ms  %.2f ×\n", s.name, d.Milliseconds(), float64(d)/float64(base))
	}
	return nil
}

// startLimit is far above any start; it ends a run in which nothing appears.
const startLimit = 60 * time.Second

// measure starts the program once and ends it when it is usable.
func (s start) measure(ctx context.Context, env []string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	read, write := io.Pipe()
	began := time.Now()
	running, err := process.New(s.binary, s.args...).
		With(append(env, "KOTAE_BENCH_SELECTOR="+s.selector)...).Start(ctx, write)
	if err != nil {
		return 0, err
	}
	go func() {
		<-running.Done()
		write.Close()
	}()
	defer func() {
		go io.Copy(io.Discard, read) // what it says while it ends
		running.Stop()
	}()
	var said []byte
	for lines := bufio.NewScanner(read); lines.Scan(); {
		if lines.Text() == "shown" {
			return time.Since(began), nil
		}
		said = append(append(said, lines.Bytes()...), '\n')
	}
	return 0, errors.Join(fmt.Errorf("%s never showed %s; it said:\n%s", s.name, s.selector, said), ctx.Err())
}

// largeLibrary makes a library of many entries through the command line, and
// gives its folder.
func largeLibrary(ctx context.Context, kotae, home string) (string, error) {
	const perFile = 100
	pages, data := filepath.Join(home, "pages"), filepath.Join(home, "large")
	if err := os.Mkdir(pages, 0o755); err != nil {
		return "", err
	}
	for file := range entries / perFile {
		name := filepath.Join(pages, fmt.Sprintf("faq-%03d.md", file))
		if err := os.WriteFile(name, faqPage(file, perFile), 0o644); err != nil {
			return "", err
		}
	}
	_, err := process.New(kotae, "--data", data, "import", pages).Output(ctx)
	return data, err
}

// faqPage writes one page of questions in Kotae's Markdown, each with an answer
// of the length that real ones have in the middle, some 400 characters.
func faqPage(page, questions int) []byte {
	text := fmt.Appendf(nil, "---\ntitle: サポート FAQ %d\n---\n", page)
	for q := range questions {
		text = fmt.Appendf(text, "\n### 構成 %d-%d のコストと制限について知りたい\n\n<details><summary>回答</summary>\n\n", page, q)
		for line := range 8 {
			text = fmt.Appendf(text, "- 項目 %d: クラスター %d のノード数を確認し、必要に応じて Azure portal で上限の引き上げを申請してください。\n", line, q)
		}
		text = append(text, "\n</details>\n"...)
	}
	return text
}
