package faq

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"unicode"
)

// EntryID names an entry for life: ten characters of a–z and 2–7.
type EntryID string

var idAlphabet = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewEntryID gives the ID of a question that is seen for the first time, out of
// the path of its document and its text. Two libraries that import the same FAQ
// so give the same IDs, and links between colleagues work. taken says which IDs
// are in use, by live and archived entries alike: the same question a second
// time, or an entry that was reworded into it long ago, makes a further one.
//
// The ID is never computed again: after a rename or a rewording it stays.
func NewEntryID(document, question string, taken func(EntryID) bool) EntryID {
	for n := 0; ; n++ {
		sum := sha256.Sum256([]byte(document + "\x00" + question + "\x00" + strconv.Itoa(n)))
		// 50 bits: at 100,000 entries the first try is taken once in 10 million.
		id := EntryID(idAlphabet.EncodeToString(sum[:])[:10])
		if !taken(id) {
			return id
		}
	}
}

// Valid reports whether id has the form of an entry ID.
func (id EntryID) Valid() bool {
	return len(id) == 10 && strings.IndexFunc(string(id), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '2' && r <= '7')
	}) < 0
}

// QuestionKey is the form in which questions and titles of a page are compared:
// lower case, without white space and punctuation. It may be empty.
func QuestionKey(question string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, question)
}
