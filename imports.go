package main

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// importJob is the import that is running, if one is.
type importJob struct {
	mu   sync.Mutex
	stop context.CancelFunc // nil: none is running
}

// begin gives the context of a new import, or false while one is running.
func (j *importJob) begin(parent context.Context) (context.Context, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stop != nil {
		return nil, false
	}
	ctx, stop := context.WithCancel(parent)
	j.stop = stop
	return ctx, true
}

func (j *importJob) end() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.stop()
	j.stop = nil
}

// cancel stops the import that is running, if one is.
func (j *importJob) cancel() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stop != nil {
		j.stop()
	}
}

// An ImportEvent tells the page of an import, under the name "import".
type ImportEvent struct {
	Phase   string           `json:"phase"` // started, progress, finished; refused
	Title   string           `json:"title"`
	Done    int              `json:"done"`
	Total   int              `json:"total"`
	Entries int              `json:"entries"`
	Reports []library.Report `json:"reports"` // when finished
	Failure *library.Failure `json:"failure"` // when refused, or finished by a fault
}

// progressInterval keeps progress events to what an eye can follow.
const progressInterval = 50 * time.Millisecond

// AddFiles lets the user choose files and imports them; the page hears of it by
// "import" events.
func (a *App) AddFiles() error {
	_, err := call(a, func(*library.Library) (struct{}, error) {
		paths, err := pickFiles(a.ctx)
		if err == nil {
			err = a.startImport(paths, false)
		}
		return struct{}{}, err
	})
	return err
}

// AddFolder lets the user choose a folder and imports it, as AddFiles.
func (a *App) AddFolder() error {
	_, err := call(a, func(*library.Library) (struct{}, error) {
		path, err := pickFolder(a.ctx)
		if err == nil {
			err = a.startImport([]string{path}, false)
		}
		return struct{}{}, err
	})
	return err
}

// Refresh imports sources again, as AddFiles; force lets them shrink.
func (a *App) Refresh(sources []string, force bool) error {
	_, err := call(a, func(l *library.Library) (struct{}, error) {
		var locations []string
		for _, id := range sources {
			s, err := l.Source(faq.SourceID(id))
			if err != nil {
				return struct{}{}, err
			}
			locations = append(locations, s.Location)
		}
		return struct{}{}, a.startImport(locations, force)
	})
	return err
}

// dropped imports what was dropped onto the window.
func (a *App) dropped(paths []string) {
	if err := a.startImport(paths, false); err != nil {
		a.emit(ImportEvent{Phase: "refused", Failure: library.FailureOf(err)})
	}
}

// CancelImport stops the import that is running. What it was reading does not
// land.
func (a *App) CancelImport() error {
	a.imports.cancel()
	return nil
}

// startImport imports in the background and tells the page. Without locations,
// and a dialog or a drop may well give empty ones, there is nothing to do. It
// gives CodeBusy while another import is running.
func (a *App) startImport(locations []string, force bool) error {
	locations = slices.DeleteFunc(locations, func(location string) bool { return location == "" })
	if len(locations) == 0 {
		return nil
	}
	ctx, ok := a.imports.begin(a.ctx)
	if !ok {
		return faq.Errorf(faq.CodeBusy)
	}
	a.emit(ImportEvent{Phase: "started", Title: filepath.Base(locations[0])})
	go func() {
		reports, err := call(a, func(l *library.Library) ([]library.Report, error) {
			return l.Import(ctx, locations, library.ImportOptions{Force: force, Progress: a.progress()}), nil
		})
		a.imports.end()
		a.emit(ImportEvent{Phase: "finished", Reports: reports, Failure: library.FailureOf(err)})
		runtime.EventsEmit(a.ctx, "library")
	}()
	return nil
}

// progress gives a function that passes progress on to the page, as often as is
// of use.
func (a *App) progress() func(library.Progress) {
	var last time.Time
	return func(p library.Progress) {
		if now := time.Now(); p.Done == p.Total || now.Sub(last) >= progressInterval {
			last = now
			a.emit(ImportEvent{Phase: "progress", Title: p.Title, Done: p.Done, Total: p.Total, Entries: p.Entries})
		}
	}
}

func (a *App) emit(e ImportEvent) {
	if e.Reports == nil {
		e.Reports = []library.Report{}
	}
	runtime.EventsEmit(a.ctx, "import", e)
}
