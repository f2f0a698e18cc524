package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"kotae/build/process"
)

// Importing measures what an import costs: entries in a second, as a ratio to
// what the program goldmark, goldmark alone, needs for the same pages; the memory of the process
// at its peak, above that of one that does nothing; and how large the library
// is, as a ratio to the texts in it. A second import, of pages that did not
// change, is measured beside the first.
func Importing(ctx context.Context, out io.Writer, kotae, goldmark string, sizes []int) error {
	idle, err := run(ctx, kotae, "version")
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "| entries | first import | entries/s | × goldmark alone | again, unchanged | peak memory | library / text |")
	fmt.Fprintln(out, "|---|---|---|---|---|---|---|")
	for _, entries := range sizes {
		if err := importOnce(ctx, out, kotae, goldmark, entries, idle.memory); err != nil {
			return err
		}
	}
	return nil
}

func importOnce(ctx context.Context, out io.Writer, kotae, goldmark string, entries int, idle int64) error {
	folder, err := os.MkdirTemp("", "kotae-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	pages, data := filepath.Join(folder, "pages"), filepath.Join(folder, "data")
	text, err := writePages(pages, entries)
	if err != nil {
		return err
	}
	alone, err := run(ctx, goldmark, pages)
	if err != nil {
		return err
	}
	first, err := run(ctx, kotae, "--data", data, "--json", "import", "--no-wait", pages)
	if err != nil {
		return err
	}
	again, err := run(ctx, kotae, "--data", data, "--json", "import", "--no-wait", pages)
	if err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(data, "kotae.db"))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "| %d | %.2f s | %.0f | %.2f | %.2f s | %s | %.2f |\n",
		entries, first.took.Seconds(), float64(entries)/first.took.Seconds(), first.took.Seconds()/alone.took.Seconds(),
		again.took.Seconds(), megabytes(first.memory-idle), float64(info.Size())/float64(text))
	return nil
}

// megabytes writes a size; what the system does not tell is a dash.
func megabytes(bytes int64) string {
	if bytes <= 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
}

// A cost is what a run of the program took.
type cost struct {
	took   time.Duration
	memory int64 // bytes at the peak; 0 where the system does not tell
}

func run(ctx context.Context, program string, args ...string) (cost, error) {
	start := time.Now()
	var output bytes.Buffer
	running, err := process.New(program, args...).Start(ctx, &output)
	if err != nil {
		return cost{}, err
	}
	if err := running.Wait(); err != nil {
		return cost{}, fmt.Errorf("%w\n%.2000s", err, output.String())
	}
	return cost{time.Since(start), peakMemory(running.State())}, nil
}
