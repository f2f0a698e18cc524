package cli

import (
	"fmt"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// resolutionJSON is what "report" writes of a source.
type resolutionJSON struct {
	ID    faq.SourceID `json:"id"`
	Title string       `json:"title"`
	library.Resolution
}

// unresolved lists the images and links of sources that do not work.
func (c *command) unresolved(args []string) error {
	ids, err := c.parseFlags(c.flags(), args)
	if err != nil {
		return err
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	if len(ids) == 0 {
		for _, s := range l.Overview().Sources {
			ids = append(ids, string(s.ID))
		}
	}
	reports := []resolutionJSON{}
	for _, id := range ids {
		source, err := l.Source(faq.SourceID(id))
		if err != nil {
			return err
		}
		resolution, err := l.Unresolved(source.ID)
		if err != nil {
			return err
		}
		reports = append(reports, resolutionJSON{source.ID, source.Title, resolution})
	}
	if c.json {
		return c.writeJSON(struct {
			Sources []resolutionJSON `json:"sources"`
		}{reports})
	}
	for _, r := range reports {
		c.printResolution(r)
	}
	return nil
}

func (c *command) printResolution(r resolutionJSON) {
	c.print("%s\t%s", r.ID, r.Title)
	for _, count := range []struct {
		kind string
		library.References
	}{{library.KindImage, r.Images}, {library.KindLink, r.Links}, {library.KindPlace, r.Places}} {
		if count.Total == 0 {
			continue
		}
		outside := ""
		if count.Outside > 0 {
			outside = fmt.Sprintf(c.text(outsideCount), count.Outside)
		}
		c.print("  %s%s", fmt.Sprintf(c.text(resolvedCount), c.text(kindNames[count.kind][1]), count.Total, count.Resolved), outside)
	}
	for _, m := range r.Missing {
		outside := ""
		if m.Outside {
			outside = c.text(outsideNote)
		}
		c.print("  %s:%d: %s: %s%s", m.Document, m.Line, c.text(kindNames[m.Kind][0]), m.Ref, outside)
	}
}
