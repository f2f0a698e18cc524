package faq

import "time"

// A Briefing is what the last refresh of a source that found something new
// changed. A source that was only just added has none: all of it is new.
type Briefing struct {
	Source SourceID  `json:"source"`
	At     time.Time `json:"at"` // of the refresh
	// Changes stand in source order, those that are gone at the end. They are
	// at most MaxChanges; Left says how many more there were.
	Changes []Change `json:"changes"`
	Left    int      `json:"left,omitempty"`
}

// MaxChanges bounds a briefing: nobody reads on.
const MaxChanges = 1000

// A Change is what became of one entry.
type Change struct {
	Kind     ChangeKind `json:"kind"`
	Entry    EntryID    `json:"entry"` // which a removed one no longer has, but had
	Question string     `json:"question"`
	Document string     `json:"document"` // path, of a removed entry the former one
	// Before is the former question of an updated entry, where it was another,
	// and the former document of a moved one.
	Before string `json:"before,omitempty"`
}

// ChangeKind says in which way an entry changed.
type ChangeKind string

// The kinds of change. An entry changes in one way only, the first that holds.
const (
	ChangeAdded    ChangeKind = "added"    // new, or back from the archive
	ChangeUpdated  ChangeKind = "updated"  // question or answer say something else
	ChangeMoved    ChangeKind = "moved"    // stands in another document
	ChangeArchived ChangeKind = "archived" // gone, kept because of its mark
	ChangeRemoved  ChangeKind = "removed"  // gone, nobody had marked it
)
