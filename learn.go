package main

import (
	"context"
	"sync"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kotae/backend/library"
)

// learning is the work of finding out how words are read, which goes on in the
// background while nothing is imported.
type learning struct {
	mu     sync.Mutex
	stop   context.CancelFunc // of the last one; nil before it
	closed bool
}

// begin gives the context of a new one, in place of the one before, or false
// when the window is closed.
func (s *learning) begin(parent context.Context) (context.Context, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false
	}
	if s.stop != nil {
		s.stop()
	}
	ctx, stop := context.WithCancel(parent)
	s.stop = stop
	return ctx, true
}

// pause stops it until the next one begins.
func (s *learning) pause() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		s.stop()
	}
}

func (s *learning) close() {
	s.pause()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

// learn finds out in the background how the words of new texts are read. Until
// then they are found by their kanji alone.
func (a *App) learn() {
	if a.imports.busy() {
		return // its end comes here again
	}
	ctx, ok := a.learning.begin(a.ctx)
	if !ok {
		return
	}
	go func() {
		_, err := call(a, func(l *library.Library) (struct{}, error) {
			return struct{}{}, l.LearnReadings(ctx, nil)
		})
		if err != nil && ctx.Err() == nil {
			runtime.LogError(a.ctx, err.Error()) // the next start tries again
		}
	}()
}
