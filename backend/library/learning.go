package library

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// learning is the state of [Library.LearnReadings], of which one runs at a time.
type learning struct {
	sync.Mutex
	unindexed bool // words were learnt that the index does not know yet; guarded by Mutex

	searched atomic.Pointer[time.Time] // when somebody searched last; nil: nobody yet
}

// typingPause is how long after a search nothing is learnt: the next key of
// somebody who is typing comes sooner.
const typingPause = 300 * time.Millisecond

func (s *learning) noticeSearch() {
	now := time.Now()
	s.searched.Store(&now)
}

// giveWay waits while somebody is typing, or until ctx ends.
func (s *learning) giveWay(ctx context.Context) {
	for ctx.Err() == nil {
		at := s.searched.Load()
		if at == nil || time.Since(*at) >= typingPause {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(typingPause - time.Since(*at)):
		}
	}
}
