package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kotae/backend/faq"
)

// SetAside gives a damaged library another name in its folder, such as
// kotae-damaged-20260401T090000Z.db, so that a new one can be made; it never
// overwrites a file. It refuses, with faq.CodeLocked, a library that is open:
// another process may have set the damaged one aside just before.
func SetAside(path string, now time.Time) (newPath string, err error) {
	return setAside(path, "damaged", now)
}

// setAside gives a library the name kotae-<why>-<time>.db.
func setAside(path, why string, now time.Time) (newPath string, err error) {
	f, err := openFile(path, false, askOnce)
	if err == nil {
		err = f.bolt.Close()
	}
	if err != nil {
		// That it cannot be opened is no news, unless somebody else has it.
		coded := openError(path, err, now)
		if code := faq.CodeOf(coded); code == faq.CodeLocked || code == faq.CodeNoLibrary {
			return "", coded
		}
	}
	base := strings.TrimSuffix(filepath.Base(path), ".db")
	newPath = unusedName(filepath.Dir(path), fmt.Sprintf("%s-%s-%s", base, why, now.UTC().Format("20060102T150405Z")))
	if err := os.Rename(path, newPath); err != nil {
		return "", fileError(path, err)
	}
	syncFolder(filepath.Dir(path))
	return newPath, nil
}

// askOnce is a time-out that asks for the lock once; with zero bbolt would wait
// for ever.
const askOnce = time.Millisecond
