package importer

import (
	"regexp"
	"strings"
)

// cutQuestionMark takes the mark off a text that stands above others, such as a
// heading, a summary or a cell. Without one, rest is text. It may be empty: "## Q1"
// has its question in the text below.
func cutQuestionMark(text string) (rest string, s sureness) {
	m := scanMark(text)
	if m.answer || m.sure == unmarked || m.alone && m.sure < sure && m.number == "" { // 質問 is a label
		return text, unmarked
	}
	return m.keep + text[m.length:], m.sure
}

// isAnswerHeading reports whether a heading starts an answer: "回答", "A1",
// "A. はい".
func isAnswerHeading(text string) bool {
	_, ok := cutAnswerMark(text)
	return ok
}

var (
	quoteSigns = regexp.MustCompile(`^(?:[ \t]*>[ \t]?)*`)
	lineRest   = regexp.MustCompile(`^(?:\\|(?i:<br\s*/?>))?[ \t　\x{a0}]*$`)
	// secondOption is what "A." has further down when it only counts.
	secondOption = regexp.MustCompile(`(?m)^[ \t>*_\-]*[(（]?[BＢ][ \t]*[.．:：)）、](?:[\s*_]|[^\x00-\x7f]|$)`)
)

// cutAnswerMark takes the mark off the start of an answer's Markdown. Emphasis
// around the mark goes with it; emphasis that goes on behind it stays:
//
//	**A.** はい       →  はい
//	**A. はい**       →  **はい**
//	> A. はい         →  > はい
//	<u>Answer</u>⏎はい →  はい
//
// An "A." with a "B." further down is an option, not a mark.
func cutAnswerMark(answer string) (rest string, ok bool) {
	return cutAnswerMarkTo(answer, "")
}

// cutAnswerMarkTo also takes marks that nothing but the number of their question
// makes sure: "A1 はい" below "Q1". Without that it may be a size of paper.
func cutAnswerMarkTo(answer, number string) (rest string, ok bool) {
	trimmed := strings.TrimLeft(answer, blanks)
	line, below, _ := strings.Cut(trimmed, "\n")
	quote := quoteSigns.FindString(line)
	line = line[len(quote):]
	m := scanMark(line)
	words := line[min(m.length, len(line)):]
	m.alone = m.alone || lineRest.MatchString(words)
	switch {
	case !m.answer, m.sure < weak,
		m.sure < sure && !m.alone && (m.number == "" || m.number != number),
		m.letter && secondOption.MatchString(below):
		return answer, false
	case !m.alone:
		rest = quote + m.keep + words + "\n" + below
	case m.keep != "":
		rest = quote + m.keep + strings.TrimLeft(below, blanks+">")
	default:
		rest = below
	}
	for {
		line, below, more := strings.Cut(rest, "\n")
		if !more || strings.Trim(line[len(quoteSigns.FindString(line)):], blanks) != "" {
			return strings.TrimRight(rest, blanks), true
		}
		rest = below
	}
}

// cutMarks takes the marks off what is known to be a question and its answer.
func cutMarks(question, answer string) (string, string) {
	m := scanMark(question)
	if rest, s := cutQuestionMark(question); s >= weak && rest != "" {
		question = rest
	}
	if m.answer {
		m.number = ""
	}
	answer, _ = cutAnswerMarkTo(answer, m.number)
	return question, answer
}
