package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kotae/backend/faq"
)

// TestFullDisk works on a small file system of its own, which only some users
// may mount.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("this user cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	s := openStore(t, filepath.Join(disk, "kotae.db"))
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 20) })
	want, _ := dump(s)
	var err error
	put := func(n, bytes int) error {
		return s.Update(func(tx *Tx) error {
			return tx.PutSetting(fmt.Sprint("large ", n), strings.Repeat("x", bytes))
		})
	}
	written := 0
	for ; err == nil && written < 100; written++ {
		err = put(written, 200_000)
	}
	wantCode(t, "Update on a full disk", err, faq.CodeDiskFull)
	if got, err := dump(s); err != nil || got != want {
		t.Errorf("then (%v) reading gives:\n%s\nwant:\n%s", err, got, want)
	}
	for n := range 2 { // makes room inside the file
		if err := put(n, 10); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(1000, 100); err != nil {
		t.Errorf("after room was made: %v", err)
	}
	closeStore(t, s)
	if f, err := Verify(s.Path(), testOptions); err != nil || len(f.Problems) > 0 {
		t.Errorf("Verify gave %+v, %v", f, err)
	}
	_, err = Open(filepath.Join(disk, "second", "kotae.db"), testOptions)
	wantCode(t, "a second library beside it", err, faq.CodeDiskFull)
}
