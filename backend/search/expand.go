package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Expansion finds what a term may be meant for in this library:
//
//	みつもr       みつもr     exact
//	             見積もり    reading       みつもり, of which みつも is typed
//	azrue        azrue      exact         stands nowhere
//	             azure      typo
//	amlws        amlws      exact         stands nowhere
//	             azuremachinelearningワクスペス   abbreviation
//
// Only forms that some entry may have are kept. Guesses that cost most, typos and
// other okurigana, are made only where the better forms have hardly any entries.

const (
	// maxAlternatives bounds the forms of a term, and maxAllAlternatives those of
	// all terms of a query together, each of which costs a look at the index.
	maxAlternatives    = 24
	maxAllAlternatives = 96
	// enough is the number of entries from which on nobody needs guesses: what
	// one sees of the list at a glance.
	enough = 5
	// shortAbbreviation is the length up to which a term is taken for an
	// abbreviation although it stands somewhere: aml is in yaml, too.
	shortAbbreviation = 3
	// maxRuns is the number of runs of one script from which on a term is a sentence
	// in which no single word is guessed: soft.go takes it apart.
	maxRuns = 5
	// minHiragana is the number of kana from which on romaji is looked for in
	// hiragana text, where syllables of English words (node) stand everywhere.
	minHiragana = 4
)

// What an alternative is worth besides what its tier says.
const (
	worthExact      = 1
	worthAlias      = 0.95
	worthReading    = 0.9
	worthEnglish    = 0.5 // romaji that is a word of the library, too
	worthSlip       = 0.7 // for each slip
	worthOkurigana  = 0.85
	worthAbbreviate = 0.6
	worthPerCost    = 0.03 // taken off for each unit of a spelling's cost
	// maxCostlier is how much more than the cheapest one a spelling may cost: two
	// words more, or three kana of no word.
	maxCostlier = 2.0
)

// An alternative is a key that stands for a term.
type alternative struct {
	key   string
	tier  tier
	worth float64
	looks []look // where it may stand, by part
}

// A look is where a key may stand in one part.
type look struct {
	questions, answers set // nil: nowhere
	labels             labelMatch
	question, answer   needle
	certain            bool // answers have it, see textIndex.certain
}

func (l *look) none() bool { return l.questions == nil && l.answers == nil && l.labels.entries == nil }

// A wanted is a term with its alternatives, best tier first; the first is the
// term itself.
type wanted struct {
	term
	alternatives []alternative
	idf          float64
}

// expand gives what a term may be met by; the room is the number of alternatives
// that are left for the query.
func (x *Index) expand(t term, room int) wanted {
	e := expansion{x: x, room: min(room, maxAlternatives)}
	e.wanted.term = t
	e.add(t.key, tierExact, worthExact)
	if len(e.alternatives) == 0 { // keeps its place, for the tests on [0]
		e.alternatives = append(e.alternatives, alternative{t.key, tierExact, worthExact, make([]look, len(x.parts))})
	}
	runs := 0
	eachRun(t.key, func(string, script, bool) { runs++ })
	if t.literal || runs > maxRuns {
		return e.wanted
	}
	letters := isLetters(t.key)
	if letters {
		e.romaji()
	} else {
		e.scripts(t.key, worthReading)
		if !isKatakanaOnly(t.key) || e.few() { // katakana is rarely typed for kanji
			e.spellings(t.key, true, t.unfinished, worthReading)
		}
		if kana, ok := withoutPendingLetters(t.key); ok && t.unfinished {
			e.add(kana, tierReading, worthReading)
			e.scripts(kana, worthReading)
			e.spellings(kana, true, true, worthReading)
		}
	}
	few := e.few()
	if few {
		e.typos()
		if !letters {
			for _, form := range x.okurigana(t.key) {
				e.add(form, tierTypo, worthOkurigana)
			}
		}
	}
	for _, other := range x.lexicon.aliases[t.key] {
		e.add(other, tierAbbreviation, worthAlias)
	}
	if letters && (few || len(t.key) <= shortAbbreviation) {
		for _, key := range x.abbreviated(t.key) {
			e.add(key, tierAbbreviation, worthAbbreviate)
		}
	}
	return e.wanted
}

// An expansion is a term on its way through expand.
type expansion struct {
	wanted
	x    *Index
	room int
}

// add adds an alternative, unless it is there or stands nowhere.
func (e *expansion) add(key string, t tier, worth float64) {
	if e.room == 0 || key == "" {
		return
	}
	for _, a := range e.alternatives {
		if a.key == key {
			return
		}
	}
	a := alternative{key: key, tier: t, worth: worth, looks: make([]look, len(e.x.parts))}
	none := true
	for i, p := range e.x.parts {
		a.looks[i] = p.look(key)
		none = none && a.looks[i].none()
	}
	if !none {
		e.alternatives = append(e.alternatives, a)
		e.room--
	}
}

// look finds where a key may stand.
func (p part) look(key string) look {
	l := look{
		questions: p.questions.index.candidates(key, p.len()),
		answers:   p.answers.index.candidates(key, p.len()),
		labels:    p.labels.match(key, p.len()),
	}
	for _, s := range []set{l.questions, l.answers, l.labels.entries} {
		if s != nil && p.dead != nil {
			s.andNot(p.dead)
		}
	}
	if l.questions != nil {
		l.question = p.questions.field.needle(key)
	}
	if l.answers != nil {
		l.answer = p.answers.field.needle(key)
		l.certain = p.answers.index.certain(key)
	}
	return l
}

// few reports whether hardly any entry may have one of the alternatives.
func (e *expansion) few() bool {
	n := 0
	for _, a := range e.alternatives {
		for _, l := range a.looks {
			for _, s := range []set{l.questions, l.answers, l.labels.entries} {
				if n += s.count(); n >= enough {
					return false
				}
			}
		}
	}
	return true
}

// scripts adds a key with all of its kana in one script. Hiragana that was romaji
// must be long enough.
func (e *expansion) scripts(key string, worth float64) {
	e.add(toKatakana(key), tierReading, worth)
	if hiragana := toHiragana(key); !isLetters(e.key) || utf8.RuneCountInString(hiragana) >= minHiragana {
		e.add(hiragana, tierReading, worth)
	}
}

// spellings adds the spellings of a key that are not much costlier than the
// cheapest.
func (e *expansion) spellings(key string, typed, unfinished bool, worth float64) {
	n, cheapest := 0, 0.0
	for i, s := range e.x.spell(key, typed, unfinished) {
		if i == 0 {
			cheapest = s.cost
		}
		if s.cost > cheapest+maxCostlier {
			return
		}
		if !typed && isHiraganaOnly(s.key) && utf8.RuneCountInString(s.key) < minHiragana {
			continue
		}
		before := len(e.alternatives)
		e.add(s.key, tierReading, worth-worthPerCost*s.cost)
		if n += len(e.alternatives) - before; n == maxSpellings {
			return
		}
	}
}

// romaji adds what the letters of the term are as kana.
func (e *expansion) romaji() {
	kana, pending, ok := kanaOf(e.key)
	if !ok {
		return
	}
	worth := worthReading
	if e.x.isWord(e.key) {
		worth = worthEnglish
	}
	var forms []string
	if pending == "n" {
		forms = append(forms, kana+"ん")
	}
	if pending == "" || e.unfinished {
		forms = append(forms, kana)
	}
	for _, form := range forms {
		for _, form := range slices.Compact([]string{form, withoutLength(form)}) {
			if utf8.RuneCountInString(form) >= 2 {
				e.scripts(form, worth)
				e.spellings(form, false, e.unfinished, worth)
			}
		}
	}
	if len(forms) > 0 && utf8.RuneCountInString(forms[0]) >= 2 && e.few() {
		e.add(forms[0], tierReading, worthEnglish) // する, if nothing else
	}
}

// isWord reports whether the library has a word.
func (x *Index) isWord(word string) bool {
	for _, p := range x.parts {
		if _, ok := p.questions.index.words.find(word); ok {
			return true
		}
		if _, ok := p.answers.index.words.find(word); ok {
			return true
		}
	}
	return false
}

func isLetters(key string) bool {
	for i := range len(key) {
		if !isWordByte(key[i]) {
			return false
		}
	}
	return true
}

func isKatakanaOnly(key string) bool {
	return strings.IndexFunc(key, func(r rune) bool { return !isKatakana(r) }) < 0
}

func isHiraganaOnly(key string) bool {
	return strings.IndexFunc(key, func(r rune) bool { return !isHiragana(r) }) < 0
}
