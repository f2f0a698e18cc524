package faq

import "time"

// Class says what a document was taken for.
type Class string

// The classes of document.
const (
	ClassFAQ     Class = "faq"     // a page of questions and answers
	ClassSection Class = "section" // an FAQ section inside an article
	ClassPair    Class = "pair"    // one post with one question and its answer
	ClassTable   Class = "table"   // a list: CSV, TSV, one question a file
	ClassArticle Class = "article" // an article; its title is the question
)

// A Document is one file of a source.
type Document struct {
	Source SourceID `json:"source"`
	// Path is the path inside the source with forward slashes; for a source
	// that is one file, the file's name. It is unique within the source.
	Path       string   `json:"path"`
	Title      string   `json:"title"`
	Class      Class    `json:"class"`
	Categories []string `json:"categories,omitempty"` // of the whole page, outermost first
	Tags       []string `json:"tags,omitempty"`
	// Date is the date that the page gives itself, taken as UTC when it names
	// no zone, or the zero time when it gives none.
	Date time.Time `json:"date,omitzero"`
	// Permalink is the page's address below Source.Base, such as
	// "2020/06/18/aml-estimate-costs/", or "" when the page has none.
	Permalink string `json:"permalink,omitempty"`
	// Site is the address of the site that the page's links starting with "/" mean
	// when its own address does not tell, such as "https://learn.microsoft.com",
	// or "".
	Site string `json:"site,omitempty"`
	// HardBreaks says that a single newline in the Markdown is a line break, as
	// Hexo has it; otherwise it is a space, or nothing between Japanese letters.
	HardBreaks bool `json:"hardBreaks,omitempty"`
	// Language is that of its text, "ja" or "en", or "" when it is another one or
	// cannot be told.
	Language string `json:"language,omitempty"`
	// Entries are the IDs of its live entries in the order of the page.
	Entries []EntryID `json:"entries"`
}

// URL is the address at which the source's site publishes the document, or ""
// when it is not known.
func (d *Document) URL(s *Source) string {
	if s.Base == "" || d.Permalink == "" {
		return ""
	}
	return s.Base + d.Permalink
}
