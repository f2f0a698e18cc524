package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kotae/backend/faq"
)

// libraryName is the name of the library file in the data folder.
const libraryName = "kotae.db"

// libraryPath gives the path of the library file: in --data, in KOTAE_DATA, in
// data/ beside the program when a file named "portable" lies there, or in the
// user's data folder. It makes nothing.
func (c *command) libraryPath() (string, error) {
	folder := c.data
	if folder == "" {
		folder = c.Getenv("KOTAE_DATA")
	}
	if folder == "" && c.portable() {
		folder = filepath.Join(filepath.Dir(c.Program), "data")
	}
	if folder == "" {
		var err error
		if folder, err = userData(c.Getenv); err != nil {
			return "", err
		}
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("data folder: %w", err)
	}
	// It need not be there, but what there is of the way to it must be folders.
	for at := folder; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err == nil && !info.IsDir() {
			return "", faq.Errorf(faq.CodeNotFolder, at)
		}
		if err == nil || at == filepath.Dir(at) {
			return filepath.Join(folder, libraryName), nil
		}
	}
}

func (c *command) portable() bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(c.Program), "portable"))
	return err == nil
}

// userData gives the user's data folder. On Windows it is the local one, which
// does not roam: a library is large and rebuilt from its sources.
func userData(getenv func(string) string) (string, error) {
	switch runtime.GOOS {
	case "windows":
		if local := getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "Kotae"), nil
		}
	case "darwin":
		if home := getenv("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support", "Kotae"), nil
		}
	default:
		// The XDG Base Directory Specification has relative paths ignored.
		if data := getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
			return filepath.Join(data, "kotae"), nil
		}
		if home := getenv("HOME"); home != "" {
			return filepath.Join(home, ".local", "share", "kotae"), nil
		}
	}
	return "", faq.Errorf(faq.CodeNoDataFolder)
}

// packsFolder gives the folder whose files, folders and archives an
// administrator wants in every library of this machine: KOTAE_PACKS, or packs/ in
// the machine-wide data folder. It need not be there.
func packsFolder(getenv func(string) string) string {
	if folder := getenv("KOTAE_PACKS"); folder != "" {
		return folder
	}
	switch runtime.GOOS {
	case "windows":
		if shared := getenv("PROGRAMDATA"); shared != "" {
			return filepath.Join(shared, "Kotae", "packs")
		}
		return ""
	case "darwin":
		return "/Library/Application Support/Kotae/packs"
	}
	return "/usr/local/share/kotae/packs"
}

// cutFlag gives the value of "--name=value".
func cutFlag(arg, name string) (string, bool) {
	if value, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
		return value, true
	}
	return strings.CutPrefix(arg, "-"+name+"=")
}
