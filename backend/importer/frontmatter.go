package importer

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

const (
	// maxFrontMatterBytes bounds what the YAML parser sees, which is quadratic
	// in keys: 64 KiB are far more than any real page has.
	maxFrontMatterBytes = 64 << 10
	// maxLabels bounds the tags and the categories of a page.
	maxLabels = 100
)

// frontMatter is what a page says about itself.
type frontMatter struct {
	present   bool
	damaged   bool // YAML rejected it, or a date that it gives is none
	title     string
	titleLine int       // counted from 1 in the file
	date      time.Time // in the zone that it was written in
	category  []string
	tags      []string
	permalink string
	id        string
	layout    string
	topic     string // ms.topic of Learn pages
	learn     bool   // has keys of Learn pages, which all start with "ms."
	draft     bool   // says that it is not published
}

// readFrontMatter reads the block between two lines "---" (YAML) or "+++" (TOML,
// of Hugo) at the start of text. Blank lines may stand before it. It gives the offset at which the Markdown
// starts, 0 when there is no front matter: a rule at the start of a page, with
// another one further down, is none.
func readFrontMatter(text []byte) (frontMatter, int) {
	start, end, next, mark := frontMatterBounds(text)
	if mark == "" {
		return frontMatter{}, 0
	}
	block := text[start:end]
	firstLine := 1 + bytes.Count(text[:start], []byte("\n"))
	parse, pattern := yamlFields, fieldLine
	if mark == "+++" {
		parse, pattern = tomlFields, tomlLine
	}
	fields, damaged := parse(block), false
	if fields == nil {
		fields, damaged = lineFields(block, pattern), true
	}
	if len(fields) == 0 && len(bytes.TrimSpace(block)) > 0 {
		return frontMatter{}, 0
	}
	m := frontMatter{present: true, damaged: damaged}
	for _, f := range fields {
		m.set(f, firstLine)
	}
	return m, next
}

// frontMatterBounds gives the block without its two lines, what follows it, and
// what its first line is; "" when there is no such block.
func frontMatterBounds(text []byte) (start, end, next int, mark string) {
	head := text[:min(len(text), maxFrontMatterBytes)]
	at := 0
	for line := range bytes.Lines(head) {
		from := at
		at += len(line)
		switch trimmed := strings.TrimRight(string(line), " \t\n"); {
		case mark == "" && trimmed == "":
		case mark == "" && (trimmed == "---" || trimmed == "+++"):
			mark, start = trimmed, at
		case mark == "":
			return 0, 0, 0, ""
		case trimmed == mark || mark == "---" && trimmed == "...":
			return start, from, at, mark
		}
	}
	return 0, 0, 0, ""
}

// A field is one entry of the front matter. Lists, nested ones too, are in
// values, outermost first; line counts from 0 within the block.
type field struct {
	key    string
	values []string
	list   bool
	line   int
}

// yamlFields reads block as a YAML mapping; nil when it is none. Values are
// taken as they are written: a title "2020" is no number, a date no date yet.
func yamlFields(block []byte) []field {
	var doc yaml.Node
	if yaml.Unmarshal(block, &doc) != nil {
		return nil
	}
	if doc.Kind == 0 { // nothing but comments
		return []field{}
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	fields := []field{}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		f := field{key: key.Value, list: value.Kind == yaml.SequenceNode, line: key.Line - 1}
		if value.Kind == yaml.MappingNode || f.list && key.Value == "title" {
			// Such as "title: [3 – 概要]" or "title: {{ title }}": no text for
			// YAML, but for its author.
			f.list = false
			f.values = rawValue(block, f.line)
		} else {
			f.values = scalars(value, nil, 0)
		}
		fields = append(fields, f)
	}
	return fields
}

// scalars flattens a value. Aliases are followed, so that depth and number must
// be bounded: "&a [*b, *b]" doubles with every level.
func scalars(n *yaml.Node, into []string, depth int) []string {
	switch {
	case depth > 8 || len(into) >= maxLabels:
	case n.Kind == yaml.ScalarNode && n.Tag != "!!null":
		into = append(into, n.Value)
	case n.Kind == yaml.AliasNode:
		into = scalars(n.Alias, into, depth+1)
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			into = scalars(item, into, depth+1)
			if len(into) >= maxLabels {
				break
			}
		}
	}
	return into
}

var (
	fieldLine = regexp.MustCompile(`^([A-Za-z_][\w.-]*)[ \t]*:[ \t]*(.*)$`)
	tomlLine  = regexp.MustCompile(`^([A-Za-z_][\w-]*)[ \t]*=[ \t]*(.*)$`)
	itemLine  = regexp.MustCompile(`^[ \t]*(?:-[ \t]+)+(.*)$`)
)

// lineFields reads line by line what the parser rejects: "key: value" (or with
// "="), a list in brackets behind the key or as "- item" below it, and text below
// ">-" or "|". Titles such as "A : B" or "[3] の手順" are the usual reason.
func lineFields(block []byte, pattern *regexp.Regexp) []field {
	fields := []field{}
	folded := false // the value of the last field stands below it
	for i, line := range strings.Split(string(block), "\n") {
		if m := pattern.FindStringSubmatch(line); m != nil {
			f := field{key: m[1], line: i}
			folded = blockValue.MatchString(m[2])
			if !folded {
				f.values, f.list = lineValues(m[1], m[2])
			}
			fields = append(fields, f)
			continue
		}
		if len(fields) == 0 {
			continue
		}
		f := &fields[len(fields)-1]
		if m := itemLine.FindStringSubmatch(line); m != nil && !folded {
			f.list = true
			values, _ := lineValues("", m[1])
			f.values = append(f.values, values[:min(len(values), maxLabels-len(f.values))]...)
		} else if folded && strings.TrimSpace(line) != "" {
			f.values = []string{strings.TrimSpace(strings.Join(append(f.values, strings.TrimSpace(line)), " "))}
		}
	}
	return fields
}

// blockValue says that a text stands on the lines below.
var blockValue = regexp.MustCompile(`^[|>][+-]?\d?[ \t]*$`)

// lineValues gives what one line says of a field: the items of a list in
// brackets, but for a title, which may start with one.
func lineValues(key, value string) (values []string, list bool) {
	value = strings.TrimSpace(value)
	inner, opened := strings.CutPrefix(value, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if opened && closed && key != "title" {
		for item := range strings.SplitSeq(inner, ",") {
			if item = unquote(strings.Trim(strings.TrimSpace(item), "[]")); item != "" && len(values) < maxLabels {
				values = append(values, item)
			}
		}
		return values, true
	}
	if value = unquote(value); value != "" && value != "null" && value != "~" {
		values = []string{value}
	}
	return values, false
}

func rawValue(block []byte, line int) []string {
	lines := bytes.Split(block, []byte("\n"))
	if line < len(lines) {
		if m := fieldLine.FindSubmatch(lines[line]); m != nil {
			return []string{unquote(string(m[2]))}
		}
	}
	return nil
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return s
}

// set takes over one field; of a key that stands there twice, the first counts.
func (m *frontMatter) set(f field, firstLine int) {
	text := ""
	if len(f.values) > 0 {
		text = oneLine(f.values[0])
	}
	first := func(to *string) {
		if *to == "" {
			*to = text
		}
	}
	lower := strings.ToLower(f.key)
	m.learn = m.learn || strings.HasPrefix(lower, "ms.")
	switch lower {
	case "title":
		if m.title == "" && text != "" {
			m.title, m.titleLine = text, firstLine+f.line
		}
	case "date":
		if text == "" || !m.date.IsZero() {
			return
		}
		date, ok := parseDate(text)
		m.date, m.damaged = date, m.damaged || !ok
	case "ms.date":
		if text == "" || !m.date.IsZero() {
			return
		}
		date, ok := parseLearnDate(text)
		m.date, m.damaged = date, m.damaged || !ok
	case "categories", "category":
		m.category = labels(m.category, f)
	case "tags", "tag":
		m.tags = labels(m.tags, f)
	case "permalink":
		first(&m.permalink)
	case "id":
		first(&m.id)
	case "layout":
		first(&m.layout)
	case "ms.topic":
		first(&m.topic)
	case "draft":
		m.draft = m.draft || strings.EqualFold(text, "true")
	case "published":
		m.draft = m.draft || strings.EqualFold(text, "false")
	}
}

// labels adds the values of f; one that is not a list may name several with
// commas between them.
func labels(have []string, f field) []string {
	for _, value := range f.values {
		parts := []string{value}
		if !f.list {
			parts = strings.Split(value, ",")
		}
		for _, part := range parts {
			if part = oneLine(part); part != "" && !slices.Contains(have, part) && len(have) < maxLabels {
				have = append(have, part)
			}
		}
	}
	return have
}

// isDraft reports whether the page says itself that it is not published. Teams
// put drafts off to the year 9999.
func (m *frontMatter) isDraft() bool { return m.draft || m.date.Year() >= 9999 }

// site is the address of the site that a page without an address of its own is
// written for: Learn's have a topic, and link to the others as "/azure/…".
func (m *frontMatter) site() string {
	if m.topic == "" {
		return ""
	}
	return "https://learn.microsoft.com"
}
