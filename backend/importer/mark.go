package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is what a line says of itself before it says anything else: "Q.",
// "**A1:**", 【質問】. Its label may be emphasised, bracketed and numbered:
//
//	**Q1. いくらですか？**     the mark opens emphasis that is closed behind the
//	                        question: what is left is "**いくらですか？**"
//	**A1.** 無料です。         opened and closed by the mark: what is left is
//	                        "無料です。"
type mark struct {
	answer bool   // of an answer, else of a question
	letter bool   // a lone letter, as lists count with: "A."
	number string // as it is written, or ""
	length int    // bytes of the mark, with the blanks behind it
	keep   string // the emphasis that it opens and does not close
}

// The parts of a mark, in their order.
var (
	// Bullets and anchors stand before marks for looks and links.
	markOpening = regexp.MustCompile(`^(?i:\*{1,3}|_{1,3}|<(?:b|strong|u|em|i|span|font|big|mark|p|div)(?:\s[^<>]*)?>|` +
		`[■□●○◎◆◇▼▽▲▶►★☆・❓❔💡🔹🔸]\x{FE0F}?\s*|<a(?:\s[^<>]*)?>\s*</a>\s*)*`)
	markBracket = regexp.MustCompile(`^[(\[【（［「〔《＜]\s*`)
	// Longer labels first: the first one that fits is taken.
	markQuestion = regexp.MustCompile(`^(?:[QＱ][&＆][AＡ]|(?i:questions?|faq)|[QＱ]|ご?質問(?:内容)?|問い?)`)
	markAnswer   = regexp.MustCompile(`^(?:(?i:answers?|ans)|[AＡ]|ご?回答(?:内容)?|解答|答え?|こたえ)`)
	// 1, １, 1-2, 1.2, ①; "Q.1", "Q-1", "Q #1", "Q No. 1".
	markNumber     = regexp.MustCompile(`^\s*(?:[.．#＃-]|No\.\s*)?((?:[0-9０-９]{1,4}(?:[-.][0-9０-９]{1,3})*|[①-⑳]))`)
	markClosing    = regexp.MustCompile(`^(?i:\*{1,3}|_{1,3}|</(?:b|strong|u|em|i|span|font|big|mark|p|div)\s*>)*`)
	markBracketEnd = regexp.MustCompile(`^\s*[)\]】）］」〕》＞]`)
	markSeparator  = regexp.MustCompile(`^(?:\s*\\?[.:：．、。]|[\s　]+[-–—―]\s)`)

	emphasisTokens = regexp.MustCompile(`\*+|_+|<[^<>]*>`)
	tagName        = regexp.MustCompile(`^</?([a-zA-Z]+)`)
)

// readMark reads the mark at the start of s, the content of a line or a plain
// text. Precision comes first: "A user can …", 「問い合わせ：電話」 and a link
// "[Q1. …](#q1)" have none.
func readMark(s string) (m mark, ok bool) {
	at := 0
	take := func(part *regexp.Regexp) string {
		found := part.FindString(s[at:])
		at += len(found)
		return found
	}
	opened := take(markOpening)
	bracket := take(markBracket)
	opened += take(markOpening)
	label := take(markQuestion)
	if label == "" {
		label = take(markAnswer)
		m.answer = true
	}
	if label == "" {
		return mark{}, false
	}
	m.letter = strings.Contains("QＱAＡ", label)
	if n := markNumber.FindStringSubmatchIndex(s[at:]); n != nil && !startsWord(s[at+n[1]:]) {
		m.number = s[at+n[2] : at+n[3]]
		at += n[1]
	}
	closed := take(markClosing)
	bracketEnd := strings.TrimSpace(take(markBracketEnd))
	closed += take(markClosing)
	separator := strings.TrimSpace(take(markSeparator))
	closed += take(markClosing)

	rest := s[at:]
	m.length = len(s) - len(strings.TrimLeft(rest, blanks))
	left := unclosed(opened, closed)
	m.keep = strings.Join(left, "")
	emphasised := closed != "" && len(left) == 0
	switch {
	case bracket != "":
		ok = bracketEnd != "" && !strings.HasPrefix(rest, "(")
	case bracketEnd != "":
		ok = bracketEnd == ")" || bracketEnd == "）" // "Q1) …"
	case m.number == "" && (strings.ContainsAny(label, "&＆") || strings.EqualFold(label, "faq")):
		ok = false
	case strings.ContainsAny(separator, ":："):
		ok = true
	case separator != "":
		// Words that sentences begin with are marks before a colon only.
		ok = (m.letter || m.number != "" || m.length == len(s)) && !initials.MatchString(rest)
	case emphasised:
		ok = true
	case m.number != "": // "Q1 2024" is a quarter of a year
		ok = m.answer || m.length == len(s) || !unicode.IsDigit(rune(s[m.length]))
	case m.length == len(s): // alone on its line
		ok = true
	case strings.HasPrefix(rest, "　"):
		ok = true
	default: // 「Q 解約できますか」, but not "A user can"
		ok = m.letter && m.length > at && s[m.length] >= utf8.RuneSelf
	}
	if !ok {
		return mark{}, false
	}
	return m, true
}

// startsWord reports whether s goes on with a letter or a digit.
func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// unclosed gives the tokens of emphasis that are opened and not closed again.
// Anchors and paragraphs of HTML are none.
func unclosed(opened, closed string) []string {
	var left []string
	for _, token := range emphasisTokens.FindAllString(opened, -1) {
		if name := tagName.FindStringSubmatch(token); name == nil || !slices.Contains([]string{"a", "p", "div"}, strings.ToLower(name[1])) {
			left = append(left, token)
		}
	}
	for _, token := range emphasisTokens.FindAllString(closed, -1) {
		if n := len(left) - 1; n >= 0 && closes(left[n], token) {
			left = left[:n]
		}
	}
	return left
}

// closes reports whether the token end ends what the token open began.
func closes(open, end string) bool {
	o, e := tagName.FindStringSubmatch(open), tagName.FindStringSubmatch(end)
	if o == nil || e == nil {
		return open == end
	}
	return strings.EqualFold(o[1], e[1])
}
