// Package watch tells when files and folders change, so that a source can be
// read again while somebody works on it. It says of a root only that something
// in it changed, a while after the last change: an editor writes a file several
// times, a synchronisation thousands of them.
//
// It promises to be of no weight: a root with more folders than the operating
// system should be asked to watch is left alone, and what is not content by its
// place (hidden folders, node_modules) is not looked at. All methods are safe
// for concurrent use.
package watch

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// maxFolders bounds the folders that are watched in all. Linux allows 8,192
// watches a user on many systems; macOS opens every file of a watched folder.
const maxFolders = 2000

// A Watcher watches roots: files, and folders with everything below them.
type Watcher struct {
	notify  *fsnotify.Watcher
	settle  time.Duration
	changed func(root string)

	mu      sync.Mutex
	roots   map[string]bool // absolute paths
	folders map[string]bool // that are watched
	waiting map[string]*time.Timer
	closed  bool
}

// New starts a watcher without roots. changed is called with a root, by a
// goroutine of its own, when nothing has changed there for the time of settle
// after something had. The error is the operating system's.
func New(settle time.Duration, changed func(root string)) (*Watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{
		notify: notify, settle: settle, changed: changed,
		roots: map[string]bool{}, folders: map[string]bool{}, waiting: map[string]*time.Timer{},
	}
	go w.run()
	return w, nil
}

// Close ends the watching. changed is not called any more, unless it is being
// called just now.
func (w *Watcher) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	for _, timer := range w.waiting {
		timer.Stop()
	}
	return w.notify.Close()
}

// Set replaces the roots, absolute paths, by others. Roots that are not there,
// or too large, are not watched.
func (w *Watcher) Set(roots []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return
	}
	w.roots = map[string]bool{}
	wanted := map[string]bool{}
	for _, root := range roots {
		root = filepath.Clean(root)
		folders, ok := foldersOf(root, maxFolders-len(wanted))
		if !ok {
			continue
		}
		w.roots[root] = true
		for _, folder := range folders {
			wanted[folder] = true
		}
	}
	for folder := range maps.Clone(w.folders) {
		if !wanted[folder] {
			_ = w.notify.Remove(folder) // it may be gone
			delete(w.folders, folder)
		}
	}
	for folder := range wanted {
		w.add(folder)
	}
}

// add watches one folder.
func (w *Watcher) add(folder string) {
	if !w.folders[folder] && len(w.folders) < maxFolders && w.notify.Add(folder) == nil {
		w.folders[folder] = true
	}
}

// foldersOf gives the folders to be watched for a root: for a file the one that
// it lies in, since editors replace files. ok is false when there is nothing at
// root, or more than limit folders.
func foldersOf(root string, limit int) (folders []string, ok bool) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, false
	}
	if !info.IsDir() {
		return []string{filepath.Dir(root)}, limit > 0
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil: // what cannot be read is not watched
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
		case path != root && isPassedOver(d.Name()):
			return fs.SkipDir
		case len(folders) == limit:
			folders = nil
			return errTooMany
		default:
			folders = append(folders, path)
		}
		return nil
	})
	return folders, err == nil
}

var errTooMany = fs.ErrInvalid

// isPassedOver reports whether a folder is none of content, as the importer has it.
func isPassedOver(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

// run passes on what the operating system tells, until the watcher is closed.
func (w *Watcher) run() {
	for {
		select {
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if event.Op != fsnotify.Chmod { // indexers and virus scanners do that
				w.touched(event)
			}
		case _, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			w.lost()
		}
	}
}

// touched starts the waiting of the roots that an event lies in.
func (w *Watcher) touched(event fsnotify.Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	path := filepath.Clean(event.Name)
	if isPassedOver(filepath.Base(path)) {
		return
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		delete(w.folders, path)
	}
	for root := range w.roots {
		if path != root && !strings.HasPrefix(path, root+string(filepath.Separator)) {
			continue
		}
		if event.Has(fsnotify.Create) && path != root {
			w.addBelow(path)
		}
		w.wait(root)
	}
}

// addBelow watches a new folder, which may have others in it already.
func (w *Watcher) addBelow(path string) {
	if info, err := os.Lstat(path); err != nil || !info.IsDir() {
		return
	}
	folders, _ := foldersOf(path, maxFolders-len(w.folders))
	for _, folder := range folders {
		w.add(folder)
	}
}

// lost takes everything for changed: the operating system had more to tell than
// it could.
func (w *Watcher) lost() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for root := range w.roots {
		w.wait(root)
	}
}

// wait calls changed for a root when it has settled.
func (w *Watcher) wait(root string) {
	if timer := w.waiting[root]; timer != nil {
		timer.Reset(w.settle)
		return
	}
	w.waiting[root] = time.AfterFunc(w.settle, func() {
		w.mu.Lock()
		delete(w.waiting, root)
		tell := !w.closed && w.roots[root]
		w.mu.Unlock()
		if tell {
			w.changed(root)
		}
	})
}
