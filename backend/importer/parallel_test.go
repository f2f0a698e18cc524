package importer

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"kotae/backend/faq"
)

func manyPages(n int) []string {
	pages := make([]string, n)
	for i := range pages {
		pages[i] = fmt.Sprint(i)
	}
	return pages
}

func TestOutcomesComeInOrder(t *testing.T) {
	var reading atomic.Int32
	at := 0
	err := inOrder(context.Background(), manyPages(300), func(name string) outcome {
		reading.Add(1)
		defer reading.Add(-1)
		if len(name)%2 == 0 {
			time.Sleep(time.Millisecond) // some take longer than the ones behind them
		}
		return outcome{document: &Document{Document: faq.Document{Path: name}}}
	}, func(i int, o outcome) error {
		if i != at || o.document.Path != fmt.Sprint(at) {
			t.Errorf("number %d is page %s, want %d", i, o.document.Path, at)
		}
		at++
		return nil
	})
	if err != nil || at != 300 || reading.Load() != 0 {
		t.Errorf("%d outcomes, %v; %d are being read", at, err, reading.Load())
	}
}

func TestReadingEndsEarly(t *testing.T) {
	failure := errors.New("enough")
	for name, c := range map[string]struct {
		read func(cancel func(), name string) outcome
		use  func(i int) error
		want error
	}{
		"what takes the pages fails": {
			func(func(), string) outcome { return outcome{} },
			func(i int) error {
				if i == 5 {
					return failure
				}
				return nil
			}, failure,
		},
		"reading fails": {
			func(_ func(), name string) outcome {
				if name == "5" {
					return outcome{err: failure}
				}
				return outcome{}
			}, func(int) error { return nil }, failure,
		},
		"it is cancelled": {
			func(cancel func(), name string) outcome {
				if name == "5" {
					cancel()
				}
				return outcome{}
			}, func(int) error { return nil }, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			used := 0
			err := inOrder(ctx, manyPages(10_000), func(name string) outcome { return c.read(cancel, name) },
				func(i int, _ outcome) error {
					used++
					return c.use(i)
				})
			if !errors.Is(err, c.want) || used > 100 {
				t.Errorf("%d pages used, %v; want %v", used, err, c.want)
			}
		})
	}
}

func TestPanicOfOnePage(t *testing.T) {
	reasons := map[string]faq.Code{}
	err := inOrder(context.Background(), manyPages(20), func(name string) outcome {
		if name == "7" {
			panic("boom")
		}
		return outcome{}
	}, func(i int, o outcome) error {
		if o.reason != nil {
			reasons[fmt.Sprint(i)] = o.reason.Code
		}
		return nil
	})
	if err != nil || len(reasons) != 1 || reasons["7"] != faq.CodeInternal {
		t.Errorf("got %v, %v", reasons, err)
	}
}

func TestReadingEndsWhenUsePanics(t *testing.T) {
	var reading atomic.Int32
	func() {
		defer func() {
			if r := recover(); r != "boom" {
				t.Errorf("got the panic %v", r)
			}
		}()
		_ = inOrder(context.Background(), manyPages(300), func(string) outcome {
			reading.Add(1)
			defer reading.Add(-1)
			time.Sleep(time.Millisecond)
			return outcome{}
		}, func(int, outcome) error { panic("boom") })
	}()
	if n := reading.Load(); n != 0 {
		t.Errorf("%d are still being read", n)
	}
}
