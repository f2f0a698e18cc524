package cli

import (
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// news tells what the last refresh of each source changed.
func (c *command) news(args []string) error {
	if len(args) > 0 {
		return c.usage(noArguments, strings.Join(args, " "))
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	news, err := l.News()
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(news)
	}
	if len(news) == 0 {
		c.message("%s", c.text(noNews))
	}
	for _, b := range news {
		c.print("%s\t%s\t%s", b.Source, b.Title, b.At)
		for _, list := range []struct {
			word    faq.Sentence
			changes []library.Change
		}{
			{faq.Sentence{JA: "追加", EN: "added"}, b.Added},
			{faq.Sentence{JA: "更新", EN: "updated"}, b.Updated},
			{faq.Sentence{JA: "移動", EN: "moved"}, b.Moved},
			{faq.Sentence{JA: "アーカイブ", EN: "archived"}, b.Archived},
			{faq.Sentence{JA: "削除", EN: "removed"}, b.Removed},
		} {
			for _, change := range list.changes {
				before := ""
				if change.Before != "" {
					before = " ← " + change.Before
				}
				c.print("  %s\t%s\t%s%s", c.text(list.word), change.ID, change.Question, before)
			}
		}
		if b.Left > 0 {
			c.print("  "+c.text(newsLeft), b.Left)
		}
	}
	return nil
}

// differenceJSON is one line of diff --json.
type differenceJSON struct {
	ID   faq.EntryID `json:"id"`
	Diff string      `json:"diff"`
}

// diff shows what changed in answers.
func (c *command) diff(args []string) error {
	if len(args) == 0 {
		return c.usage(needsID)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	for _, id := range args {
		text, err := l.Difference(faq.EntryID(id))
		switch {
		case err != nil:
			return err
		case c.json:
			if err := c.writeJSON(differenceJSON{faq.EntryID(id), text}); err != nil {
				return err
			}
		case text == "":
			c.message(c.text(noDifference), id)
		default:
			c.print("%s", text)
		}
	}
	return nil
}

// choose sets how a document is read, and refreshes its source. Fewer entries
// than before are what was asked for.
func (c *command) choose(args []string) error {
	if len(args) != 3 {
		return c.usage(needsChoice)
	}
	choice := faq.Choice(args[2])
	if choice == "auto" {
		choice = ""
	}
	if !choice.Valid() {
		return c.usage(needsChoice)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	id, document := faq.SourceID(args[0]), args[1]
	if _, err := l.Choose(id, document, choice); err != nil {
		return err
	}
	o := library.ImportOptions{Force: true}
	p := c.progress(&o)
	reports, err := l.Refresh(c.ctx, []faq.SourceID{id}, o)
	p.clear()
	if err != nil {
		return err
	}
	if r := reports[0]; r.Failure == nil && !names(r, document) {
		_, _ = l.Choose(id, document, "") // it is of no use, and does no harm
		return faq.Errorf(faq.CodeNotFound, document)
	}
	return c.report(reports, false)
}

// names reports whether a document was read, or skipped for a reason.
func names(r library.Report, document string) bool {
	return slices.ContainsFunc(r.Documents, func(d library.DocumentReport) bool { return d.Path == document }) ||
		slices.ContainsFunc(r.Skipped, func(p library.Problem) bool { return p.Path == document })
}
