package library

import (
	"sync"
	"sync/atomic"

	"kotae/backend/search"
)

// A lazyIndex is built once, when it is first asked for. A failure to build it
// is not kept: the next one who asks tries again.
type lazyIndex struct {
	build func() (*search.Index, error)
	mu    sync.Mutex // held while it is built
	index atomic.Pointer[search.Index]
	// before is the catalog that was searched until this one came; nil when there
	// was none, and when it is not needed any more.
	before atomic.Pointer[catalog]
}

func (x *lazyIndex) get() (*search.Index, error) {
	if index := x.index.Load(); index != nil {
		return index, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if index := x.index.Load(); index != nil {
		return index, nil
	}
	index, err := x.build()
	if err != nil {
		return nil, err
	}
	x.index.Store(index)
	x.before.Store(nil)
	return index, nil
}

// know gives another lexicon to the index, after that which is being built just
// now, if it was built at all. Searches use the one before until then.
func (x *lazyIndex) know(lexicon func() (search.Lexicon, error)) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	index := x.index.Load()
	if index == nil {
		return nil
	}
	l, err := lexicon()
	if err == nil {
		x.index.Store(index.WithLexicon(l))
	}
	return err
}

// isBuilding reports whether somebody is building the index just now.
func (x *lazyIndex) isBuilding() bool {
	if !x.mu.TryLock() {
		return x.index.Load() == nil
	}
	x.mu.Unlock()
	return false
}

// searchable gives the catalog to be searched, with its index: the one before c
// while the index of c is being built, which at 100,000 entries takes seconds
// that nobody should wait for.
func (c *catalog) searchable() (*catalog, *search.Index, error) {
	if before := c.index.before.Load(); before != nil && c.index.isBuilding() {
		c = before
	}
	index, err := c.index.get()
	return c, index, err
}

// follow makes c the successor of a catalog.
func (c *catalog) follow(before *catalog) {
	if before.index.index.Load() == nil {
		before = before.index.before.Load()
	}
	c.index.before.Store(before)
}
