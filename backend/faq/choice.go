package faq

import "strings"

// A Choice is how the user wants a document to be read, instead of how it was
// recognised: "article", "heading-1" to "heading-6", or "" for no choice.
type Choice string

// ChoiceArticle reads a document as one article.
const ChoiceArticle Choice = "article"

const choiceHeading = "heading-"

// Level gives the level, 1 to 6, of the headings that are the questions; 0 when
// the choice is another one.
func (c Choice) Level() int {
	level, ok := strings.CutPrefix(string(c), choiceHeading)
	if !ok || len(level) != 1 || level[0] < '1' || level[0] > '6' {
		return 0
	}
	return int(level[0] - '0')
}

// Valid reports whether c is one of the choices, "" among them.
func (c Choice) Valid() bool { return c == "" || c == ChoiceArticle || c.Level() > 0 }
