// Package library holds the use cases of Kotae: importing, finding, reading and
// marking. It joins the importer, the renderer, the search and the store, and is
// what the window and the command line call.
//
// A Library keeps the headers of all entries and all marks in memory; bodies and
// images stay in the store. Everything that lists or searches works on one
// immutable [catalog], which an import replaces as a whole, so that nobody sees
// half of one. All methods are safe for concurrent use.
package library

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// Schema is the version of the library file's form.
const Schema = store.Schema

// A Config says which library to open and what it needs from outside.
type Config struct {
	Path      string // of the library file
	Holder    string // what others are told while this process holds the library
	MustExist bool   // give CodeNoLibrary instead of making a new library
	// SetAside renames a damaged library and starts a new one instead of giving
	// CodeDamaged; Notice then says so.
	SetAside bool
	Starter  fs.FS            // what [faq.StarterLocation] imports
	Now      func() time.Time // nil: time.Now
}

// A Library is an open library file. Close it.
type Library struct {
	store   *store.Store
	starter fs.FS
	now     func() time.Time
	notice  *faq.Error
	fresh   bool

	importing sync.Mutex     // held by whatever changes the catalog; see beginImport
	behind    bool           // the catalog could not be read after a landing; guarded by importing
	marking   sync.WaitGroup // openings whose marks are not written yet
	writing   sync.Mutex     // held while marks change, and while a landing goes by them

	learning learning // of LearnReadings

	mu      sync.RWMutex // guards what follows
	catalog *catalog
	marks   map[faq.EntryID]faq.Mark
}

// Open opens the library file, making it and its folder when they are not there.
// The errors are those of [store.Open].
func Open(c Config) (*Library, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	l, err := open(c)
	if faq.CodeOf(err) != faq.CodeDamaged || !c.SetAside {
		return l, err
	}
	aside, err := store.SetAside(c.Path, c.Now())
	if err != nil {
		return nil, err
	}
	if l, err = open(c); err != nil {
		return nil, err
	}
	l.notice = faq.Errorf(faq.CodeSetAside, aside)
	return l, nil
}

func open(c Config) (*Library, error) {
	_, err := os.Stat(c.Path)
	fresh := errors.Is(err, fs.ErrNotExist)
	s, err := store.Open(c.Path, store.Options{Now: c.Now, Holder: c.Holder, MustExist: c.MustExist})
	if err != nil {
		return nil, err
	}
	l := &Library{store: s, starter: c.Starter, fresh: fresh, now: func() time.Time { return c.Now().UTC() }}
	if err := l.load(); err != nil {
		s.Close()
		return nil, err
	}
	return l, nil
}

// load reads the whole library but for bodies and images.
func (l *Library) load() error {
	marks := map[faq.EntryID]faq.Mark{}
	var c *catalog
	err := l.store.View(func(tx *store.Tx) error {
		var err error
		if c, err = l.readCatalog(tx); err != nil {
			return err
		}
		return tx.Marks(func(id faq.EntryID, m faq.Mark) error {
			marks[id] = m
			return nil
		})
	})
	if err != nil {
		return err
	}
	l.catalog, l.marks = c, marks
	return nil
}

// Close gives the library file free.
func (l *Library) Close() error {
	l.marking.Wait()
	return l.store.Close()
}

// Path gives the path of the library file.
func (l *Library) Path() string { return l.store.Path() }

// Notice says what happened while opening that the person should know, or is nil.
func (l *Library) Notice() *faq.Error { return l.notice }

// Fresh reports whether opening made the library.
func (l *Library) Fresh() bool { return l.fresh }

// Backup writes a consistent copy of the library file.
func (l *Library) Backup(w io.Writer) error { return l.store.Backup(w) }

// beginImport takes l.importing, or gives CodeBusy.
func (l *Library) beginImport() error {
	if !l.importing.TryLock() {
		return faq.Errorf(faq.CodeBusy)
	}
	return nil
}

// latest gives the catalog of what the store holds; l.importing is held.
func (l *Library) latest() (*catalog, error) {
	if l.behind {
		if err := l.reload(); err != nil {
			return nil, err
		}
	}
	return l.current(), nil
}

// body reads the text of an entry, or gives CodeNoEntry.
func (l *Library) body(id faq.EntryID) (body faq.Body, err error) {
	err = l.store.View(func(tx *store.Tx) error {
		body, err = tx.Body(id)
		return err
	})
	return body, err
}

func (l *Library) current() *catalog {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.catalog
}

// view gives the present catalog and a way to look up marks while reading it.
func (l *Library) view() (*catalog, func(faq.EntryID) faq.Mark) { return l.current(), l.markOf }

func (l *Library) markOf(id faq.EntryID) faq.Mark {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.marks[id]
}

func (l *Library) marked(id faq.EntryID) bool { return !l.markOf(id).IsZero() }
