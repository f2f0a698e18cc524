package library

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"kotae/backend/faq"
)

func TestSpool(t *testing.T) {
	var s spool
	bodies := []faq.Body{
		{Detail: "前書き", Answer: "答え"}, {}, {Answer: strings.Repeat("長い答え。", 200_000)}, {Detail: "x"},
	}
	var spans []span
	for i, body := range bodies {
		at, err := s.add(body)
		if err != nil {
			t.Fatal(err)
		}
		spans = append(spans, at)
		for j := range spans { // reading and writing by turns
			if got, err := s.body(spans[j]); err != nil || got != bodies[j] {
				t.Fatalf("after %d bodies number %d is %.40q, %v; want %.40q", i+1, j, got, err, bodies[j])
			}
		}
	}
	name := s.file.Name()
	s.close()
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("closed, the file is still there: %v", err)
	}
	s.close() // a second time, and without a file, it does nothing
	new(spool).close()
}

func TestSpoolErrorTellsAFullDisk(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "kotae-import-1", Err: syscall.ENOSPC}
	for err, want := range map[error]faq.Code{full: faq.CodeDiskFull, fs.ErrPermission: faq.CodeInternal} {
		if got := faq.CodeOf(spoolError(err)); got != want {
			t.Errorf("%v: got %s, want %s", err, got, want)
		}
	}
}
