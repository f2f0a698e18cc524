package faq

import "time"

// State is the read state of an entry.
type State string

// The read states.
const (
	StateUnread  State = "unread"  // never opened, or set back
	StateRead    State = "read"    // opened since the answer last changed
	StateUpdated State = "updated" // the answer changed after it was read
)

// A Mark is what the user did with one entry. The zero Mark is that of an entry
// nobody touched, and is not stored.
type Mark struct {
	Bookmarked time.Time `json:"bookmarked,omitzero"` // when, zero: not bookmarked
	Read       time.Time `json:"read,omitzero"`       // when last read, zero: unread
	// ReadFingerprint is that of the version that was read.
	ReadFingerprint Fingerprint `json:"readFingerprint,omitzero"`
	Note            string      `json:"note,omitempty"` // Markdown
	Opened          time.Time   `json:"opened,omitzero"`
	Opens           int         `json:"opens,omitempty"` // how often it was opened
}

// IsZero reports whether m says nothing, so that its entry may be deleted.
func (m Mark) IsZero() bool { return m == Mark{} }

// State gives the read state of the entry that bears m and now has fingerprint f.
func (m Mark) State(f Fingerprint) State {
	switch {
	case m.Read.IsZero():
		return StateUnread
	case m.ReadFingerprint != f:
		return StateUpdated
	}
	return StateRead
}

// SetRead makes m the mark of an entry whose version f was read at the given
// time; SetUnread forgets that it ever was.
func (m *Mark) SetRead(f Fingerprint, at time.Time) { m.Read, m.ReadFingerprint = at, f }

// SetUnread forgets that the entry was read.
func (m *Mark) SetUnread() { m.Read, m.ReadFingerprint = time.Time{}, Fingerprint{} }
