package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"kotae/backend/faq"
)

// A partial is a download under way. Three files belong to an address, named by
// a digest of it:
//
//	3f2a….part  the bytes so far
//	3f2a….json  the validators of the version that they are of
//	3f2a….data  the finished file
//
// The validators are written before the first byte, so that whatever ends the
// program leaves a pair that belongs together, or bytes without validators,
// which the next download throws away.
type partial struct {
	stem       string // path without the extension
	file       *os.File
	size       int64
	validators faq.Validators
}

// keptFor is how long a partial download waits to be continued: longer than a
// holiday. Nothing else would ever remove one that nobody continues.
const keptFor = 30 * 24 * time.Hour

// dropOld removes the downloads in a folder that nobody continued. What cannot be
// removed is tried again with the next download.
func dropOld(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > keptFor {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// openPartial finds what is there of an address; size is 0 when that is nothing
// of use.
func openPartial(folder, address string) (*partial, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	dropOld(folder)
	sum := sha256.Sum256([]byte(address))
	p := &partial{stem: filepath.Join(folder, hex.EncodeToString(sum[:8]))}
	var err error
	if p.file, err = os.OpenFile(p.stem+".part", os.O_CREATE|os.O_RDWR, 0o600); err != nil {
		return nil, err
	}
	if saved, err := os.ReadFile(p.stem + ".json"); err == nil &&
		json.Unmarshal(saved, &p.validators) == nil && rangeCondition(p.validators) != "" {
		p.size, err = p.file.Seek(0, 2)
		if err == nil {
			return p, nil
		}
	}
	if err := p.clear(); err != nil {
		p.file.Close()
		return nil, err
	}
	return p, nil
}

// clear forgets what is there.
func (p *partial) clear() error {
	p.size, p.validators = 0, faq.Validators{}
	if err := os.Remove(p.stem + ".json"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := p.file.Truncate(0); err != nil {
		return err
	}
	_, err := p.file.Seek(0, 0)
	return err
}

// begin notes which version the bytes are of, if that can be told again.
func (p *partial) begin(v faq.Validators) error {
	if p.size > 0 || rangeCondition(v) == "" {
		return nil
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	p.validators = v
	return os.WriteFile(p.stem+".json", data, 0o600)
}

func (p *partial) write(b []byte) error {
	n, err := p.file.Write(b)
	p.size += int64(n)
	return err
}

// finish gives the path of the file once it is whole.
func (p *partial) finish() (string, error) {
	if err := p.file.Close(); err != nil {
		return "", err
	}
	if err := os.Rename(p.stem+".part", p.stem+".data"); err != nil {
		return "", err
	}
	if err := os.Remove(p.stem + ".json"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return p.stem + ".data", nil
}

// close ends the download. Bytes that cannot be continued are removed.
func (p *partial) close() {
	p.file.Close() // a second time after finish; nothing is left to be written
	if p.size == 0 || p.validators.IsZero() {
		os.Remove(p.stem + ".part")
		os.Remove(p.stem + ".json")
	}
}
