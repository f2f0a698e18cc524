package library

import (
	"strings"

	"kotae/backend/faq"
)

// match recognises the old entries of a source in a new version of it: it gives
// for each new entry the place of its old one, or -1. No old entry is used
// twice. Live entries go before archived ones where both would do; the caller
// orders old so.
//
// Rules are tried one after the other, each over all entries that are still
// without a partner, the surest first. Where several have the same key, they
// pair up in their order, which is what keeps apart the same question asked
// twice on a page; but an answer alone tells an entry only if it is the only one.
//
//	old            new             rule
//	A "cost?" 1 ─── A "cost?" 1    same place, same answer
//	A "limit?" 2 ── A "limit?" 5   same place, other answer
//	A "move?" 3 ─── B "move?" 3    elsewhere in the source
//	A "stop?" 4 ─── A "end?" 4     reworded: the same answer in the same document
func match(old, new []faq.Entry) []int {
	partner := make([]int, len(new))
	for i := range partner {
		partner[i] = -1
	}
	used := make([]bool, len(old))
	for _, rule := range matchRules {
		waiting := map[string][]int{}
		for i := range old {
			if !used[i] {
				key := rule.key(&old[i])
				waiting[key] = append(waiting[key], i)
			}
		}
		if len(waiting) == 0 {
			break
		}
		candidates := map[string]int{}
		if rule.unique {
			for i := range new {
				if partner[i] < 0 {
					candidates[rule.key(&new[i])]++
				}
			}
		}
		for i := range new {
			if partner[i] >= 0 {
				continue
			}
			key := rule.key(&new[i])
			queue := waiting[key]
			if len(queue) == 0 || rule.unique && (len(queue) > 1 || candidates[key] > 1) {
				continue
			}
			partner[i], waiting[key] = queue[0], queue[1:]
			used[queue[0]] = true
		}
	}
	return partner
}

// A matchRule pairs the entries that share a key.
type matchRule struct {
	key    func(*faq.Entry) string
	unique bool // only where one old and one new entry have the key
}

var matchRules = []matchRule{
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), question(e), answer(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Document, question(e), answer(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), question(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Document, question(e)) }},
	{key: func(e *faq.Entry) string { return join(question(e), answer(e)) }},
	{key: func(e *faq.Entry) string { return question(e) }},
	{key: func(e *faq.Entry) string { return join(e.Document, answer(e)) }, unique: true},
	{key: answer, unique: true},
}

func join(parts ...string) string { return strings.Join(parts, "\x00") }

func category(e *faq.Entry) string { return strings.Join(e.Category, "\x01") }

func answer(e *faq.Entry) string { return string(e.Fingerprint[:]) }

// question is the key of an entry's question; one that has only punctuation is
// its own key.
func question(e *faq.Entry) string {
	if key := faq.QuestionKey(e.Question); key != "" {
		return key
	}
	return e.Question
}
