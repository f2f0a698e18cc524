package importer

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// minQuestions is what makes questions that only look like some a list of them.
const minQuestions = 2

// splitBold takes lines that are nothing but emphasis as questions, on a page or
// in a section that calls itself one of questions:
//
//	**<u>料金はいくらですか</u>**      a question
//	無料です。                        its answer
//	**補足**                         a caption: a part of the answer
//	…
//
//	<strong>ログインできない</strong>  a question
//
// When at least half of the lines ask something, the others are captions inside
// answers. When fewer do, each is a question, if all have text below them.
func splitBold(s stretch) ([]Question, bool) {
	if !s.faq {
		return nil, false
	}
	bold := s.boldLines()
	asking := 0
	for _, b := range bold {
		if asks(b.text) {
			asking++
		}
	}
	all := 2*asking < len(bold)
	var starts []int
	var taken []boldLine
	for _, b := range bold {
		if all || asks(b.text) {
			taken = append(taken, b)
			starts = append(starts, b.start)
		}
	}
	if len(taken) < minQuestions || len(taken) <= s.wordedHeadings() {
		return nil, false
	}
	pairs := make([]pair, len(taken))
	for i, e := range s.extents(starts) {
		b, last := taken[i], i == len(taken)-1
		pairs[i] = pair{
			start: b.start, below: e.below, question: unmarked(b.text),
			answer: s.part(b.rest, s.answerEnd(b.rest, e.end, last)),
		}
		if pairs[i].answer == "" {
			if all {
				return nil, false
			}
			pairs[i].adjacent = !last && e.end == starts[i+1]
		}
	}
	return s.pairQuestions(pairs), true
}

// A boldLine is a line that is nothing but emphasis.
type boldLine struct {
	textLine
	text string // plain
	rest int    // offset behind it, and behind a label such as "**回答**"
}

// boldLines gives the emphasised lines of the stretch that could be questions.
func (s stretch) boldLines() []boldLine {
	var bold []boldLine
	for _, l := range s.textLines() {
		inner, ok := emphasised(string(s.src[l.at:l.end]))
		if !ok || l.quoted {
			continue
		}
		text := shorten(s.plain(inner))
		switch {
		case isAnswerLabel(text):
			if n := len(bold); n > 0 && s.cut(bold[n-1].rest, l.start) == "" {
				bold[n-1].rest = l.end
			}
		case text != "" && !isApparatus(text) && !captions[key(text)]:
			bold = append(bold, boldLine{l, text, l.end})
		}
	}
	return bold
}

var emphasisedTags = regexp.MustCompile(`(?is)^<(b|strong|u|font|span|big|mark|p|div)(?:\s[^<>]*)?>(.*)</(b|strong|u|font|span|big|mark|p|div)\s*>$`)

// emphasised gives what stands inside a line when all of it is bold or
// underlined. Italics are not enough: captions of pictures are written so.
func emphasised(line string) (inner string, ok bool) {
	inner = strings.TrimRight(strings.TrimSpace(line), ":：\\")
	for {
		inner = strings.TrimSpace(inner)
		n := len(inner)
		for _, token := range []string{"***", "___", "**", "__"} {
			if len(inner) > 2*len(token) && strings.HasPrefix(inner, token) && strings.HasSuffix(inner, token) {
				if inner = inner[len(token) : n-len(token)]; strings.Contains(inner, token) {
					return "", false // "**a** and **b**"
				}
				ok = true
				break
			}
		}
		if m := emphasisedTags.FindStringSubmatch(inner); m != nil && strings.EqualFold(m[1], m[3]) &&
			!strings.Contains(strings.ToLower(m[2]), "<"+strings.ToLower(m[1])) {
			inner = m[2]
			ok = ok || strings.EqualFold(m[1], "b") || strings.EqualFold(m[1], "strong") || strings.EqualFold(m[1], "u")
		}
		if len(inner) == n {
			return inner, ok
		}
	}
}

// captions are emphasised lines that stand inside answers.
var captions = map[string]bool{
	"注": true, "注意": true, "注意点": true, "注意事項": true, "補足": true, "備考": true, "重要": true, "警告": true,
	"例": true, "使用例": true, "実行例": true, "手順": true, "ポイント": true, "前提": true, "前提条件": true,
	"原因": true, "現象": true, "事象": true, "対処": true, "対処方法": true, "対応": true, "対応方法": true,
	"回避策": true, "回避方法": true, "説明": true, "理由": true, "結果": true, "概要": true, "詳細": true,
	"note": true, "notes": true, "tip": true, "tips": true, "warning": true, "important": true, "caution": true,
	"example": true, "examples": true, "steps": true, "cause": true, "resolution": true, "workaround": true,
}

var complaint = regexp.MustCompile(`(ない|ません|エラー|について)$`)

// asks reports whether a text between headings is worded as a question or tells
// of a trouble. It asks for more than isQuestion: text that begins with "do" or
// "can" goes on in many ways.
func asks(text string) bool {
	s := norm.NFKC.String(text)
	k := key(s)
	return strings.HasSuffix(s, "?") || questionWords.MatchString(k) || complaint.MatchString(k)
}
