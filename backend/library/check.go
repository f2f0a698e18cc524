package library

import "kotae/backend/store"

// Findings are what Check found out.
type Findings struct {
	Entries  int      `json:"entries"`  // readable ones, archived ones among them
	Marks    int      `json:"marks"`    // readable ones
	Problems []string `json:"problems"` // in English; empty: all is well
}

// Check verifies the library file at path, which must not be open, and changes
// nothing. structure, which may be nil, is bbolt's own check, made in another
// process: see [CheckStructure]. The error says why the file could not be looked
// at.
func Check(path string, structure func(path string) ([]string, error)) (Findings, error) {
	found, err := store.Verify(path, store.Options{Check: structure})
	return Findings{found.Entries, found.Marks, nonNil(found.Problems)}, err
}

// CheckStructure is bbolt's own check of the file at path. A damaged file can
// make it hang or crash: run it in a process that may be lost.
func CheckStructure(path string) ([]string, error) { return store.CheckStructure(path) }

// Restore makes the copy in the file from the library at path, which must not be
// open, and gives the name under which the present one is kept, "" when there
// was none. The codes are those of [store.Restore].
func Restore(from, path string) (aside string, err error) {
	return store.Restore(from, path, store.Options{})
}
