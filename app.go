package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kotae/backend/faq"
	"kotae/backend/library"
	"kotae/backend/starter"
)

// App is everything that the page can call, each method one call of the library.
// Its methods wait until the library is open. An error reaches the page as the
// JSON of a library.Failure.
type App struct {
	path  string
	packs string        // folder of an administrator's sources
	ready chan struct{} // closed when lib and err are set

	ctx context.Context // of Wails, from startup on
	lib *library.Library
	err error // why the library could not be opened

	imports  importJob
	fresh    freshness
	learning learning
}

func newApp(path, packs string) *App {
	return &App{path: path, packs: packs, ready: make(chan struct{})}
}

// startup opens the library. Wails runs it beside the page, on Linux even
// before it knows whether this is a second instance.
func (a *App) startup(ctx context.Context) {
	defer close(a.ready)
	a.ctx = ctx
	a.lib, a.err = library.Open(library.Config{
		Path: a.path, Holder: "Kotae", SetAside: true, Starter: starter.FS(),
	})
	if a.err != nil {
		return
	}
	if a.lib.Fresh() {
		for _, r := range a.lib.Import(ctx, []string{faq.StarterLocation}, library.ImportOptions{}) {
			if r.Failure != nil {
				runtime.LogError(ctx, r.Failure.Message.EN)
			}
		}
	}
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { a.dropped(paths) })
	time.AfterFunc(warmDelay, func() {
		a.warm()
		a.keepFresh()
	})
}

// warm builds the index.
func (a *App) warm() {
	_, err := call(a, func(l *library.Library) (struct{}, error) { return struct{}{}, l.Warm() })
	if err != nil {
		runtime.LogError(a.ctx, err.Error())
	}
}

// renew builds the index of a library that was changed and tells the page, which
// until then finds what was there before.
func (a *App) renew() {
	a.warm()
	runtime.EventsEmit(a.ctx, "library")
	a.learn()
}

// warmDelay keeps the index out of the way of the first picture, for which
// WebKit needs both cores of a small machine: at 10,000 entries that is 80 ms
// of 450. A search that comes sooner builds the index itself.
const warmDelay = 500 * time.Millisecond

func (a *App) shutdown() {
	<-a.ready
	a.fresh.close()
	a.imports.close()
	a.learning.close()
	if a.lib != nil {
		a.lib.Close()
	}
}

func (a *App) comeToFront() {
	<-a.ready
	runtime.WindowUnminimise(a.ctx)
	runtime.Show(a.ctx)
}

// library waits for the library.
func (a *App) library() (*library.Library, error) {
	<-a.ready
	return a.lib, a.err
}

// call runs a use case for the page. A panic would leave the page waiting for
// ever, so it becomes an error.
func call[T any](a *App, use func(*library.Library) (T, error)) (value T, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v\n%s", fault, debug.Stack())
		}
	}()
	l, err := a.library()
	if err != nil {
		return value, err
	}
	return use(l)
}

// A FirstView is all that the page shows when it starts.
type FirstView struct {
	Version     string           `json:"version"`
	LibraryPath string           `json:"libraryPath"`
	Notice      *library.Failure `json:"notice"` // what happened while opening, or nil
	Settings    library.Settings `json:"settings"`
	Overview    library.Overview `json:"overview"`
	Found       library.Found    `json:"found"` // the first entries of the library
}

// Start gives what the page shows first, in one call, with at most limit
// entries: each further call would be a round trip before the first picture.
// The error says why the library could not be opened.
func (a *App) Start(limit int) (FirstView, error) {
	a.imports.drop() // the page was loaded again
	return call(a, func(l *library.Library) (FirstView, error) {
		settings, err := l.Settings()
		if err != nil {
			return FirstView{}, err
		}
		found, err := l.Find(a.ctx, "", library.Selection{}, 0, limit)
		v := FirstView{
			Version: version, LibraryPath: l.Path(),
			Settings: settings, Overview: l.Overview(), Found: found,
		}
		if notice := l.Notice(); notice != nil {
			v.Notice = library.FailureOf(notice)
		}
		return v, err
	})
}

// Find is [library.Library.Find]. Among the bookmarks are the archived ones.
func (a *App) Find(query string, in library.Selection, offset, limit int) (library.Found, error) {
	return call(a, func(l *library.Library) (library.Found, error) {
		in.Archived = in.Archived || in.Is == "bookmarked"
		return l.Find(a.ctx, query, in, offset, limit)
	})
}

// Overview is [library.Library.Overview].
func (a *App) Overview() (library.Overview, error) {
	return call(a, func(l *library.Library) (library.Overview, error) { return l.Overview(), nil })
}

// Open is [library.Library.OpenAt].
func (a *App) Open(id, fragment string) (library.Page, error) {
	return call(a, func(l *library.Library) (library.Page, error) { return l.OpenAt(faq.EntryID(id), fragment) })
}

// Item is [library.Library.Item].
func (a *App) Item(id string) (library.Item, error) {
	return call(a, func(l *library.Library) (library.Item, error) { return l.Item(faq.EntryID(id)) })
}

// SetBookmark sets or takes away the bookmark of an entry.
func (a *App) SetBookmark(id string, on bool) (library.Item, error) {
	return a.mark(id, library.MarkChange{Bookmark: &on})
}

// SetRead sets an entry to read or unread.
func (a *App) SetRead(id string, read bool) (library.Item, error) {
	return a.mark(id, library.MarkChange{Read: &read})
}

// SetNote sets the note of an entry; "" takes it away.
func (a *App) SetNote(id, note string) (library.Item, error) {
	return a.mark(id, library.MarkChange{Note: &note})
}

func (a *App) mark(id string, change library.MarkChange) (library.Item, error) {
	return call(a, func(l *library.Library) (library.Item, error) {
		items, err := l.Mark([]faq.EntryID{faq.EntryID(id)}, change)
		if err != nil {
			return library.Item{}, err
		}
		return items[0], nil
	})
}

// Copy gives an answer for the clipboard, as "markdown", "html" or plain text.
func (a *App) Copy(id, format string) (string, error) {
	return call(a, func(l *library.Library) (string, error) {
		d, err := l.Detail(faq.EntryID(id))
		switch format {
		case "markdown":
			return d.Markdown, err
		case "html":
			return d.HTML, err
		}
		return d.Text, err
	})
}

// RemoveSource removes a source and gives how many of its entries are kept as
// archived.
func (a *App) RemoveSource(source string) (int, error) {
	return call(a, func(l *library.Library) (int, error) {
		report, err := l.Remove(faq.SourceID(source))
		if err == nil {
			go a.renew()
		}
		return report.Archived, err
	})
}

// SetSettings keeps the user's choices.
func (a *App) SetSettings(s library.Settings) error {
	_, err := call(a, func(l *library.Library) (struct{}, error) { return struct{}{}, l.SetSettings(s) })
	a.watchSources()
	return err
}

// OpenExternal opens an address of http, https or mailto in the system's
// program for it, and refuses any other.
func (a *App) OpenExternal(address string) error {
	_, err := call(a, func(*library.Library) (struct{}, error) {
		safe, err := externalURL(address)
		if err == nil {
			runtime.BrowserOpenURL(a.ctx, safe)
		}
		return struct{}{}, err
	})
	return err
}
