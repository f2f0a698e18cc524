package faq

import "time"

// SourceID names a source within its library: "s1", "s2", … in the order of
// adding. A number is never given twice, not even after a source was removed.
type SourceID string

// Kind says what a source was read from.
type Kind string

// The kinds of source.
const (
	KindFile    Kind = "file"    // one file
	KindFolder  Kind = "folder"  // a folder and everything below it
	KindStarter Kind = "starter" // the FAQs that the program brings along
)

// StarterLocation is the location of the source that the program brings along.
const StarterLocation = "starter:"

// A Source is a file, a folder or the starter FAQs that the user added. It can
// be refreshed and removed.
type Source struct {
	ID   SourceID `json:"id"`
	Kind Kind     `json:"kind"`
	// Location is the absolute path in the form of the operating system, or
	// [StarterLocation]. Two sources of a library never share one.
	Location string `json:"location"`
	Title    string `json:"title"`
	// Base is the address below which the site of the source publishes its
	// documents ("https://example.com/blog/", always with a trailing slash), or
	// "" when it is not known. A document's address is Base + Document.Permalink.
	Base string `json:"base,omitempty"`
	// Choices are how documents are to be read, by path, where the user
	// overruled what they were taken for.
	Choices map[string]Choice `json:"choices,omitempty"`
	// Stamp tells one state of the source's files from another without reading
	// them; "" when it is not known.
	Stamp     string    `json:"stamp,omitempty"`
	Added     time.Time `json:"added"`
	Refreshed time.Time `json:"refreshed"`
	// Removed says that the user removed the source while some of its entries
	// bore marks: it is kept for their sake, holds archived entries only, and
	// comes back when its location is imported again.
	Removed bool `json:"removed,omitempty"`
}
