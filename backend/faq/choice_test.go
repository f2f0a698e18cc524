package faq

import "testing"

func TestChoice(t *testing.T) {
	for _, c := range []struct {
		choice Choice
		level  int
		valid  bool
	}{
		{ChoiceAutomatic, 0, true},
		{ChoiceArticle, 0, true},
		{ChoiceHeading(1), 1, true},
		{ChoiceHeading(6), 6, true},
		{"heading-2", 2, true},
		{"heading-0", 0, false},
		{"heading-7", 0, false},
		{"heading-", 0, false},
		{"heading-22", 0, false},
		{"faq", 0, false},
	} {
		if level, valid := c.choice.Heading(), c.choice.Valid(); level != c.level || valid != c.valid {
			t.Errorf("%q: got level %d, valid %v, want %d, %v", c.choice, level, valid, c.level, c.valid)
		}
	}
}
