package importer

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"kotae/backend/faq"
)

// The YAML parser is linear in its text as long as it only builds nodes (80,000
// keys of one mapping: 67 ms), stops at a nesting of 10,000 and does not follow
// aliases. What remains is memory: some 300 bytes a node.
const (
	// maxTreeMarks bounds the signs that begin a node, so that no file takes
	// more than some 200 MB. Text has few of them: the largest real FAQ has
	// 3,000.
	maxTreeMarks = 500_000
	// maxTreeDepth bounds the nesting that is looked at: a Learn FAQ has 5.
	maxTreeDepth = 50
)

// A node is a value of YAML or JSON: a text, a list or a map.
type node struct {
	line  int // in the file, from 1
	kind  nodeKind
	text  string  // of a text: as it is written; "" for null
	items []*node // of a list; of a map, the values in its order
	keys  []string
}

type nodeKind int

const (
	textNode nodeKind = iota
	listNode
	mapNode
)

// get gives the value of the first of the keys that a map has, or nil.
func (n *node) get(keys ...string) *node {
	if n == nil || n.kind != mapNode {
		return nil
	}
	for _, key := range keys {
		for i, k := range n.keys {
			if k == key {
				return n.items[i]
			}
		}
	}
	return nil
}

// str gives the text of a text, "" for everything else and for nil.
func (n *node) str() string {
	if n == nil || n.kind != textNode {
		return ""
	}
	return n.text
}

// checkTree gives CodeTooLarge for a text with more nodes than memory should be
// spent on.
func checkTree(text []byte) error {
	marks := 0
	for _, c := range text {
		switch c {
		case ',', ':', '-', '?', '[', '{', '*', '&':
			marks++
		}
	}
	if marks > maxTreeMarks {
		return faq.Errorf(faq.CodeTooLarge, marks, maxTreeMarks)
	}
	return nil
}

// parseYAML gives the first document of a YAML text, nil when it is empty.
// CodeUnreadable is what the parser rejects, with its reason.
func parseYAML(text []byte) (*node, error) {
	if err := checkTree(text); err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, faq.Wrap(err, faq.CodeUnreadable, err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	budget := maxTreeMarks
	return fromYAML(doc.Content[0], 0, &budget), nil
}

// fromYAML takes a value over. An alias is followed, within the budget of nodes
// that all of them together may make.
func fromYAML(y *yaml.Node, depth int, budget *int) *node {
	if *budget--; *budget < 0 || depth > maxTreeDepth {
		return &node{line: y.Line}
	}
	n := &node{line: y.Line}
	switch y.Kind {
	case yaml.AliasNode:
		aliased := *fromYAML(y.Alias, depth+1, budget)
		aliased.line = y.Line
		return &aliased
	case yaml.SequenceNode:
		n.kind = listNode
		for _, item := range y.Content {
			n.items = append(n.items, fromYAML(item, depth+1, budget))
		}
	case yaml.MappingNode:
		n.kind = mapNode
		for i := 0; i+1 < len(y.Content); i += 2 {
			value := fromYAML(y.Content[i+1], depth+1, budget)
			value.line = y.Content[i].Line // a text in a block starts below its key
			n.keys = append(n.keys, y.Content[i].Value)
			n.items = append(n.items, value)
		}
	case yaml.ScalarNode:
		if y.Tag != "!!null" {
			n.text = y.Value
		}
	}
	return n
}

// parseJSON gives the value of a JSON text. CodeUnreadable is what the decoder
// rejects, also something behind the value.
func parseJSON(text []byte) (*node, error) {
	if err := checkTree(text); err != nil {
		return nil, err
	}
	p := jsonReader{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), line: 1}
	p.decoder.UseNumber()
	root, err := p.value(0)
	if err == nil {
		if _, err = p.decoder.Token(); err == io.EOF {
			return root, nil
		}
	}
	return nil, faq.Wrap(err, faq.CodeUnreadable, "JSON")
}

// A jsonReader builds nodes from the tokens of a decoder and counts lines.
type jsonReader struct {
	text    []byte
	decoder *json.Decoder
	at      int // offset up to which lines are counted
	line    int
}

// next gives the next token and the line on which it ends.
func (p *jsonReader) next() (json.Token, int, error) {
	token, err := p.decoder.Token()
	end := int(p.decoder.InputOffset())
	p.line += bytes.Count(p.text[p.at:end], []byte("\n"))
	p.at = end
	return token, p.line, err
}

// errTooDeep is what JSON deeper than maxTreeDepth gives.
var errTooDeep = faq.Errorf(faq.CodeTooDeep)

func (p *jsonReader) value(depth int) (*node, error) {
	token, line, err := p.next()
	if err != nil {
		return nil, err
	}
	if depth > maxTreeDepth {
		return nil, errTooDeep
	}
	n := &node{line: line}
	switch token := token.(type) {
	case json.Delim:
		n.kind = listNode
		if token == '{' {
			n.kind = mapNode
		}
		for p.decoder.More() {
			line := 0
			if n.kind == mapNode {
				var name json.Token
				if name, line, err = p.next(); err != nil {
					return nil, err
				}
				n.keys = append(n.keys, name.(string))
			}
			item, err := p.value(depth + 1)
			if err != nil {
				return nil, err
			}
			if line > 0 {
				item.line = line
			}
			n.items = append(n.items, item)
		}
		_, _, err = p.next()
	case string:
		n.text = token
	case json.Number:
		n.text = token.String()
	case bool:
		n.text = map[bool]string{true: "true", false: "false"}[token]
	}
	return n, err
}

// markdown writes a value as the Markdown of an answer: texts as they are, lists
// as lists, maps as what their keys are called and say.
func (n *node) markdown() string {
	var parts []string
	switch n.kind {
	case textNode:
		return strings.Trim(n.text, "\n")
	case listNode:
		simple := true
		for _, item := range n.items {
			simple = simple && item.kind == textNode && !strings.Contains(strings.TrimSpace(item.text), "\n")
		}
		for _, item := range n.items {
			text := item.markdown()
			if text == "" {
				continue
			}
			if simple {
				text = "- " + strings.TrimSpace(text)
			}
			parts = append(parts, text)
		}
		if simple {
			return strings.Join(parts, "\n")
		}
	case mapNode:
		for i, item := range n.items {
			if text := item.markdown(); text != "" {
				parts = append(parts, labelled(n.keys[i], text))
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// labelled gives a text below what it is called, in bold.
func labelled(label, text string) string {
	return "**" + escapeMarkdown(oneLine(label)) + "**\n\n" + text
}
