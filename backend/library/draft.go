package library

import (
	"context"
	"path"

	"kotae/backend/faq"
	"kotae/backend/importer"
)

// sampleQuestions is how many of a document's questions a report shows.
const sampleQuestions = 5

// A draft is a source as it was read, before it is compared with the library.
// Its texts lie in a spool, its images already in the store. Close it.
type draft struct {
	origin
	kind      faq.Kind
	choices   map[string]faq.Choice // by document, those that were used or may be
	result    importer.Result
	documents []*importer.Document // questions have their fingerprints, and no bodies
	spans     []span               // of the questions of all documents, in their order
	bodies    spool
	unusable  map[string]bool // see unread
}

// close leaves the origin open: it may be read again.
func (d *draft) close() { d.bodies.close() }

// readDraft reads a source whole. What it gives must be closed, with an error
// too: then it has what was found until then.
func (l *Library) readDraft(ctx context.Context, from origin, choices map[string]faq.Choice, o ImportOptions) (*draft, error) {
	d := &draft{origin: from, kind: from.source.Kind(), choices: choices}
	images := imageWriter{store: l.store, discard: o.DryRun}
	h := importer.Handler{
		Prepare:  takeFingerprints,
		Document: d.add,
		Image:    images.put,
		Choice:   func(document string) faq.Choice { return choices[document] },
	}
	if o.Progress != nil {
		title := l.newReport(d.location).Title
		h.Progress = func(done, total, entries int, path string) {
			o.Progress(Progress{Title: title, Path: path, Done: done, Total: total, Entries: entries})
		}
	}
	var err error
	if d.result, err = from.source.Read(ctx, h); err != nil {
		return d, err
	}
	if ctx.Err() != nil {
		return d, faq.Wrap(ctx.Err(), faq.CodeCancelled)
	}
	d.noteUnusable()
	return d, images.flush()
}

// noteUnusable notes the files and folders that are there and could not be read.
// A page that was made a draft or lost its content was read.
func (d *draft) noteUnusable() {
	d.unusable = map[string]bool{}
	for _, p := range d.result.Skipped {
		switch p.Err.Code {
		case faq.CodeDraft, faq.CodeNoTitle, faq.CodeNoAnswer, faq.CodeNoQuestions:
		default:
			d.unusable[p.Path] = true
		}
	}
}

// unread reports whether a document is there and could not be read this time,
// by itself or with the folder that it lies in: a file that is locked, half
// saved or in another encoding. What the library has of it stays.
func (d *draft) unread(document string) bool {
	for at := document; at != "." && at != "/"; at = path.Dir(at) {
		if d.unusable[at] {
			return true
		}
	}
	return false
}

// documentReports says what each document was taken for.
func (d *draft) documentReports() []DocumentReport {
	reports := make([]DocumentReport, len(d.documents))
	for i, doc := range d.documents {
		reports[i] = DocumentReport{
			Path: doc.Path, Class: doc.Class, Title: doc.Title, Entries: len(doc.Questions),
			Choice: doc.Choice, Levels: nonNil(doc.Levels), Questions: []string{},
		}
		for _, q := range doc.Questions[:min(len(doc.Questions), sampleQuestions)] {
			reports[i].Questions = append(reports[i].Questions, q.Question)
		}
	}
	return reports
}

// takeFingerprints computes what an import spends half of its time on.
func takeFingerprints(doc *importer.Document) {
	for i := range doc.Questions {
		q := &doc.Questions[i]
		q.Fingerprint = fingerprint(q.Body, q.Images, doc.HardBreaks)
	}
}

// add takes a document over.
func (d *draft) add(doc *importer.Document) error {
	for i := range doc.Questions {
		q := &doc.Questions[i]
		q.Document = doc.Path
		if doc.Class != faq.ClassSection { // where they are an article and its questions
			q.Class = doc.Class
		}
		at, err := d.bodies.add(q.Body)
		if err != nil {
			return err
		}
		d.spans = append(d.spans, at)
		q.Body = faq.Body{}
	}
	d.documents = append(d.documents, doc)
	return nil
}
