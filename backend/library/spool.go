package library

import (
	"bufio"
	"fmt"
	"os"

	"kotae/backend/faq"
)

// A spool holds the bodies of the entries that an import has read until they
// land: in a temporary file, so that the memory of an import does not grow with
// its texts. Only what is written last is in memory.
//
//	add     → file: detail, answer, detail, answer, …   → span{offset, lengths}
//	body(span) ← file
//
// It belongs to one goroutine.
type spool struct {
	file  *os.File // nil before the first body
	w     *bufio.Writer
	size  int64
	dirty bool // w holds what the file does not
}

// A span is where a body lies in a spool.
type span struct {
	at             int64
	detail, answer int // bytes
}

func (s span) size() int { return s.detail + s.answer }

// add appends a body. The error is CodeDiskFull or the file system's, as is that
// of body.
func (s *spool) add(body faq.Body) (span, error) {
	if s.file == nil {
		file, err := os.CreateTemp("", "kotae-import-*")
		if err != nil {
			return span{}, spoolError(err)
		}
		s.file, s.w = file, bufio.NewWriterSize(file, 1<<20)
	}
	at := span{s.size, len(body.Detail), len(body.Answer)}
	for _, text := range []string{body.Detail, body.Answer} {
		if _, err := s.w.WriteString(text); err != nil {
			return span{}, spoolError(err)
		}
	}
	s.size, s.dirty = s.size+int64(at.size()), true
	return at, nil
}

// body gives back what was added.
func (s *spool) body(at span) (faq.Body, error) {
	if at.size() == 0 {
		return faq.Body{}, nil
	}
	if s.dirty {
		if err := s.w.Flush(); err != nil {
			return faq.Body{}, spoolError(err)
		}
		s.dirty = false
	}
	text := make([]byte, at.size())
	if _, err := s.file.ReadAt(text, at.at); err != nil {
		return faq.Body{}, spoolError(err)
	}
	return faq.Body{Detail: string(text[:at.detail]), Answer: string(text[at.detail:])}, nil
}

// close deletes the file.
func (s *spool) close() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
		s.file = nil
	}
}

func spoolError(err error) error {
	if faq.IsDiskFull(err) {
		return faq.Wrap(err, faq.CodeDiskFull)
	}
	return fmt.Errorf("spool: %w", err)
}
