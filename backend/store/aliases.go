package store

import (
	"errors"

	"kotae/backend/faq"
)

// PutAlias adds an alias, or replaces the one with the same short name, as it is
// written.
func (t *Tx) PutAlias(a faq.Alias) error {
	if a.Short == "" || a.Long == "" {
		return errors.New("store: an alias without a name")
	}
	return t.put(bucketAliases, []byte(a.Short), formatText, []byte(a.Long))
}

// DeleteAlias deletes the alias with a short name, if there is one.
func (t *Tx) DeleteAlias(short string) error {
	return t.delete(bucketAliases, []byte(short), formatText)
}

// Aliases gives all aliases, by their short names.
func (t *Tx) Aliases() (aliases []faq.Alias, err error) {
	err = t.each(bucketAliases, formatText, func(key, payload []byte) error {
		aliases = append(aliases, faq.Alias{Short: string(key), Long: string(payload)})
		return nil
	})
	return aliases, err
}
