package fetch

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// A Repository is one on GitHub, or a folder or a file of one. It is fetched as
// the archive that GitHub makes of it, or as the file itself; git is not needed.
type Repository struct {
	owner, name string
	// within is the branch and what lies in it, "main", "docs", "faq"; empty for
	// the default branch. Where the branch ends is not known: see attempts.
	within []string
	isFile bool
}

// notOwners are the first parts of GitHub's own pages that look like owners.
var notOwners = []string{
	"about", "apps", "collections", "enterprise", "explore", "features", "login", "marketplace",
	"orgs", "search", "settings", "site", "sponsors", "stars", "topics", "users",
}

// GitHub recognises the addresses of repositories, with or without "www." and
// ".git", a slash at the end, a query and a fragment:
//
//	https://github.com/OWNER/REPO
//	https://github.com/OWNER/REPO/tree/BRANCH/FOLDER
//	https://github.com/OWNER/REPO/blob/BRANCH/FILE
//
// Other pages of a repository, such as its releases, are addresses like any other.
func GitHub(address string) (Repository, bool) {
	normal, err := Normal(address)
	if err != nil {
		return Repository{}, false
	}
	u, err := url.Parse(normal)
	if err != nil || u.Scheme != "https" || u.Host != "github.com" && u.Host != "www.github.com" {
		return Repository{}, false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 2 || slices.Contains(notOwners, strings.ToLower(parts[0])) ||
		slices.ContainsFunc(parts, func(part string) bool { return part == "" || part == "." || part == ".." }) {
		return Repository{}, false
	}
	r := Repository{owner: parts[0], name: strings.TrimSuffix(parts[1], ".git")}
	switch {
	case r.name == "":
		return Repository{}, false
	case len(parts) == 2:
	case len(parts) > 3 && parts[2] == "tree":
		r.within = parts[3:]
	case len(parts) > 4 && parts[2] == "blob":
		r.within, r.isFile = parts[3:], true
	default:
		return Repository{}, false
	}
	return r, true
}

// Location is the address of what is meant, always in the same form.
func (r Repository) Location() string {
	kind := "tree"
	if r.isFile {
		kind = "blob"
	}
	if len(r.within) == 0 {
		return r.page()
	}
	return r.page(slices.Concat([]string{kind}, r.within)...)
}

// page gives the address of a part of the repository on GitHub.
func (r Repository) page(parts ...string) string {
	return "https://github.com/" + escape(r.owner, r.name) + withSlash(escape(parts...))
}

// Get fetches the repository as [Get] does a single address; o.URL does not
// matter. The code is CodePageMissing too when a repository is private.
func (r Repository) Get(ctx context.Context, o Options) (Fetched, error) {
	return r.get(ctx, &standard, o)
}

func (r Repository) get(ctx context.Context, c *client, o Options) (Fetched, error) {
	for _, a := range r.attempts() {
		o.URL = a.url
		f, err := c.get(ctx, o)
		if faq.CodeOf(err) == faq.CodePageMissing {
			continue
		}
		if err == nil && !f.NotModified && !r.isFile {
			f.Name, f.Below, f.Base = r.name+".zip", a.below, a.base
		}
		return f, err
	}
	return Fetched{}, faq.Errorf(faq.CodePageMissing, r.Location())
}

// An attempt is one thing that the address of a repository can mean.
type attempt struct{ url, below, base string }

// maxBranchParts bounds the attempts; branches are called main or
// feature/costs, rarely user/feature/costs.
const maxBranchParts = 4

// attempts lists what the address can mean. A branch may have slashes in its
// name, so that tree/a/b/c is one of
//
//	branch a      folder b/c
//	branch a/b    folder c
//	branch a/b/c
//
// Git keeps branches like files, so that only one of a, a/b and a/b/c can exist,
// and it does not matter for what is found which is asked for first: the shortest,
// which most are, costs one request. A file is asked for with its whole path, and
// GitHub finds the branch.
func (r Repository) attempts() []attempt {
	if r.isFile {
		return []attempt{{url: "https://raw.githubusercontent.com/" + escape(r.owner, r.name) + withSlash(escape(r.within...))}}
	}
	archive := "https://codeload.github.com/" + escape(r.owner, r.name) + "/zip/"
	if len(r.within) == 0 {
		return []attempt{{url: archive + "HEAD", base: r.page("blob", "HEAD") + "/"}}
	}
	var all []attempt
	for n := 1; n <= min(len(r.within), maxBranchParts); n++ {
		branch := r.within[:n]
		all = append(all, attempt{
			url:   archive + escape(branch...),
			below: strings.Join(r.within[n:], "/"),
			base:  r.page(slices.Concat([]string{"blob"}, branch)...) + "/",
		})
	}
	return all
}

// escape joins the parts of a path for an address.
func escape(parts ...string) string {
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = url.PathEscape(part)
	}
	return strings.Join(escaped, "/")
}

func withSlash(path string) string {
	if path == "" {
		return ""
	}
	return "/" + path
}
