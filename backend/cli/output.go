package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"kotae/backend/faq"
)

// A resultWriter remembers the first failure to write the result, such as a full
// disk, so that a call whose result was lost does not end as if it were done.
type resultWriter struct {
	to  io.Writer
	err error
}

func (w *resultWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if w.err == nil && err != nil {
		w.err = faq.Wrap(err, faq.CodeOutput, err)
	}
	return n, err
}

// writeJSON writes one value as one line.
func (c *command) writeJSON(v any) error {
	e := json.NewEncoder(c.Stdout)
	// The receiver is a program, never a page: < stays readable.
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return faq.Wrap(err, faq.CodeOutput, err)
	}
	return nil
}

// print writes a line of the result.
func (c *command) print(format string, args ...any) {
	fmt.Fprintf(c.Stdout, format+"\n", args...)
}

// message writes a line for the person.
func (c *command) message(format string, args ...any) {
	fmt.Fprintf(c.Stderr, format+"\n", args...)
}
