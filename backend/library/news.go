package library

import (
	"slices"
	"strings"
	"time"

	"kotae/backend/faq"
	"kotae/backend/render"
	"kotae/backend/store"
)

// A Briefing is what the last refresh of a source changed, for people.
type Briefing struct {
	Source   faq.SourceID `json:"source"`
	Title    string       `json:"title"`
	At       string       `json:"at"`
	Added    []Change     `json:"added"`
	Updated  []Change     `json:"updated"`
	Moved    []Change     `json:"moved"`
	Archived []Change     `json:"archived"`
	Removed  []Change     `json:"removed"`
	Left     int          `json:"left"` // changes beyond those that are listed
}

// A Change is what became of one entry.
type Change struct {
	ID       faq.EntryID `json:"id"` // "" when the entry is gone
	Question string      `json:"question"`
	Document string      `json:"document"`
	// Before is the former question of an updated entry and the former document
	// of a moved one, where they differ.
	Before string    `json:"before"`
	State  faq.State `json:"state"`
}

// News gives the briefings, the newest first. An entry that a later import took
// away is left without its ID.
func (l *Library) News() ([]Briefing, error) {
	c, marks := l.view()
	var stored []faq.Briefing
	err := l.store.View(func(tx *store.Tx) error {
		var err error
		stored, err = tx.Briefings()
		return err
	})
	if err != nil {
		return nil, err
	}
	news := []Briefing{}
	for _, s := range stored {
		source, ok := c.sources[s.Source]
		if !ok || source.Removed {
			continue
		}
		b := Briefing{
			Source: s.Source, Title: source.Title, At: s.At.Format(time.RFC3339), Left: s.Left,
			Added: []Change{}, Updated: []Change{}, Moved: []Change{}, Archived: []Change{}, Removed: []Change{},
		}
		lists := map[faq.ChangeKind]*[]Change{
			faq.ChangeAdded: &b.Added, faq.ChangeUpdated: &b.Updated, faq.ChangeMoved: &b.Moved,
			faq.ChangeArchived: &b.Archived, faq.ChangeRemoved: &b.Removed,
		}
		for _, change := range s.Changes {
			view := Change{Question: change.Question, Document: change.Document, Before: change.Before}
			if e, err := c.entry(change.Entry); err == nil {
				view.ID, view.State = e.ID, marks(e.ID).State(e.Fingerprint)
			}
			if list := lists[change.Kind]; list != nil {
				*list = append(*list, view)
			}
		}
		news = append(news, b)
	}
	slices.SortStableFunc(news, func(a, b Briefing) int { return strings.Compare(b.At, a.At) })
	return news, nil
}

// Difference gives what changed in an answer since the version that was read,
// or that was there before the last refresh, as text: [-gone-]{+new+}. It is ""
// when there is no earlier version, or when what a reader sees is the same.
func (l *Library) Difference(id faq.EntryID) (string, error) {
	c := l.current()
	e, err := c.entry(id)
	if err != nil {
		return "", err
	}
	var now faq.Body
	var before store.EarlierVersion
	changed := false
	err = l.store.View(func(tx *store.Tx) error {
		if now, err = tx.Body(id); err == nil {
			before, changed, err = tx.Earlier(id)
		}
		return err
	})
	if err != nil || !changed {
		return "", err
	}
	none := func(string) (render.Image, bool) { return render.Image{}, false }
	return render.Diff(before.Body, now, c.context(e, before.HardBreaks, none), c.context(e, c.hardBreaks(e), none)).Text, nil
}

// putBriefing writes down what a refresh changes. One that changes nothing
// leaves the briefing as it is: what was new is new until there is something
// newer.
func (p *plan) putBriefing(tx *store.Tx, c *catalog, mark func(faq.EntryID) faq.Mark) error {
	b := p.briefing()
	if len(b.Changes) == 0 {
		return nil
	}
	if err := p.dropEarlier(tx, c, mark); err != nil {
		return err
	}
	return tx.PutBriefing(b)
}

func (p *plan) briefing() faq.Briefing {
	b := faq.Briefing{Source: p.source.ID, At: p.source.Refreshed}
	add := func(kind faq.ChangeKind, e faq.Entry, before string) {
		if len(b.Changes) == faq.MaxChanges {
			b.Left++
			return
		}
		b.Changes = append(b.Changes, faq.Change{
			Kind: kind, Entry: e.ID, Question: e.Question, Document: e.Document, Before: before,
		})
	}
	for i := range p.puts {
		pt := &p.puts[i]
		switch kind := pt.change(); {
		case kind == faq.ChangeUpdated && pt.old.Question != pt.entry.Question:
			add(kind, pt.entry, pt.old.Question)
		case kind == faq.ChangeMoved:
			add(kind, pt.entry, pt.old.Document)
		case kind != "":
			add(kind, pt.entry, "")
		}
	}
	for _, e := range p.archive {
		add(faq.ChangeArchived, e, "")
	}
	for _, e := range p.remove {
		add(faq.ChangeRemoved, e, "")
	}
	return b
}

// dropEarlier forgets the earlier versions that belonged to the briefing before
// this one. Those of entries that are still to be read again stay.
func (p *plan) dropEarlier(tx *store.Tx, c *catalog, mark func(faq.EntryID) faq.Mark) error {
	ids, err := tx.EarlierIDs()
	if err != nil || len(ids) == 0 {
		return err
	}
	now := make(map[faq.EntryID]*put, len(p.puts))
	for i := range p.puts {
		now[p.puts[i].entry.ID] = &p.puts[i]
	}
	for _, id := range ids {
		e, err := c.entry(id)
		if err != nil || e.Source != p.source.ID {
			continue
		}
		if pt := now[id]; pt != nil {
			if pt.entry.Fingerprint != e.Fingerprint {
				continue // changes now
			}
			e = &pt.entry
		}
		if mark(id).State(e.Fingerprint) == faq.StateUpdated {
			continue
		}
		if err := tx.DeleteEarlier(id); err != nil {
			return err
		}
	}
	return nil
}
