package main

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kotae/backend/faq"
	"kotae/backend/library"
	"kotae/backend/watch"
)

const (
	// settle is how long files must lie still before their source is read again:
	// somebody may be writing, or a synchronisation be under way.
	settle = 2 * time.Second
	// busyDelay is how long a refresh waits while another import is running.
	busyDelay = 10 * time.Second
)

// freshness watches the sources while the window is open.
type freshness struct {
	mu      sync.Mutex
	watcher *watch.Watcher // nil until there is something to watch, and when it cannot be
	closed  bool
}

func (f *freshness) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	if f.watcher != nil {
		f.watcher.Close()
	}
}

// keepFresh imports what an administrator brought along, and what has changed
// while the window was closed, and watches from then on.
func (a *App) keepFresh() {
	stale, err := call(a, func(l *library.Library) (bool, error) {
		return l.HavePacksChanged(a.ctx, a.packs) || len(l.Stale(a.ctx)) > 0, nil
	})
	if err != nil {
		return // the page says why the library cannot be opened
	}
	if !stale {
		a.watchSources()
		a.learn()
		return
	}
	err = a.runImport("", importing{automatic: true}, func(ctx context.Context, l *library.Library, o library.ImportOptions) ([]library.Report, error) {
		reports, err := l.ImportPacks(ctx, a.packs, o)
		if ids := l.Stale(ctx); len(ids) > 0 { // whatever became of the packs
			more, stale := l.Refresh(ctx, ids, o)
			reports, err = append(reports, more...), cmp.Or(err, stale)
		}
		return reports, err
	})
	if err != nil {
		runtime.LogError(a.ctx, err.Error())
	}
}

// watchSources watches the sources as they are now, or none when the user does
// not want it.
func (a *App) watchSources() {
	roots, err := call(a, func(l *library.Library) ([]string, error) {
		settings, err := l.Settings()
		if err != nil || !settings.Watch {
			return nil, err
		}
		return l.Watchable(), nil
	})
	if err != nil {
		return
	}
	a.fresh.mu.Lock()
	defer a.fresh.mu.Unlock()
	if a.fresh.closed {
		return
	}
	if a.fresh.watcher == nil {
		if len(roots) == 0 {
			return
		}
		if a.fresh.watcher, err = watch.New(settle, a.filesChanged); err != nil {
			runtime.LogError(a.ctx, err.Error()) // they are checked at the next start
			return
		}
	}
	a.fresh.watcher.Set(roots)
}

// filesChanged reads a source again whose files have changed.
func (a *App) filesChanged(root string) {
	changed, err := call(a, func(l *library.Library) (bool, error) {
		return slices.ContainsFunc(l.Stale(a.ctx), func(id faq.SourceID) bool {
			s, err := l.Source(id)
			return err == nil && s.Location == root
		}), nil
	})
	if err != nil || !changed {
		return // such as the program's own reading of it
	}
	if err := a.startImport([]string{root}, importing{automatic: true}); err != nil {
		time.AfterFunc(busyDelay, func() { a.filesChanged(root) })
	}
}
