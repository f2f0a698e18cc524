package library

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/readings"
	"kotae/backend/render"
	"kotae/backend/store"
)

// How words are read is learnt after an import, since it takes longer than the
// import itself and searching works without, for kana and letters alone. What is
// known lies in the store, for each source: its vocabulary, and which texts it
// comes from. So whatever stops the learning, it goes on where it was, and of a
// refresh only the texts that it changed are read.
//
//	the store knows of s1   words of the texts 7a 81 c2
//	s1 has the entries      7a 81 d5 e0
//	to be read              d5 e0
//
// Words of texts that are gone stay, until more of them are gone than are left;
// then the source is read as if nothing were known.

// lessonBytes is how much text is read at a time: a second or two of work, which
// is what cancelling loses.
const lessonBytes = 2 << 20

// A lesson is a source of which texts are still to be read.
type lesson struct {
	source faq.SourceID
	words  readings.Vocabulary
	known  map[uint64]bool // digests of the texts that words comes from
	left   []*faq.Entry
}

// PendingReadings gives, for each source that has some, the number of entries
// whose words are still to be learnt.
func (l *Library) PendingReadings() (map[faq.SourceID]int, error) {
	lessons, err := l.lessons(l.current())
	pending := map[faq.SourceID]int{}
	for _, s := range lessons {
		pending[s.source] = len(s.left)
	}
	return pending, err
}

// LearnReadings finds out how the words of all entries are read, as far as that
// is not known, so that they are found by kana and romaji; searches know it when
// LearnReadings returns. It works in this goroutine alone, gives way to whoever is
// typing, and takes 130 MB meanwhile. Progress, which may be nil, is told how many
// entries of all that are to be read it has read. When ctx ends it gives
// CodeCancelled, and what was learnt by then is kept.
func (l *Library) LearnReadings(ctx context.Context, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	l.learning.Lock()
	defer l.learning.Unlock()
	if err := l.learn(ctx, progress); err != nil {
		return err
	}
	if !l.learning.unindexed {
		return nil
	}
	err := l.current().index.know(l.lexicon)
	l.learning.unindexed = err != nil
	return err
}

func (l *Library) learn(ctx context.Context, progress func(done, total int)) error {
	var reader readings.Reader
	defer reader.Close()
	done := 0
	var last *catalog
	for c := l.current(); c != last; c = l.current() { // an import may bring more in the meantime
		last = c
		lessons, err := l.lessons(c)
		if err != nil {
			return err
		}
		total := done
		for _, s := range lessons {
			total += len(s.left)
		}
		if total > done {
			progress(done, total)
		}
		for _, s := range lessons {
			for len(s.left) > 0 {
				before := len(s.left)
				if err := l.study(ctx, c, s, &reader); err != nil {
					return err
				}
				done += before - len(s.left)
				progress(done, total)
			}
		}
	}
	return nil
}

// lessons gives the sources of a catalog of which there is something to learn.
func (l *Library) lessons(c *catalog) ([]*lesson, error) {
	lessons := map[faq.SourceID]*lesson{}
	before := map[faq.SourceID]map[uint64]bool{}
	for id := range c.sources {
		lessons[id] = &lesson{source: id, words: readings.Vocabulary{}, known: map[uint64]bool{}}
	}
	err := l.store.View(func(tx *store.Tx) error {
		return tx.Readings(func(id faq.SourceID, r store.Readings) error {
			s, ok := lessons[id]
			words, err := readings.Parse(r.Words)
			if !ok || err != nil { // words of a version with other rules are learnt again
				return nil
			}
			s.words, before[id] = words, make(map[uint64]bool, len(r.Texts))
			for _, digest := range r.Texts {
				before[id][digest] = true
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	edition := readings.Edition()
	all := map[faq.SourceID][]*faq.Entry{}
	for i := range c.entries {
		e := &c.entries[i]
		all[e.Source] = append(all[e.Source], e)
		s, digest := lessons[e.Source], c.digest(e, edition)
		if before[e.Source][digest] {
			s.known[digest] = true
		} else {
			s.left = append(s.left, e)
		}
	}
	var open []*lesson
	for _, id := range c.order {
		s := lessons[id]
		if len(s.left) == 0 {
			continue
		}
		if 2*len(s.known) < len(before[id]) {
			s.words, s.known, s.left = readings.Vocabulary{}, map[uint64]bool{}, all[id]
		}
		open = append(open, s)
	}
	return open, nil
}

// digest identifies the text of an entry that is read, and the words that it was
// read with.
func (c *catalog) digest(e *faq.Entry, edition uint64) uint64 {
	h := fnv.New64a()
	h.Write(binary.BigEndian.AppendUint64(nil, edition))
	h.Write(e.Fingerprint[:])
	for _, part := range c.labelled(e) {
		h.Write([]byte(part + "\x00"))
	}
	return h.Sum64()
}

// labelled gives the texts of an entry apart from its body.
func (c *catalog) labelled(e *faq.Entry) []string {
	return slices.Concat([]string{e.Question}, e.Category, c.tags(e))
}

// study reads the next texts of a lesson and keeps what it learns.
func (l *Library) study(ctx context.Context, c *catalog, s *lesson, reader *readings.Reader) error {
	var texts []string
	var digests []uint64
	edition := readings.Edition()
	n := 0
	for size := 0; n < len(s.left) && size < lessonBytes; n++ {
		e := s.left[n]
		digests = append(digests, c.digest(e, edition))
		body, err := l.body(e.ID)
		if faq.CodeOf(err) == faq.CodeNoEntry {
			continue // an import took it away
		}
		if err != nil {
			return err
		}
		text := strings.Join(c.labelled(e), "\n") + "\n" + render.Text(body, c.hardBreaks(e))
		texts = append(texts, text)
		size += len(text)
	}
	words, err := reader.Read(ctx, func(yield func(string) bool) {
		for _, text := range texts {
			l.learning.giveWay(ctx)
			if !yield(text) {
				return
			}
		}
	})
	if err != nil {
		if ctx.Err() != nil {
			return faq.Wrap(err, faq.CodeCancelled)
		}
		return err
	}
	was := s.words.Text()
	s.words.Add(words)
	s.left = s.left[n:]
	for _, digest := range digests {
		s.known[digest] = true
	}
	if err := l.keepReadings(s); err != nil {
		return err
	}
	l.learning.unindexed = l.learning.unindexed || s.words.Text() != was
	return nil
}

// keepReadings writes what is known of a source, unless it is gone.
func (l *Library) keepReadings(s *lesson) error {
	r := store.Readings{Words: s.words.Text(), Texts: slices.Sorted(maps.Keys(s.known))}
	return l.store.Update(func(tx *store.Tx) error {
		sources, err := tx.Sources()
		if err != nil || !slices.ContainsFunc(sources, func(known faq.Source) bool { return known.ID == s.source }) {
			return err
		}
		return tx.PutReadings(s.source, r)
	})
}
