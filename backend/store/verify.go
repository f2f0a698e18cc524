package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"kotae/backend/faq"
)

// Findings are what Verify found out about a library.
type Findings struct {
	Entries, Marks int      // readable ones, archived entries among them
	Problems       []string // in English, for the command line; empty: all is well
}

// Verify checks everything about a library that can be checked: how its pages
// hang together, and with Options.Check what bbolt itself has to say on it, the
// check of every value, the tally of every bucket, and that buckets fit each
// other. It changes nothing. The error says why the library could not be looked
// at: the codes of Open except faq.CodeDamaged, which is a finding.
func Verify(path string, o Options) (Findings, error) {
	o = o.withDefaults()
	s, err := openForReading(path, o, migrations)
	if faq.CodeOf(err) == faq.CodeDamaged {
		return Findings{Problems: []string{cause(err)}}, nil
	}
	if err != nil {
		return Findings{}, err
	}
	defer s.Close()
	if err := s.file.checkPages(); err != nil {
		return Findings{Problems: []string{err.Error()}}, nil
	}
	findings, err := s.verify()
	if err != nil || o.Check == nil {
		return findings, err
	}
	problems, err := o.Check(path)
	if err != nil {
		problems = append(problems, fmt.Sprintf("the check did not come to its end: %v", err))
	}
	for _, problem := range problems {
		findings.Problems = append(findings.Problems, "bbolt's own check: "+problem)
	}
	return findings, nil
}

// CheckStructure is bbolt's own check of how the file hangs together, for the
// process that Options.Check starts: on a damaged file it can run for ever or
// end the whole process, since it works in a goroutine that cannot be guarded.
func CheckStructure(path string) (problems []string, err error) {
	o := Options{}.withDefaults()
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil, openError(path, errors.Join(err, errors.New("the file is empty")), o.Now())
	}
	f, err := openFile(path, false, o.Timeout)
	if err != nil {
		return nil, openError(path, err, o.Now())
	}
	defer f.bolt.Close()
	err = f.bolt.View(func(tx *bbolt.Tx) error {
		for problem := range tx.Check() {
			problems = append(problems, problem.Error())
		}
		return nil
	})
	return problems, err
}

// cause is what was seen of a damage, without the sentence for people.
func cause(err error) string {
	if inner := errors.Unwrap(err); inner != nil {
		return inner.Error()
	}
	return err.Error()
}

// A verification gathers what the buckets say, to compare it.
type verification struct {
	tx       *Tx
	problems []string
	sources  map[faq.SourceID]bool
	listed   map[faq.EntryID]faq.Document // the document that lists the entry
	entries  map[faq.EntryID]faq.Entry
	bodies   map[faq.EntryID]bool
	images   map[string]bool
	shown    map[string]faq.EntryID // hashes of images, and one entry that shows them
	marks    int
}

func (v *verification) found(format string, args ...any) {
	v.problems = append(v.problems, fmt.Sprintf(format, args...))
}

// verify checks values, tallies and references.
func (s *Store) verify() (Findings, error) {
	v := verification{
		sources: map[faq.SourceID]bool{}, listed: map[faq.EntryID]faq.Document{},
		entries: map[faq.EntryID]faq.Entry{}, bodies: map[faq.EntryID]bool{},
		images: map[string]bool{}, shown: map[string]faq.EntryID{},
	}
	err := s.View(func(t *Tx) error {
		v.tx = t
		v.readAll()
		v.compareDocuments()
		v.compareEntries()
		return nil
	})
	if faq.CodeOf(err) == faq.CodeDamaged {
		if err = nil; len(v.problems) == 0 {
			v.found("the library cannot be read")
		}
	}
	slices.Sort(v.problems) // those of maps come in any order
	return Findings{Entries: len(v.entries), Marks: v.marks, Problems: v.problems}, err
}

// readAll reads every bucket to its end, past what is damaged.
func (v *verification) readAll() {
	v.read(bucketLibrary, formatText, func([]byte, []byte) error { return nil })
	v.read(bucketSettings, formatText, func([]byte, []byte) error { return nil })
	newest, err := v.tx.number(keySources)
	if err != nil {
		v.found("%s", cause(err))
	}
	v.read(bucketSources, formatJSON, func(key, payload []byte) error {
		var s faq.Source
		if err := json.Unmarshal(payload, &s); err != nil {
			return err
		}
		v.sources[s.ID] = true
		if want, err := sourceKey(s.ID); err != nil || !bytes.Equal(key, want) {
			return errNotItsKey
		}
		if uint64(binary.BigEndian.Uint32(key)) > newest {
			return fmt.Errorf("its ID was never given: the newest is %s", sourceID(newest))
		}
		return nil
	})
	v.read(bucketDocuments, formatJSON, func(key, payload []byte) error {
		var d faq.Document
		if err := json.Unmarshal(payload, &d); err != nil {
			return err
		}
		v.addDocument(d)
		if want, err := documentKey(d.Source, d.Path); err != nil || !bytes.Equal(key, want) {
			return errNotItsKey
		}
		return nil
	})
	v.read(bucketEntries, formatJSON, func(key, payload []byte) error {
		var e faq.Entry
		if err := json.Unmarshal(payload, &e); err != nil {
			return err
		}
		v.entries[e.ID] = e
		v.show(e.ID, e.Images)
		if string(key) != string(e.ID) {
			return errNotItsKey
		}
		return nil
	})
	v.read(bucketBodies, formatBody, func(key, payload []byte) error {
		v.bodies[faq.EntryID(key)] = true
		_, err := decodeBody(payload)
		return err
	})
	v.read(bucketMarks, formatJSON, func(key, payload []byte) error {
		v.marks++
		return errors.Join(json.Unmarshal(payload, &faq.Mark{}), v.ofEntry(key))
	})
	v.read(bucketEarlier, formatJSON, func(key, payload []byte) error {
		var e EarlierVersion
		if err := json.Unmarshal(payload, &e); err != nil {
			return err
		}
		v.show(faq.EntryID(key), e.Images)
		return v.ofEntry(key)
	})
	v.read(bucketNews, formatJSON, func(key, payload []byte) error {
		var b faq.Briefing
		if err := json.Unmarshal(payload, &b); err != nil {
			return err
		}
		if want, err := sourceKey(b.Source); err != nil || !bytes.Equal(key, want) {
			return errNotItsKey
		}
		if !v.sources[b.Source] {
			return errors.New("there is no such source")
		}
		return nil
	})
	v.read(bucketReadings, formatReadings, func(key, payload []byte) error {
		if _, err := decodeReadings(payload); err != nil {
			return err
		}
		if id, ok := sourceOfKey(key); !ok || !v.sources[id] {
			return errors.New("there is no such source")
		}
		return nil
	})
	v.read(bucketAliases, formatText, func(key, payload []byte) error {
		_, err := faq.NewAlias(string(key), string(payload))
		return err
	})
	v.read(bucketImages, formatImage, func(key, payload []byte) error {
		v.images[hex.EncodeToString(key)] = true
		_, data, err := decodeParts(payload)
		if hash := sha256.Sum256(data); err == nil && string(hash[:]) != string(key) {
			err = errors.New("its hash is another")
		}
		return err
	})
}

var errNotItsKey = errors.New("the value has another key")

// read calls look for every value of a bucket whose envelope is sound, and
// compares the bucket with its tally.
func (v *verification) read(name string, format byte, look func(key, payload []byte) error) {
	b, err := v.tx.bucket(name)
	if err != nil {
		v.found("%s", cause(err))
		return
	}
	err = v.tx.guard(func() error {
		var seen tally
		sound := true
		cursor := b.Cursor()
		for key, value := cursor.First(); key != nil; key, value = cursor.Next() {
			at := b.place.key(key)
			payload, ok := at.unseal(format, value)
			if !ok {
				v.found("%s/%q: the value is damaged", name, key)
				sound = false
				continue
			}
			if b.Get(key) == nil { // see bucket.scan
				v.found("%s/%q: the value is not found by its key", name, key)
			}
			seen.add(at, value)
			if err := look(key, payload); err != nil {
				v.found("%s/%q: %v", name, key, err)
			}
		}
		if sound {
			return b.compare(seen)
		}
		return nil
	})
	if err != nil {
		v.found("%s", cause(err))
	}
}

func (v *verification) show(id faq.EntryID, images []faq.Image) {
	for _, image := range images {
		if image.Hash != "" {
			v.shown[image.Hash] = id
		}
	}
}

func (v *verification) addDocument(d faq.Document) {
	if !v.sources[d.Source] {
		v.found("the document %s %s is of a source that is not there", d.Source, d.Path)
	}
	for _, id := range d.Entries {
		if other, ok := v.listed[id]; ok {
			v.found("the entry %s is listed twice, by %s %s and %s %s", id, other.Source, other.Path, d.Source, d.Path)
		}
		v.listed[id] = d
	}
}

// ofEntry reports a key that is not that of an entry.
func (v *verification) ofEntry(key []byte) error {
	if _, ok := v.entries[faq.EntryID(key)]; !ok {
		return errors.New("there is no such entry")
	}
	return nil
}

func (v *verification) compareDocuments() {
	for id, d := range v.listed {
		switch e, ok := v.entries[id]; {
		case !ok:
			v.found("%s %s lists the entry %s, which is not there", d.Source, d.Path, id)
		case e.Archived:
			v.found("%s %s lists the entry %s, which is archived", d.Source, d.Path, id)
		case e.Source != d.Source || e.Document != d.Path:
			v.found("%s %s lists the entry %s, which is of %s %s", d.Source, d.Path, id, e.Source, e.Document)
		}
	}
}

func (v *verification) compareEntries() {
	for id, e := range v.entries {
		if !v.sources[e.Source] {
			v.found("the entry %s is of the source %s, which is not there", id, e.Source)
		}
		if !v.bodies[id] {
			v.found("the entry %s has no text", id)
		}
		if _, ok := v.listed[id]; !ok && !e.Archived {
			v.found("the entry %s is not listed by its document, %s %s", id, e.Source, e.Document)
		}
	}
	for hash, id := range v.shown {
		if !v.images[hash] {
			v.found("the entry %s shows the image %s, which is not there", id, hash)
		}
	}
}
