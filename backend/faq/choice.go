package faq

import "strings"

// A Choice is how the user wants a document to be taken, where what the program
// took it for is not right. It is one of "", "article" and "heading-1" to
// "heading-6".
type Choice string

// The choices that are not a level of headings.
const (
	ChoiceAutomatic Choice = ""        // as the program thinks
	ChoiceArticle   Choice = "article" // as one article
)

const headingChoice = "heading-"

// ChoiceHeading is the choice to take each heading of a level, 1 to 6, as a
// question.
func ChoiceHeading(level int) Choice { return Choice(headingChoice + string(rune('0'+level))) }

// Heading gives the level of a choice by headings, and 0 for any other.
func (c Choice) Heading() int {
	digit, ok := strings.CutPrefix(string(c), headingChoice)
	if !ok || len(digit) != 1 || digit[0] < '1' || digit[0] > '6' {
		return 0
	}
	return int(digit[0] - '0')
}

// Valid reports whether c is a choice.
func (c Choice) Valid() bool {
	return c == ChoiceAutomatic || c == ChoiceArticle || c.Heading() > 0
}
