package faq

import "encoding/hex"

// A Fingerprint identifies what a reader sees of an answer: SHA-256 over its
// words and the hashes of its images. White space, Markdown syntax and front
// matter do not enter it.
type Fingerprint [32]byte

// IsZero reports whether f was never set.
func (f Fingerprint) IsZero() bool { return f == Fingerprint{} }

// MarshalText gives f as 64 hexadecimal digits.
func (f Fingerprint) MarshalText() ([]byte, error) {
	return []byte(hex.EncodeToString(f[:])), nil
}

// UnmarshalText reads what MarshalText wrote.
func (f *Fingerprint) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(f)) {
		return hex.ErrLength
	}
	_, err := hex.Decode(f[:], text)
	return err
}

// An Entry is one question with what is needed to list and find it. Its text
// lies beside it as [Body]: lists never load it.
type Entry struct {
	ID       EntryID  `json:"id"`
	Source   SourceID `json:"source"`
	Document string   `json:"document"` // Document.Path
	Class    Class    `json:"class"`
	Question string   `json:"question"` // plain text on one line, never empty
	// Category is the path of headings that the question stands under, below
	// the page itself, outermost first.
	Category []string `json:"category,omitempty"`
	// Tags are its own, besides those of its document.
	Tags []string `json:"tags,omitempty"`
	// Line is the line of the question in its document, counted from 1.
	Line int `json:"line"`
	// Anchor is the fragment of the question in the published page, without
	// "#", or "" when it has none.
	Anchor      string      `json:"anchor,omitempty"`
	Fingerprint Fingerprint `json:"fingerprint"`
	Images      []Image     `json:"images,omitempty"`
	// Archived says that the source no longer has the entry; it is kept because
	// of its mark.
	Archived bool `json:"archived,omitempty"`
}

// A Body is the text of an entry, in Markdown. Detail is what the page says of
// the question before the answer starts; it is mostly empty.
type Body struct {
	Detail string
	Answer string
}

// An Image is a picture that an entry shows, as it was found at import.
type Image struct {
	Ref string `json:"ref"` // as the Markdown or HTML writes it
	// Hash is the hexadecimal SHA-256 of the bytes, under which they are
	// stored, or "" when the picture was not found or not usable.
	Hash   string `json:"hash,omitempty"`
	Width  int    `json:"width,omitempty"`  // pixels
	Height int    `json:"height,omitempty"` // pixels
}
