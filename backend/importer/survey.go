package importer

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

const (
	// surveyPages and surveyBytes bound how much is read to learn about a site
	// before the reading proper: the links of a few pages already agree.
	surveyPages = 200
	surveyBytes = 16 << 20
	// surveyLinks bounds the links that are looked at.
	surveyLinks = 20_000
)

// survey learns from the links of the pages what the configuration does not
// say: the base and the pattern of the permalinks, and the host on which the
// pages' own pictures lie. It has to be known before the first page is handed
// over. Links are taken out of the text without parsing it: they only vote.
func (s *site) survey(ctx context.Context, f *files, pages []string) {
	v := newVotes(pages)
	// The last page that is looked at is chosen by the same step as the others,
	// so that posts of all years have their say.
	step := max(1, (len(pages)+surveyPages-1)/surveyPages)
	read, links := 0, 0
	var images []*url.URL
	for i := 0; i < len(pages) && read < surveyBytes && ctx.Err() == nil; i += step {
		text, err := readText(f.fsys, pages[i])
		if err != nil {
			continue // reported when it is read
		}
		read += len(text)
		s.countBanner(text)
		for link := range absoluteLinks(text) {
			if links++; links > surveyLinks {
				break
			}
			if isImageName(link.Path) {
				images = append(images, link)
			} else {
				v.countLink(link)
			}
		}
	}
	if s.base == "" {
		s.base, s.pattern = v.winner(len(pages) == 1, s.pattern)
	}
	for _, link := range images { // the base tells where they would lie
		v.countImage(f, s, link)
	}
	s.imageOn = v.imageHost()
}

// absoluteLinks gives the addresses that stand in a text.
func absoluteLinks(text []byte) func(yield func(*url.URL) bool) {
	return func(yield func(*url.URL) bool) {
		for rest := text; ; {
			i := bytes.Index(rest, []byte("://"))
			if i < 0 {
				return
			}
			start := i
			for start > 0 && i-start < len("https") && isLower(rest[start-1]|0x20) {
				start--
			}
			end := i + len("://")
			for end < len(rest) && bytes.IndexByte([]byte(" \t\n)>\"'<]|"), rest[end]) < 0 && end-start < maxRefBytes {
				end++
			}
			u, ok := absoluteURL(strings.ReplaceAll(string(rest[start:end]), `\`, "/"))
			if ok && u.Host != "" && !yield(u) {
				return
			}
			rest = rest[end:]
		}
	}
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// absoluteURL reports whether ref names another host, "https://host/…" or
// "//host/…". What cannot be parsed has no host in the URL.
func absoluteURL(ref string) (*url.URL, bool) {
	lower := strings.ToLower(ref[:min(len(ref), len("https://"))])
	if !strings.HasPrefix(lower, "http://") && lower != "https://" && !strings.HasPrefix(ref, "//") {
		return nil, false
	}
	u, err := url.Parse(strings.ReplaceAll(ref, " ", "%20"))
	if err != nil {
		return &url.URL{}, true
	}
	return u, true
}

func isImageName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		return true
	}
	return false
}

// votes counts what the links of a source say about its site.
type votes struct {
	titles map[string]bool         // of the pages, folded
	bases  map[candidate]*support  // what links to pages speak for
	images map[string]map[bool]int // by host: pictures that lie in the source, and that do not
}

// A candidate is a base with a pattern.
type candidate struct{ base, pattern string }

type support struct {
	pages map[string]bool // distinct pages of the source that links led to
	other map[string]bool // distinct addresses of the pattern's form that are no page of the source
}

func newVotes(pages []string) *votes {
	v := &votes{titles: map[string]bool{}, bases: map[candidate]*support{}, images: map[string]map[bool]int{}}
	for _, name := range pages {
		title, _, _ := postTitle(name)
		v.titles[foldName(title)] = true
	}
	return v
}

func (v *votes) countImage(f *files, s *site, link *url.URL) {
	found := false
	s.addSitePlaces(link.Path, func(place string) {
		if _, ok := f.find(strings.TrimPrefix(place, "/")); ok {
			found = true
		}
	})
	if v.images[link.Host] == nil {
		v.images[link.Host] = map[bool]int{}
	}
	v.images[link.Host][found]++
}

// imageHost is the host most of whose pictures lie in the source.
func (v *votes) imageHost() string {
	best, most := "", 0
	for host, n := range v.images {
		if n[true] > n[false] && (n[true] > most || n[true] == most && host < best) {
			best, most = host, n[true]
		}
	}
	return best
}

var datedPath = regexp.MustCompile(`^(.*?/)\d{4}/\d{1,2}/\d{1,2}/(.+)$`)

// countLink lets a link vote: for the pattern with the date when its path ends
// with a date and something, and for the one with the path when its end, as
// long as possible, is the title of a page.
func (v *votes) countLink(link *url.URL) {
	p := strings.TrimSuffix(link.Path, "index.html")
	patterns := [2]string{patternDate, patternPath}
	if strings.HasSuffix(p, ".html") {
		p = strings.TrimSuffix(p, ".html")
		patterns = [2]string{patternDateHTML, patternPathHTML}
	}
	p = strings.TrimSuffix(p, "/")
	if m := datedPath.FindStringSubmatch(p); m != nil {
		title := foldName(m[2])
		v.vote(candidate{siteAt(link, m[1]), patterns[0]}, title, v.titles[title])
		return
	}
	for i := 0; i < len(p); i++ {
		if p[i] == '/' && v.titles[foldName(p[i+1:])] {
			v.vote(candidate{siteAt(link, p[:i+1]), patterns[1]}, foldName(p[i+1:]), true)
			return
		}
	}
}

// siteAt is the address of dir on the host of link.
func siteAt(link *url.URL, dir string) string {
	return (&url.URL{Scheme: link.Scheme, Host: link.Host, Path: dir}).String()
}

func (v *votes) vote(c candidate, title string, isPage bool) {
	s := v.bases[c]
	if s == nil {
		s = &support{map[string]bool{}, map[string]bool{}}
		v.bases[c] = s
	}
	if isPage {
		s.pages[title] = true
	} else {
		s.other[title] = true
	}
}

// winner is the candidate with the most pages of the source behind it. Two are
// needed: one page called "faq" also stands on other sites. A link with a date
// and the name of a page is rare enough to count alone, and so is any that leads
// from a single page to itself. A single page knows no others: two different
// links with dates below one address tell its blog. A pattern that the
// configuration gives stays.
func (v *votes) winner(single bool, configured string) (base, pattern string) {
	pattern = configured
	best := 0
	candidates := make([]candidate, 0, len(v.bases))
	for c := range v.bases {
		candidates = append(candidates, c)
	}
	slices.SortFunc(candidates, func(a, b candidate) int { return strings.Compare(a.base+a.pattern, b.base+b.pattern) })
	for _, c := range candidates {
		s := v.bases[c]
		dated := c.pattern == patternDate || c.pattern == patternDateHTML
		if len(s.pages) < 2 && !(len(s.pages) == 1 && (dated || single)) &&
			!(single && dated && len(s.other) >= 2) {
			continue
		}
		score := 1000*len(s.pages) + len(s.other) // others only decide between equals
		if score > best {
			best, base = score, c.base
			if configured == "" {
				pattern = c.pattern
			}
		}
	}
	return base, pattern
}
