package store

import "errors"

var errNoKey = errors.New("store: a setting without a name")

// Setting gives a setting, and false when it was never put.
func (t *Tx) Setting(key string) (string, bool, error) {
	if key == "" {
		return "", false, nil
	}
	payload, err := t.get(bucketSettings, []byte(key), formatText)
	return string(payload), payload != nil, err
}

// PutSetting sets a setting; key must not be empty.
func (t *Tx) PutSetting(key, value string) error {
	if key == "" {
		return errNoKey
	}
	return t.put(bucketSettings, []byte(key), formatText, []byte(value))
}
