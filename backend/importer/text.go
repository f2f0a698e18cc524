package importer

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"

	"kotae/backend/faq"
)

// maxPageBytes bounds one page. The largest of some 3,700 real ones has 0.4 MB.
const maxPageBytes = 8 << 20

// readPage reads a page as text: UTF-8 without a byte order mark, lines ending
// in "\n". The error is a *faq.Error or the file system's.
func readPage(fsys fs.FS, name string) ([]byte, error) {
	data, err := readFile(fsys, name, maxPageBytes)
	if err != nil {
		return nil, err
	}
	return decode(data)
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

// decode checks that data is UTF-8 text with something in it. It takes the byte
// order mark away and makes every line end in "\n"; the number of a line stays.
func decode(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, faq.Errorf(faq.CodeEncoding) // UTF-16
	case bytes.IndexByte(data, 0) >= 0:
		return nil, faq.Errorf(faq.CodeBinary)
	case !utf8.Valid(data):
		return nil, faq.Errorf(faq.CodeEncoding)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, faq.Errorf(faq.CodeEmptyFile)
	}
	return data, nil
}
