package cli

import (
	"kotae/backend/faq"
	"kotae/backend/library"
)

// learn waits until the library knows how its words are read. Interrupted, it
// says that the next import goes on.
func (c *command) learn(l *library.Library) error {
	p := progressLine{command: c}
	err := l.LearnReadings(c.ctx, func(done, total int) { p.write(c.text(progressReadings), done, total) })
	p.clear()
	if faq.CodeOf(err) == faq.CodeCancelled {
		c.message("%s", c.text(readingsLater))
		return errReported
	}
	return err
}

// What "sources" says of the readings of a source: that they are known, or that
// words are still to be learnt.
const (
	readingsReady   = "ready"
	readingsPending = "pending"
)

// sourceJSON is a source as "sources" writes it.
type sourceJSON struct {
	library.SourceView
	Readings string `json:"readings"`
}

func sourcesJSON(l *library.Library) ([]sourceJSON, error) {
	pending, err := l.PendingReadings()
	if err != nil {
		return nil, err
	}
	sources := []sourceJSON{}
	for _, s := range l.Overview().Sources {
		j := sourceJSON{s, readingsReady}
		if pending[s.ID] > 0 {
			j.Readings = readingsPending
		}
		sources = append(sources, j)
	}
	return sources, nil
}
