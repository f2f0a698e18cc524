package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// tomlFields reads block as TOML; nil when it is none. Hugo has tags and
// categories at the top, Zola below "[taxonomies]". The parser is quadratic in
// keys: as many as fit into maxFrontMatterBytes take 76 ms.
func tomlFields(block []byte) []field {
	var doc map[string]any
	if toml.Unmarshal(block, &doc) != nil {
		return nil
	}
	fields := []field{}
	add := func(values map[string]any) {
		for key, value := range values {
			f := field{key: key, line: tomlKeyLine(block, key)}
			_, f.list = value.([]any)
			f.values = tomlValues(value, nil)
			fields = append(fields, f)
		}
	}
	add(doc)
	if below, ok := doc["taxonomies"].(map[string]any); ok {
		add(below)
	}
	slices.SortStableFunc(fields, func(a, b field) int { return a.line - b.line })
	return fields
}

// tomlValues flattens a value as it would be written in YAML.
func tomlValues(value any, into []string) []string {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			if len(into) < maxLabels {
				into = tomlValues(item, into)
			}
		}
	case map[string]any:
	case time.Time:
		into = append(into, value.Format(time.RFC3339))
	default: // texts, numbers, dates without a zone
		into = append(into, fmt.Sprint(value))
	}
	return into
}

// tomlKeyLine gives the line, from 0, on which a key stands.
func tomlKeyLine(block []byte, key string) int {
	line := 0
	for text := range bytes.Lines(block) {
		name, _, _ := strings.Cut(string(text), "=")
		if strings.Trim(strings.TrimSpace(name), `"'`) == key {
			return line
		}
		line++
	}
	return 0
}
