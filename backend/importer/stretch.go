package importer

// A stretch is a part of a page that may hold questions: the whole page, or what
// stands below one of its headings. Shapes that find questions between headings
// work on stretches, so that an FAQ section inside an article is read by the same
// rules as a page that is nothing else.
type stretch struct {
	*page
	from, to int // offsets into src: of whole blocks
	// faq says that the page, or the heading above the stretch, calls it one of
	// questions.
	faq bool
}
