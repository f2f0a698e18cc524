package starter

import (
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var pageNames = []string{
	"azure-machine-learning.md",
	"azure-machine-learning_en.md",
	"kotae-guide.md",
	"kotae-guide_en.md",
}

// A page is a page of the starter FAQs, taken apart by rules that are stricter
// than the importer's.
type page struct {
	title, date string
	tags        []string
	questions   []string
	prose       string // everything below the front matter but for code blocks
}

var (
	frontMatter = regexp.MustCompile(`(?s)\A---\n(.*?\n)---\n(.*)\z`)
	fenced      = regexp.MustCompile("(?ms)^```.*?^```$")
	question    = regexp.MustCompile(`(?m)^#### (.+)$`)
	entry       = regexp.MustCompile(`(?m)^#### .+\n<details><summary>(?:回答|Answer)</summary>\n\n`)
	link        = regexp.MustCompile(`\]\(([^)]+)\)`)
)

func readPage(t *testing.T, name string) page {
	t.Helper()
	content, err := fs.ReadFile(FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	parts := frontMatter.FindSubmatch(content)
	if parts == nil {
		t.Fatalf("%s does not begin with front matter", name)
	}
	var meta struct {
		Title string
		Date  string
		Tags  []string
	}
	if err := yaml.Unmarshal(parts[1], &meta); err != nil {
		t.Fatalf("%s: front matter: %v", name, err)
	}
	p := page{title: meta.Title, date: meta.Date, tags: meta.Tags}
	p.prose = fenced.ReplaceAllString(string(parts[2]), "")
	for _, m := range question.FindAllStringSubmatch(p.prose, -1) {
		p.questions = append(p.questions, m[1])
	}
	return p
}

func TestExactlyTheseFilesAreEmbedded(t *testing.T) {
	got, err := fs.Glob(FS(), "*")
	if err != nil || !slices.Equal(got, pageNames) {
		t.Errorf("files %q, error %v; want %q", got, err, pageNames)
	}
}

func TestEveryPageHasTheFormOfAnFAQ(t *testing.T) {
	for _, name := range pageNames {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, name)
			if !strings.Contains(p.title, "FAQ") || p.date == "" || len(p.tags) == 0 {
				t.Errorf("title %q, date %q, tags %q; want a title with FAQ, a date and tags", p.title, p.date, p.tags)
			}
			n := len(p.questions)
			if got := len(entry.FindAllString(p.prose, -1)); got != n {
				t.Errorf("%d of %d questions are followed by a folded answer and a blank line", got, n)
			}
			opened, closed := strings.Count(p.prose, "<details>"), strings.Count(p.prose, "\n\n</details>\n")
			if opened != n || closed != n {
				t.Errorf("%d questions, %d <details>, %d </details> after a blank line; want as many of each", n, opened, closed)
			}
			unique := slices.Compact(slices.Sorted(slices.Values(p.questions)))
			if len(unique) != n {
				t.Errorf("a question occurs twice in %q", p.questions)
			}
		})
	}
}

func TestBothLanguagesHaveTheSameQuestions(t *testing.T) {
	for _, c := range []struct {
		page string
		want int
	}{
		{"azure-machine-learning", 10},
		{"kotae-guide", 22},
	} {
		ja, en := readPage(t, c.page+".md"), readPage(t, c.page+"_en.md")
		if len(ja.questions) != c.want || len(en.questions) != c.want {
			t.Errorf("%s: %d questions in Japanese, %d in English; want %d", c.page, len(ja.questions), len(en.questions), c.want)
		}
		if ja.date != en.date {
			t.Errorf("%s: the Japanese page is of %s, the English one of %s", c.page, ja.date, en.date)
		}
	}
}

// What a relative link may lead to: another page, or one question of it.
func TestRelativeLinksLeadToPagesAndQuestions(t *testing.T) {
	for _, name := range pageNames {
		for _, m := range link.FindAllStringSubmatch(readPage(t, name).prose, -1) {
			u, err := url.Parse(m[1])
			if err != nil {
				t.Errorf("%s: link %q: %v", name, m[1], err)
				continue
			}
			if u.Scheme == "https" {
				continue
			}
			if !slices.Contains(pageNames, u.Path) {
				t.Errorf("%s: link %q leads to no page", name, m[1])
				continue
			}
			questions := readPage(t, u.Path).questions
			if u.Fragment != "" && !slices.ContainsFunc(questions, func(q string) bool { return slug(q) == u.Fragment }) {
				t.Errorf("%s: link %q leads to none of the questions %q", name, m[1], questions)
			}
		}
	}
}

var notInSlugs = regexp.MustCompile(`[^\p{L}\p{M}\p{N}\p{Pc} -]`)

// slug is the anchor that GitHub gives a heading.
func slug(heading string) string {
	return strings.ReplaceAll(notInSlugs.ReplaceAllString(strings.ToLower(heading), ""), " ", "-")
}
