package importer

import (
	"regexp"
	"slices"
)

// Files of one question are at times written in several languages at once:
//
//	title:
//	  ja: 読み上げられないようにするべき情報は
//	  en: What should not be read aloud?
//
// inOneLanguage puts the text of one of them in the place of such a map, so that
// the field reads as in other files. It is the language that the file names
// first, which is the one that its authors write in.
func inOneLanguage(root *node) {
	language := ""
	var walk func(*node)
	walk = func(n *node) {
		for _, item := range n.items {
			if !isTranslated(item) {
				walk(item)
				continue
			}
			if language == "" {
				language = item.keys[0]
			}
			i := max(slices.Index(item.keys, language), 0) // 0: this field lacks it
			*item = *item.items[i]
		}
	}
	walk(root)
}

// languageTag is a language, and perhaps a script and a country, as in BCP 47.
var languageTag = regexp.MustCompile(`^(?:de|en|es|fr|it|ja|jp|ko|nl|pl|pt|ru|th|vi|zh)(?:[-_][A-Za-z]{2,4}){0,2}$`)

// isTranslated reports whether a map has texts by their language, and nothing
// else.
func isTranslated(n *node) bool {
	return n.kind == mapNode && len(n.keys) > 0 &&
		!slices.ContainsFunc(n.keys, func(key string) bool { return !languageTag.MatchString(key) }) &&
		!slices.ContainsFunc(n.items, func(item *node) bool { return item.kind != textNode })
}
