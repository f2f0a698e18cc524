package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Markers are what authors put before questions and answers to tell them apart:
//
//	Q. Q1: Ｑ１． (Q1) 【質問1】 [質問1]: Question 1: 問１、  Q 1 …
//	A. A1: **A.** **回答：** 【回答】 <u>Answer</u>          …
//
// They lead the reader of a page; an entry does without them.

// A marker says how sure it is that a heading is marked as a question.
type marker int8

const (
	unmarked marker = iota
	// weaklyMarked is a "Q1" with nothing but a blank behind it, which is a
	// quarter of the year as well.
	weaklyMarked
	marked
)

const (
	ornament = `[\s■□◆◇●○◎▼▽▶►★☆・※❓❔]*`
	opening  = `[\[【(（［〔「『<＜《〈]?`
	closing  = `[\]】)）］〕」』>＞》〉]`
	number   = `\s?(?:[Nn]o\.?\s?|[#＃№\-－]\s?)?[0-9０-９]{1,4}(?:[\-－.．_][0-9０-９]{1,4}){0,3}`
	// What separates a marker from the text; a dash only with blanks around it,
	// for "Q-learning" is no question.
	separator = `\s*[.．:：、。，)）|｜]+\s*|\s+[\-－–—―]+\s+`
)

var (
	// Groups: bracket, letter, number, end of the bracket, separator.
	questionMarker = regexp.MustCompile(`^` + ornament + `(?:[0-9０-９]{1,3}[.．)）]\s*)?(` + opening + `)\s?` +
		`(?:(?i:question|ques|faq|ご?質問|設問|問い?)|([QＱqｑ]))(` + number + `|[.．][0-9０-９]{1,3}\b)?(?:\s?(` + closing + `))?(` + separator + `|\s+|$)?`)
	initials = regexp.MustCompile(`^[A-Za-z](?:\b|\.)`) // "Q.E.D.", "A.I."
)

// cutQuestionMarker takes the marker off a heading's text. Without one, rest is
// text. It may be empty: "## Q1" has its question in the text below.
func cutQuestionMarker(text string) (rest string, m marker) {
	at := questionMarker.FindStringSubmatchIndex(text)
	if at == nil {
		return text, unmarked
	}
	group := func(n int) string {
		if at[2*n] < 0 {
			return ""
		}
		return text[at[2*n]:at[2*n+1]]
	}
	bracket, letter, numbered, closed, gap := group(1), group(2), group(3), group(4), group(5)
	separated := strings.TrimSpace(gap) != "" || gap != "" && strings.HasPrefix(numbered, ".") // "Q.1 text"
	rest = text[at[1]:]
	if (bracket != "") != (closed != "") {
		if closed == "" || bracket == "" && !isCloser(closed) {
			return text, unmarked
		}
		separated = true // "Q1) text"
	}
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case next == '&' || next == '＆': // "Q & A"
		return text, unmarked
	case separated && strings.HasPrefix(strings.TrimSpace(gap), ".") && numbered == "" && initials.MatchString(rest) && rest != "":
		return text, unmarked
	case separated, bracket != "":
		return rest, marked
	case numbered != "" && gap == "" && next < firstWide && rest != "": // "Q1'24", "Q3x"
		return text, unmarked
	case numbered != "" && letter == "":
		return rest, marked
	case numbered != "", letter != "" && gap != "":
		return rest, weaklyMarked
	}
	return text, unmarked
}

func isCloser(s string) bool { return s == ")" || s == "）" }

// isAnswerHeading reports whether a heading starts an answer: "回答", "A1",
// "A. はい".
func isAnswerHeading(text string) bool {
	_, ok := cutAnswerMarker(text)
	return ok
}

var (
	answerOpening = regexp.MustCompile(`^(?:\*{1,3}|_{1,3}|(?i:<(?:b|u|strong|em|i|font|span)\b[^>]*>)|[\[【(（［〔<＜]|\s)+`)
	answerWord    = regexp.MustCompile(`^(?:(?i:answers?|ans)|[AＡ]|ご?回答|解答|答え|答)(?:` + number + `)?`)
	answerClosing = regexp.MustCompile(`^(?:\*{1,3}|_{1,3}|(?i:</(?:b|u|strong|em|i|font|span)>)|[\]】)）］〕>＞])`)
	answerSign    = regexp.MustCompile(`^[ \t　]*[.．:：、]+`)
	lineRest      = regexp.MustCompile(`^[ \t　\x{a0}]*(?:\\|<br\s*/?>)?(?:\n|$)`)
	nextOption    = regexp.MustCompile(`(?m)^[ \t>*_\-]*[BＢ][.．:：)）](?:[\s*_]|[^\x00-\x7f])`)
	subNumber     = regexp.MustCompile(`^[0-9０-９]{1,3}[.．:：]\s`) // of "A.1. はい"
)

// cutAnswerMarker takes the marker off the start of an answer's Markdown.
// Emphasis around the marker goes with it; emphasis that goes on behind it
// stays:
//
//	**A.** はい       →  はい
//	**A. はい**       →  **はい**
//	<u>Answer</u>⏎はい →  はい
//
// An "A." with a "B." further down is an option, not a marker.
func cutAnswerMarker(answer string) (rest string, ok bool) {
	open := answerOpening.FindString(answer)
	rest = answer[len(open):]
	word := answerWord.FindString(rest)
	if word == "" {
		return answer, false
	}
	rest = rest[len(word):]
	single := word == "A" || word == "Ａ"
	closed, signed := "", false
	for {
		if c := answerClosing.FindString(rest); c != "" && len(closed) < len(open) {
			closed += c
			rest = rest[len(c):]
		} else if c := answerSign.FindString(rest); c != "" && !signed {
			signed = !single || !strings.Contains(c, "、")
			rest = rest[len(c):]
		} else {
			break
		}
	}
	alone := lineRest.MatchString(rest)
	switch {
	case !signed && closed == "" && !alone:
		return answer, false
	case !signed && closed != "" && !alone && !strings.ContainsAny(closed, ")）]】］〕＞"): // "**A** team"
		return answer, false
	case single && signed && (initials.MatchString(rest) || strings.HasPrefix(rest, `\`) || strings.HasPrefix(rest, "/")):
		return answer, false
	case single && nextOption.MatchString(rest):
		return answer, false
	}
	rest = rest[len(subNumber.FindString(rest)):]
	rest = rest[len(lineRest.FindString(rest)):]
	if strings.TrimSpace(open) != "" && closed == "" {
		return strings.TrimSpace(open) + strings.TrimLeft(rest, blanks), true
	}
	return strings.TrimLeft(rest, " 　\n"), true
}

var (
	questionNumber = regexp.MustCompile(`^` + ornament + opening + `[QＱq]\s?([0-9０-９]+)`)
	answerNumber   = regexp.MustCompile(`^[AＡ]\s?([0-9０-９]+)[ 　]+`)
)

// cutSameNumber takes "A1 " off an answer when its heading begins with "Q1". With
// nothing but a blank behind it, it may be a size of paper otherwise.
func cutSameNumber(heading, answer string) string {
	q, a := questionNumber.FindStringSubmatch(heading), answerNumber.FindStringSubmatch(answer)
	if q == nil || a == nil || q[1] != a[1] {
		return answer
	}
	return answer[len(a[0]):]
}
