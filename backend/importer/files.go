package importer

import (
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// files finds files by the names that pages write. A name that differs in the
// case of its letters, or in how accents and voiced kana are composed (macOS
// takes 「が」 apart), still means the file: pages were written on other systems.
// Symbolic links are not found.
type files struct {
	fsys fs.FS
	dirs map[string]listing // by path, filled when first needed
}

// A listing has the entries of a folder by folded name.
type listing struct {
	exact  map[string]bool
	folded map[string]string
}

func newFiles(fsys fs.FS) *files { return &files{fsys: fsys, dirs: map[string]listing{}} }

// foldName is the form in which names are compared.
func foldName(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// find gives the path of the file that name, a clean path inside the source,
// means.
func (f *files) find(name string) (string, bool) {
	if name == "." || !fs.ValidPath(name) {
		return "", false
	}
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		l := f.list(at)
		if !l.exact[part] {
			actual, ok := l.folded[foldName(part)]
			if !ok {
				return "", false
			}
			part = actual
		}
		at = path.Join(at, part)
	}
	return at, true
}

func (f *files) list(dir string) listing {
	if l, ok := f.dirs[dir]; ok {
		return l
	}
	l := listing{map[string]bool{}, map[string]string{}}
	entries, _ := fs.ReadDir(f.fsys, dir) // unreadable: as if it were empty
	for _, e := range entries {
		if !e.IsDir() && !e.Type().IsRegular() {
			continue
		}
		l.exact[e.Name()] = true
		if folded := foldName(e.Name()); l.folded[folded] == "" {
			l.folded[folded] = e.Name()
		}
	}
	f.dirs[dir] = l
	return l
}
