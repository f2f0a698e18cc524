// Package readings finds out how the words of a library are read, so that the
// search finds 見積もり when somebody types みつもり or mitsumori.
//
// A [Reader] takes texts apart with a morphological analyser (kagome with the IPA
// dictionary) and gives the words that are written with kanji, each with its
// readings. That takes half a second and 130 MB for the dictionary, which is let
// go of when the Reader is closed, so it is work for the background of an import.
// What comes out is small, some 30 bytes a word and some 7,000 words for 2,700
// entries, and meant to be kept: [Vocabulary.Text] and [Parse] are its way into a
// file and back.
//
// The package knows nothing of entries and of searching.
package readings

import (
	"context"
	"iter"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// A Vocabulary says how words are read: the readings of a word, in katakana, in
// the order in which they turned up. Every word has a kanji in it.
type Vocabulary map[string][]string

const (
	// maxReadings is the number of readings that are kept of a word: 日 has six
	// in ordinary text, and each further one is found more often by mistake.
	maxReadings = 6
	// maxWordBytes bounds words: what is longer was no word but a slip of the
	// analyser.
	maxWordBytes = 20 * len("漢")
	// maxSentence is the length, in bytes, at which a sentence is cut for the
	// analyser, whose memory grows with it.
	maxSentence = 4 << 10
)

// A Reader reads texts. The zero Reader is ready; from the first kanji on it has
// the dictionary in memory, until it is closed. It is for one goroutine.
type Reader struct{ tokenizer *tokenizer.Tokenizer }

// Close lets go of the dictionary. The Reader may be used again.
func (r *Reader) Close() {
	if r.tokenizer != nil {
		r.tokenizer = nil
		// At once: it is more than all else that the program has. The analyser
		// has pools that lead to the dictionary, and pools are emptied in two
		// rounds.
		runtime.GC()
		debug.FreeOSMemory()
	}
}

// Read gives the words of texts. It returns early, with the cause of ctx, when
// ctx ends.
func (r *Reader) Read(ctx context.Context, texts iter.Seq[string]) (Vocabulary, error) {
	v := Vocabulary{}
	known := map[string]struct{}{} // sentences, which repeat a lot in templates
	for text := range texts {
		for sentence := range sentences(text) {
			if _, ok := known[sentence]; ok || !hasKanji(sentence) {
				continue
			}
			known[sentence] = struct{}{}
			if err := ctx.Err(); err != nil {
				return nil, context.Cause(ctx)
			}
			if r.tokenizer == nil {
				var err error
				if r.tokenizer, err = newTokenizer(); err != nil {
					return nil, err
				}
			}
			for _, token := range r.tokenizer.Tokenize(sentence) {
				v.addToken(token)
			}
		}
	}
	return v, nil
}

func newTokenizer() (*tokenizer.Tokenizer, error) {
	d, err := unpack()
	if err != nil {
		return nil, err
	}
	own, err := supportWords()
	if err != nil {
		return nil, err
	}
	return tokenizer.New(d, tokenizer.UserDict(own), tokenizer.OmitBosEos())
}

func (v Vocabulary) addToken(t tokenizer.Token) {
	if extra := t.UserExtra(); extra != nil {
		for i, word := range extra.Tokens {
			for reading := range strings.SplitSeq(extra.Readings[i], "/") {
				v.add(word, reading)
			}
		}
		return
	}
	if reading, ok := t.Reading(); ok && t.Class == tokenizer.KNOWN {
		v.add(t.Surface, reading)
	}
}

func (v Vocabulary) add(word, reading string) {
	if len(word) > maxWordBytes || !hasKanji(word) || !isKatakana(reading) ||
		len(v[word]) == maxReadings || slices.Contains(v[word], reading) {
		return
	}
	word = strings.Clone(word) // not the whole text that it is part of
	v[word] = append(v[word], strings.Clone(reading))
}

// Add adds the words of another vocabulary.
func (v Vocabulary) Add(other Vocabulary) {
	for word, reading := range other.All() {
		v.add(word, reading)
	}
}

// All gives every word with every one of its readings, by word.
func (v Vocabulary) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, word := range slices.Sorted(maps.Keys(v)) {
			for _, reading := range v[word] {
				if !yield(word, reading) {
					return
				}
			}
		}
	}
}

// sentences cuts a text at the ends of sentences and lines.
func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			end := strings.IndexAny(text, "\n。")
			if end < 0 {
				end = len(text)
			} else {
				_, size := utf8.DecodeRuneInString(text[end:])
				end += size
			}
			if end > maxSentence {
				for end = maxSentence; !utf8.RuneStart(text[end]); {
					end--
				}
			}
			if !yield(strings.TrimSpace(text[:end])) {
				return
			}
			text = text[end:]
		}
	}
}

func hasKanji(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func isKatakana(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < 'ァ' || r > 'ー' || r == '・' })
}
