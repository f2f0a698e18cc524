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
	"errors"
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

	arriving sync.Mutex
	arrived  map[string]fsnotify.Op // by path; everything for what the system could not tell
	more     chan struct{}          // says that something arrived
}

// everything is the path under which it arrives that the operating system had
// more to tell than it could.
const everything = ""

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
		arrived: map[string]fsnotify.Op{}, more: make(chan struct{}, 1),
	}
	go w.receive()
	go w.handle()
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

var errTooMany = errors.New("watch: too many folders")

// isPassedOver reports whether a folder is none of content, as the importer has it.
func isPassedOver(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || name == "__MACOSX"
}

// receive takes what the operating system tells, until the watcher is closed. It
// takes no lock that anybody holds who adds or removes folders: on Windows these
// wait until all that was told before is taken.
func (w *Watcher) receive() {
	defer close(w.more)
	for {
		select {
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if event.Op != fsnotify.Chmod { // indexers and virus scanners do that
				w.arrive(filepath.Clean(event.Name), event.Op)
			}
		case _, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			w.arrive(everything, 0)
		}
	}
}

func (w *Watcher) arrive(path string, op fsnotify.Op) {
	w.arriving.Lock()
	w.arrived[path] |= op
	w.arriving.Unlock()
	select {
	case w.more <- struct{}{}:
	default: // it says so already
	}
}

// handle handles what arrives, until the watcher is closed.
func (w *Watcher) handle() {
	for range w.more {
		w.arriving.Lock()
		arrived := w.arrived
		w.arrived = map[string]fsnotify.Op{}
		w.arriving.Unlock()
		w.mu.Lock()
		for path, op := range arrived {
			w.touched(path, op)
		}
		w.mu.Unlock()
	}
}

// touched starts the waiting of the roots that a path lies in.
func (w *Watcher) touched(path string, op fsnotify.Op) {
	if path != everything && isPassedOver(filepath.Base(path)) {
		return
	}
	if op.Has(fsnotify.Remove) || op.Has(fsnotify.Rename) {
		w.forget(path)
	}
	for root := range w.roots {
		if path == everything {
			w.wait(root)
			continue
		}
		if !isWithin(path, root) {
			continue
		}
		if op.Has(fsnotify.Create) && path != root {
			w.addBelow(path)
		}
		w.wait(root)
	}
}

// forget ends the watching of a folder that is gone, and of those in it: should
// they come back, they are others.
func (w *Watcher) forget(path string) {
	if !w.folders[path] {
		return
	}
	for folder := range maps.Clone(w.folders) {
		if isWithin(folder, path) {
			_ = w.notify.Remove(folder) // mostly it has done so itself
			delete(w.folders, folder)
		}
	}
}

// isWithin reports whether a path is a root or below it; a root may be that of
// a drive, which ends in a separator.
func isWithin(path, root string) bool {
	separator := string(filepath.Separator)
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, separator)+separator)
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
