package store

import (
	"encoding/binary"
	"errors"
	"hash/crc32"

	"kotae/backend/faq"
)

// An envelope is how every value lies in the file:
//
//	format  1 byte   how the payload is to be read
//	check   4 bytes  CRC-32C, big-endian, over: bucket 0 key 0 format payload
//	payload          the rest
//
// Bucket and key are part of the sum, so that a value that turns up in another
// place, by a damaged page or a wrong pointer, is no more believed than one
// with a wrong bit.
const envelopeBytes = 1 + 4

// The formats of payload.
const (
	formatJSON     = 1 // a struct
	formatText     = 2 // the text itself
	formatBody     = 3 // two parts: detail, answer
	formatImage    = 4 // two parts: MIME type, data
	formatTally    = 5 // count and sum, 8 bytes each, big-endian
	formatReadings = 6 // two parts: words, digests of 8 bytes each, big-endian
)

// CRC-32C is done by the processor on every system that Kotae runs on.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A place is where a value belongs: the check of its bucket and key, with which
// the check of the value starts.
type place uint32

func bucketPlace(bucket string) place {
	return place(crc32.Checksum([]byte(bucket+"\x00"), castagnoli))
}

func (bucket place) key(key []byte) place {
	return place(crc32.Update(crc32.Update(uint32(bucket), castagnoli, key), castagnoli, []byte{0}))
}

// seal makes the envelope of a payload at its place.
func (at place) seal(format byte, payload []byte) []byte {
	value := make([]byte, envelopeBytes, envelopeBytes+len(payload))
	value[0] = format
	value = append(value, payload...)
	binary.BigEndian.PutUint32(value[1:], at.check(value))
	return value
}

// unseal gives the payload of an envelope, which shares its memory, or false
// when it is not what was put at this place.
func (at place) unseal(format byte, value []byte) ([]byte, bool) {
	if len(value) < envelopeBytes || value[0] != format || storedCheck(value) != at.check(value) {
		return nil, false
	}
	return value[envelopeBytes:], true
}

func (at place) check(value []byte) uint32 {
	sum := crc32.Update(uint32(at), castagnoli, value[:1])
	return crc32.Update(sum, castagnoli, value[envelopeBytes:])
}

func storedCheck(value []byte) uint32 { return binary.BigEndian.Uint32(value[1:]) }

// A tally is what a bucket ought to hold: how many values, and the exclusive or
// of their checks, spread. It does not depend on their order, and a change costs
// the same however large the bucket is.
type tally struct{ count, sum uint64 }

func (t *tally) add(at place, value []byte) {
	t.count++
	t.sum ^= spread(at, value)
}

func (t *tally) remove(at place, value []byte) {
	t.count--
	t.sum ^= spread(at, value)
}

// spread makes 64 bits out of place and check of a value. The checks alone
// must not be combined: CRC is linear, so the same small change in two values
// of one page ("opens":1 to "opens":2, twice) would cancel out, and the page
// from before the change would go unnoticed. The steps are the finaliser of
// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func spread(at place, value []byte) uint64 {
	x := uint64(at)<<32 | uint64(storedCheck(value))
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (t tally) encode() []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, t.count), t.sum)
}

func decodeTally(payload []byte) (tally, bool) {
	if len(payload) != 16 {
		return tally{}, false
	}
	return tally{binary.BigEndian.Uint64(payload), binary.BigEndian.Uint64(payload[8:])}, true
}

// Two parts lie behind each other, the length of the first before them as a
// varint.
func encodeParts(first string, second []byte) []byte {
	payload := make([]byte, 0, binary.MaxVarintLen32+len(first)+len(second))
	payload = binary.AppendUvarint(payload, uint64(len(first)))
	payload = append(payload, first...)
	return append(payload, second...)
}

var errParts = errors.New("the value's parts do not fit")

// decodeParts gives the parts; the second shares the payload's memory.
func decodeParts(payload []byte) (string, []byte, error) {
	length, n := binary.Uvarint(payload)
	if n <= 0 || length > uint64(len(payload)-n) {
		return "", nil, errParts
	}
	rest := payload[n:]
	return string(rest[:length]), rest[length:], nil
}

func encodeBody(b faq.Body) []byte { return encodeParts(b.Detail, []byte(b.Answer)) }

func decodeBody(payload []byte) (faq.Body, error) {
	detail, answer, err := decodeParts(payload)
	return faq.Body{Detail: detail, Answer: string(answer)}, err
}
