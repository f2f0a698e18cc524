package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
)

// tidySiblings takes off questions what only all of a list together show to be no
// part of them:
//
//	"1. 料金はいくらですか"     "料金はいくらですか"    (1), １． and ① too
//	"2. 領収書の発行"         "領収書の発行"
//
//	"Ｑ会員登録は必要ですか"    "会員登録は必要ですか"   its answer loses the "Ａ"
//	"Ｑ領収書は出ますか"       "領収書は出ますか"
//
// Numbers such as "3-1." stay: they are what other pages and readers call the
// question. So do numbers that tell questions apart which are the same otherwise.
// An article among the questions is none of the list.
func tidySiblings(questions []Question) {
	var list []*Question
	for i := range questions {
		if questions[i].Class != faq.ClassArticle {
			list = append(list, &questions[i])
		}
	}
	if len(list) < minQuestions {
		return
	}
	cutGlued(list)
	cutEnumeration(list)
}

var (
	enumeration   = regexp.MustCompile(`^(?:[(（]([0-9０-９]{1,3})[)）]|([0-9０-９]{1,3})[.．)）、:：]|([①-⑳])[.．:：]?)(\s*)`)
	gluedQuestion = regexp.MustCompile(`^[QＱ][\p{Han}\p{Hiragana}\p{Katakana}]`)
	gluedAnswer   = regexp.MustCompile(`^[> ]*[AＡ][\p{Han}\p{Hiragana}\p{Katakana}]`)
)

// cutEnumeration takes the numbers off questions that are all numbered, ascending
// from 1, in each category anew or not.
func cutEnumeration(list []*Question) {
	bare := make([]string, len(list))
	seen := map[string]bool{}
	last := 0
	for i, q := range list {
		m := enumeration.FindStringSubmatch(q.Question)
		if m == nil {
			return
		}
		n, err := strconv.Atoi(norm.NFKC.String(m[1] + m[2] + m[3]))
		restarts := i == 0 || n == 1 && !slices.Equal(q.Category, list[i-1].Category)
		bare[i] = q.Question[len(m[0]):]
		switch {
		case err != nil, restarts && n != 1, !restarts && n <= last,
			bare[i] == "", m[4] == "" && strings.ContainsAny(bare[i][:1], "0123456789"), // "1.5 版"
			seen[key(bare[i])]:
			return
		}
		seen[key(bare[i])] = true
		last = n
	}
	for i, q := range list {
		q.Question = bare[i]
	}
}

// cutGlued takes a "Q" off questions that all have one directly before Japanese
// text, and with it the "A" off their answers.
func cutGlued(list []*Question) {
	for _, q := range list {
		if !gluedQuestion.MatchString(q.Question) {
			return
		}
	}
	for _, q := range list {
		q.Question = strings.TrimLeft(q.Question, "QＱ")
		if gluedAnswer.MatchString(q.Answer) {
			at := strings.IndexAny(q.Answer, "AＡ")
			q.Answer = q.Answer[:at] + strings.TrimLeft(q.Answer[at:], "AＡ")
		}
	}
}
