package library

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"kotae/backend/search"
)

// A knownItem is a question as somebody might type it who is after it.
type knownItem struct {
	class, query string
	ref          int
}

var (
	katakanaRun = regexp.MustCompile(`[ァ-ヺー]{4,}`)
	latinWord   = regexp.MustCompile(`[A-Za-z]{6,}`)
	kanjiRun    = regexp.MustCompile(`\p{Han}{2,}`)
	contentWord = regexp.MustCompile(`[ァ-ヺー]{3,}|[A-Za-z]{3,}|\p{Han}{2,}`)
)

// knownItems makes queries out of every question that has no double, and out of
// the words of its answer. The same slips come out every time.
func knownItems(f *finder) []knownItem {
	random := rand.New(rand.NewPCG(7, 11))
	counts := wordCounts(f.entries)
	var items []knownItem
	for _, e := range f.entries {
		if slices.ContainsFunc(f.entries, func(o search.Entry) bool { return o.Ref != e.Ref && o.Question == e.Question }) {
			continue
		}
		add := func(class, query string) {
			if query != "" && query != e.Question {
				items = append(items, knownItem{class, query, e.Ref})
			}
		}
		items = append(items, knownItem{"as it is", e.Question, e.Ref})
		words := contentWord.FindAllString(e.Question, -1)
		if len(words) > 2 {
			picked := slices.Clone(words)
			random.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
			add("three words", strings.Join(picked[:3], " "))
			add("three words, the last half", strings.Join(picked[:2], " ")+" "+firstHalf(picked[2]))
		}
		add("narrow", width.Narrow.String(e.Question))
		add("wide", width.Widen.String(e.Question))
		add("spaces left out", strings.ReplaceAll(e.Question, " ", ""))
		add("a character left out", leaveOut(random, e.Question))
		if run := katakanaRun.FindString(e.Question); run != "" {
			others := without(words, run)
			add("katakana as hiragana", strings.Join(append(others, hiragana(run)), " "))
			add("katakana mistyped", strings.Join(append(others, slip(random, run)), " "))
		}
		if word := latinWord.FindString(e.Question); word != "" {
			add("letters mistyped", strings.Join(append(without(words, word), slip(random, word)), " "))
		}
		for _, run := range kanjiRun.FindAllString(e.Question, 1) {
			if kana := f.vocabulary[run]; len(kana) > 0 {
				add("reading", strings.Join(append(without(words, run), hiragana(kana[0])), " "))
			}
		}
		if rare := rareWords(e.Text, counts); len(rare) > 1 {
			add("words of the answer", strings.Join(rare[:2], " "))
		}
	}
	return items
}

// without gives at most two of the words that do not have what is left out.
func without(words []string, left string) []string {
	var others []string
	for _, word := range words {
		if word != left && !strings.Contains(left, word) && len(others) < 2 && !slices.Contains(others, word) {
			others = append(others, word)
		}
	}
	return others
}

func firstHalf(word string) string {
	runes := []rune(word)
	return string(runes[:(len(runes)+1)/2])
}

// slip leaves out, doubles or swaps a character, not the first.
func slip(random *rand.Rand, word string) string {
	runes := []rune(word)
	at := 1 + random.IntN(len(runes)-2)
	switch random.IntN(3) {
	case 0:
		runes = slices.Delete(runes, at, at+1)
	case 1:
		runes = slices.Insert(runes, at, runes[at])
	default:
		runes[at], runes[at+1] = runes[at+1], runes[at]
	}
	return string(runes)
}

// leaveOut leaves out a character, not the first.
func leaveOut(random *rand.Rand, text string) string {
	runes := []rune(text)
	if len(runes) < 3 {
		return ""
	}
	at := 1 + random.IntN(len(runes)-1)
	return string(slices.Delete(runes, at, at+1))
}

func hiragana(katakana string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' {
			return r - 'ァ' + 'ぁ'
		}
		return r
	}, katakana)
}

// wordCounts counts the entries that have a word.
func wordCounts(entries []search.Entry) map[string]int {
	counts := map[string]int{}
	for _, e := range entries {
		words := contentWord.FindAllString(e.Question+"\n"+e.Text, -1)
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			counts[word]++
		}
	}
	return counts
}

// rareWords gives two words of an answer that stand in at most two entries.
func rareWords(text string, counts map[string]int) []string {
	var rare []string
	for _, word := range contentWord.FindAllString(text, -1) {
		if len(word) < 6 || counts[word] > 2 || slices.Contains(rare, word) {
			continue
		}
		if rare = append(rare, word); len(rare) == 2 {
			break
		}
	}
	return rare
}
