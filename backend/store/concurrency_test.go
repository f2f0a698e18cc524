package store

import (
	"fmt"
	"sync"
	"testing"
)

func TestReadersBesideAWriter(t *testing.T) {
	s := newStore(t)
	put := func(n int) error {
		return s.Update(func(tx *Tx) error {
			for _, key := range []string{"a", "b"} {
				if err := tx.PutSetting(key, fmt.Sprint(n)); err != nil {
					return err
				}
			}
			hash, data := testImage(n) // lengthens the file now and then
			return tx.PutImage(hash, "image/png", data)
		})
	}
	if err := put(0); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := s.View(func(tx *Tx) error {
					a, _, err := tx.Setting("a")
					if err != nil {
						return err
					}
					b, _, err := tx.Setting("b")
					if a != b {
						return fmt.Errorf("a is %s and b is %s", a, b)
					}
					return err
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for n := range 60 {
		if err := put(n); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}

// TestLostMappingIsMadeAgain closes the file behind the store's back, which is
// what a full disk comes to on Windows.
func TestLostMappingIsMadeAgain(t *testing.T) {
	s := newStore(t)
	mustUpdate(t, s, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	for n := range 2 {
		if err := s.file.bolt.Close(); err != nil {
			t.Fatal(err)
		}
		mustView(t, s, func(tx *Tx) error {
			if v, _, err := tx.Setting("a"); v != fmt.Sprint(n+1) || err != nil {
				t.Errorf("the setting is %q, %v", v, err)
			}
			return nil
		})
		mustUpdate(t, s, func(tx *Tx) error { return tx.PutSetting("a", fmt.Sprint(n+2)) })
	}
}
