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
	KindArchive Kind = "archive" // a zip, a tar or a compressed tar
	KindURL     Kind = "url"     // a page or an archive behind an address
	KindGitHub  Kind = "github"  // a repository on GitHub, a folder or a file of one
	KindStarter Kind = "starter" // the FAQs that the program brings along
)

// StarterLocation is the location of the source that the program brings along.
const StarterLocation = "starter:"

// Validators are what a server said of the version of a file that it sent. They
// are given back with the next request, so that it sends a newer version only.
type Validators struct {
	ETag         string `json:"etag,omitempty"`         // as sent, with its quotation marks
	LastModified string `json:"lastModified,omitempty"` // as sent
}

// IsZero reports whether the server said nothing.
func (v Validators) IsZero() bool { return v == Validators{} }

// A Source is what the user added: a file, a folder, an archive, an address or
// the starter FAQs. It can be refreshed and removed.
type Source struct {
	ID   SourceID `json:"id"`
	Kind Kind     `json:"kind"`
	// Location is the absolute path in the form of the operating system, the
	// address, or [StarterLocation]. Two sources of a library never share one.
	// An address has its scheme and host in lower case and a path, and has no
	// default port, user name, password or fragment:
	// "https://example.com/faq.html?lang=ja".
	Location string `json:"location"`
	Title    string `json:"title"`
	// Validators are those of the version that was imported last from an
	// address. They are zero for other sources.
	Validators Validators `json:"validators,omitzero"`
	// Base is the address below which the site of the source publishes its
	// documents ("https://example.com/blog/", always with a trailing slash), or
	// "" when it is not known. A document's address is Base + Document.Permalink.
	Base string `json:"base,omitempty"`
	// Choices are how documents are to be read, by path, where the user
	// overruled what they were taken for.
	Choices map[string]Choice `json:"choices,omitempty"`
	// Stamp tells one state of the source's files from another without reading
	// them; "" when it is not known.
	Stamp string `json:"stamp,omitempty"`
	// Managed says that an administrator brought the source along; it is not the
	// user's to remove.
	Managed   bool      `json:"managed,omitempty"`
	Added     time.Time `json:"added"`
	Refreshed time.Time `json:"refreshed"`
	// Removed says that the user removed the source while some of its entries
	// bore marks: it is kept for their sake, holds archived entries only, and
	// comes back when its location is imported again.
	Removed bool `json:"removed,omitempty"`
}
