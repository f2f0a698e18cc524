package store

import (
	"encoding/hex"
	"fmt"
)

// PutImage keeps an image under its hash, the hexadecimal SHA-256 of data, which
// is not computed here but by Verify.
func (t *Tx) PutImage(hash, mime string, data []byte) error {
	key, err := imageKey(hash)
	if err != nil {
		return err
	}
	return t.put(bucketImages, key, formatImage, encodeParts(mime, data))
}

// HasImage reports whether there is an image with this hash. Damage makes it
// say no; View and Update report the damage.
func (t *Tx) HasImage(hash string) bool {
	key, err := imageKey(hash)
	if err != nil {
		return false
	}
	b, err := t.bucket(bucketImages)
	if err != nil {
		return false
	}
	has := false
	_ = t.guard(func() error { // an error is kept as the transaction's damage
		if has = b.Get(key) != nil; has {
			return nil
		}
		return b.scanOnce()
	})
	return has
}

// Image gives an image, and false when there is none with this hash.
func (t *Tx) Image(hash string) (mime string, data []byte, ok bool, err error) {
	key, err := imageKey(hash)
	if err != nil {
		return "", nil, false, nil
	}
	payload, err := t.get(bucketImages, key, formatImage)
	if payload == nil || err != nil {
		return "", nil, false, err
	}
	mime, data, err = decodeParts(payload)
	if err != nil {
		return "", nil, false, t.damaged(fmt.Errorf("images/%s: %w", hash, err))
	}
	return mime, data, true, nil
}

// Images gives the hashes of all images, in order.
func (t *Tx) Images() (hashes []string, err error) {
	b, err := t.bucket(bucketImages)
	if err != nil {
		return nil, err
	}
	err = t.guard(func() error {
		return b.scan(func(key []byte) { hashes = append(hashes, hex.EncodeToString(key)) })
	})
	return hashes, err
}

// DeleteImage deletes an image, if there is one with this hash.
func (t *Tx) DeleteImage(hash string) error {
	key, err := imageKey(hash)
	if err != nil {
		return err
	}
	return t.delete(bucketImages, key, formatImage)
}
