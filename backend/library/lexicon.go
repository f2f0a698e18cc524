package library

import (
	"kotae/backend/faq"
	"kotae/backend/readings"
	"kotae/backend/search"
	"kotae/backend/store"
)

// lexicon gives what searches know besides the entries: the readings that were
// learnt so far, and the aliases.
func (l *Library) lexicon() (search.Lexicon, error) {
	var known []readings.Vocabulary
	var lexicon search.Lexicon
	err := l.store.View(func(tx *store.Tx) error {
		aliases, err := tx.Aliases()
		for _, a := range aliases {
			lexicon.Aliases = append(lexicon.Aliases, search.Alias(a))
		}
		if err != nil {
			return err
		}
		return tx.Readings(func(_ faq.SourceID, r store.Readings) error {
			words, err := readings.Parse(r.Words)
			if err == nil { // else LearnReadings makes them anew
				known = append(known, words)
			}
			return nil
		})
	})
	lexicon.Readings = func(yield func(string, string) bool) {
		for _, words := range known {
			for word, reading := range words.All() {
				if !yield(word, reading) {
					return
				}
			}
		}
	}
	return lexicon, err
}
