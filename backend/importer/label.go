package importer

import (
	"regexp"
	"strings"
)

// Labels are headings and summaries that only say "question" or "answer": what is
// asked and answered stands around them.

var (
	genericJA = regexp.MustCompile(`^(ここを|こちらを)?(クリック(して|で)?)?` +
		`(回答|解答|答え|こたえ|答|解決策|解決方法|対処方法|対処法)(例|案)?\d*` +
		`(はこちら|を?(見る|みる|表示|表示する|開く|確認|確認する|展開|展開する))?$`)
	genericEN = regexp.MustCompile(`^(click)?(here)?(to|for)?(show|view|see|reveal|expand|open|check|display)?` +
		`(the|our|my|official|sample|model|suggested|correct)*` +
		`(answers?|solutions?|responses?|ans|a)\d*(here|clickto(show|expand|view|see|reveal))?$`)
)

// isAnswerLabel reports whether a summary only says "answer", in whatever way,
// so that the question stands elsewhere.
func isAnswerLabel(summary string) bool {
	if len(summary) > maxLabel || strings.ContainsAny(summary, "?？") {
		return false
	}
	k := key(summary)
	return genericJA.MatchString(k) || genericEN.MatchString(k)
}

var (
	expanderJA = regexp.MustCompile(`^(ここを|こちらを)?(クリック(して|で)?|タップ(して|で)?)?(詳細|詳しく|内容|続き|全文|もっと)?(を|は)?` +
		`(こちら|見る|みる|表示|表示する|開く|展開|展開する|読む)?$`)
	expanderEN = regexp.MustCompile(`^(click|tap|press)?(here)?(to)?(show|view|see|expand|open|read|reveal|unfold)?(me|it|this|more|details?|all)?$`)
)

// isExpander reports whether a summary only says that there is more: "Click to
// expand", 詳細. In an FAQ that is the answer; elsewhere it may be anything.
func isExpander(summary string) bool {
	k := key(summary)
	return len(summary) <= maxLabel && (expanderJA.MatchString(k) || expanderEN.MatchString(k))
}

var (
	questionLabel = regexp.MustCompile(`^\d*(ご?(質問|問い?合わ?せ)(内容|事項|概要)?|お問い?合わ?せ(内容)?|q|question|query)\d?$`)
	answerLabel   = regexp.MustCompile(`^\d*(ご?回答(内容)?|答え|解答|a|answer|response)\d?$`)
)

func isLabel(label *regexp.Regexp, text string) bool {
	return len(text) <= maxLabel && label.MatchString(key(text))
}

// isPostLabel reports whether a heading only says 質問 or 回答.
func isPostLabel(text string) bool { return isLabel(questionLabel, text) || isLabel(answerLabel, text) }
