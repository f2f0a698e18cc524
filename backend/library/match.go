package library

import (
	"strings"

	"kotae/backend/faq"
)

// match recognises the old entries of a source in a new version of it: it gives
// for each new entry the place of its old one, or -1. No old entry is used
// twice. The live entries of old go before the archived ones.
//
// Rules are tried one after the other, each over all entries that are still
// without a partner, the surest first. Where several have the same key, they
// pair up in their order, which is what keeps apart the same question asked
// twice on a page. The weaker rules take an entry only if it is the only one of
// its key on both sides.
//
//	old            new             rule
//	A "cost?" 1 ─── A "cost?" 1    same place, same answer
//	A "limit?" 2 ── A "limit?" 5   same place, other answer
//	A "Move?" 3 ─── A "move" 6     same place, other spelling of the question
//	A "size?" 4 ─── B "size?" 4    elsewhere in the source
//	A "stop?" 7 ─── A "end?" 7     reworded: the same answer in the same document
func match(old, new []faq.Entry) []int {
	partner := make([]int, len(new))
	for i := range partner {
		partner[i] = -1
	}
	used := make([]bool, len(old))
	for _, archived := range []bool{false, true} {
		for _, rule := range matchRules {
			rule.apply(old, new, partner, used, archived)
		}
	}
	return partner
}

// A matchRule pairs the entries that share a key.
type matchRule struct {
	key    func(*faq.Entry) string
	unique bool // only where one old and one new entry have the key
}

// apply pairs what the rule can among the entries without a partner; of the old
// ones only the archived or only the live ones.
func (r matchRule) apply(old, new []faq.Entry, partner []int, used []bool, archived bool) {
	waiting := map[string][]int{}
	for i := range old {
		if !used[i] && old[i].Archived == archived {
			key := r.key(&old[i])
			waiting[key] = append(waiting[key], i)
		}
	}
	if len(waiting) == 0 {
		return
	}
	asking := map[string]int{}
	for i := range new {
		if partner[i] < 0 {
			asking[r.key(&new[i])]++
		}
	}
	for i := range new {
		if partner[i] >= 0 {
			continue
		}
		key := r.key(&new[i])
		queue := waiting[key]
		if len(queue) == 0 || r.unique && (len(queue) > 1 || asking[key] > 1) {
			continue
		}
		partner[i], waiting[key] = queue[0], queue[1:]
		used[queue[0]] = true
	}
}

var matchRules = []matchRule{
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), e.Question, answer(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Document, e.Question, answer(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), e.Question) }},
	{key: func(e *faq.Entry) string { return join(e.Document, e.Question) }},
	{key: func(e *faq.Entry) string { return join(e.Document, folded(e)) }, unique: true},
	{key: func(e *faq.Entry) string { return join(e.Question, answer(e)) }},
	{key: func(e *faq.Entry) string { return e.Question }},
	{key: folded, unique: true},
	{key: func(e *faq.Entry) string { return join(e.Document, answer(e)) }, unique: true},
	{key: answer, unique: true},
}

func join(parts ...string) string { return strings.Join(parts, "\x00") }

func category(e *faq.Entry) string { return strings.Join(e.Category, "\x01") }

func answer(e *faq.Entry) string { return string(e.Fingerprint[:]) }

// folded is the key of an entry's question; one that has only punctuation is
// its own key.
func folded(e *faq.Entry) string {
	if key := faq.QuestionKey(e.Question); key != "" {
		return key
	}
	return e.Question
}
