package importer

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"kotae/backend/faq"
)

// Read reads the source from its start and gives h what it finds, documents in
// the order of their paths. A file that cannot be used is reported in the
// result, and the rest goes on.
//
// It fails with the handler's error as it is; with CodeCancelled when ctx ends;
// with CodeNotFound or CodeNoAccess when the source as a whole cannot be read;
// with CodeTooLarge when it has more pages than a library could hold. A source
// without any page is no failure.
func (s *Source) Read(ctx context.Context, h Handler) (Result, error) {
	m, err := s.mount(ctx)
	if err != nil {
		if ctx.Err() != nil {
			err = faq.Wrap(ctx.Err(), faq.CodeCancelled)
		}
		return Result{}, err
	}
	defer m.Close()
	r := &reader{ctx: ctx, handler: h, fsys: m, files: newFiles(m)}
	root, file, err := s.find(r.files)
	if err != nil {
		return Result{}, err
	}
	pages, skipped := []string{file}, []faq.Problem(nil)
	if file == "" {
		if pages, skipped, err = walk(ctx, m, root); err != nil && ctx.Err() == nil {
			return Result{}, walkError(err, s.location)
		}
	}
	for _, p := range m.skipped {
		if root == "." || strings.HasPrefix(p.Path, root+"/") {
			skipped = append(skipped, p)
		}
	}
	r.result = Result{Title: s.title, Skipped: skipped}
	r.single = file != ""
	markdown := slices.DeleteFunc(slices.Clone(pages), func(name string) bool { return !isMarkdown(name) })
	r.site = newSite(m, markdown, r.single)
	r.site.survey(ctx, r.files, markdown)
	r.site.surveySaved(ctx, r.files, pages)
	r.site.publish(s.address)
	r.result.Title = cmp.Or(r.site.title, s.title)
	r.result.Base = r.site.base
	r.images = &images{
		mu: &r.handing, files: r.files, site: r.site, handle: h.Image,
		loaded: map[string]loadedImage{}, handed: map[string]bool{},
	}
	err = inOrder(ctx, pages, r.read, func(i int, o outcome) error {
		r.progress(i, len(pages), pages[i])
		return r.take(pages[i], o)
	})
	switch {
	case err != nil:
		return Result{}, err
	case ctx.Err() != nil:
		return Result{}, faq.Wrap(ctx.Err(), faq.CodeCancelled)
	}
	r.progress(len(pages), len(pages), "")
	if r.entries == 0 && len(r.result.Skipped) == 0 {
		r.result.Skipped = []faq.Problem{{Path: ".", Err: faq.Errorf(faq.CodeNoMarkdown)}}
	}
	if file != "" && r.title != "" {
		r.result.Title = r.title
	}
	slices.SortStableFunc(r.result.Skipped, func(a, b faq.Problem) int { return strings.Compare(a.Path, b.Path) })
	return r.result, nil
}

// find gives the folder of f that the source is, "." for all of it, and its only
// page if it has just one. The code is CodeNotFound when they are not there.
func (s *Source) find(f *files) (root, file string, err error) {
	if s.below == "" {
		return ".", s.file, nil
	}
	name, ok := f.find(s.below)
	if !ok {
		return "", "", faq.Errorf(faq.CodeNotFound, s.below)
	}
	info, err := fs.Stat(f.fsys, name)
	if err != nil {
		return "", "", locationError(err, s.location)
	}
	if info.IsDir() {
		return name, "", nil
	}
	return name, name, nil
}

// A reader is one Read under way.
type reader struct {
	ctx     context.Context
	handler Handler
	handing sync.Mutex // held while the handler takes something
	fsys    fs.FS
	files   *files
	site    *site
	images  *images
	result  Result
	single  bool // the source is one file
	entries int
	title   string // of the last document
}

func (r *reader) progress(done, total int, name string) {
	if r.handler.Progress != nil {
		r.handing.Lock()
		defer r.handing.Unlock()
		r.handler.Progress(done, total, r.entries, name)
	}
}

// read reads one page; several goroutines may do so at the same time.
func (r *reader) read(name string) outcome {
	d, p, reason, err := r.document(name)
	o := outcome{document: d, reason: reason, err: err}
	if p != nil {
		o.warnings = p.warnings
	}
	if d != nil && r.handler.Prepare != nil {
		r.handler.Prepare(d)
	}
	return o
}

// take hands on what came of a page. The error is the handler's.
func (r *reader) take(name string, o outcome) error {
	if o.reason != nil && !r.single && passesOver(name, o.reason) {
		return nil
	}
	r.result.Warnings = append(r.result.Warnings, o.warnings...)
	if o.reason != nil {
		r.result.Skipped = append(r.result.Skipped, faq.Problem{Path: name, Err: o.reason})
		return nil
	}
	r.entries += len(o.document.Questions)
	r.title = o.document.Title
	r.handing.Lock()
	defer r.handing.Unlock()
	return r.handler.Document(o.document)
}

// document makes a page's document, or says why there is none. A page that was
// parsed is given for its warnings.
func (r *reader) document(name string) (d *Document, p *page, reason *faq.Error, err error) {
	p, failure := readPage(r.fsys, name)
	if failure != nil {
		return nil, nil, fileError(failure, name), nil
	}
	if p.meta.isDraft() {
		p.warnings = nil
		return nil, p, faq.Errorf(faq.CodeDraft), nil
	}
	r.site.retitle(p)
	if p.title == "" {
		return nil, p, faq.Errorf(faq.CodeNoTitle), nil
	}
	choice := faq.ChoiceAutomatic
	if r.handler.Choice != nil {
		choice = r.handler.Choice(name)
	}
	class, questions, choice := p.splitAs(choice)
	if p.ifFAQ && !r.single && choice == faq.ChoiceAutomatic && class == faq.ClassArticle {
		return nil, p, faq.Errorf(faq.CodeNoQuestions), nil
	}
	if len(questions) == 0 {
		return nil, p, faq.Errorf(faq.CodeNoAnswer), nil
	}
	p.tellOriginalLines(questions)
	if err := r.complete(p, questions); err != nil {
		return nil, nil, nil, err
	}
	date := pageDate(p)
	d = &Document{
		Document: faq.Document{
			Path: name, Title: p.title, Class: class,
			Categories: p.meta.category, Tags: p.meta.tags,
			Permalink: r.site.permalink(p, date), HardBreaks: p.breaks || r.site.hardBreaks(p),
			Language: languageOf(p.title, questions), Site: p.meta.site(),
		},
		Questions: questions, Choice: choice, Levels: p.levels(),
	}
	if !date.IsZero() {
		d.Date = date.UTC()
	}
	if p.borrowed && (class == faq.ClassFAQ || class == faq.ClassPair) {
		d.Title = p.stem() // the first question is not what the page is called
	}
	return d, p, nil, nil
}

// complete makes the texts of the questions stand alone and finds their images.
// The error is the handler's, or that ctx ended.
func (r *reader) complete(p *page, questions []Question) error {
	budget := maxAppendedBytes
	warned := map[string]bool{}
	for i := range questions {
		q := &questions[i]
		var refs imageRefs
		q.Detail = p.standAlone(q.Detail, &refs, &budget)
		q.Answer = p.standAlone(q.Answer, &refs, &budget)
		for _, ref := range refs.list {
			if err := r.ctx.Err(); err != nil {
				return faq.Wrap(err, faq.CodeCancelled)
			}
			image, problem, err := r.images.resolve(p, ref)
			if err != nil {
				return err
			}
			if problem != nil && !warned[ref] && len(p.warnings) < maxWarnings {
				warned[ref] = true
				p.warn(p.lineOf(ref, q.Line), problem)
			}
			q.Images = append(q.Images, image)
		}
	}
	return nil
}
