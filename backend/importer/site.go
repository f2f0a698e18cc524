package importer

import (
	"cmp"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// A site is what is known of the blog or the pages that a source is the content
// of: where they are published, and how their addresses are made.
type site struct {
	title    string
	base     string         // faq.Source.Base
	pattern  string         // of the permalinks below base, in Hexo's variables
	hexo     bool           // has Hexo's configuration
	jekyll   bool           // has Jekyll's configuration
	imageOn  string         // host on which the pages' pictures lie, "" when not known
	fallback string         // pattern that the layout of the source suggests
	posts    bool           // keeps its posts in a folder for them
	banners  map[string]int // how many pages begin with an <h1> of HTML, by its words
	address  address
}

// An address says where the pages of a source lie that was fetched. The zero
// address is that of sources that were not.
type address struct {
	base string // as faq.Source.Base
	// page is the permalink of the only page; "" says that every page lies
	// under its path.
	page string
	// certain says that no other address is better: what was fetched is the
	// published page, not the text that one is made from.
	certain bool
}

// publish takes a for the addresses of the pages, unless the configuration or
// the links of the pages tell better ones.
func (s *site) publish(a address) {
	if a.base != "" && (a.certain || s.base == "") {
		s.base, s.address = a.base, a
	}
}

// The patterns of permalinks that can be learnt. The title is the page's path
// below the folder of the posts.
const (
	patternDate     = ":year/:month/:day/:title/" // Hexo's default
	patternDateHTML = ":year/:month/:day/:title.html"
	patternPath     = ":title/"
	patternPathHTML = ":title.html"
)

// newSite reads the site's configuration, if there is one at the root, and
// guesses from the layout of the pages what it does not say.
func newSite(fsys fs.FS, pages []string, single bool) *site {
	s := &site{fallback: patternDate}
	for _, name := range pages {
		_, named, isPost := postTitle(name)
		if !isPost {
			continue
		}
		s.posts = true
		switch {
		case named != "":
			s.fallback = patternDateHTML // Jekyll's default
		case strings.HasPrefix(name, "articles/"):
			s.fallback = patternPath // posts in folders by subject
		}
		break
	}
	if !single {
		for _, name := range []string{"_config.yml", "_config.yaml"} {
			if data, err := readFile(fsys, name, maxFrontMatterBytes); err == nil {
				s.configure(data)
				break
			}
		}
	}
	return s
}

// configure takes over what a _config.yml says. One that cannot be read, and
// addresses that the generator's template came with, say nothing.
func (s *site) configure(data []byte) {
	var doc yaml.Node
	if yaml.Unmarshal(data, &doc) != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return
	}
	values, keys := map[string]string{}, map[string]bool{}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		keys[pairs[i].Value] = true
		if v := pairs[i+1]; v.Kind == yaml.ScalarNode && v.Tag != "!!null" {
			values[pairs[i].Value] = strings.TrimSpace(v.Value)
		}
	}
	s.hexo = keys["source_dir"] || keys["public_dir"] || keys["new_post_name"] || keys["root"]
	s.jekyll = !s.hexo
	s.title = oneLine(values["title"])
	s.pattern = strings.TrimPrefix(values["permalink"], "/")
	below := values["root"]
	if s.jekyll {
		below = values["baseurl"]
		s.pattern = jekyllPattern(values["permalink"])
	}
	s.base = siteBase(values["url"], below)
}

// jekyllPattern gives the pattern behind the names that Jekyll has for some, in
// Hexo's variables.
func jekyllPattern(permalink string) string {
	switch permalink {
	case "", "date":
		return ":categories/" + patternDateHTML
	case "pretty":
		return ":categories/" + patternDate
	case "none":
		return ":categories/" + patternPathHTML
	}
	return strings.TrimPrefix(strings.ReplaceAll(permalink, ":output_ext", ".html"), "/")
}

// siteBase joins the address of a site and the path below which its pages lie,
// which the address may already have.
func siteBase(address, below string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	switch host := strings.ToLower(u.Hostname()); host {
	case "example.com", "yoursite.com", "localhost", "127.0.0.1":
		return ""
	}
	dir := strings.Trim(u.Path, "/")
	if below = strings.Trim(below, "/"); dir == "" {
		dir = below
	}
	if dir != "" {
		dir += "/"
	}
	return u.Scheme + "://" + u.Host + "/" + dir
}

// basePath is the path of the base, with slashes at both ends.
func (s *site) basePath() string {
	if u, err := url.Parse(s.base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

// isOwn reports whether a picture at u should lie in the source. A host that the
// source was fetched from has more on it than the source.
func (s *site) isOwn(u *url.URL) bool {
	base, err := url.Parse(s.base)
	return u.Host != "" && (strings.EqualFold(u.Host, s.imageOn) ||
		err == nil && strings.EqualFold(u.Host, base.Host) &&
			(s.address.base == "" || strings.HasPrefix(u.Path, base.Path)))
}

var jekyllName = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})-(.+)$`)

// postFolders are where generators keep posts.
var postFolders = []string{"source/_posts/", "_posts/", "articles/"}

// postTitle gives what stands for :title in the address of a page: its path
// below the folder of the posts, without the extension; Jekyll's posts have only
// their name without its date. named is that date, "" when the name has none.
func postTitle(name string) (title, named string, isPost bool) {
	name = strings.TrimSuffix(name, path.Ext(name))
	for _, folder := range postFolders {
		if _, below, ok := strings.Cut("/"+name, "/"+folder); ok {
			name, isPost = below, true
			break
		}
	}
	if m := jekyllName.FindStringSubmatch(path.Base(name)); m != nil {
		return m[2], m[1], true
	}
	return name, "", isPost
}

var permalinkVariable = regexp.MustCompile(`:[a-z_]+`)

// permalink gives the address of a page below the base, or "" when its parts
// are not known: of a page saved from a browser the one that it names, of data none.
func (s *site) permalink(p *page, date time.Time) string {
	if s.address.base != "" {
		return cmp.Or(s.address.page, (&url.URL{Path: p.path}).EscapedPath())
	}
	if !isMarkdown(p.path) {
		if rest, ok := strings.CutPrefix(p.address, s.base); ok && s.base != "" {
			return rest
		}
		return ""
	}
	if p.meta.permalink != "" && !strings.Contains(p.meta.permalink, ":") {
		return strings.TrimPrefix(p.meta.permalink, "/")
	}
	title, _, isPost := postTitle(p.path)
	if s.posts && !isPost {
		return "" // such as a README beside the posts
	}
	pattern := s.pattern
	if pattern == "" {
		pattern = s.fallback
	}
	known := true
	link := permalinkVariable.ReplaceAllStringFunc(pattern, func(variable string) string {
		value := ""
		switch variable {
		case ":title":
			value = title
		case ":name", ":slug":
			value = path.Base(title)
		case ":id":
			value = p.meta.id
		case ":category", ":categories":
			// Without one Hexo has a name of its own and Jekyll nothing.
			if len(p.meta.category) > 0 {
				value = strings.Join(p.meta.category, "/")
			} else if s.jekyll {
				return ""
			}
		case ":year":
			value = format(date, "2006")
		case ":month":
			value = format(date, "01")
		case ":i_month":
			value = format(date, "1")
		case ":day":
			value = format(date, "02")
		case ":i_day":
			value = format(date, "2")
		}
		known = known && value != ""
		return value
	})
	if !known {
		return ""
	}
	return strings.TrimPrefix(path.Clean("/"+link), "/") + trailingSlash(link)
}

func format(date time.Time, layout string) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(layout)
}

func trailingSlash(link string) string {
	if strings.HasSuffix(link, "/") {
		return "/"
	}
	return ""
}

// pageDate is the date of a page: what its front matter says, else the one that
// Jekyll has in the file name.
func pageDate(p *page) time.Time {
	if !p.meta.date.IsZero() {
		return p.meta.date
	}
	_, named, _ := postTitle(p.path)
	date, _ := parseDate(named)
	return date
}

// hardBreaks reports whether a newline of a page is a line break. Hexo renders
// so by default, Jekyll and GitHub do not. A page that stands alone is taken for
// Hexo's by its front matter: its posts always have title and date, and Jekyll's
// are told apart by their folder or by naming a layout. Pages without front
// matter are for GitHub, even beside a blog, and those with the keys of Learn for
// Learn.
func (s *site) hardBreaks(p *page) bool {
	if !p.meta.present || p.meta.learn || !isMarkdown(p.path) || s.jekyll {
		return false
	}
	inJekyll := strings.Contains("/"+p.path, "/_posts/") && !strings.Contains("/"+p.path, "/source/_posts/")
	return s.hexo || p.meta.title != "" && !p.meta.date.IsZero() && !inJekyll && p.meta.layout == ""
}
