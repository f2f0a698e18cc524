package store

import (
	"bytes"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestEnvelopeBelongsToItsPlace(t *testing.T) {
	at := bucketPlace("marks").key([]byte("abc"))
	value := at.seal(formatText, []byte("text"))
	if payload, ok := at.unseal(formatText, value); !ok || string(payload) != "text" {
		t.Errorf("%x came back as %q, %v", value, payload, ok)
	}
	for name, other := range map[string]place{
		"another bucket":                 bucketPlace("earlier").key([]byte("abc")),
		"another key":                    bucketPlace("marks").key([]byte("abd")),
		"a key that ends in the payload": bucketPlace("marks").key([]byte("ab")),
	} {
		if _, ok := other.unseal(formatText, value); ok {
			t.Errorf("%s: %x was believed", name, value)
		}
	}
	if _, ok := at.unseal(formatJSON, value); ok {
		t.Error("another format was believed")
	}
	for i := range value {
		for bit := range 8 {
			value[i] ^= 1 << bit
			if _, ok := at.unseal(value[0], value); ok {
				t.Errorf("bit %d of byte %d flipped: %x was believed", bit, i, value)
			}
			value[i] ^= 1 << bit
		}
	}
	for n := range value {
		if _, ok := at.unseal(formatText, value[:n]); ok {
			t.Errorf("the first %d bytes were believed", n)
		}
	}
}

// TestTallySeesTheSameChangeTwice is the case that sums of the plain checks, CRC
// being linear, would miss.
func TestTallySeesTheSameChangeTwice(t *testing.T) {
	tallyOf := func(text string) (sum tally) {
		for _, key := range []string{"a", "b"} {
			at := bucketPlace("marks").key([]byte(key))
			sum.add(at, at.seal(formatJSON, []byte(text)))
		}
		return sum
	}
	before, after := tallyOf(`{"opens":1}`), tallyOf(`{"opens":2}`)
	if before == after {
		t.Errorf("both are %+v", before)
	}
	at := bucketPlace("marks").key([]byte("a"))
	value := at.seal(formatJSON, []byte(`{"opens":1}`))
	again := before
	again.remove(at, value)
	again.add(at, value)
	if again != before {
		t.Errorf("taken out and put back: %+v, want %+v", again, before)
	}
}

func FuzzDecodeBody(f *testing.F) {
	f.Add(encodeBody(faq.Body{Detail: "前書き", Answer: "答え"}))
	f.Add(encodeBody(faq.Body{Detail: strings.Repeat("x", 300)}))
	f.Add([]byte{})
	f.Add([]byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01})
	f.Fuzz(func(t *testing.T, payload []byte) {
		body, err := decodeBody(payload)
		if err != nil {
			return
		}
		again, err := decodeBody(encodeBody(body))
		if err != nil || again != body {
			t.Errorf("%x is %+v, and after that %+v, %v", payload, body, again, err)
		}
	})
}

// FuzzReadPages damages a library and maps its pages, which must end, and never
// panic. offset and bytes say where what is written over it.
func FuzzReadPages(f *testing.F) {
	content, _ := makeLibrary(f, 40)
	f.Add(uint32(0), []byte{})
	f.Add(uint32(pageBytes), make([]byte, 100))
	f.Add(uint32(2*pageBytes+8), bytes.Repeat([]byte{0xFF}, 8))
	f.Fuzz(func(t *testing.T, offset uint32, over []byte) {
		damaged := append([]byte{}, content...)
		copy(damaged[int(offset)%len(damaged):], over)
		pages, err := readPages(bytes.NewReader(damaged), int64(len(damaged)))
		if err == nil {
			err = pages.checkRest()
		}
		if err != nil && bytes.Equal(damaged, content) {
			t.Errorf("a sound library: %v", err)
		}
	})
}
