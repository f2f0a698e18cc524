package library

import (
	"context"
	"maps"

	"kotae/backend/faq"
)

// A Preview is sources that were read and have not landed: what their documents
// were taken for can be looked at, and overruled, before they do. While it is
// open no other import can run. It belongs to one goroutine. Close it.
type Preview struct {
	library *Library
	sources []previewed
}

type previewed struct {
	origin origin
	draft  *draft // nil when it could not be read
	report Report
}

// Preview reads the sources at the given locations, one after the other. One
// that cannot be read says so in its report. The error is CodeBusy, or
// CodeCancelled when ctx ends: then nothing is left to close.
func (l *Library) Preview(ctx context.Context, locations []string, o ImportOptions) (*Preview, error) {
	if err := l.beginImport(); err != nil {
		return nil, err
	}
	p := &Preview{library: l, sources: make([]previewed, len(locations))}
	opened := false
	defer func() {
		if !opened { // cancelled, or a panic passes by
			p.Close()
		}
	}()
	for i, location := range locations {
		s := &p.sources[i]
		s.report = l.newReport(location)
		known := l.sourceAt(location)
		var err error
		// The version that is known is asked for too, so that there is one to see.
		if s.origin, err = l.open(ctx, location, nil, o); err != nil {
			s.report = failed(s.report, err)
		} else {
			s.read(ctx, l, choicesOf(known), o)
		}
		if ctx.Err() != nil {
			return nil, faq.Wrap(ctx.Err(), faq.CodeCancelled)
		}
	}
	opened = true
	return p, nil
}

// read makes the draft anew; the one before is dropped.
func (s *previewed) read(ctx context.Context, l *Library, choices map[string]faq.Choice, o ImportOptions) {
	if s.draft != nil {
		s.draft.close()
	}
	d, err := l.readDraft(ctx, s.origin, choices, o)
	s.draft, s.report = d, l.reportOn(d)
	if err == nil {
		o.DryRun = true
		err = l.land(ctx, d, &s.report, o)
	}
	if err != nil {
		s.report = failed(s.report, err)
	}
}

// Reports tells of each location what landing it would do.
func (p *Preview) Reports() []Report {
	reports := make([]Report, len(p.sources))
	for i := range p.sources {
		reports[i] = p.sources[i].report
	}
	return reports
}

// Choose has a document of the source with the given number read as the user
// wants it, and gives the new report of that source.
func (p *Preview) Choose(ctx context.Context, number int, document string, choice faq.Choice, o ImportOptions) (Report, error) {
	if number < 0 || number >= len(p.sources) || p.sources[number].draft == nil {
		return Report{}, faq.Errorf(faq.CodeNoSource, number)
	}
	s := &p.sources[number]
	s.read(ctx, p.library, withChoice(s.draft.choices, document, choice), o)
	return s.report, nil
}

// Choose keeps in mind how a document of a source is to be read, for the next
// refresh and all later ones; "" is as it is recognised. It gives the source, or
// CodeNoSource, or CodeBusy during an import, which would land without it.
func (l *Library) Choose(id faq.SourceID, document string, choice faq.Choice) (faq.Source, error) {
	if err := l.beginImport(); err != nil {
		return faq.Source{}, err
	}
	defer l.importing.Unlock()
	s, err := l.Source(id)
	if err != nil {
		return s, err
	}
	s.Choices = withChoice(s.Choices, document, choice)
	s.Stamp, s.Validators = "", faq.Validators{} // it has to be read again
	return s, l.putSource(s)
}

// withChoice gives choices with one more; "" takes one away.
func withChoice(choices map[string]faq.Choice, document string, choice faq.Choice) map[string]faq.Choice {
	changed := maps.Clone(choices)
	if changed == nil {
		changed = map[string]faq.Choice{}
	}
	if changed[document] = choice; choice == "" {
		delete(changed, document)
	}
	return changed
}

// Land makes the sources that could be read part of the library, each whole or
// not at all, and gives the reports of all.
func (p *Preview) Land(ctx context.Context, o ImportOptions) []Report {
	for i := range p.sources {
		s := &p.sources[i]
		if s.report.Failure != nil && s.report.Failure.Code != faq.CodeShrunk {
			continue
		}
		s.report = p.library.reportOn(s.draft)
		if err := p.library.land(ctx, s.draft, &s.report, o); err != nil {
			s.report = failed(s.report, err)
		}
	}
	return p.Reports()
}

// Close drops what has not landed.
func (p *Preview) Close() {
	for i := range p.sources {
		if d := p.sources[i].draft; d != nil {
			d.close()
		}
		p.sources[i].origin.close()
	}
	_ = p.library.sweep() // housekeeping: should it fail, the next import sweeps
	p.library.importing.Unlock()
}
