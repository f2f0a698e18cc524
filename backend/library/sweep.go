package library

import (
	"slices"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// leftovers are what imports left in the store without landing: texts of entries
// that are not there, images that no entry and no earlier version shows.
type leftovers struct {
	texts  []faq.EntryID
	images []string // hashes
}

// sweep deletes what is left over; l.importing is held, so that nobody is just
// writing ahead. Marks wait only where there is something to delete.
func (l *Library) sweep() error {
	var left leftovers
	err := l.store.View(func(tx *store.Tx) (err error) {
		left, err = findLeftovers(tx)
		return err
	})
	if err != nil || len(left.texts)+len(left.images) == 0 {
		return err
	}
	return l.store.Update(func(tx *store.Tx) error {
		for _, id := range left.texts {
			if err := tx.DeleteEntry(id); err != nil {
				return err
			}
		}
		for _, hash := range left.images {
			if err := tx.DeleteImage(hash); err != nil {
				return err
			}
		}
		return nil
	})
}

func findLeftovers(tx *store.Tx) (left leftovers, err error) {
	if left.texts, err = tx.LooseBodies(); err != nil {
		return left, err
	}
	shown := map[string]bool{}
	show := func(images []faq.Image) {
		for _, image := range images {
			shown[image.Hash] = true
		}
	}
	err = tx.Entries(func(e faq.Entry) error {
		show(e.Images)
		return nil
	})
	if err != nil {
		return left, err
	}
	earlier, err := tx.EarlierIDs()
	if err != nil {
		return left, err
	}
	for _, id := range earlier {
		v, _, err := tx.Earlier(id)
		if err != nil {
			return left, err
		}
		show(v.Images)
	}
	hashes, err := tx.Images()
	left.images = slices.DeleteFunc(hashes, func(hash string) bool { return shown[hash] })
	return left, err
}
