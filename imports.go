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
	mu        sync.Mutex
	stop      context.CancelFunc // nil: none is running
	over      <-chan struct{}    // closed when it is stopped or ends
	decisions chan decision      // nil: no preview waits for one
	closed    bool               // none begins any more
	running   sync.WaitGroup
}

// A decision is what the user wants of a preview: to have a document read in
// another way or, with a nil reply, to import.
type decision struct {
	number   int // of the source
	document string
	choice   faq.Choice
	reply    chan decided
}

type decided struct {
	report library.Report
	err    error
}

// begin gives the context of a new import, or false while one is running.
func (j *importJob) begin(parent context.Context) (context.Context, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stop != nil || j.closed {
		return nil, false
	}
	ctx, stop := context.WithCancel(parent)
	j.stop, j.over = stop, ctx.Done()
	j.running.Add(1)
	return ctx, true
}

func (j *importJob) end() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.stop()
	j.stop, j.decisions = nil, nil
	j.running.Done()
}

// busy reports whether an import is running.
func (j *importJob) busy() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.stop != nil
}

// cancel stops the import that is running, if one is, and drops a preview.
func (j *importJob) cancel() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stop != nil {
		j.stop()
	}
}

// close stops the import that is running and waits until it has cleared its
// temporary files away.
func (j *importJob) close() {
	j.mu.Lock()
	j.closed = true
	j.mu.Unlock()
	j.cancel()
	j.running.Wait()
}

// drop drops a preview that waits: the page that showed it is gone.
func (j *importJob) drop() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.decisions != nil {
		j.stop()
	}
}

// await says that a preview waits for decisions, and gives where they come from.
func (j *importJob) await() <-chan decision {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.decisions = make(chan decision, 1)
	return j.decisions
}

// decide hands a decision to the preview that waits, and gives what is closed
// when that will not answer any more. Without a preview, or while it is still
// busy with the decision before, it gives CodeBusy.
func (j *importJob) decide(d decision) (over <-chan struct{}, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	select {
	case j.decisions <- d:
		return j.over, nil
	default: // a nil channel, too
		return nil, faq.Errorf(faq.CodeBusy)
	}
}

// An ImportEvent tells the page of an import, under the name "import".
type ImportEvent struct {
	Phase string `json:"phase"` // started, progress, preview, finished; refused
	// Automatic says that nobody asked for the import: it should not disturb.
	Automatic bool   `json:"automatic"`
	Title     string `json:"title"`
	Done      int    `json:"done"`
	Total     int    `json:"total"`
	Entries   int    `json:"entries"`
	// Bytes of TotalBytes were downloaded, before the first file is read;
	// TotalBytes is 0 when it is not known.
	Bytes      int64            `json:"bytes"`
	TotalBytes int64            `json:"totalBytes"`
	Reports    []library.Report `json:"reports"` // of a preview, or when finished
	Failure    *library.Failure `json:"failure"` // when refused, or finished by a fault
}

// progressInterval keeps progress events to what an eye can follow.
const progressInterval = 50 * time.Millisecond

// AddFiles lets the user choose files and previews them; the page hears of it
// by "import" events.
func (a *App) AddFiles() error {
	return a.add(func() ([]string, error) { return pickFiles(a.ctx) })
}

// AddFolder lets the user choose a folder and previews it, as AddFiles.
func (a *App) AddFolder() error {
	return a.add(func() ([]string, error) {
		path, err := pickFolder(a.ctx)
		return []string{path}, err
	})
}

// AddURL previews what lies at an address, as AddFiles.
func (a *App) AddURL(address string) error {
	return a.add(func() ([]string, error) {
		return []string{address}, library.CheckAddress(address)
	})
}

func (a *App) add(choose func() ([]string, error)) error {
	_, err := call(a, func(*library.Library) (struct{}, error) {
		locations, err := choose()
		if err == nil {
			err = a.startImport(locations, importing{preview: true})
		}
		return struct{}{}, err
	})
	return err
}

// ChooseShape has a document of a source in the preview read in another way, and
// gives the new report of that source.
func (a *App) ChooseShape(number int, document string, choice string) (library.Report, error) {
	return call(a, func(*library.Library) (library.Report, error) {
		reply := make(chan decided, 1)
		over, err := a.imports.decide(decision{number, document, faq.Choice(choice), reply})
		if err != nil {
			return library.Report{}, err
		}
		select {
		case d := <-reply:
			return d.report, d.err
		case <-over:
			return library.Report{}, faq.Errorf(faq.CodeCancelled)
		}
	})
}

// AcceptImport imports what is in the preview.
func (a *App) AcceptImport() error {
	_, err := a.imports.decide(decision{})
	return err
}

// CancelImport stops the import that is running, or drops the preview. What has
// not landed does not.
func (a *App) CancelImport() error {
	a.imports.cancel()
	return nil
}

// Reshape has a document of a source read in another way from now on, and reads
// the source again, as Refresh.
func (a *App) Reshape(source, document, choice string) error {
	_, err := call(a, func(l *library.Library) (struct{}, error) {
		s, err := l.Choose(faq.SourceID(source), document, faq.Choice(choice))
		if err != nil {
			return struct{}{}, err
		}
		// Fewer entries are what was asked for.
		return struct{}{}, a.startImport([]string{s.Location}, importing{force: true})
	})
	return err
}

// Refresh imports sources again, all of them when none are given; force lets
// them shrink.
func (a *App) Refresh(sources []string, force bool) error {
	_, err := call(a, func(l *library.Library) (struct{}, error) {
		ids := make([]faq.SourceID, len(sources))
		for i, id := range sources {
			ids[i] = faq.SourceID(id)
		}
		locations, err := l.Locations(ids)
		if err == nil {
			err = a.startImport(locations, importing{force: force})
		}
		return struct{}{}, err
	})
	return err
}

// dropped previews what was dropped onto the window.
func (a *App) dropped(paths []string) {
	if err := a.startImport(paths, importing{preview: true}); err != nil {
		a.emit(ImportEvent{Phase: "refused", Failure: library.FailureOf(err)})
	}
}

// News is [library.Library.News].
func (a *App) News() ([]library.Briefing, error) {
	return call(a, func(l *library.Library) ([]library.Briefing, error) { return l.News() })
}

// importing says how to import.
type importing struct {
	preview   bool // let the user look at sources that are not in the library yet
	force     bool
	automatic bool
}

// startImport imports in the background and tells the page. Without locations,
// and a dialog or a drop may well give empty ones, there is nothing to do. It
// gives CodeBusy while another import is running.
func (a *App) startImport(locations []string, how importing) error {
	locations = slices.DeleteFunc(locations, func(location string) bool { return location == "" })
	if len(locations) == 0 {
		return nil
	}
	return a.runImport(filepath.Base(locations[0]), how, func(ctx context.Context, l *library.Library, o library.ImportOptions) ([]library.Report, error) {
		if how.preview && slices.ContainsFunc(locations, func(at string) bool { return !l.HasSource(at) }) {
			return a.preview(ctx, l, locations, o)
		}
		return l.Import(ctx, locations, o), nil
	})
}

// runImport runs an import in the background and tells the page of it. It gives
// CodeBusy while another one is running.
func (a *App) runImport(title string, how importing, run func(context.Context, *library.Library, library.ImportOptions) ([]library.Report, error)) error {
	ctx, ok := a.imports.begin(a.ctx)
	if !ok {
		return faq.Errorf(faq.CodeBusy)
	}
	a.learning.pause()
	a.emit(ImportEvent{Phase: "started", Automatic: how.automatic, Title: title})
	go func() {
		reports, err := call(a, func(l *library.Library) ([]library.Report, error) {
			return run(ctx, l, library.ImportOptions{Force: how.force, Progress: a.progress(how.automatic)})
		})
		a.imports.end()
		go a.renew() // before the page hears of it and searches
		a.emit(ImportEvent{Phase: "finished", Automatic: how.automatic, Reports: reports, Failure: library.FailureOf(err)})
		a.watchSources()
	}()
	return nil
}

// preview reads sources, shows what they were taken for, and imports them when
// the user says so. Where none can be imported there is nothing to look at.
func (a *App) preview(ctx context.Context, l *library.Library, locations []string, o library.ImportOptions) ([]library.Report, error) {
	p, err := l.Preview(ctx, locations, o)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	reports := p.Reports()
	if !slices.ContainsFunc(reports, func(r library.Report) bool { return r.Failure == nil }) {
		return reports, nil
	}
	decisions := a.imports.await()
	a.emit(ImportEvent{Phase: "preview", Reports: reports})
	for {
		select {
		case <-ctx.Done():
			return nil, faq.Wrap(ctx.Err(), faq.CodeCancelled)
		case d := <-decisions:
			if d.reply == nil {
				a.emit(ImportEvent{Phase: "progress", Title: reports[0].Title}) // how long it takes is not known
				return p.Land(ctx, o), nil
			}
			report, err := p.Choose(ctx, d.number, d.document, d.choice, o)
			d.reply <- decided{report, err}
		}
	}
}

// progress gives a function that passes progress on to the page, as often as is
// of use.
func (a *App) progress(automatic bool) func(library.Progress) {
	var last time.Time
	return func(p library.Progress) {
		if now := time.Now(); p.Total > 0 && p.Done == p.Total || now.Sub(last) >= progressInterval {
			last = now
			a.emit(ImportEvent{
				Phase: "progress", Automatic: automatic,
				Title: p.Title, Done: p.Done, Total: p.Total, Entries: p.Entries, Bytes: p.Bytes, TotalBytes: p.TotalBytes,
			})
		}
	}
}

func (a *App) emit(e ImportEvent) {
	if e.Reports == nil {
		e.Reports = []library.Report{}
	}
	runtime.EventsEmit(a.ctx, "import", e)
}
