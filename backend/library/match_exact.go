package library

import (
	"strings"

	"kotae/backend/faq"
)

// An exactRule pairs entries that have the same key.
type exactRule struct {
	key func(*faq.Entry) string // "" for an entry that the rule does not touch
	// alike says that entries with the same key are the same to a reader, so
	// that several pair up in their order. Otherwise a key pairs only where one
	// old and one new entry have it; what is left is for near and inOrder.
	alike bool
}

var exactRules = []exactRule{
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), e.Question, answer(e)) }, alike: true},
	{key: func(e *faq.Entry) string { return join(e.Document, e.Question, answer(e)) }, alike: true},
	{key: func(e *faq.Entry) string { return join(e.Document, category(e), e.Question) }},
	{key: func(e *faq.Entry) string { return join(e.Document, e.Question) }},
	{key: func(e *faq.Entry) string { return join(e.Document, folded(e)) }},
	{key: func(e *faq.Entry) string { return join(e.Question, answer(e)) }, alike: true},
	{key: func(e *faq.Entry) string {
		if weight(folded(e), telling) < 1 {
			return "" // "Price" elsewhere is another product's
		}
		return e.Question
	}},
}

// apply pairs what the rule can among the entries that are alone; of the old
// ones only the archived or only the live ones.
func (r exactRule) apply(m *matcher, archived bool) {
	old, new := m.left(archived)
	if len(old) == 0 || len(new) == 0 {
		return
	}
	waiting := map[string][]int{}
	for _, i := range old {
		if key := r.key(&m.old[i]); key != "" {
			waiting[key] = append(waiting[key], i)
		}
	}
	asking := make(map[string][]int, len(waiting))
	for _, i := range new {
		if key := r.key(&m.new[i]); waiting[key] != nil {
			asking[key] = append(asking[key], i)
		}
	}
	for key, news := range asking {
		olds := waiting[key]
		if !r.alike && (len(olds) > 1 || len(news) > 1) {
			continue
		}
		for n := range min(len(olds), len(news)) {
			m.pair(olds[n], news[n])
		}
	}
}

func join(parts ...string) string { return strings.Join(parts, "\x00") }

func category(e *faq.Entry) string { return strings.Join(e.Category, "\x01") }

func answer(e *faq.Entry) string { return string(e.Fingerprint[:]) }

// folded is the key of an entry's question; one that has only punctuation is
// its own key.
func folded(e *faq.Entry) string {
	if key := fold(e.Question); key != "" {
		return key
	}
	return e.Question
}
