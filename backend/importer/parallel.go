package importer

import (
	"context"
	"runtime"

	"kotae/backend/faq"
)

// An outcome is what came of one page: a document, or the reason why there is
// none, and what there is to warn of. The error is the handler's.
type outcome struct {
	document *Document
	warnings []faq.Problem
	reason   *faq.Error
	err      error
}

// inOrder makes the outcomes of pages by as many goroutines as there are
// processors, and hands them to use in the order of the pages, one at a time. A
// few pages are read ahead, so that memory is bounded:
//
//	pages  ──▶ queue of slots ──────────────────▶ use(0), use(1), …
//	              └▶ goroutine: read(page) ──▶ slot ┘
//
// It ends at the first error of an outcome or of use, or when ctx ends, and
// returns when no goroutine reads any more.
func inOrder(ctx context.Context, pages []string, read func(string) outcome, use func(int, outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan outcome, workers)
	go func() {
		defer close(queue)
		running := make(chan struct{}, workers)
		for _, name := range pages {
			slot := make(chan outcome, 1)
			select {
			case running <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				defer func() { <-running }()
				slot <- guarded(name, read)
			}()
			queue <- slot
		}
	}()
	defer func() { // while a panic of use passes by, too
		cancel()
		for slot := range queue {
			<-slot
		}
	}()
	at := 0
	for slot := range queue {
		done := <-slot
		if ctx.Err() != nil {
			return nil
		}
		if done.err != nil {
			return done.err
		}
		if err := use(at, done); err != nil {
			return err
		}
		at++
	}
	return nil
}

// guarded reads a page; a panic must not take the others with it.
func guarded(name string, read func(string) outcome) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o = outcome{reason: faq.Errorf(faq.CodeInternal, r)}
		}
	}()
	return read(name)
}
