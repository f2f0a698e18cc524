package importer

import (
	"regexp"
	"slices"
	"strings"
)

var (
	emphasisTokens = regexp.MustCompile(`\*+|_+|<[^<>]*>`)
	tagName        = regexp.MustCompile(`^</?([a-zA-Z]+)`)
)

// unclosed gives the tokens of emphasis that are opened and not closed again.
// Anchors and paragraphs of HTML are none.
func unclosed(opened, closed string) []string {
	var left []string
	for _, token := range emphasisTokens.FindAllString(opened, -1) {
		if name := tagName.FindStringSubmatch(token); name == nil || !slices.Contains([]string{"a", "p", "div"}, strings.ToLower(name[1])) {
			left = append(left, token)
		}
	}
	for _, token := range emphasisTokens.FindAllString(closed, -1) {
		if n := len(left) - 1; n >= 0 && closes(left[n], token) {
			left = left[:n]
		}
	}
	return left
}

// closes reports whether the token end ends what the token open began.
func closes(open, end string) bool {
	o, e := tagName.FindStringSubmatch(open), tagName.FindStringSubmatch(end)
	if o == nil || e == nil {
		return open == end
	}
	return strings.EqualFold(o[1], e[1])
}
