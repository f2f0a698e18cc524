package library

import "kotae/backend/faq"

// A matcher recognises the old entries of a source in a new version of it. An
// old entry has at most one heir, and a new one at most one ancestor.
//
// Rules are tried one after the other, each over all entries that are still
// alone, the surest first. An entry that several could be, and that its place
// between its neighbours does not decide, stays alone: a note under the wrong
// answer is worse than an entry that counts as new.
//
//	old               new                  recognised by
//	A "cost?"   1 ─── A "cost?"   1        place, question and answer  (exactRules)
//	A "limit?"  2 ─── A "limit?"  5        place and question
//	A "Move?"   3 ─── A "move"    6        the folded question
//	A "size?"   4 ─── B "size?"   4        question and answer elsewhere
//	A "stop?"   7 ─── A "end?"    7'       nearly the same answer      (near)
//	A "same?"   8 ─── A "same?"   8″       the order between neighbours that
//	A "same?"   9 ─── A "same?"   9″       are recognised              (inOrder)
//
// Headers decide nearly all of a refresh; only what they leave alone is read and
// compared, through an index, never all with all. Of 100,000 entries that takes
// 0.2 s where nothing changed, 0.5 s where every twentieth did in question and
// answer, and 7 s where all did (BenchmarkMatch, texts in memory).
//
// The live entries of old go before the archived ones as long as they are
// compared by the same kind of rule: an archived entry that comes back word for
// word goes before a live one that is only like it.
type matcher struct {
	old, new []faq.Entry // each document's entries together, in its order
	bodies   bodies
	ancestor []int // of each new entry, its place in old, or alone
	heir     []int // of each old entry, its place in new, or alone
}

// alone is the partner of an entry that has none.
const alone = -1

// bodies gives the texts that entries are compared by. They are asked for only
// where headers do not decide: of each entry that is left, at most twice.
type bodies struct {
	old func(faq.EntryID) (faq.Body, error)
	new func(n int) (faq.Body, error) // of the new entry in place n
}

// match gives for each new entry the place of the old one that it is, or alone.
// The entries of a document stand together and in its order on both sides, the
// live ones of old before the archived ones. Errors are those of bodies.
func match(old, new []faq.Entry, b bodies) ([]int, error) {
	m := &matcher{old: old, new: new, bodies: b, ancestor: make([]int, len(new)), heir: make([]int, len(old))}
	for i := range m.ancestor {
		m.ancestor[i] = alone
	}
	for i := range m.heir {
		m.heir[i] = alone
	}
	for _, archived := range []bool{false, true} {
		for _, rule := range exactRules {
			rule.apply(m, archived)
		}
	}
	if err := m.near(false); err != nil {
		return nil, err
	}
	m.inOrder()
	if err := m.near(true); err != nil {
		return nil, err
	}
	return m.ancestor, nil
}

// pair makes two entries one.
func (m *matcher) pair(old, new int) { m.ancestor[new], m.heir[old] = old, new }

// left gives the places of the entries that are still alone; of the old ones
// only the archived or only the live ones.
func (m *matcher) left(archived bool) (old, new []int) {
	for i := range m.old {
		if m.heir[i] == alone && m.old[i].Archived == archived {
			old = append(old, i)
		}
	}
	for i := range m.new {
		if m.ancestor[i] == alone {
			new = append(new, i)
		}
	}
	return old, new
}
