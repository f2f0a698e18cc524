package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is what authors put before questions and answers to tell them apart. It
// leads the reader of a page; an entry does without it:
//
//	Q. Q1: Ｑ１． (Q1) 【質問1】 [質問1]: Question 1: 問１、 1. Q. Q No.3: Q 1 …
//	A. A1: **A.** **回答：** 【回答】 <u>Answer</u>                          …
//
// It may be emphasised, and then opens what it does not close:
//
//	**Q1. いくらですか？**     the emphasis ends behind the question: what is left
//	                        is "**いくらですか？**"
//	**A1.** 無料です。         it ends with the mark: what is left is "無料です。"
type mark struct {
	answer bool   // of an answer, else of a question
	letter bool   // a lone letter, as lists count with: "A."
	number string // as it is written, or ""
	length int    // bytes of the mark, with the blanks behind it
	keep   string // the emphasis that it opens and does not close
	alone  bool   // nothing stands behind it
	sure   sureness
}

// A sureness says how sure it is that a text is marked.
type sureness int8

const (
	unmarked sureness = iota
	// faint are "Q How?" and "Q1料金は": marks where they stand above a text, as
	// headings do, and more likely something else within one.
	faint
	// weak is "Q1 How?", with nothing but a blank behind it. It may be a quarter of
	// the year, as "A4 用紙" is a size of paper.
	weak
	// sure are marks with a sign behind them, or in brackets.
	sure
)

// ornaments stand before marks, and before questions without one.
const ornaments = `[■□●○◎◆◇▼▽▲▶►★☆・※❓❔💡🔹🔸]\x{FE0F}?`

// markTags are the tags that marks carry for their looks.
const markTags = `b|strong|u|em|i|span|font|big|mark|p|div`

// The parts of a mark, in their order.
var (
	// Bullets and anchors stand before marks for looks and links.
	markOpening = regexp.MustCompile(`^(?i:\*{1,3}|_{1,3}|<(?:` + markTags + `)(?:\s[^<>]*)?>|` +
		ornaments + `\s*|<a(?:\s[^<>]*)?>\s*</a>\s*)*`)
	markCount   = regexp.MustCompile(`^[0-9０-９]{1,3}[.．)）]\s*`) // of "1. Q. …"
	markBracket = regexp.MustCompile(`^[(\[【（［〔「『《〈＜]\s*`)
	// Longer labels first: the first one that fits is taken.
	markQuestion = regexp.MustCompile(`^(?:[QＱ][&＆][AＡ]|(?i:questions?|ques|faq)|[QＱqｑ]|ご?質問(?:内容)?|設問|問い?)`)
	markAnswer   = regexp.MustCompile(`^(?:(?i:answers?|ans)|[AＡaａ]|ご?回答(?:内容)?|解答|答え?|こたえ)`)
	// 1, １, 1-2, 1.2, ①; "Q.1", "Q-1", "Q #1", "Q No. 1".
	markNumber     = regexp.MustCompile(`^(?:[.．\-－]|\s*(?:[#＃№]\s?|[Nn]o\.?\s*)?)(?:([0-9０-９]{1,4})((?:[\-－.．_][0-9０-９]{1,4}){1,3})?|([①-⑳]))`)
	markClosing    = regexp.MustCompile(`^(?i:\*{1,3}|_{1,3}|</(?:` + markTags + `)\s*>)*`)
	markBracketEnd = regexp.MustCompile(`^\s*\\?[)\]】）］〕」』》〉＞]`)
	// A dash separates only with blanks around it: "Q-learning" is no question.
	markSeparator = regexp.MustCompile(`^(?:[\s　]*\\?[.．:：、。，|｜]+|[\s　]+[-－–—―]+[\s　])`)

	initials = regexp.MustCompile(`^[A-Za-z](?:\b|\.)`) // "Q.E.D.", "A.I."
)

// readMark reads the mark of a line of running text. Precision comes first: "A
// user can …", 「問い合わせ：電話」 and a link "[Q1. …](#q1)" have none.
func readMark(line string) (m mark, ok bool) {
	if m = scanMark(line); m.sure < weak {
		return mark{}, false
	}
	return m, true
}

// markParts are what a mark consists of, as scanMark finds it.
type markParts struct {
	label, bracket, bracketEnd, separator string
	glued                                 bool   // its number to the text
	signed                                bool   // its number to the label: "Q.1"
	emphasised                            bool   // all of it, and nothing else
	blank                                 bool   // stands behind it
	rest                                  string // behind it
}

// scanMark reads the mark at the start of s, a line of Markdown or a plain text,
// however unsure it is.
func scanMark(s string) mark {
	at := 0
	take := func(part *regexp.Regexp) string {
		found := part.FindString(s[at:])
		at += len(found)
		return found
	}
	var m mark
	var p markParts
	opened := take(markOpening)
	counted := take(markCount)
	p.bracket = take(markBracket)
	opened += take(markOpening)
	p.label = take(markQuestion)
	if p.label == "" && counted == "" {
		p.label = take(markAnswer)
		m.answer = true
	}
	if p.label == "" {
		return mark{}
	}
	m.letter = strings.Contains("QＱqｑAＡaａ", p.label)
	from := at
	m.number, p.glued, at = numberAt(s, at)
	p.signed = from < at && strings.ContainsRune(".．#＃№", firstRune(s[from:]))
	closed := take(markClosing)
	p.bracketEnd = strings.Trim(take(markBracketEnd), " \t\\")
	closed += take(markClosing)
	p.separator = strings.TrimSpace(take(markSeparator))
	closed += take(markClosing)
	p.rest = s[at:]
	m.length = len(s) - len(strings.TrimLeft(p.rest, blanks))
	m.alone, p.blank = m.length == len(s), at < m.length
	left := unclosed(opened, closed)
	m.keep = strings.Join(left, "")
	p.emphasised = closed != "" && len(left) == 0
	if m.sure = m.judge(p); m.sure == unmarked {
		return mark{}
	}
	return m
}

// judge says how sure a mark is.
func (m mark) judge(p markParts) sureness {
	numbered := m.number != ""
	next := firstRune(strings.TrimLeft(p.rest, blanks))
	switch {
	case !numbered && p.bracket == "" && (strings.ContainsAny(p.label, "&＆") || strings.EqualFold(p.label, "faq")),
		next == '&', next == '＆':
		return unmarked // "FAQ: …", "Q & A"
	case p.bracket != "" && p.bracketEnd != "":
		return when(!strings.HasPrefix(p.rest, "("), sure)
	case p.bracket != "" || p.bracketEnd != "":
		return when(p.bracketEnd == ")" || p.bracketEnd == "）", sure) // "Q1) …"
	case !numbered && strings.Contains("qｑaａ", p.label):
		return unmarked
	case p.separator != "":
		return when(m.separates(p.separator, p.label, p.rest), sure)
	case strings.Contains("qｑaａ", p.label):
		return unmarked
	case p.glued:
		return faint
	case p.emphasised, m.alone, strings.HasPrefix(p.rest, "　"):
		return weak
	case numbered && !p.blank: // "Q1「料金」", but not "Q1'24"
		return when(next >= firstWide, weak)
	case !m.answer && (p.signed || numbered && !m.letter): // 「質問 1 料金は」, but not 「回答 1 件」
		return sure
	case numbered:
		if !m.answer && unicode.IsDigit(next) { // "Q1 2024"
			return faint
		}
		return weak
	case m.letter && p.blank: // 「Q 解約できますか」, but not "A user can"
		if next < utf8.RuneSelf {
			return faint
		}
		return weak
	}
	return unmarked
}

// when gives s where a mark is one, else unmarked.
func when(is bool, s sureness) sureness {
	if is {
		return s
	}
	return unmarked
}

// separates reports whether a separator makes a label a mark of what follows.
func (m mark) separates(separator, label, rest string) bool {
	numbered := m.number != ""
	switch {
	case strings.ContainsAny(separator, ":：|｜"): // but not that of "A:\temp"
		return !m.letter || numbered || m.keep != "" || rest == "" || !strings.ContainsAny(rest[:1], `\/`)
	case strings.ContainsAny(separator, "、，"): // but not those of "A、B、C"
		return numbered || m.letter && !m.answer
	case strings.Contains(separator, "。"): // but not that of 「答え 3。」, a sentence
		return m.letter
	}
	// Words that sentences begin with are marks before a colon only.
	return (m.letter || numbered || m.alone || strings.EqualFold(label, "ans")) && !initials.MatchString(rest)
}

// numberAt reads the number of a mark at s[at:], "" when there is none, and gives
// the offset behind it. A number that text follows directly is glued to it:
// "Q1料金は"; one before a word of Latin letters is none.
func numberAt(s string, at int) (number string, glued bool, end int) {
	found := markNumber.FindStringSubmatchIndex(s[at:])
	if found == nil {
		return "", false, at
	}
	start := found[2]
	if start < 0 {
		start = found[6]
	}
	// "Q1.10個まで" has the number 1, "Q.10個まで" none.
	for _, end := range []int{found[1], found[3]} {
		if end < 0 {
			continue
		}
		next := firstRune(s[at+end:])
		if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return s[at+start : at+end], false, at + end
		}
	}
	if firstRune(s[at+found[1]:]) < firstWide || strings.ContainsRune(".．", firstRune(s[at:])) {
		return "", false, at
	}
	return s[at+start : at+found[1]], true, at + found[1]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
