package library

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
	"kotae/backend/importer"
	"kotae/backend/store"
)

// ImportOptions say how to import.
type ImportOptions struct {
	DryRun bool // read and compare, change nothing
	Force  bool // even when more than half of a source's entries would go
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
}

// Import adds the sources at the given locations, or refreshes those that are
// sources already, one after the other, and gives a report for each. Every
// source lands whole or not at all; one that does not land says why in
// Report.Failure, and the others go on. Cancelling ctx stops at once: the source
// being read does not land, nor do those behind it.
func (l *Library) Import(ctx context.Context, locations []string, o ImportOptions) []Report {
	if !l.importing.TryLock() {
		busy := faq.Errorf(faq.CodeBusy)
		reports := make([]Report, len(locations))
		for i, location := range locations {
			reports[i] = failed(newReport(location), busy)
		}
		return reports
	}
	defer l.importing.Unlock()
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
	c := l.current()
	if len(ids) == 0 {
		for _, id := range c.order {
			if !c.sources[id].Removed {
				ids = append(ids, id)
			}
		}
	}
	var locations []string
	for _, id := range ids {
		s, ok := c.sources[id]
		if !ok {
			return nil, faq.Errorf(faq.CodeNoSource, id)
		}
		locations = append(locations, s.Location)
	}
	return l.Import(ctx, locations, o), nil
}

// A draft is a source as it was read, before it is compared with the library.
type draft struct {
	kind      faq.Kind
	location  string
	result    importer.Result
	documents []*importer.Document // entries have their fingerprints
}

func (l *Library) importOne(ctx context.Context, location string, o ImportOptions) (Report, error) {
	report := newReport(location)
	if ctx.Err() != nil {
		return report, faq.Wrap(ctx.Err(), faq.CodeCancelled)
	}
	source, err := l.openSource(location)
	if err != nil {
		return report, err
	}
	report.Location, report.Kind = source.Location(), source.Kind()
	images := imageWriter{store: l.store, discard: o.DryRun}
	d, err := l.read(ctx, source, &images, report.Title, o.Progress)
	if err == nil {
		err = images.flush()
	}
	report.Skipped, report.Warnings = problems(d.result.Skipped), problems(d.result.Warnings)
	if err == nil {
		err = l.land(d, &report, o)
	}
	if !o.DryRun {
		// Housekeeping, whether the source landed or not: should it fail, the next
		// import sweeps, and the next search builds the index.
		_ = l.sweepImages()
		_ = l.Warm()
	}
	return report, err
}

func (l *Library) openSource(location string) (*importer.Source, error) {
	if location == faq.StarterLocation {
		return importer.OpenFS(l.starter, location, "Kotae"), nil
	}
	if location == "" { // it would be the folder that the program runs in
		return nil, faq.Errorf(faq.CodeNotFound, `""`)
	}
	return importer.Open(location)
}

// read reads a source whole, but for its images, which go to the store as they
// come: there nothing refers to them until the source lands.
func (l *Library) read(ctx context.Context, source *importer.Source, images *imageWriter, title string, progress func(Progress)) (draft, error) {
	d := draft{kind: source.Kind(), location: source.Location()}
	h := importer.Handler{
		Document: func(doc *importer.Document) error {
			for i := range doc.Questions {
				q := &doc.Questions[i]
				q.Document, q.Class = doc.Path, doc.Class
				q.Fingerprint = fingerprint(q.Body, q.Images, doc.HardBreaks)
			}
			d.documents = append(d.documents, doc)
			return nil
		},
		Image: images.put,
	}
	if progress != nil {
		h.Progress = func(done, total, entries int, path string) {
			progress(Progress{Title: title, Path: path, Done: done, Total: total, Entries: entries})
		}
	}
	var err error
	d.result, err = source.Read(ctx, h)
	if err == nil && ctx.Err() != nil {
		err = faq.Wrap(ctx.Err(), faq.CodeCancelled)
	}
	return d, err
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

func newReport(location string) Report {
	title := filepath.Base(location)
	if location == faq.StarterLocation {
		title = "Kotae"
	}
	return Report{
		Title: title, Location: location,
		Documents: []DocumentReport{}, Skipped: []Problem{}, Warnings: []Problem{},
	}
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

// imageBatch is how many bytes of images go into one transaction: enough that
// the sync of each does not matter, few enough to be held in memory.
const imageBatch = 8 << 20

// An imageWriter puts images into the store in batches, while a source is read.
type imageWriter struct {
	store   *store.Store
	discard bool // dry run

	waiting []imageBytes
	size    int
}

type imageBytes struct {
	hash, mime string
	data       []byte
}

func (w *imageWriter) put(hash, mime string, data []byte) error {
	if w.discard {
		return nil
	}
	w.waiting = append(w.waiting, imageBytes{hash, mime, data})
	if w.size += len(data); w.size < imageBatch {
		return nil
	}
	return w.flush()
}

func (w *imageWriter) flush() error {
	if len(w.waiting) == 0 {
		return nil
	}
	err := w.store.Update(func(tx *store.Tx) error {
		for _, image := range w.waiting {
			if tx.HasImage(image.hash) {
				continue
			}
			if err := tx.PutImage(image.hash, image.mime, image.data); err != nil {
				return err
			}
		}
		return nil
	})
	w.waiting, w.size = nil, 0
	return err
}
