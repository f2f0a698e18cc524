package store

import (
	"encoding/binary"
	"fmt"
	"io"
)

// This file and meta.go read the pages of a bbolt file by themselves, with plain reads whose
// bounds are checked, because bbolt trusts its file: a page that leads back to
// an earlier one makes it search for ever, a wrong length takes all memory, and
// a list of free pages that names a page in use makes the next commit
// overwrite it. What is looked at is only how the pages hang together; what
// they hold is guarded by the envelopes.
//
// The format is that of bbolt 1.5.0 (internal/common: page.go, meta.go,
// bucket.go; internal/freelist/shared.go), in the byte order of the machine:
//
//	page     id 8, flags 2, count 2, overflow 4, then count elements
//	branch   element: pos 4, ksize 4, child 8         (pos counts from the element)
//	leaf     element: flags 4, pos 4, ksize 4, vsize 4
//	free     8 for each page; with count 0xFFFF the first is the true count
//	meta     magic 4, version 4, page size 4, flags 4, root bucket 8 + 8,
//	         free list 8, pages in use 8, transaction 8, FNV-64a of these 8
//	bucket   root page 8, sequence 8; root page 0: the page itself follows
const (
	pageHeaderBytes = 16
	elementBytes    = 16

	flagBranch = 0x01
	flagLeaf   = 0x02
	flagMeta   = 0x04
	flagFree   = 0x10

	elementBucket = 0x01 // of a leaf element: the value is a bucket
)

var order = binary.NativeEndian

// A pageMap says which pages of a file belong to what. Only the pages that lead
// to others are read for it, about one in a hundred.
type pageMap struct {
	file  io.ReaderAt
	meta  meta
	whole bool // both meta pages are well
	taken []bool
	heads []uint64 // the first pages of all nodes of all trees
}

// readPages maps the pages of a file, which must be locked or closed: while
// another process writes, half of a commit would look like damage.
func readPages(file io.ReaderAt, size int64) (*pageMap, error) {
	m := &pageMap{file: file}
	var err error
	if m.meta, m.whole, err = readMetas(file, size); err != nil {
		return nil, err
	}
	m.taken = make([]bool, m.meta.pages)
	m.taken[0], m.taken[1] = true, true
	if err := m.readFreelist(); err != nil {
		return nil, err
	}
	if err := m.readTree(m.meta.root, true); err != nil {
		return nil, err
	}
	return m, nil
}

// checkRest makes sure that every page is in use or free: it reads the headers
// of all nodes, for the pages that they run over into.
func (m *pageMap) checkRest() error {
	for _, id := range m.heads {
		page, err := m.header(id)
		if err != nil {
			return err
		}
		if page.flags != flagLeaf && page.flags != flagBranch {
			return fmt.Errorf("page %d has the flags %#x", id, page.flags)
		}
		if err := m.takeOverflow(page); err != nil {
			return err
		}
	}
	for id, taken := range m.taken {
		if !taken {
			return fmt.Errorf("page %d is neither in use nor free", id)
		}
	}
	return nil
}

type pageHeader struct {
	id       uint64
	flags    uint16
	count    uint16
	overflow uint32
}

func (m *pageMap) header(id uint64) (pageHeader, error) {
	var b [pageHeaderBytes]byte
	if _, err := m.file.ReadAt(b[:], int64(id*m.meta.pageBytes)); err != nil {
		return pageHeader{}, fmt.Errorf("page %d: %w", id, err)
	}
	page := pageHeader{order.Uint64(b[:]), order.Uint16(b[8:]), order.Uint16(b[10:]), order.Uint32(b[12:])}
	if page.id != id || uint64(page.overflow) >= m.meta.pages-id {
		return pageHeader{}, fmt.Errorf("page %d calls itself %d, with %d further pages", id, page.id, page.overflow)
	}
	return page, nil
}

// content reads a page with those that it runs over into.
func (m *pageMap) content(page pageHeader) ([]byte, error) {
	b := make([]byte, (uint64(page.overflow)+1)*m.meta.pageBytes)
	if _, err := m.file.ReadAt(b, int64(page.id*m.meta.pageBytes)); err != nil {
		return nil, fmt.Errorf("page %d: %w", page.id, err)
	}
	return b, nil
}

// take notes that a page is in use, or free: it can be so only once.
func (m *pageMap) take(id uint64) error {
	if id >= m.meta.pages {
		return fmt.Errorf("page %d is beyond the last, %d", id, m.meta.pages-1)
	}
	if m.taken[id] {
		return fmt.Errorf("page %d is referred to twice", id)
	}
	m.taken[id] = true
	return nil
}

func (m *pageMap) takeOverflow(page pageHeader) error {
	for id := page.id + 1; id <= page.id+uint64(page.overflow); id++ {
		if err := m.take(id); err != nil {
			return err
		}
	}
	return nil
}

func (m *pageMap) readFreelist() error {
	if err := m.take(m.meta.freelist); err != nil {
		return err
	}
	page, err := m.header(m.meta.freelist)
	if err != nil {
		return err
	}
	if page.flags != flagFree {
		return fmt.Errorf("page %d is not the list of free pages", page.id)
	}
	if err := m.takeOverflow(page); err != nil {
		return err
	}
	content, err := m.content(page)
	if err != nil {
		return err
	}
	list, count := content[pageHeaderBytes:], uint64(page.count)
	if page.count == 0xFFFF {
		count, list = order.Uint64(list), list[8:]
	}
	if count > uint64(len(list)/8) {
		return fmt.Errorf("the list of free pages has %d bytes for %d pages", len(list), count)
	}
	for i := range count {
		if err := m.take(order.Uint64(list[8*i:])); err != nil {
			return err
		}
	}
	return nil
}

// readTree follows a tree from its root page. All leaves of a tree are equally
// deep, so that one child tells what its siblings are: leaves are not read,
// unless buckets may lie in them. A sibling that is something else after all
// belongs to something else too, or is free, and so is taken twice.
func (m *pageMap) readTree(root uint64, holdsBuckets bool) error {
	if err := m.takeHead(root); err != nil {
		return err
	}
	page, err := m.header(root)
	if err != nil {
		return err
	}
	switch page.flags {
	case flagLeaf:
		if holdsBuckets {
			return m.readBuckets(page)
		}
		return nil
	case flagBranch:
		return m.readBranch(page, holdsBuckets)
	}
	return fmt.Errorf("page %d has the flags %#x", root, page.flags)
}

func (m *pageMap) takeHead(id uint64) error {
	m.heads = append(m.heads, id)
	return m.take(id)
}

func (m *pageMap) readBranch(page pageHeader, holdsBuckets bool) error {
	children, err := m.children(page)
	if err != nil {
		return err
	}
	first, err := m.header(min(children[0], m.meta.pages-1))
	if err != nil {
		return err
	}
	for _, child := range children {
		if first.flags == flagLeaf && !holdsBuckets {
			err = m.takeHead(child)
		} else {
			err = m.readTree(child, holdsBuckets)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *pageMap) children(page pageHeader) ([]uint64, error) {
	content, err := m.content(page)
	if err != nil {
		return nil, err
	}
	count := int(page.count)
	if count == 0 || pageHeaderBytes+count*elementBytes > len(content) {
		return nil, fmt.Errorf("page %d has %d children", page.id, count)
	}
	children := make([]uint64, count)
	for i := range children {
		children[i] = order.Uint64(content[pageHeaderBytes+i*elementBytes+8:])
	}
	return children, nil
}

// readBuckets follows the trees of the buckets in a leaf.
func (m *pageMap) readBuckets(page pageHeader) error {
	content, err := m.content(page)
	if err != nil {
		return err
	}
	for i := range int(page.count) {
		at := pageHeaderBytes + i*elementBytes
		if at+elementBytes > len(content) {
			return fmt.Errorf("page %d has %d elements", page.id, page.count)
		}
		element := content[at:]
		if order.Uint32(element)&elementBucket == 0 {
			continue
		}
		value := uint64(at) + uint64(order.Uint32(element[4:])) + uint64(order.Uint32(element[8:]))
		if value+16 > uint64(len(content)) {
			return fmt.Errorf("page %d ends before its element %d", page.id, i)
		}
		if root := order.Uint64(content[value:]); root != 0 { // 0: a small bucket, inside the leaf itself
			if err := m.readTree(root, false); err != nil {
				return err
			}
		}
	}
	return nil
}
