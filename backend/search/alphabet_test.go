package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAlphabet(t *testing.T) {
	many := make([]rune, 0, 0x11000)
	for r := rune(1); r < 0x11000; r++ {
		if utf8.ValidRune(r) && r != entryEnd {
			many = append(many, r)
		}
	}
	for _, c := range []struct{ name, text string }{
		{"nothing", ""},
		{"one character", "a"},
		{"letters and kanji", "Azure の見積もり、コスト"},
		{"all that there are", string(many) + "aaa"},
		{"ends of entries", "a\nb\n\n"},
	} {
		counts := runeCounts{}
		for _, r := range c.text {
			counts[r]++
		}
		a := counts.alphabet()
		text := c.text + "\U0010FFFF犬" // which it does not know
		coded := a.encode(text)
		if got := a.decode(coded); got != text {
			t.Errorf("%s: %.40q comes back as %.40q", c.name, text, got)
		}
		if got, want := count(coded), utf8.RuneCountInString(text); got != want {
			t.Errorf("%s: %d characters, want %d", c.name, got, want)
		}
		// Forwards and backwards one comes by the same places.
		var places []int
		for i := 0; i < len(coded); {
			if !startsCharacter(coded, i) {
				t.Fatalf("%s: no character starts at %d", c.name, i)
			}
			places = append(places, i)
			_, size := a.at(coded, i)
			i += size
		}
		for i, n := len(coded), len(places)-1; n >= 0; n-- {
			if i = before(coded, i); i != places[n] {
				t.Fatalf("%s: one comes back by %d, want %d", c.name, i, places[n])
			}
		}
	}
}

// What is frequent takes one byte, what is not two.
func TestAlphabetLength(t *testing.T) {
	text := strings.Repeat("コスト", 100)
	for r := rune('一'); r < '一'+300; r++ {
		text += string(r)
	}
	counts := runeCounts{}
	for _, r := range text {
		counts[r]++
	}
	a := counts.alphabet()
	if got := len(a.encode("コスト")); got != 3 {
		t.Errorf("three frequent characters take %d bytes", got)
	}
	if got := len(a.encode(string(rune('一' + 299)))); got != 2 {
		t.Errorf("a rare one takes %d", got)
	}
}
