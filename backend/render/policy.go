package render

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// policy is all that the HTML of an answer may hold. It stands for itself: it
// would be safe on raw HTML too, whatever the steps before it did.
var policy = newPolicy()

// differencePolicy is all that a difference may hold: an answer, and what says
// which of its blocks changed.
var differencePolicy = newDifferencePolicy()

func newDifferencePolicy() *bluemonday.Policy {
	p := newPolicy()
	p.AllowAttrs(changeAttribute).Matching(regexp.MustCompile(`^(?:added|removed|changed)$`)).OnElements(strings.Fields(blockElements + " hr")...)
	return p
}

// ownID is an id of an answer: with a prefix, so that no id takes the place of
// one of the page's or of a variable of its scripts.
const ownID = `[a-z]+-[\p{L}\p{N}\p{M}_-]+`

var number = regexp.MustCompile(`^[0-9]{1,5}$`)

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for _, names := range []string{inlineElements, blockElements, voidElements} {
		p.AllowElements(strings.Fields(names)...)
		p.AllowNoAttrs().OnElements(strings.Fields(names)...)
	}
	for name, e := range elements {
		if e.treatment == drop || e.treatment == embed {
			p.SkipElementsContent(name)
		}
	}

	match := func(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }
	// The patterns decide alone: to have addresses parsed would also have their
	// queries written anew, and other pages opened.
	p.AllowAttrs("href").Matching(match(`https?://\S+|mailto:\S+|#entry/[a-z2-7]{10}|#` + ownID)).OnElements("a")
	p.AllowAttrs("data-url").Matching(match(`(?s:https?://.+|mailto:.+|[^:\\]+(?:[?#/].*)?)`)).OnElements("a")
	p.AllowAttrs("data-fragment").OnElements("a")
	p.AllowAttrs("class").Matching(match(`external`)).OnElements("a")
	p.AllowAttrs("rel").Matching(match(`noreferrer noopener`)).OnElements("a")

	p.AllowAttrs("src").Matching(storedImage).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(number).OnElements("img")
	p.AllowAttrs("loading").Matching(match(`lazy`)).OnElements("img")

	p.AllowAttrs("id").Matching(match(ownID)).OnElements(
		"a", "details", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "span")

	colours := `colour-(?:red|orange|yellow|green|blue|purple|grey)`
	p.AllowAttrs("class").Matching(match(colours)).OnElements(
		"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th")
	p.AllowAttrs("class").Matching(match(colours + `|` + missingClass + `|` + remoteClass)).OnElements("span")
	p.AllowAttrs("class").Matching(match(`alert alert-(?:note|tip|important|warning|caution)`)).OnElements("div")
	p.AllowAttrs("class").Matching(match(`alert-title|code-title`)).OnElements("p")
	p.AllowAttrs("class").Matching(match(`language-[a-z0-9_+#.-]+`)).OnElements("code")

	p.AllowAttrs("open").Matching(match(`(?:open)?`)).OnElements("details")
	p.AllowAttrs("align").Matching(match(`left|center|right`)).OnElements("td", "th")
	p.AllowAttrs("colspan", "rowspan").Matching(match(`[0-9]{1,3}`)).OnElements("td", "th")
	p.AllowAttrs("span").Matching(match(`[0-9]{1,3}`)).OnElements("col")
	p.AllowAttrs("start").Matching(number).OnElements("ol")
	p.AllowAttrs("type").Matching(match(`[1aAiI]`)).OnElements("ol")
	p.AllowAttrs("reversed").Matching(match(`(?:reversed)?`)).OnElements("ol")
	p.AllowAttrs("value").Matching(number).OnElements("li")
	return p
}

// sanitise writes what is below root, and is the last to touch it.
func sanitise(root *html.Node, by *bluemonday.Policy) string {
	var out bytes.Buffer
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		// Writing into memory fails for no node that the parser or we make.
		_ = html.Render(&out, c)
	}
	return by.SanitizeReader(&out).String()
}
