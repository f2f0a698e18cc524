package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isRecord reports whether a map is a question with its answer.
func (c *collector) isRecord(n *node) bool {
	if n.kind != mapNode {
		return false
	}
	var question, answer *node
	strict, asked := false, false
	for i, m := range c.meanings(n) {
		item := n.items[i]
		switch m.role {
		case roleQuestion, roleTitle:
			if isText(item) {
				question = cmp.Or(question, item)
				strict, asked = strict || m.strict, asked || m.strict
			}
		case roleAnswer:
			answer = cmp.Or(answer, item)
			strict = strict || m.strict
		}
	}
	if question == nil || answer == nil || !strict {
		return false
	}
	text := answer.markdown()
	if meanings[key(text)].role != roleNone || meanings[key(question.markdown())].role != roleNone {
		return false // the words of a program's window: {"question": "Question", "answer": "Answer"}
	}
	return asked || isProse(text) // a "resolution" may be 1920x1080
}

// isText reports whether a value is a text or a list of nothing but texts, as of
// a question with other ways to put it.
func isText(n *node) bool {
	if n.kind == listNode {
		return len(n.items) > 0 && !slices.ContainsFunc(n.items, func(item *node) bool { return item.kind != textNode })
	}
	return n.kind == textNode
}

// isProse reports whether a text is more than a name or a number.
func isProse(text string) bool {
	return strings.ContainsAny(strings.TrimSpace(text), " \n") ||
		strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
}

// isDictionary reports whether the keys of a map are questions and its values
// their answers.
func isDictionary(n *node) bool {
	if n.kind != mapNode || len(n.keys) < 2 {
		return false
	}
	for i, key := range n.keys {
		if !isQuestion(key) || !strings.Contains(norm.NFKC.String(key), "?") || n.items[i].kind != textNode {
			return false
		}
	}
	return true
}

// recordOf takes the fields of a map. A key that means nothing is kept if it has
// prose: what stands before the answer belongs to the question, such as its
// choices, what stands behind to the answer.
func (c *collector) recordOf(n *node) record {
	r := record{line: n.line}
	asked, answered := false, false
	meant := c.meanings(n)
	for i, name := range n.keys {
		item, m := n.items[i], meant[i]
		text := item.markdown()
		f := recordField{name: fieldName(name), meaning: m, text: text, raw: text}
		switch {
		case strings.TrimSpace(text) == "":
			continue
		case m.role == roleNone:
			if !isText(item) || !isProse(text) {
				continue
			}
			f.role, f.rank = roleAfter, unnamedRank
			if !answered {
				f.role, f.text = roleQuestion, labelled(f.name, text)
			}
		case m.role == roleAnswer:
			answered = true
		case (m.role == roleQuestion || m.role == roleTitle) && item.kind == listNode:
			f.raw, f.text = item.items[0].str(), item.items[0].str()
			if len(item.items) > 1 {
				others := (&node{kind: listNode, items: item.items[1:]}).markdown()
				r.fields = append(r.fields, recordField{name: f.name, meaning: meaning{role: roleQuestion, rank: unnamedRank}, text: others, raw: others})
			}
		case (m.role == roleTags || m.role == roleCategory) && item.kind == listNode:
			var values []string
			for _, value := range item.items {
				values = append(values, oneLine(value.str()))
			}
			f.raw = strings.Join(values, ",")
		}
		if (m.role == roleQuestion || m.role == roleTitle) && !asked {
			asked = true
			r.line = max(r.line, item.line) // the first key may be another one; an alias stands elsewhere
		}
		r.fields = append(r.fields, f)
	}
	return r
}

// unnamedRank puts a field behind all that have a name.
const unnamedRank = 1 << 20

// fieldName is what a key is called in an answer: "explanation" is "Explanation".
func fieldName(key string) string {
	key = strings.ReplaceAll(key, "_", " ")
	if key != "" && 'a' <= key[0] && key[0] <= 'z' {
		key = string(key[0]-'a'+'A') + key[1:]
	}
	return key
}
