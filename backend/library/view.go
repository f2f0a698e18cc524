package library

import (
	"kotae/backend/faq"
	"kotae/backend/importer"
)

// The types of this file are what the window and the command line show. Their
// JSON is the contract of both: slices are never nil, times are RFC 3339 in UTC
// or "", text positions count UTF-16 code units.

// An Item is an entry as lists show it.
type Item struct {
	ID         faq.EntryID  `json:"id"`
	Question   string       `json:"question"`
	Category   []string     `json:"category"`
	Tags       []string     `json:"tags"`
	Source     faq.SourceID `json:"source"`
	Document   string       `json:"document"` // path inside the source
	Line       int          `json:"line"`     // counted from 1
	Class      faq.Class    `json:"class"`
	URL        string       `json:"url"`  // where the source's site shows it, or ""
	Date       string       `json:"date"` // of the page
	State      faq.State    `json:"state"`
	Bookmarked bool         `json:"bookmarked"`
	Archived   bool         `json:"archived"`
	Note       string       `json:"note"`
}

// A Hit is an item that a search found.
type Hit struct {
	Item
	// Tier says how it was found: exact, reading, typo, abbreviation, soft or
	// fuzzy; "" in a list that was not searched.
	Tier           string      `json:"tier"`
	Score          float64     `json:"score"`
	QuestionRanges []faq.Range `json:"question_ranges"`
	Excerpt        string      `json:"excerpt"` // plain text around the first match in the answer
	ExcerptRanges  []faq.Range `json:"excerpt_ranges"`
}

// Found is one page of hits.
type Found struct {
	Query       string `json:"query"`
	Total       int    `json:"total"`       // hits in all, of which Hits is a part
	Approximate bool   `json:"approximate"` // Total is a lower bound
	TookUS      int64  `json:"took_us"`     // microseconds
	Hits        []Hit  `json:"hits"`
}

// A Selection narrows a list or a search. The zero Selection is every live entry.
type Selection struct {
	Source faq.SourceID `json:"source"` // "": every source
	// Is is unread, read, updated, bookmarked or archived, which implies
	// Archived; "" is any.
	Is       string `json:"is"`
	Tag      string `json:"tag"`
	Document string `json:"document"` // path inside Source
	// Archived adds the archived entries to the live ones.
	Archived bool `json:"archived"`
}

// A Page is an entry as the reader shows it.
type Page struct {
	Item
	SourceTitle   string     `json:"sourceTitle"`
	DocumentTitle string     `json:"documentTitle"`
	HTML          string     `json:"html"` // sanitised: Detail, then Answer
	Outline       []Heading  `json:"outline"`
	Previous      *Neighbour `json:"previous"` // question of the document, or nil
	Next          *Neighbour `json:"next"`
	Position      int        `json:"position"` // in its document, from 1; 0 when archived
	Count         int        `json:"count"`    // live entries of its document
	// EarlierHTML is the version that had been read, or when nobody had, the one
	// before the last refresh; "" when the answer was not changed lately.
	EarlierHTML string `json:"earlierHtml"`
	// DiffHTML is the answer with what changed since that version marked, as
	// [render.Difference] has it; "" without EarlierHTML.
	DiffHTML string `json:"diffHtml"`
	// Updated says that the answer has changed since it was last read. The first
	// opening after that says so, later ones do not.
	Updated bool `json:"updated"`
	// Place is the id of the element in HTML that the link leads to, or "".
	Place string `json:"place"`
	// Truncated says that the answer was too large or too deeply nested to be
	// laid out and is shown as plain text.
	Truncated bool `json:"truncated"`
	// Notice says why the entry could not be marked as read; nil otherwise.
	Notice *Failure `json:"notice"`
}

// A Neighbour is an entry that another one leads to.
type Neighbour struct {
	ID       faq.EntryID `json:"id"`
	Question string      `json:"question"`
}

// A Heading is one of an answer's.
type Heading struct {
	Level int    `json:"level"` // 1 to 6
	ID    string `json:"id"`    // of the element in the HTML
	Text  string `json:"text"`
}

// A Detail is everything about an entry: "kotae show --json".
type Detail struct {
	Item
	Detail   string      `json:"detail"`   // Markdown
	Markdown string      `json:"markdown"` // of the answer
	HTML     string      `json:"html"`     // Detail and answer, safe anywhere
	Text     string      `json:"text"`     // Detail and answer
	Outline  []Heading   `json:"outline"`
	Links    []Link      `json:"links"`
	Images   []ImageView `json:"images"`
}

// A Link is one of an entry's.
type Link struct {
	URL   string      `json:"url"` // as the page writes it, made absolute where the page's address is known
	Text  string      `json:"text"`
	Entry faq.EntryID `json:"entry"` // the entry that it leads to, or ""
}

// An ImageView is one of an entry's images.
type ImageView struct {
	Ref    string `json:"ref"` // as the page writes it
	Alt    string `json:"alt"`
	Hash   string `json:"hash"` // under which it is stored, or ""
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// A SourceView is a source with its counts.
type SourceView struct {
	ID        faq.SourceID   `json:"id"`
	Title     string         `json:"title"`
	Kind      faq.Kind       `json:"kind"`
	Location  string         `json:"location"`
	Refreshed string         `json:"refreshed"`
	Removed   bool           `json:"removed"`
	Managed   bool           `json:"managed"` // an administrator's
	Entries   int            `json:"entries"` // live
	Archived  int            `json:"archived"`
	Unread    int            `json:"unread"`
	Documents []DocumentView `json:"documents"`
}

// A DocumentView is a document as the sidebar shows it.
type DocumentView struct {
	Path    string    `json:"path"`
	Title   string    `json:"title"`
	Class   faq.Class `json:"class"`
	Entries int       `json:"entries"`
}

// An Overview is what the sidebar shows.
type Overview struct {
	Entries    int          `json:"entries"` // live
	Unread     int          `json:"unread"`
	Updated    int          `json:"updated"`
	Bookmarked int          `json:"bookmarked"` // live and archived
	Archived   int          `json:"archived"`
	Sources    []SourceView `json:"sources"`
	Tags       []TagCount   `json:"tags"` // most frequent first
}

// A TagCount is a tag and the number of live entries that have it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`
}

// A Report is what an import or a refresh did to one source.
type Report struct {
	ID        faq.SourceID     `json:"id"`
	Title     string           `json:"title"`
	Kind      faq.Kind         `json:"kind"`
	Location  string           `json:"location"`
	Documents []DocumentReport `json:"documents"`
	Added     int              `json:"added"`
	Updated   int              `json:"updated"`
	Unchanged int              `json:"unchanged"`
	Moved     int              `json:"moved"`
	Archived  int              `json:"archived"`
	Removed   int              `json:"removed"`
	Skipped   []Problem        `json:"skipped"`
	Warnings  []Problem        `json:"warnings"`
	// Failure says why the source as a whole could not be read; nothing of it
	// was changed then. It is nil otherwise.
	Failure *Failure `json:"failure,omitempty"`
}

// A DocumentReport is what a document was taken for.
type DocumentReport struct {
	Path    string    `json:"path"`
	Class   faq.Class `json:"class"`
	Title   string    `json:"title"`
	Entries int       `json:"entries"`
	// Choice is how the user wants the document to be read; "" as it was taken.
	Choice    faq.Choice       `json:"choice"`
	Levels    []importer.Level `json:"levels"`    // of headings that a choice could name
	Questions []string         `json:"questions"` // the first few
}

// A Problem is a file that was skipped, or a place that was read differently
// from what was perhaps meant.
type Problem struct {
	Path    string       `json:"path"`
	Line    int          `json:"line"` // 0: the whole file
	Code    faq.Code     `json:"code"`
	Message faq.Sentence `json:"message"`
}

// A Failure is an error as the window shows it.
type Failure struct {
	Code    faq.Code     `json:"code"`
	Message faq.Sentence `json:"message"`
}
