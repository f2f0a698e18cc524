package store

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

const (
	metaBytes   = 64
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	minPageBytes = 1 << 10
	maxPageBytes = 1 << 16 // the largest page of an operating system that Go runs on
)

// A meta is one of the two pages with which a bbolt file begins. They are
// written in turn, one with each commit.
type meta struct {
	pageBytes   uint64
	root        uint64
	freelist    uint64
	pages       uint64 // pages in use or free; there is none behind them
	transaction uint64
	inPlace     bool // the page's own header fits its place
}

// readMeta reads the meta page with the given number, 0 or 1, at an offset.
func readMeta(file io.ReaderAt, offset int64, number uint64) (meta, bool) {
	var page [pageHeaderBytes + metaBytes]byte
	if _, err := file.ReadAt(page[:], offset); err != nil {
		return meta{}, false
	}
	b := page[pageHeaderBytes:]
	sum := fnv.New64a()
	sum.Write(b[:56])
	if order.Uint32(b) != boltMagic || order.Uint32(b[4:]) != boltVersion || order.Uint64(b[56:]) != sum.Sum64() {
		return meta{}, false
	}
	return meta{
		pageBytes:   uint64(order.Uint32(b[8:])),
		root:        order.Uint64(b[16:]),
		freelist:    order.Uint64(b[32:]),
		pages:       order.Uint64(b[40:]),
		transaction: order.Uint64(b[48:]),
		inPlace:     order.Uint64(page[:]) == number && order.Uint16(page[8:]) == flagMeta,
	}, true
}

// readMetas finds the meta page that bbolt will go by: the one of the newer
// transaction. whole says that the other one is the transaction before it, as
// it always is unless a commit was torn or a page was damaged.
func readMetas(file io.ReaderAt, size int64) (newest meta, whole bool, err error) {
	first, ok0 := readMeta(file, 0, 0)
	var second meta
	var ok1 bool
	if ok0 {
		second, ok1 = readMeta(file, int64(first.pageBytes), 1)
	} else { // the second page tells its own size
		for bytes := int64(minPageBytes); bytes <= maxPageBytes && !ok1; bytes *= 2 {
			second, ok1 = readMeta(file, bytes, 1)
			ok1 = ok1 && second.pageBytes == uint64(bytes)
		}
	}
	older := second
	switch {
	case !ok0 && !ok1:
		return meta{}, false, errors.New("both meta pages are damaged")
	case ok0 && (!ok1 || first.transaction >= second.transaction):
		newest = first
	default:
		newest, older = second, first
	}
	whole = ok0 && ok1 && newest.transaction == older.transaction+1 && newest.inPlace && older.inPlace &&
		newest.pageBytes == older.pageBytes

	bytes := newest.pageBytes
	if bytes < minPageBytes || bytes > maxPageBytes || bytes&(bytes-1) != 0 {
		return meta{}, false, fmt.Errorf("the page size is %d", bytes)
	}
	if newest.pages < 4 || newest.pages > uint64(size)/bytes {
		return meta{}, false, fmt.Errorf("%d pages of %d bytes should be there, the file has %d bytes", newest.pages, bytes, size)
	}
	return newest, whole, nil
}
