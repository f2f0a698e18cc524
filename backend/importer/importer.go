// Package importer reads what a user adds — a file of one of [formats], a folder
// or an archive of them, or what was downloaded — and turns it into questions
// with their answers.
//
//	Open → mount → survey the site → each page: decode, read by its format, recognise
//	                                    a shape, find its images → Handler
//
// A format makes Markdown of a file, or names its questions itself, as tables do.
// What Markdown is taken for, and in which order shapes are tried, stands in
// shape.go. Shapes work on goldmark's syntax tree and cut the page by byte
// offsets, so that what they give is the page's own Markdown: code, tables and
// quotations arrive as they were written.
//
// The files, by subject:
//
//	source    source, archive, unpack*, entryname, download, stamp, files, walk,
//	          read, parallel, bounds: where pages come from, in which order
//	site      site, survey, images, refs: what links and pictures of pages mean
//	page      page, title, plain, fold, atx, frontmatter*, date, language, trim, ending,
//	          anchor, category, stretch: one page and its parts
//	words     signal, wording, label, mark*, caption, apparatus, columns: what
//	          texts say about themselves, whatever the shape
//	shapes    shape and shape_*; those on headings share headed, group, section,
//	          those between headings lines, extent, pair, table
//	formats   format and format_*, encoding*, text; html_*; csv; tree and record
//	          for YAML and JSON
//
// The package promises that nothing outside the source is ever read, that
// symbolic links are not followed, that every file which looks like content and
// could not be used is reported, and that hostile input costs bounded time and
// memory (bounds.go). It keeps nothing that it reads: documents and images go
// to the [Handler] one at a time. Giving entries their IDs, storing and
// rendering them is left to others.
package importer

import "kotae/backend/faq"

// A Question is one question with its answer. The embedded Entry has no ID,
// Source, Document and Fingerprint yet.
type Question struct {
	faq.Entry
	faq.Body
}

// A Document is one page with its questions in the order of the page, at least
// one. The embedded Document has no Source and Entries yet.
type Document struct {
	faq.Document
	Questions []Question
	// Choice is what Handler.Choice said, or automatic when that did not fit.
	Choice faq.Choice
	// Levels are the levels of headings that Handler.Choice could name, ascending.
	Levels []Level
}

// A Handler takes what [Source.Read] finds. Document and Image must be set. An
// error of theirs stops the reading and is returned as it is. Several goroutines
// read; they call Prepare and Choice whenever they like, and of the others only
// one at a time.
type Handler struct {
	// Prepare, which may be nil, may complete a page before Document takes it.
	Prepare func(*Document)
	// Document takes the pages in the order of their paths.
	Document func(*Document) error
	// Image takes each distinct picture once, before the first document that
	// shows it. The hash is the hexadecimal SHA-256 of data; mime is image/png,
	// image/jpeg, image/gif or image/webp.
	Image func(hash, mime string, data []byte) error
	// Progress, which may be nil, is told before each page that done of total
	// pages are read and gave entries so far; and once more at the end, with an
	// empty path.
	Progress func(done, total, entries int, path string)
	// Choice, which may be nil, says how the page at path is to be taken.
	Choice func(path string) faq.Choice
}

// A Result is what Read learnt about the source as a whole.
type Result struct {
	Title string // for people: of the site, the page or the folder
	Base  string // faq.Source.Base
	// Skipped are the files that gave nothing, in path order; Warnings the
	// places that were read differently from what was perhaps meant.
	Skipped, Warnings []faq.Problem
}
