package cli

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// states are what --is takes.
var states = []string{"unread", "read", "updated", "bookmarked", "archived"}

func (c *command) list(args []string) error {
	f := c.flags()
	source := f.String("source", "", "")
	is := f.String("is", "", "")
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return c.usage(noArguments, strings.Join(rest, " "))
	}
	if *is != "" && !slices.Contains(states, *is) {
		return c.usage(unknownState)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	if *source != "" {
		if _, err := l.Source(faq.SourceID(*source)); err != nil {
			return err
		}
	}
	return c.writeItems(l.List(library.Selection{Source: faq.SourceID(*source), Is: *is}))
}

func (c *command) writeItems(items []library.Item) error {
	if c.json {
		return c.writeJSON(items)
	}
	for _, item := range items {
		c.print("%s", itemLine(item))
	}
	return nil
}

// itemLine is an entry in a line: ID, a letter for the read state, a star for a
// bookmark, the question.
func itemLine(item library.Item) string {
	state := map[faq.State]string{faq.StateUnread: "●", faq.StateRead: " ", faq.StateUpdated: "↻"}[item.State]
	star := " "
	if item.Bookmarked {
		star = "★"
	}
	return fmt.Sprintf("%s %s%s %s", item.ID, state, star, item.Question)
}

func (c *command) search(args []string) error {
	f := c.flags()
	limit := f.Int("limit", 50, "")
	words, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return c.usage(needsQuery)
	}
	if *limit < 0 {
		return c.usage(badLimit)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := l.Warm(); err != nil {
		return err
	}
	if len(words) == 1 && words[0] == "-" {
		c.json = true // an answer is one line, whatever was asked
		return eachLine(c.Stdin, func(line string) error {
			return c.searchOne(l, line, *limit)
		})
	}
	return c.searchOne(l, strings.Join(words, " "), *limit)
}

func (c *command) searchOne(l *library.Library, query string, limit int) error {
	found, err := l.Find(c.ctx, query, library.Selection{}, 0, limit)
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(found)
	}
	for _, hit := range found.Hits {
		c.print("%s", itemLine(hit.Item))
		if hit.Excerpt != "" {
			c.print("              %s", hit.Excerpt)
		}
	}
	about := ""
	if found.Approximate {
		about = "≈ "
	}
	c.message(c.text(hitCount), about, found.Total, float64(found.TookUS)/1000)
	return nil
}

func (c *command) show(args []string) error {
	f := c.flags()
	format := f.String("format", "", "")
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	switch {
	case len(rest) == 0:
		return c.usage(needsID)
	case *format == "" && c.json:
		*format = "json"
	case *format == "":
		*format = "text"
	case !slices.Contains([]string{"markdown", "html", "text", "json"}, *format):
		return c.usage(unknownFormat)
	}
	if len(rest) == 1 && rest[0] == "-" {
		// All before the library is opened: they may come from another kotae, which
		// has it open until it is done.
		rest = nil
		if err := eachLine(c.Stdin, func(line string) error {
			rest = append(rest, strings.Fields(line)...)
			return nil
		}); err != nil {
			return err
		}
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	for _, id := range rest {
		d, err := l.Detail(faq.EntryID(id))
		if err != nil {
			return err
		}
		if err := c.showOne(d, *format); err != nil {
			return err
		}
	}
	return nil
}

func (c *command) showOne(d library.Detail, format string) error {
	switch {
	case format == "json" || c.json:
		return c.writeJSON(d)
	case format == "html":
		c.print("%s", d.HTML)
	case format == "markdown":
		if d.Detail != "" {
			c.print("%s\n", d.Detail)
		}
		c.print("%s", d.Markdown)
	default:
		c.print("%s", d.Text)
	}
	return nil
}

// maxLine bounds a line of standard input: a pasted page is a query, too.
const maxLine = 4 << 20

// eachLine calls fn with every line, without its end, until one fails.
func eachLine(r io.Reader, fn func(string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		if err := fn(strings.TrimSuffix(lines.Text(), "\r")); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return faq.Wrap(err, faq.CodeUnreadable, err)
	}
	return nil
}
