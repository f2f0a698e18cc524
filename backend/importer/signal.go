package importer

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/backend/faq"
)

// What words say about a page. They are compared as faq.QuestionKey has them
// after NFKC: lower case, one width, without blanks and punctuation.

func key(s string) string { return faq.QuestionKey(norm.NFKC.String(s)) }

// maxLabel bounds the text that the patterns below look at: a longer one is no
// label.
const maxLabel = 200

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
	if len(summary) > maxLabel {
		return false
	}
	k := key(summary)
	return genericJA.MatchString(k) || genericEN.MatchString(k)
}

var (
	questionWords = regexp.MustCompile(`(ですか|ますか|でしょうか|ませんか|可能か|できるか|あるか|何か|なぜか|とは|たい|方法|なぜ|どうすれば)$`)
	englishWords  = regexp.MustCompile(`^(what|how|why|when|where|who|which|can|could|do|does|did|is|are|should|will|would|may)\b`)
	leadingNumber = regexp.MustCompile(`^[\d.()\s]+`)
)

// isQuestion reports whether a heading is worded as a question.
func isQuestion(text string) bool {
	s := strings.ToLower(norm.NFKC.String(text))
	s = leadingNumber.ReplaceAllString(s, "")
	return strings.HasSuffix(s, "?") || questionWords.MatchString(key(s)) || englishWords.MatchString(s)
}

var (
	faqWords = regexp.MustCompile(`faq|q&a|qanda|q and a|よくある|質問|questions|問い合わせ`)
	botWords = regexp.MustCompile(`ボット|\b(chat)?bots?\b`) // "FAQ ボットの作り方" is an article
)

// namesFAQ reports whether a title says that its page is one of questions.
func namesFAQ(title string) bool {
	s := strings.ToLower(norm.NFKC.String(title))
	return faqWords.MatchString(s) && !botWords.MatchString(s)
}

// isFAQ reports whether the page says that it is one. A file name counts only
// with two questions or more.
func (p *page) isFAQ(questions int) bool {
	return p.meta.topic == "faq" || !p.borrowed && namesFAQ(p.title) || questions >= 2 && namesFAQ(p.stem())
}

// apparatus are the headings that belong to the page and ask nothing.
var apparatus = map[string]bool{
	"目次": true, "もくじ": true, "contents": true, "tableofcontents": true, "toc": true, "index": true,
	"まとめ": true, "おわりに": true, "さいごに": true, "最後に": true, "summary": true, "conclusion": true,
	"参考": true, "参考情報": true, "参考資料": true, "参考リンク": true, "参考文献": true, "references": true,
	"関連": true, "関連情報": true, "関連記事": true, "関連リンク": true, "seealso": true,
	"related": true, "relatedlinks": true, "relatedarticles": true,
}

// changeLog are the headings, and the first lines, of a page's history. What
// follows one is the end of the page.
var changeLog = map[string]bool{
	"更新履歴": true, "変更履歴": true, "改訂履歴": true, "改版履歴": true, "修正履歴": true,
	"changelog": true, "changehistory": true, "revisionhistory": true, "updatehistory": true,
}

func isApparatus(text string) bool {
	k := key(text)
	return apparatus[k] || changeLog[k]
}

var (
	pendingText = regexp.MustCompile(`^((適宜|随時|順次|今後)(追加|追記|更新|掲載|公開)(予定|中)?|` +
		`(追加|追記|掲載|作成|記載|執筆|公開)予定|(準備|作成|執筆|工事)中|comingsoon|tbd|tba|tobeadded|todo|wip)` +
		`(です|します|いたします)?$`)
	navigation = regexp.MustCompile(`^((目次|先頭|トップ|上|ページ(の)?(先頭|トップ|上(部)?)|質問一覧|一覧)(へ|に)(戻る|もどる)?|` +
		`returnto(the)?(index|top|contents|tableofcontents)|backto(the)?(index|top|contents|tableofcontents))$`)
)

// isPending reports whether a text only announces one to come: 「※ 適宜追加予定」.
func isPending(text string) bool {
	return len(text) <= maxLabel && pendingText.MatchString(key(text))
}

// isNavigation reports whether a paragraph only leads elsewhere on its page.
func isNavigation(text string) bool {
	return len(text) <= maxLabel && navigation.MatchString(key(text))
}
