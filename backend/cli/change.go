package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

func (c *command) mark(args []string) error {
	f := c.flags()
	bookmark, noBookmark := f.Bool("bookmark", false, ""), f.Bool("no-bookmark", false, "")
	read, unread := f.Bool("read", false, ""), f.Bool("unread", false, "")
	var change library.MarkChange
	f.Func("note", "", func(text string) error {
		change.Note = &text
		return nil
	})
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if change.Bookmark, err = c.choice(bookmark, noBookmark, "--bookmark", "--no-bookmark"); err != nil {
		return err
	}
	if change.Read, err = c.choice(read, unread, "--read", "--unread"); err != nil {
		return err
	}
	if change == (library.MarkChange{}) {
		return c.usage(needsMark)
	}
	if len(rest) == 0 {
		return c.usage(needsID)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	ids := make([]faq.EntryID, len(rest))
	for i, id := range rest {
		ids[i] = faq.EntryID(id)
	}
	items, err := l.Mark(ids, change)
	if err != nil {
		return err
	}
	return c.writeItems(items)
}

// choice gives true, false or nil for a flag, its opposite, and neither.
func (c *command) choice(on, off *bool, onName, offName string) (*bool, error) {
	switch {
	case *on && *off:
		return nil, c.usage(contradiction, onName, offName)
	case *on || *off:
		return on, nil
	}
	return nil, nil
}

func (c *command) sources(args []string) error {
	if len(args) > 0 {
		return c.usage(noArguments, strings.Join(args, " "))
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	sources, err := sourcesJSON(l)
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(sources)
	}
	for _, s := range sources {
		counts := fmt.Sprintf(c.text(sourceCounts), s.Entries, s.Archived)
		if s.Readings != readingsReady {
			counts += c.text(pendingNote)
		}
		c.print("%s\t%s\t%s\t%s", s.ID, s.Title, counts, s.Location)
	}
	return nil
}

func (c *command) remove(args []string) error {
	f := c.flags()
	yes := f.Bool("yes", false, "")
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return c.usage(needsSource)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	id := faq.SourceID(rest[0])
	if c.Terminal && !*yes {
		source, err := l.Source(id)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.Stderr, c.text(askRemove), source.Title)
		answer, err := bufio.NewReader(c.Stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read the answer: %w", err)
		}
		if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
			c.message("%s", c.text(notRemoved))
			return errReported
		}
	}
	report, err := l.Remove(id)
	if err != nil {
		return err
	}
	return c.report([]library.Report{report}, false)
}

// backup copies the library beside the target first and renames it then, so
// that a copy is whole or not there.
func (c *command) backup(args []string) error {
	if len(args) != 1 {
		return c.usage(needsFile)
	}
	target := args[0]
	if _, err := os.Stat(target); err == nil {
		return faq.Errorf(faq.CodeExists, target)
	}
	if _, err := os.Stat(filepath.Dir(target)); err != nil {
		return faq.Wrap(err, faq.CodeNotFound, filepath.Dir(target))
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	copied, err := os.CreateTemp(filepath.Dir(target), ".kotae-backup-*")
	if err != nil {
		return faq.Wrap(err, faq.CodeReadOnly, target)
	}
	defer os.Remove(copied.Name())
	if err := errors.Join(l.Backup(copied), copied.Sync(), copied.Close()); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := os.Rename(copied.Name(), target); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	c.message(c.text(backedUp), target)
	return nil
}

// restore brings the library back from a copy.
func (c *command) restore(args []string) error {
	if len(args) != 1 {
		return c.usage(needsFile)
	}
	path, err := c.libraryPath()
	if err != nil {
		return err
	}
	aside, err := library.Restore(args[0], path)
	if err != nil {
		return err
	}
	c.message(c.text(restored), args[0])
	if aside != "" {
		c.message(c.text(keptAside), aside)
	}
	return nil
}

// version writes version, commit and schema.
func (c *command) version(args []string) error {
	if len(args) > 0 {
		return c.usage(noArguments, strings.Join(args, " "))
	}
	if c.json {
		return c.writeJSON(struct {
			Version string `json:"version"`
			Commit  string `json:"commit"`
			Schema  int    `json:"schema"`
		}{c.Version, c.Commit, library.Schema})
	}
	c.print("Kotae %s (%s), schema %d", c.Version, c.Commit, library.Schema)
	return nil
}
