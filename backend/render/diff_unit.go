package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A unit is the smallest piece of an answer that a difference tells from
// another: a word, a mark of punctuation, an image. Where a language puts no
// spaces between words, a run of one script stands for a word:
//
//	ポータルから v1.2 を選択します。   ポータル│から│v1.2│を│選択│します│。
//
// White space belongs to the unit behind it and is not compared, as a reader
// does not see it; in code it is a unit like others.
type unit struct {
	id     int32  // equal for what reads the same
	weight int32  // letters; 0 for punctuation
	gap    gap    // what stands before it: noGap, spaceGap or, for a <br>, lineGap
	text   string // "" for an image
	image  *html.Node
	path   []*html.Node // the inline elements around it, outermost first
}

const (
	// maxRun is the longest run of kanji or hiragana that is one unit. Words and
	// endings are shorter; in what is longer, such as Chinese, letters are units.
	maxRun = 12
	// maxPath is how many inline elements around a word are kept where a
	// paragraph has changed; real pages have five at most.
	maxPath = 16
	// imageWeight is that of a picture among words.
	imageWeight = 10
)

// A script is a class of letters that make up one unit.
type script uint8

const (
	noScript script = iota // each letter alone
	spaceScript
	latinScript // and all others that put spaces between words
	kanjiScript
	hiraganaScript
	katakanaScript
)

func scriptOf(r rune) script {
	switch {
	case isSpace(r):
		return spaceScript
	case r == 'ー' || r == 'ｰ' || unicode.Is(unicode.Katakana, r):
		return katakanaScript
	case unicode.Is(unicode.Hiragana, r):
		return hiraganaScript
	case r == '々' || r == '〆' || unicode.Is(unicode.Han, r):
		return kanjiScript
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return latinScript
	}
	return noScript
}

// nextRun cuts the first run of one script off s, which is not empty.
func nextRun(s string) (run, rest string, of script) {
	r, end := utf8.DecodeRuneInString(s)
	of = scriptOf(r)
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		next := scriptOf(r)
		switch {
		case of != spaceScript && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r)): // belongs to the letter before it
		case of == latinScript && next == noScript && joins(s[end:], size):
		case of == noScript || next != of:
			return s[:end], s[end:], of
		}
		end += size
	}
	return s, "", of
}

// joins reports whether the mark of the given size at the start of s stands
// within a word, as in "v1.2", "az-cli", "don't" and "1,000".
func joins(s string, size int) bool {
	if !strings.ContainsAny(s[:size], ".,-_'’") {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s[size:])
	return scriptOf(after) == latinScript && (s[0] != ',' || unicode.IsNumber(after))
}

// A dictionary gives equal texts equal numbers, in both versions.
type dictionary map[string]int32

func (d dictionary) id(text string) int32 {
	id, ok := d[text]
	if !ok {
		id = int32(len(d))
		d[text] = id
	}
	return id
}

// A unitReader collects the units of inline nodes.
type unitReader struct {
	dictionary
	code  bool // white space counts
	gap   gap
	path  []*html.Node
	units []unit
}

func (r *unitReader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.text(n.Data)
	case isElement(n, "br"):
		if r.code {
			r.text("\n")
		} else {
			r.gap = lineGap
		}
	case isImage(n):
		key := "image " + attribute(n, "src") + " " + textOf(n)
		r.add(unit{id: r.id(key), weight: imageWeight, image: n})
	default:
		outer := r.path
		if len(outer) < maxPath {
			r.path = append(outer[:len(outer):len(outer)], n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			r.read(c)
		}
		r.path = outer
	}
}

// isImage reports whether n is a picture, or what stands for one that is missing.
func isImage(n *html.Node) bool {
	class := attribute(n, "class")
	return isElement(n, "img") || isElement(n, "span") && (class == missingClass || class == remoteClass)
}

func (r *unitReader) text(s string) {
	for s != "" {
		var run string
		var of script
		run, s, of = nextRun(s)
		letters := utf8.RuneCountInString(run)
		switch {
		case of == spaceScript && r.code:
			r.spaces(run)
		case of == spaceScript:
			r.gap = max(r.gap, spaceGap)
		case letters > maxRun && (of == kanjiScript || of == hiraganaScript):
			for _, letter := range run {
				r.word(string(letter), 1)
			}
		case of == noScript:
			r.word(run, 0)
		default:
			r.word(run, letters)
		}
	}
}

func (r *unitReader) word(text string, weight int) {
	r.add(unit{id: r.id(text), text: text, weight: int32(weight)})
}

// spaces adds white space of code: each line end is a unit.
func (r *unitReader) spaces(text string) {
	for line := range strings.SplitAfterSeq(text, "\n") {
		if spaces := strings.TrimSuffix(line, "\n"); spaces != "" {
			r.word(spaces, 0)
		}
		if strings.HasSuffix(line, "\n") {
			r.word("\n", 0)
		}
	}
}

func (r *unitReader) add(u unit) {
	u.gap, u.path = r.gap, r.path
	if len(r.units) == 0 && !r.code {
		u.gap = noGap
	}
	r.gap = noGap
	r.units = append(r.units, u)
}
