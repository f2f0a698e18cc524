package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"kotae/backend/faq"
)

func TestOpenCreatesForTheUserAlone(t *testing.T) {
	path := tempLibrary(t)
	o := testOptions
	o.MustExist = true
	_, err := Open(path, o)
	wantCode(t, "Open of what must exist", err, faq.CodeNoLibrary)
	if exists(filepath.Dir(path)) {
		t.Error("the folder was made all the same")
	}
	s := openStore(t, path)
	if s.Path() != path {
		t.Errorf("Path gives %q, want %q", s.Path(), path)
	}
	if os.PathSeparator == '/' {
		for _, c := range []struct {
			path string
			want fs.FileMode
		}{{path, 0o600}, {filepath.Dir(path), 0o700}, {holderPath(path), 0o600}} {
			info, err := os.Stat(c.path)
			if err != nil || info.Mode().Perm() != c.want {
				t.Errorf("%s: %v, %v; want %v", c.path, info.Mode(), err, c.want)
			}
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 2 {
		t.Errorf("beside the library and its holder lies something: %v", files)
	}
}

func TestManyCreateAtOnce(t *testing.T) {
	path := tempLibrary(t)
	var all sync.WaitGroup
	for n := range 6 {
		all.Go(func() {
			o := testOptions
			o.Timeout = time.Minute // they wait for each other's syncs
			s, err := Open(path, o)
			if err == nil {
				err = s.Update(func(tx *Tx) error { return tx.PutSetting(fmt.Sprint(n), "was here") })
				err = errors.Join(err, s.Close())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	mustView(t, openStore(t, path), func(tx *Tx) error {
		for n := range 6 {
			if _, ok, err := tx.Setting(fmt.Sprint(n)); !ok || err != nil {
				t.Errorf("what opener %d wrote is gone, %v", n, err)
			}
		}
		return nil
	})
}

func TestFilesThatAreNoSoundLibrary(t *testing.T) {
	sound, _ := makeLibrary(t, 10)
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	db, err := bbolt.Open(foreign, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("somebody else's"))
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	bothMetas := append([]byte{}, sound...)
	clear(bothMetas[:2*pageBytes])
	for name, content := range map[string][]byte{
		"empty":                                {},
		"one byte":                             {'x'},
		"text":                                 []byte(strings.Repeat("これはデータベースではありません。\n", 999)),
		"zeros":                                make([]byte, 1<<16),
		"one page":                             sound[:pageBytes],
		"without its last page":                sound[:len(sound)-pageBytes],
		"without its last byte":                sound[:len(sound)-1],
		"without both meta pages":              bothMetas,
		"the bbolt file of another program":    readFile(t, foreign),
		"a library without its first 100 byte": sound[100:],
	} {
		path := filepath.Join(t.TempDir(), "kotae.db")
		writeFile(t, path, content)
		_, err := Open(path, testOptions)
		wantCode(t, name+": Open", err, faq.CodeDamaged)
		if !bytes.Equal(readFile(t, path), content) {
			t.Errorf("%s: Open changed the file", name)
		}
		if f, err := Verify(path, testOptions); err != nil || len(f.Problems) == 0 {
			t.Errorf("%s: Verify gave %+v, %v", name, f, err)
		}
	}
	folder := t.TempDir()
	_, err = Open(folder, testOptions)
	wantCode(t, "Open of a folder", err, faq.CodeNoAccess)
}

func TestSetAside(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "kotae.db")
	for _, want := range []string{
		"kotae-damaged-20260401T090000Z.db", "kotae-damaged-20260401T090000Z-2.db", "kotae-damaged-20260401T090000Z-3.db",
	} {
		content := []byte("damaged, " + want)
		writeFile(t, path, content)
		got, err := SetAside(path, testTime)
		if err != nil || got != filepath.Join(folder, want) || exists(path) || !bytes.Equal(readFile(t, got), content) {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
	writeFile(t, path, nil)
	if _, err := SetAside(path, testTime); err != nil {
		t.Errorf("an empty file: %v", err)
	}
	_, err := SetAside(path, testTime)
	wantCode(t, "SetAside without a file", err, faq.CodeNoLibrary)
	s := newStore(t)
	_, err = SetAside(s.Path(), testTime)
	wantCode(t, "SetAside of an open library", err, faq.CodeLocked)
}

func TestReadOnly(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	want, _ := dump(s)
	closeStore(t, s)
	before := readFile(t, path)

	// As Open does when the file cannot be written; a test that runs as root
	// cannot take that right from itself.
	first, err := openForReading(path, testOptions.withDefaults(), migrations)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := openForReading(path, testOptions.withDefaults(), migrations)
	if err != nil {
		t.Fatalf("two cannot read at once: %v", err)
	}
	defer second.Close()
	if got, err := dump(first); err != nil || got != want {
		t.Errorf("got (%v):\n%s\nwant:\n%s", err, got, want)
	}
	wantCode(t, "Update", first.Update(func(*Tx) error { return nil }), faq.CodeReadOnly)
	o := testOptions
	o.Timeout = askOnce
	_, err = Open(path, o)
	wantCode(t, "Open for writing beside readers", err, faq.CodeLocked)
	closeStore(t, first)
	closeStore(t, second)
	if !bytes.Equal(readFile(t, path), before) || exists(holderPath(path)) {
		t.Error("reading left its mark")
	}
}

func TestReadOnlyByPermission(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	want, _ := dump(s)
	closeStore(t, s)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if writable(path) {
		t.Skip("this user may write any file")
	}
	s = openStore(t, path)
	if got, err := dump(s); err != nil || got != want {
		t.Errorf("got (%v):\n%s\nwant:\n%s", err, got, want)
	}
	wantCode(t, "Update", s.Update(func(*Tx) error { return nil }), faq.CodeReadOnly)
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, err := Open(path, testOptions)
	wantCode(t, "Open without any right", err, faq.CodeNoAccess)
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestErrorsOfTheFileSystem(t *testing.T) {
	s := &Store{path: "kotae.db"}
	pathError := func(number syscall.Errno) error { return &fs.PathError{Op: "write", Path: "kotae.db", Err: number} }
	for _, c := range []struct {
		name   string
		err    error
		open   faq.Code
		commit faq.Code
	}{
		{"no space", pathError(syscall.ENOSPC), faq.CodeDiskFull, faq.CodeDiskFull},
		{"no space, as bbolt words it", fmt.Errorf("file resize error: %s", pathError(syscall.ENOSPC)), faq.CodeDiskFull, faq.CodeDiskFull},
		{"quota", pathError(syscall.EDQUOT), faq.CodeDiskFull, faq.CodeDiskFull},
		{"read-only medium", pathError(syscall.EROFS), faq.CodeReadOnly, faq.CodeReadOnly},
		{"no permission", pathError(syscall.EACCES), faq.CodeNoAccess, faq.CodeReadOnly},
		{"no file", pathError(syscall.ENOENT), faq.CodeNoLibrary, faq.CodeInternal},
		{"a failing disk", pathError(syscall.EIO), faq.CodeInternal, faq.CodeInternal},
		{"damage", damaged("kotae.db", errors.New("x")), faq.CodeDamaged, faq.CodeDamaged},
	} {
		wantCode(t, c.name+", on opening", openError("kotae.db", c.err, testTime), c.open)
		wantCode(t, c.name+", on a commit", s.writeError(c.err), c.commit)
	}
}
