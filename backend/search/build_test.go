package search

// build makes an index of entries that are named by their place.
func build(entries []Entry) *Index { return buildWith(entries, Lexicon{}) }

func buildWith(entries []Entry, l Lexicon) *Index {
	for i := range entries {
		entries[i].Ref = i
	}
	return Build(entries, l)
}
