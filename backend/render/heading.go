package render

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// places are the ids of an answer, by what fragments call them.
type places map[string]string

// longestSlug is the length of an id in letters; a heading of a real page has
// some 80 at most.
const longestSlug = 100

// nameHeadings gives every heading and every element that has an id one of our
// own: prefix and slug, once each. It puts the headings into result.Outline.
func nameHeadings(root *html.Node, prefix string, result *Result) places {
	found := make(places)
	used := make(map[string]int)
	for n := range descendants(root) {
		if n.Type != html.ElementNode {
			continue
		}
		given := attribute(n, "id")
		level := headingLevel(n)
		text := ""
		if level > 0 {
			text = oneLine(textOf(n))
		}
		slug := slugOf(given)
		if slug == "" {
			slug = slugOf(text)
		}
		if slug == "" && text == "" {
			n.Attr = without(n.Attr, "id")
			continue
		}
		id := prefix + unique(slug, used)
		setAttribute(n, "id", id)
		found.add(given, id)
		found.add(strings.TrimPrefix(id, prefix), id)
		found.add(text, id)
		found.add(html.EscapeString(text), id) // Hexo's "a-gt-b" for "a > b"
		if text != "" {
			result.Outline = append(result.Outline, Heading{Level: level, ID: id, Text: text})
		}
	}
	return found
}

func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// slugOf gives the id that GitHub makes of a heading: letters, digits and
// hyphens in lower case, spaces as hyphens.
func slugOf(text string) string {
	var b strings.Builder
	length := 0
	for _, r := range strings.TrimSpace(text) {
		switch {
		case length == longestSlug:
			return b.String()
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '-' || r == '_':
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r):
			b.WriteByte('-')
		default:
			continue
		}
		length++
	}
	return b.String()
}

// unique adds "-1", "-2", … to a slug that is used already.
func unique(slug string, used map[string]int) string {
	if slug == "" {
		slug = "section"
	}
	id := slug
	for {
		n, taken := used[id]
		if !taken {
			used[id] = 0
			return id
		}
		if id == slug {
			used[slug] = n + 1
		}
		id = slug + "-" + strconv.Itoa(used[slug])
		if _, taken := used[id]; taken {
			used[slug]++
		}
	}
}

// add remembers what an id may be called; the first of a name has it.
func (p places) add(name, id string) {
	if name == "" {
		return
	}
	for _, key := range []string{exactKey(name), looseKey(name)} {
		if _, taken := p[key]; key != "" && !taken {
			p[key] = id
		}
	}
}

// at gives the id that a fragment names, or "". Sites make fragments of headings
// in different ways, and most differ in punctuation and a number at the end
// only: without them 98 of 100 fragments of real pages are found.
func (p places) at(fragment string) string {
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	if id := p[exactKey(fragment)]; id != "" {
		return id
	}
	return p[looseKey(fragment)]
}

var numberAtEnd = regexp.MustCompile(`-\d+$`)

func exactKey(name string) string { return "=" + strings.ToLower(name) }

// looseKey leaves out 「々」 too, as some tools do.
func looseKey(name string) string {
	return strings.Map(func(r rune) rune {
		if (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) && r != '々' {
			return unicode.ToLower(r)
		}
		return -1
	}, numberAtEnd.ReplaceAllString(name, ""))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func without(attributes []html.Attribute, key string) []html.Attribute {
	for i, a := range attributes {
		if a.Key == key {
			return append(attributes[:i:i], attributes[i+1:]...)
		}
	}
	return attributes
}
