package importer

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"

	"kotae/backend/faq"
)

// maxPageBytes bounds one page. The largest of some 3,700 real ones has 0.4 MB.
const maxPageBytes = 8 << 20

// readText reads a file as text, see decode. The error is a *faq.Error or the file
// system's.
func readText(fsys fs.FS, name string) ([]byte, error) {
	data, err := readFile(fsys, name, maxPageBytes)
	if err != nil {
		return nil, err
	}
	return decode(data, "")
}

// readFile reads a file of at most limit bytes. What the file system says about
// the size is not relied on.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	size := info.Size()
	if size > limit {
		return nil, tooLarge(size, limit)
	}
	var data bytes.Buffer
	data.Grow(int(size) + bytes.MinRead)
	n, err := data.ReadFrom(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, tooLarge(n, limit)
	}
	return data.Bytes(), nil
}

func tooLarge(size, limit int64) *faq.Error {
	return faq.Errorf(faq.CodeTooLarge, megabytes(size), megabytes(limit))
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// decode makes text of data: UTF-8 without a byte order mark, with something in
// it, lines ending in "\n"; the number of a line stays. The hint is that of toUTF8.
func decode(data []byte, hint string) ([]byte, error) {
	data, err := toUTF8(data, hint)
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, faq.Errorf(faq.CodeEmptyFile)
	}
	return data, nil
}
