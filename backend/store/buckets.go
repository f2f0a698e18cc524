// Package store keeps a library in one bbolt file. It promises that what it
// gives back is what was put in: a value, a page or a file that was damaged
// since is reported as [faq.CodeDamaged] and never shown; an Update is there
// whole or not at all. What the values mean to each other is the business of
// package library; here they are only kept, and [Verify] checks that they fit.
//
// The buckets of schema 3, and what their keys and values are:
//
//	library                      about the file itself
//	├── schema                   text: the schema, a decimal number
//	└── sources                  text: the number of the newest source ever added
//	sources
//	└── <source>                 JSON: faq.Source
//	documents
//	└── <source><path>           JSON: faq.Document; path as in Document.Path
//	entries
//	└── <entry>                  JSON: faq.Entry
//	bodies
//	└── <entry>                  body: faq.Body
//	marks
//	└── <entry>                  JSON: faq.Mark; never the zero mark
//	earlier
//	└── <entry>                  JSON: EarlierVersion, where there is one to compare with
//	news
//	└── <source>                 JSON: faq.Briefing
//	images
//	└── <SHA-256 of data>        image: MIME type and data
//	readings
//	└── <source>                 readings: Readings, where words were looked up
//	aliases
//	└── <short name>             text: the long name
//	settings
//	└── <name>                   text
//	checks
//	└── <bucket>                 tally: count and sum of the bucket's values
//
// A body whose entry is not there yet, or not any more, is what an import that
// was stopped left behind; the next one sweeps it.
//
// <source> is the number of the source ID in four bytes, big-endian, so that
// sources stand in the order of adding; <entry> is the entry ID as text;
// <SHA-256> is 32 bytes. Every value is an envelope with a checksum of its own
// (envelope.go), and every bucket but checks has a tally of its values in
// checks, written in the same transaction, which a lost page cannot match.
package store

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode/utf8"

	"kotae/backend/faq"
)

// The buckets, and the keys that have names.
const (
	bucketLibrary   = "library"
	bucketSources   = "sources"
	bucketDocuments = "documents"
	bucketEntries   = "entries"
	bucketBodies    = "bodies"
	bucketMarks     = "marks"
	bucketEarlier   = "earlier"
	bucketNews      = "news"
	bucketImages    = "images"
	bucketReadings  = "readings"
	bucketAliases   = "aliases"
	bucketSettings  = "settings"
	bucketChecks    = "checks"

	keySchema  = "schema"
	keySources = "sources"
)

// sourceKey is the key of a source, and the beginning of its documents' keys.
func sourceKey(id faq.SourceID) ([]byte, error) {
	if len(id) > 1 && id[0] == 's' && id[1] >= '1' && id[1] <= '9' {
		if n, err := strconv.ParseUint(string(id[1:]), 10, 32); err == nil {
			return binary.BigEndian.AppendUint32(nil, uint32(n)), nil
		}
	}
	return nil, fmt.Errorf("store: %q is not the ID of a source", id)
}

// sourceOfKey is the other way about.
func sourceOfKey(key []byte) (faq.SourceID, bool) {
	if len(key) != 4 {
		return "", false
	}
	return sourceID(uint64(binary.BigEndian.Uint32(key))), true
}

func sourceID(number uint64) faq.SourceID {
	return faq.SourceID("s" + strconv.FormatUint(number, 10))
}

// documentKey refuses paths that are not UTF-8: the JSON of the document could
// not hold them, and the document would not be found again.
func documentKey(source faq.SourceID, path string) ([]byte, error) {
	key, err := sourceKey(source)
	if err != nil {
		return nil, err
	}
	if path == "" || !utf8.ValidString(path) {
		return nil, fmt.Errorf("store: %q is not the path of a document", path)
	}
	return append(key, path...), nil
}

func entryKey(id faq.EntryID) ([]byte, error) {
	if !id.Valid() {
		return nil, fmt.Errorf("store: %q is not the ID of an entry", id)
	}
	return []byte(id), nil
}

// imageKey turns 64 hexadecimal digits into the 32 bytes that they stand for.
func imageKey(hash string) ([]byte, error) {
	key, err := hex.DecodeString(hash)
	if err != nil || len(key) != 32 {
		return nil, fmt.Errorf("store: %q is not the hash of an image", hash)
	}
	return key, nil
}
