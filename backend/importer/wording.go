package importer

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
)

// key gives a text as words are compared: as faq.QuestionKey has it after NFKC, in
// lower case, of one width, without blanks and punctuation.
func key(s string) string { return faq.QuestionKey(norm.NFKC.String(s)) }

// maxLabel bounds the text that the patterns below look at: a longer one is no
// label.
const maxLabel = 200

// fold gives a text in lower case and of one width, for patterns that need its
// blanks.
func fold(s string) string { return strings.ToLower(norm.NFKC.String(s)) }

var (
	questionWords = regexp.MustCompile(`(か|とは|たい|方法|なぜ|どうすれば|教えて(ください|下さい|ほしい|欲しい))$`)
	otherKa       = regexp.MustCompile(`(ほか|なか|いくつか|しか|たしか|ほのか|わずか|静か|豊か|確か)$`)
	englishWords  = regexp.MustCompile(`^(what|how|why|when|where|who|whose|which|can|could|do|does|did|is|are|am|was|were|has|have|had|` +
		`should|shall|must|will|would|may)(n['’]t)?\b|^(can|won)['’]t\b`)
	leadingNumber = regexp.MustCompile(`^([\d\pS\pP\s]+|step\s*\d+)+`)
)

// isQuestion reports whether a heading is worded as a question.
func isQuestion(text string) bool {
	s := strings.ToLower(norm.NFKC.String(text))
	s = leadingNumber.ReplaceAllString(s, "")
	if strings.ContainsRune(s, '?') || englishWords.MatchString(s) {
		return true
	}
	k := key(s)
	return questionWords.MatchString(k) && !otherKa.MatchString(k)
}

var complaint = regexp.MustCompile(`(ない|ません|エラー|について|ほしい|欲しい)$`)

// asks reports whether a text between headings is worded as a question or tells
// of a trouble. It asks for more than isQuestion: text that begins with "do" or
// "can" goes on in many ways.
func asks(text string) bool {
	k := key(text)
	return strings.HasSuffix(fold(text), "?") || complaint.MatchString(k) ||
		questionWords.MatchString(k) && !otherKa.MatchString(k)
}
