package library

import "slices"

// How near two entries are is a sum of evidence: what the likeness of their
// questions says and that of their answers, each by how much text there is
// (see profile), and what their places say: 0.2 for the same document, and in
// it 0.075 for each side on which both stand beside the same recognised entry.
//
//	old                            new                             question answer
//	夜間に端末を停止する方法           端末を夜間に止めるには             0.38   0.82 mended   1.20
//	How long are copies kept?      … kept, and how do I restore …   0.53   0.62 mended   1.16
//	通知を有効にするには              同期を有効にするには               0.78   0.26 short    1.03
//	… restore a bakup of my data?  … restore a backup of my data?   0.91  -0.15 another  0.76
//	Windows 10 で端末を登録するには    Windows 11 で端末を登録するには     0.47  -0.15 another  0.32
//
// In the same document the first three are enough anywhere, the fourth only in
// its old place, the last nowhere; in another document of the source none is.
//
// The numbers were found on two things. On 50 pairs of revisions of nine FAQ pages
// as they were really edited, 666 of the 667 entries that are still there are
// recognised, and none is taken for another. And where entries are taken out of
// either side of these pages and of six more sources at random, so that what is
// nearest is another question, none of 21,325 new entries inherits from one.
const (
	enough          = 1.1   // in the same document
	enoughElsewhere = 1.4   // in another document of the source
	documentWeight  = 0.2   // of the same document
	sideWeight      = 0.075 // of each side of the place that agrees

	// A pair must be better by this than any other that either of both could
	// make; else it is left open.
	margin = 0.05

	// nearRounds bounds how often pairing goes on with the places that the last
	// round found; most refreshes need two.
	nearRounds = 8
)

// A nearPair is an old and a new entry that may be the same.
type nearPair struct {
	old, new int     // places in matcher.old and matcher.new
	kin      bool    // of kin documents
	texts    float64 // evidence of question and answer
	evidence float64 // that and what the place says
}

// near pairs entries that are nearly the same, the likest first; of the old ones
// only the archived or only the live ones.
func (m *matcher) near(archived bool) error {
	old, new := m.left(archived)
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	c, err := m.newCandidates(old, new)
	if err != nil {
		return err
	}
	pairs := c.pairs()
	for range nearRounds {
		m.weigh(pairs)
		if !m.pairBest(pairs) {
			break
		}
		pairs = slices.DeleteFunc(pairs, func(p nearPair) bool {
			return m.heir[p.old] != alone || m.ancestor[p.new] != alone
		})
	}
	return nil
}

// weigh adds the evidence of their places, as they are known by now, to that of
// the texts.
func (m *matcher) weigh(pairs []nearPair) {
	before, after := m.placesOfBoth()
	for i := range pairs {
		p := &pairs[i]
		p.evidence = p.texts
		if p.kin {
			p.evidence += documentWeight + sideWeight*float64(before[p.old].agreeing(after[p.new]))
		}
	}
}

// pairBest makes one of each two entries that are enough like each other, and
// more so than either is like any other; it reports whether there were any.
func (m *matcher) pairBest(pairs []nearPair) bool {
	ofOld, ofNew := map[int]best{}, map[int]best{}
	for _, p := range pairs {
		ofOld[p.old] = ofOld[p.old].then(p.evidence)
		ofNew[p.new] = ofNew[p.new].then(p.evidence)
	}
	paired := false
	for _, p := range pairs {
		needed := enoughElsewhere
		if p.kin {
			needed = enough
		}
		if p.evidence >= needed && ofOld[p.old].clearly(p.evidence) && ofNew[p.new].clearly(p.evidence) {
			m.pair(p.old, p.new)
			paired = true
		}
	}
	return paired
}

// best is the evidence of the best pair of an entry and of the second best.
type best struct{ first, second float64 }

// then takes the evidence of a further pair.
func (b best) then(evidence float64) best {
	return best{max(b.first, evidence), max(b.second, min(b.first, evidence))}
}

// clearly reports whether evidence is that of the best pair, and no other comes
// near it.
func (b best) clearly(evidence float64) bool {
	return evidence == b.first && b.first >= b.second+margin
}
