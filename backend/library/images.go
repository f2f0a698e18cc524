package library

import "kotae/backend/store"

// batchBytes is how many bytes go into one transaction ahead of a landing: enough
// that the sync of each does not matter, few enough to be held in memory.
const batchBytes = 8 << 20

// An imageWriter puts images into the store in batches, while a source is read.
type imageWriter struct {
	store   *store.Store
	discard bool // dry run

	waiting []imageBytes
	size    int
}

type imageBytes struct {
	hash, mime string
	data       []byte
}

func (w *imageWriter) put(hash, mime string, data []byte) error {
	if w.discard {
		return nil
	}
	w.waiting = append(w.waiting, imageBytes{hash, mime, data})
	if w.size += len(data); w.size < batchBytes {
		return nil
	}
	return w.flush()
}

func (w *imageWriter) flush() error {
	if len(w.waiting) == 0 {
		return nil
	}
	err := w.store.Update(func(tx *store.Tx) error {
		for _, image := range w.waiting {
			if tx.HasImage(image.hash) {
				continue
			}
			if err := tx.PutImage(image.hash, image.mime, image.data); err != nil {
				return err
			}
		}
		return nil
	})
	w.waiting, w.size = nil, 0
	return err
}
