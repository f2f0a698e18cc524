package cli

import (
	"fmt"
	"time"

	"kotae/backend/library"
)

// progressInterval keeps the line of progress to what an eye can follow.
const progressInterval = 100 * time.Millisecond

// A progressLine shows on the terminal how far something has come, in one line
// that is written over and cleared at the end. Without a terminal it is silent.
type progressLine struct {
	command *command
	last    time.Time
	shown   bool
}

// progress makes an import tell of its progress.
func (c *command) progress(o *library.ImportOptions) *progressLine {
	p := &progressLine{command: c}
	o.Progress = p.show
	return p
}

// clearLine returns to the start of the line and clears it (ECMA-48).
const clearLine = "\r\x1b[K"

func (p *progressLine) show(now library.Progress) {
	if now.Total == 0 && now.Bytes > 0 {
		p.write(p.command.text(progressBytes), now.Title, float64(now.Bytes)/(1<<20))
		return
	}
	p.write(p.command.text(progressFiles), now.Title, now.Done, now.Total, now.Entries)
}

// write shows a line, where there is a terminal and as often as an eye can follow.
func (p *progressLine) write(format string, args ...any) {
	if at := time.Now(); p.command.Screen && at.Sub(p.last) >= progressInterval {
		p.last, p.shown = at, true
		fmt.Fprintf(p.command.Stderr, clearLine+format, args...)
	}
}

func (p *progressLine) clear() {
	if p.shown {
		fmt.Fprint(p.command.Stderr, clearLine)
	}
}
