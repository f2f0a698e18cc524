package library

import (
	"cmp"
	"slices"
	"strings"

	"kotae/backend/faq"
	"kotae/backend/store"
)

// Aliases gives the user's aliases, by their short names.
func (l *Library) Aliases() ([]faq.Alias, error) {
	aliases := []faq.Alias{}
	err := l.store.View(func(tx *store.Tx) error {
		stored, err := tx.Aliases()
		aliases = append(aliases, stored...)
		return err
	})
	slices.SortStableFunc(aliases, func(a, b faq.Alias) int {
		return cmp.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short))
	})
	return aliases, err
}

// SetAlias makes short and long mean the same to searches, whichever of them is
// typed. An alias with the same short name, whatever its case, is replaced. The
// errors are those of [faq.NewAlias].
func (l *Library) SetAlias(short, long string) (faq.Alias, error) {
	a, err := faq.NewAlias(short, long)
	if err != nil {
		return faq.Alias{}, err
	}
	return a, l.changeAliases(func(tx *store.Tx) error {
		if _, err := deleteAlias(tx, a.Short); err != nil {
			return err
		}
		return tx.PutAlias(a)
	})
}

// RemoveAlias forgets the alias with a short name, whatever its case. It gives
// CodeNoAlias when there is none.
func (l *Library) RemoveAlias(short string) error {
	return l.changeAliases(func(tx *store.Tx) error {
		found, err := deleteAlias(tx, strings.TrimSpace(short))
		if err == nil && !found {
			err = faq.Errorf(faq.CodeNoAlias, short)
		}
		return err
	})
}

func deleteAlias(tx *store.Tx, short string) (found bool, err error) {
	aliases, err := tx.Aliases()
	if err != nil {
		return false, err
	}
	for _, a := range aliases {
		if strings.EqualFold(a.Short, short) {
			if err := tx.DeleteAlias(a.Short); err != nil {
				return false, err
			}
			found = true
		}
	}
	return found, nil
}

// changeAliases changes the aliases in the store, then in the index.
func (l *Library) changeAliases(change func(*store.Tx) error) error {
	if err := l.store.Update(change); err != nil {
		return err
	}
	return l.current().index.know(l.lexicon)
}
