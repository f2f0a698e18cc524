package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kotae/backend/faq"
)

func TestRestore(t *testing.T) {
	path := tempLibrary(t)
	s := openStore(t, path)
	mustUpdate(t, s, func(tx *Tx) error { return fill(tx, 5) })
	want, _ := dump(s)
	copied := filepath.Join(t.TempDir(), "copy.db")
	err := writeAtomically(copied, func(f *os.File) error { return s.Backup(f) })
	if err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, s, func(tx *Tx) error { return tx.PutSetting("language", "en") })
	later, _ := dump(s)
	_, err = Restore(copied, path, testOptions)
	wantCode(t, "a library that is open", err, faq.CodeLocked)
	closeStore(t, s)

	aside, err := Restore(copied, path, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{path: want, aside: later} {
		if got, err := dump(openBeside(t, file)); err != nil || got != want {
			t.Errorf("%s (%v) has:\n%s\nwant:\n%s", filepath.Base(file), err, got, want)
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) > 3 { // and who holds it
		t.Errorf("files left in the folder: %v", files)
	}
}

func TestRestoreWhereThereIsNoLibrary(t *testing.T) {
	copied := newStore(t)
	mustUpdate(t, copied, func(tx *Tx) error { return fill(tx, 3) })
	want, _ := dump(copied)
	closeStore(t, copied)
	path := tempLibrary(t)
	if aside, err := Restore(copied.Path(), path, testOptions); aside != "" || err != nil {
		t.Fatalf("got %q, %v", aside, err)
	}
	if got, err := dump(openBeside(t, path)); err != nil || got != want {
		t.Errorf("(%v) got:\n%s\nwant:\n%s", err, got, want)
	}
}

func TestRestoreRefusesWhatIsNotIntact(t *testing.T) {
	content, _ := makeLibrary(t, 20)
	damaged := bytes.Clone(content)
	for i := 4*pageBytes + 200; i < len(damaged); i += pageBytes { // some pages are free
		damaged[i] ^= 0x55
	}
	path := tempLibrary(t)
	closeStore(t, openStore(t, path))
	before := readFile(t, path)
	for name, c := range map[string]struct {
		content []byte
		want    faq.Code
	}{
		"a damaged copy": {damaged, faq.CodeBadBackup},
		"half a copy":    {content[:len(content)/2], faq.CodeBadBackup},
		"an empty file":  {nil, faq.CodeBadBackup},
		"another file":   {bytes.Repeat([]byte("質問と答え\n"), 5000), faq.CodeBadBackup},
	} {
		from := filepath.Join(t.TempDir(), "copy.db")
		if err := os.WriteFile(from, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Restore(from, path, testOptions)
		wantCode(t, name, err, c.want)
		if !bytes.Equal(readFile(t, path), before) {
			t.Errorf("%s changed the library", name)
		}
	}
	_, err := Restore(filepath.Join(t.TempDir(), "missing.db"), path, testOptions)
	wantCode(t, "a copy that is not there", err, faq.CodeNotFound)
}
