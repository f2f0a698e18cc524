package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

func (c *command) importSources(args []string) error {
	var o library.ImportOptions
	f := c.flags()
	f.BoolVar(&o.DryRun, "dry-run", false, "")
	f.BoolVar(&o.Force, "force", false, "")
	starter := f.Bool("starter", false, "")
	noWait := f.Bool("no-wait", false, "")
	locations, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if *starter {
		locations = append([]string{faq.StarterLocation}, locations...)
	}
	if len(locations) == 0 || slices.Contains(locations, "") {
		return c.usage(needsPath)
	}
	l, err := c.openForImport(o.DryRun)
	if err != nil {
		return err
	}
	defer l.close()
	p := c.progress(&o)
	reports := l.Import(c.ctx, locations, o)
	p.clear()
	if err := c.report(reports, o.DryRun); err != nil || o.DryRun || *noWait {
		return err
	}
	return c.learn(l.Library)
}

func (c *command) refresh(args []string) error {
	var o library.ImportOptions
	f := c.flags()
	f.BoolVar(&o.Force, "force", false, "")
	noWait := f.Bool("no-wait", false, "")
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	ids := make([]faq.SourceID, len(rest))
	for i, id := range rest {
		ids[i] = faq.SourceID(id)
	}
	if err := c.refreshSources(l, ids, o); err != nil || *noWait {
		return err
	}
	return c.learn(l)
}

// refreshSources reads sources again and tells of it.
func (c *command) refreshSources(l *library.Library, ids []faq.SourceID, o library.ImportOptions) error {
	p := c.progress(&o)
	reports, err := l.Refresh(c.ctx, ids, o)
	p.clear()
	if err != nil {
		return err
	}
	return c.report(reports, false)
}

// An importLibrary is a library with what is to be cleared away after it.
type importLibrary struct {
	*library.Library
	scratch string // a folder, or ""
}

func (l importLibrary) close() {
	l.Close()
	if l.scratch != "" {
		os.RemoveAll(l.scratch)
	}
}

// openForImport opens the library, making it when it is not there. A dry run,
// which changes nothing, then compares with an empty one elsewhere.
func (c *command) openForImport(dryRun bool) (importLibrary, error) {
	l, err := c.open(!dryRun)
	if !dryRun || faq.CodeOf(err) != faq.CodeNoLibrary {
		return importLibrary{Library: l}, err
	}
	scratch, err := os.MkdirTemp("", "kotae-dry-run-")
	if err != nil {
		return importLibrary{}, fmt.Errorf("dry run: %w", err)
	}
	c.data = scratch
	l, err = c.open(true)
	if err != nil {
		os.RemoveAll(scratch)
	}
	return importLibrary{Library: l, scratch: scratch}, err
}

// reportsJSON is what import and refresh write.
type reportsJSON struct {
	Sources []reportJSON `json:"sources"`
	Failed  []failedJSON `json:"failed"`
}

type reportJSON struct {
	library.Report
	Skipped  []skippedJSON `json:"skipped"`
	Warnings []warningJSON `json:"warnings"`
}

type skippedJSON struct {
	Path   string   `json:"path"`
	Reason string   `json:"reason"`
	Code   faq.Code `json:"code"`
}

type warningJSON struct {
	Path    string   `json:"path"`
	Line    int      `json:"line"`
	Message string   `json:"message"`
	Code    faq.Code `json:"code"`
}

type failedJSON struct {
	Location string        `json:"location"`
	Code     faq.Code      `json:"code"`
	Message  string        `json:"message"`
	Skipped  []skippedJSON `json:"skipped"`
}

// report tells what an import did. It fails only when no source landed.
func (c *command) report(reports []library.Report, dryRun bool) error {
	out := reportsJSON{Sources: []reportJSON{}, Failed: []failedJSON{}}
	for _, r := range reports {
		j := c.reportJSON(r)
		if r.Failure == nil {
			out.Sources = append(out.Sources, j)
			continue
		}
		message := c.text(r.Failure.Message)
		out.Failed = append(out.Failed, failedJSON{r.Location, r.Failure.Code, message, j.Skipped})
		if !strings.Contains(message, r.Location) {
			message = r.Location + ": " + message // one of several may have failed
		}
		c.message("kotae: %s", message)
		for _, s := range j.Skipped {
			c.message("  %s: %s", s.Path, s.Reason)
		}
	}
	if c.json {
		if err := c.writeJSON(out); err != nil {
			return err
		}
	} else {
		c.printReports(out.Sources, dryRun)
	}
	if len(out.Sources) == 0 && len(out.Failed) > 0 {
		return errReported
	}
	return nil
}

func (c *command) reportJSON(r library.Report) reportJSON {
	j := reportJSON{Report: r, Skipped: []skippedJSON{}, Warnings: []warningJSON{}}
	for _, p := range r.Skipped {
		j.Skipped = append(j.Skipped, skippedJSON{p.Path, c.text(p.Message), p.Code})
	}
	for _, p := range r.Warnings {
		j.Warnings = append(j.Warnings, warningJSON{p.Path, p.Line, c.text(p.Message), p.Code})
	}
	return j
}

func (c *command) printReports(reports []reportJSON, dryRun bool) {
	for _, r := range reports {
		c.print("%s\t%s", r.ID, r.Title)
		c.print("  "+c.text(reportCounts), r.Added, r.Updated, r.Unchanged, r.Moved, r.Report.Archived, r.Removed)
		for _, d := range r.Documents {
			c.print("  %-8s %4d  %s", d.Class, d.Entries, d.Path)
		}
		for _, s := range r.Skipped {
			c.print("  %s: %s: %s", c.text(reportSkipped), s.Path, s.Reason)
		}
		for _, w := range r.Warnings {
			c.print("  %s: %s:%d: %s", c.text(reportWarning), w.Path, w.Line, w.Message)
		}
	}
	if dryRun {
		c.print("%s", c.text(dryRunNote))
	}
}
