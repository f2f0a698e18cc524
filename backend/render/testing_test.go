package render

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// What an answer's HTML may hold, written down a second time on purpose: a slip
// in policy.go is to fail here.
var (
	allowedElements = "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em " +
		"figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong " +
		"sub summary sup table tbody td tfoot th thead tr u ul var wbr"
	colour            = `colour-(red|orange|yellow|green|blue|purple|grey)`
	allowedAttributes = map[string]string{
		"a href":          `https?://[^\s]+|mailto:[^\s]+|#entry/[a-z2-7]{10}|#answer-[^\s"<>]+`,
		"a data-url":      `https?://.+|mailto:.+|[^:\\]+([?#/].*)?`,
		"a data-fragment": `.+`,
		"a class":         `external`,
		"a rel":           `noreferrer noopener`,
		"img src":         `/image/[0-9a-f]{64}|data:image/png;base64,[A-Za-z0-9+/=]+`,
		"img alt":         `.*`,
		"img width":       `[0-9]+`,
		"img height":      `[0-9]+`,
		"img loading":     `lazy`,
		"span class":      colour + `|image-missing|image-remote`,
		"p class":         colour + `|alert-title|code-title`,
		"div class":       colour + `|alert alert-(note|tip|important|warning|caution)`,
		"li class":        colour,
		"h1 class":        colour, "h2 class": colour, "h3 class": colour,
		"h4 class": colour, "h5 class": colour, "h6 class": colour,
		"td class": colour, "th class": colour,
		"code class":   `language-[a-z0-9_+#.-]+`,
		"details open": `(open)?`,
		"td align":     `left|center|right`, "th align": `left|center|right`,
		"td colspan": `[0-9]+`, "th colspan": `[0-9]+`, "td rowspan": `[0-9]+`, "th rowspan": `[0-9]+`,
		"col span": `[0-9]+`,
		"ol start": `[0-9]+`, "ol type": `[1aAiI]`, "ol reversed": `(reversed)?`, "li value": `[0-9]+`,
	}
	ownIDs      = regexp.MustCompile(`^answer-[^\s"<>]+$`)
	idElements  = "a details div h1 h2 h3 h4 h5 h6 li p span"
	attributeOK = func() map[string]*regexp.Regexp {
		compiled := make(map[string]*regexp.Regexp)
		for key, pattern := range allowedAttributes {
			compiled[key] = regexp.MustCompile(`(?s)^(` + pattern + `)$`)
		}
		return compiled
	}()
)

// faults lists what must not be in the HTML of an answer.
func faults(markup string) []string { return faultsUnder(markup, policy) }

// diffFaults lists what must not be in a difference.
func diffFaults(markup string) []string { return faultsUnder(markup, differencePolicy) }

func faultsUnder(markup string, by *bluemonday.Policy) []string {
	var found []string
	fault := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	root, err := parse([]byte(markup))
	if err != nil {
		return []string{err.Error()}
	}
	isOneOf := func(name, names string) bool { return strings.Contains(" "+names+" ", " "+name+" ") }
	ids := make(map[string]bool)
	for n := range descendants(root) {
		if n.Type == html.TextNode {
			continue
		}
		if n.Type != html.ElementNode || n.Namespace != "" || !isOneOf(n.Data, allowedElements) {
			fault("%s %q", n.Namespace, n.Data)
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "id" {
				if !ownIDs.MatchString(a.Val) || !isOneOf(n.Data, idElements) || ids[a.Val] {
					fault("<%s id=%q>", n.Data, a.Val)
				}
				ids[a.Val] = true
			} else if by == differencePolicy && a.Key == "data-diff" {
				if a.Val != "added" && a.Val != "removed" && a.Val != "changed" {
					fault("<%s data-diff=%q>", n.Data, a.Val)
				}
			} else if ok := attributeOK[n.Data+" "+a.Key]; a.Namespace != "" || ok == nil || !ok.MatchString(a.Val) {
				fault("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if again := by.Sanitize(markup); again != markup {
		at := 0
		for at < min(len(again), len(markup)) && again[at] == markup[at] {
			at++
		}
		fault("the sanitiser is not done at %q", markup[at:min(len(markup), at+100)])
	}
	return found
}

// testContext knows one image and one entry.
func testContext(hardBreaks bool) Context {
	return Context{
		HardBreaks: hardBreaks,
		Image: func(ref string) (Image, bool) {
			switch ref {
			case "shots/portal.png", `shots\portal.png`, "/shots/portal.png":
				hash := strings.Repeat("0123456789abcdef", 4)
				return Image{Src: "/image/" + hash, Hash: hash, Width: 800, Height: 600}, true
			case "inline.png":
				return Image{Src: "data:image/png;base64,AAAA", Hash: strings.Repeat("a", 64), Width: 1, Height: 1}, true
			case "evil.png":
				return Image{Src: "https://example.com/evil.png", Hash: strings.Repeat("b", 64)}, true
			}
			return Image{}, false
		},
		Link: func(href string) Target {
			const blog = "https://example.com/blog/"
			url, fragment, _ := strings.Cut(href, "#")
			if url == "" {
				return Target{URL: href}
			}
			if strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") {
				url = "https://example.com" + url
				href = "https://example.com" + href
			}
			if url == blog+"cost/" || url == "cost.md" {
				return Target{URL: href, Entry: "abcdefgh23", Fragment: fragment}
			}
			return Target{URL: href}
		},
	}
}

// corpus gives the Markdown pages of the real FAQs that lie beside the project.
func corpus(tb testing.TB) map[string]string {
	const folder = "../../../shared/corpus"
	found := make(map[string]string)
	_ = filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return nil
		}
		page, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		found[filepath.ToSlash(strings.TrimPrefix(path, folder))] = string(page)
		return nil
	})
	if len(found) == 0 {
		tb.Skipf("the pages of real FAQs are not at %s", folder)
	}
	return found
}

func answer(markdown string) faq.Body { return faq.Body{Answer: markdown} }
