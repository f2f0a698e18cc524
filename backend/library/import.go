package library

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
	"kotae/backend/importer"
)

// ImportOptions say how to import.
type ImportOptions struct {
	DryRun bool // read and compare, change nothing
	Force  bool // even when more than half of a source's entries would go
	// Managed makes new sources an administrator's.
	Managed bool
	// Progress, when set, is called while a source is read, by one goroutine.
	Progress func(Progress)
}

// Progress is how far the reading of a source has come.
type Progress struct {
	Title   string // of the source
	Path    string // of the file that was read last
	Done    int    // files
	Total   int    // files
	Entries int    // so far
	// Bytes of TotalBytes were downloaded, before the first file is read;
	// TotalBytes is 0 when it is not known.
	Bytes, TotalBytes int64
}

// Import adds the sources at the given locations, or refreshes those that are
// sources already, one after the other, and gives a report for each. Every
// source lands whole or not at all; one that does not land says why in
// Report.Failure, and the others go on. Cancelling ctx stops at once: the source
// being read does not land, nor do those behind it.
func (l *Library) Import(ctx context.Context, locations []string, o ImportOptions) []Report {
	if err := l.beginImport(); err != nil {
		reports := make([]Report, len(locations))
		for i, location := range locations {
			reports[i] = failed(l.newReport(location), err)
		}
		return reports
	}
	defer l.importing.Unlock()
	return l.importAll(ctx, locations, o)
}

// importAll is Import with l.importing held.
func (l *Library) importAll(ctx context.Context, locations []string, o ImportOptions) []Report {
	reports := []Report{}
	for _, location := range locations {
		report, err := l.importOne(ctx, location, o)
		if err != nil {
			report = failed(report, err)
		}
		reports = append(reports, report)
	}
	return reports
}

// Refresh imports the sources with the given IDs again, or all that were not
// removed when there are none. The error is CodeNoSource; nothing was done then.
func (l *Library) Refresh(ctx context.Context, ids []faq.SourceID, o ImportOptions) ([]Report, error) {
	locations, err := l.Locations(ids)
	if err != nil {
		return nil, err
	}
	return l.Import(ctx, locations, o), nil
}

func (l *Library) importOne(ctx context.Context, location string, o ImportOptions) (Report, error) {
	report := l.newReport(location)
	if ctx.Err() != nil {
		return report, faq.Wrap(ctx.Err(), faq.CodeCancelled)
	}
	known := l.sourceAt(location)
	from, err := l.open(ctx, location, known, o)
	if err != nil {
		return report, err
	}
	defer from.close()
	if from.source == nil {
		return l.unchanged(known, from, o)
	}
	d, err := l.readDraft(ctx, from, choicesOf(known), o)
	defer d.close()
	report = l.reportOn(d)
	if err == nil {
		err = l.land(ctx, d, &report, o)
	}
	if !o.DryRun {
		_ = l.sweep() // housekeeping: should it fail, the next import sweeps
	}
	return report, err
}

// choicesOf gives how the documents of a source, which may be nil, are to be
// read, as far as somebody said.
func choicesOf(known *faq.Source) map[string]faq.Choice {
	if known == nil {
		return nil
	}
	return known.Choices
}

// unchanged reports on a source whose server says that it has not changed.
func (l *Library) unchanged(known *faq.Source, from origin, o ImportOptions) (Report, error) {
	report := l.newReport(known.Location)
	for _, s := range l.Overview().Sources {
		if s.ID != known.ID {
			continue
		}
		report.Unchanged = s.Entries
		for _, d := range s.Documents {
			report.Documents = append(report.Documents, DocumentReport{
				Path: d.Path, Class: d.Class, Title: d.Title, Entries: d.Entries,
				Choice: known.Choices[d.Path], Levels: []importer.Level{}, Questions: []string{},
			})
		}
	}
	if o.DryRun {
		return report, nil
	}
	s := *known
	s.Refreshed, s.Validators = l.now(), from.validators
	return report, l.putSource(s)
}

// sourceAt gives the source that was read from a location, in any form, or nil.
func (l *Library) sourceAt(location string) *faq.Source {
	location, err := normalLocation(location)
	if err != nil {
		return nil
	}
	return l.current().sourceAt(location)
}

// sourceAt gives the source that was read from a location, or nil.
func (c *catalog) sourceAt(location string) *faq.Source {
	for _, id := range c.order {
		if sameLocation(c.sources[id].Location, location) {
			return c.sources[id]
		}
	}
	return nil
}

// sameLocation compares as the usual file systems of the operating system do.
func sameLocation(a, b string) bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b))
	}
	return a == b
}

// newReport begins the report on a location. A source that the library has is
// called by its name from the start: it may fail before anything of it is read.
func (l *Library) newReport(location string) Report {
	r := Report{
		Title: filepath.Base(location), Location: location,
		Documents: []DocumentReport{}, Skipped: []Problem{}, Warnings: []Problem{},
	}
	known := l.sourceAt(location)
	switch {
	case known != nil:
		r.ID, r.Title, r.Kind = known.ID, known.Title, known.Kind
	case location == faq.StarterLocation:
		r.Title = "Kotae"
	case IsAddress(location):
		r.Title, r.Kind = location, addressKind(location)
	}
	return r
}

// reportOn begins the report on a draft.
func (l *Library) reportOn(d *draft) Report {
	r := l.newReport(d.location)
	r.Kind = d.kind
	r.Skipped, r.Warnings = problems(d.result.Skipped), problems(d.result.Warnings)
	return r
}

func failed(r Report, err error) Report {
	r.Failure = FailureOf(err)
	return r
}

func problems(list []faq.Problem) []Problem {
	ps := make([]Problem, len(list))
	for i, p := range list {
		ps[i] = Problem{Path: p.Path, Line: p.Line, Code: p.Err.Code, Message: p.Err.Sentence()}
	}
	return ps
}
