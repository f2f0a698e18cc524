package render

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// resolveLinks gives every link of the answer its address: of a place in the
// answer, of an entry of the library, or outside. A link that leads to none of
// them becomes its text.
func resolveLinks(root *html.Node, c Context, in places, result *Result) {
	for _, a := range find(root, "a") {
		href := cleanAddress(attribute(a, "href"))
		a.Attr = without(a.Attr, "href")
		if href == "" {
			leaveAnchor(a)
			continue
		}
		if fragment, ok := strings.CutPrefix(href, "#"); ok {
			if id := in.at(fragment); id != "" {
				setAttribute(a, "href", "#"+id)
				continue
			}
		}
		target := Target{URL: href}
		if c.Link != nil {
			target = c.Link(href)
		}
		link := Link{URL: target.URL, Text: oneLine(textOf(a))}
		switch {
		case target.Entry.Valid():
			link.Entry = target.Entry
			setAttribute(a, "href", "#entry/"+string(target.Entry))
			if external(target.URL) != "" || relative(target.URL) {
				setAttribute(a, "data-url", target.URL)
			}
			if target.Fragment != "" {
				setAttribute(a, "data-fragment", target.Fragment)
			}
		case external(target.URL) != "":
			a.Attr = append(a.Attr, externalLink(external(target.URL)).Attr...)
		default:
			leaveAnchor(a)
			if !relative(target.URL) {
				continue
			}
		}
		result.Links = append(result.Links, link)
	}
}

// externalLink makes a link to an address as external gives it.
func externalLink(address string) *html.Node {
	return element("a", "href", address, "class", "external", "rel", "noreferrer noopener")
}

// leaveAnchor leaves of a link its text, and the place that it names.
func leaveAnchor(a *html.Node) {
	if attribute(a, "id") == "" {
		unwrapNode(a)
		return
	}
	rename(a, "span")
}

// cleanAddress takes away what stands before and behind an address, and the "#"
// that some write before a whole one.
func cleanAddress(href string) string {
	href = leadingVariable.ReplaceAllLiteralString(strings.TrimSpace(href), "")
	if whole, ok := strings.CutPrefix(href, "#"); ok && (strings.HasPrefix(whole, "https://") || strings.HasPrefix(whole, "http://")) {
		return whole
	}
	return openTag(href)
}

// external gives an address as it may be opened outside of Kotae, percent-encoded,
// or "": it may be http or https with a host, or mailto. Everything else, file:
// and the schemes of other programs above all, may start something.
func external(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	// In a query, net/url leaves spaces alone.
	return strings.ReplaceAll(u.String(), " ", "%20")
}

var scheme = regexp.MustCompile(`^[\s\x00-\x1f]*[A-Za-z][A-Za-z0-9+.\-\s]*:`)

// relative reports whether an address is one within its site: without a scheme
// and without a host.
func relative(address string) bool {
	return address != "" && !scheme.MatchString(address) && !strings.HasPrefix(address, "#") &&
		!strings.HasPrefix(strings.ReplaceAll(address, `\`, "/"), "//")
}
