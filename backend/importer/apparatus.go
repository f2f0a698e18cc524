package importer

import "regexp"

// What belongs to a page and is no part of any answer: contents, references,
// history, navigation, footers.

var numbering = regexp.MustCompile(`^\d+`)

// apparatus are the headings that belong to the page and ask nothing.
var apparatus = map[string]bool{
	"目次": true, "もくじ": true, "内容": true, "質問一覧": true, "質問の一覧": true, "質問目次": true,
	"contents": true, "tableofcontents": true, "toc": true, "index": true, "inthisarticle": true, "onthispage": true,
	"はじめに": true, "始めに": true, "まえがき": true, "introduction": true,
	"まとめ": true, "おわりに": true, "終わりに": true, "さいごに": true, "最後に": true, "summary": true, "conclusion": true,
	"参考": true, "参考情報": true, "参考資料": true, "参考リンク": true, "参考文献": true, "参考ドキュメント": true,
	"参考url": true, "参考サイト": true, "参照": true, "references": true, "reference": true, "resources": true,
	"関連": true, "関連情報": true, "関連記事": true, "関連する記事": true, "関連リンク": true, "関連項目": true,
	"関連ドキュメント": true, "関連コンテンツ": true, "リンク集": true, "リンク": true, "seealso": true,
	"related": true, "relatedlinks": true, "relatedarticles": true, "relatedcontent": true, "relatedinformation": true,
	"furtherreading": true, "additionalresources": true, "learnmore": true, "links": true,
	"次のステップ": true, "次の手順": true, "nextsteps": true, "nextstep": true,
	"お問い合わせ": true, "お問い合わせ先": true, "問い合わせ先": true, "contact": true, "contactus": true,
	"フィードバック": true, "feedback": true, "license": true, "contributing": true, "contributors": true,
	"免責事項": true, "disclaimer": true, "returntoindex": true, "backtotop": true,
}

// changeLog are the headings, and the first lines, of a page's history. What
// follows one is the end of the page.
var changeLog = map[string]bool{
	"更新履歴": true, "変更履歴": true, "改訂履歴": true, "改定履歴": true, "改版履歴": true, "修正履歴": true, "更新情報": true,
	"changelog": true, "changehistory": true, "revisionhistory": true, "updatehistory": true,
}

func isApparatus(text string) bool {
	if len(text) > maxLabel {
		return false
	}
	k := numbering.ReplaceAllString(key(text), "")
	return apparatus[k] || changeLog[k] || isNavigation(text)
}

// bareFAQ is what is left of a heading such as "Q&A 一覧" when it says nothing
// beyond that questions follow.
var bareFAQ = regexp.MustCompile(`^\d*(その他の?)?(よくある|よくいただく|よく寄せられる)?(お|ご)?` +
	`(faqs?|qa|qanda|質問(と回答|集)?|問い?合わ?せ(内容)?|frequentlyaskedquestions|commonquestions|questions(andanswers)?)` +
	`(faqs?|qa|集|一覧|タイトル|目次|リスト|list)?$`)

// isBareFAQ reports whether a heading only says that questions follow, so that
// it is no category.
func isBareFAQ(text string) bool { return len(text) <= maxLabel && bareFAQ.MatchString(key(text)) }

var (
	pendingText = regexp.MustCompile(`^((適宜|随時|順次|今後)(追加|追記|更新|掲載|公開)(予定|中)?|` +
		`(追加|追記|掲載|作成|記載|執筆|公開)予定|(準備|作成|執筆|工事)中|comingsoon|tbd|tba|tobeadded|todo|wip)` +
		`(です|します|いたします)?$`)
	navigation = regexp.MustCompile(`^(((faq|よくあるご?質問|質問)?(目次|一覧|トップ|先頭|上)|(トップ|ホーム|前の)ページ|ホーム|ページ(の)?(先頭|トップ|上(部)?))(へ|に)(戻る|もどる)?|` +
		`(return|go|back)to(the)?(index|home|homepage|faqs?|contents|tableofcontents|top(ofpage|ofthepage)?))$`)
	footer = regexp.MustCompile(`予告なく変更|時点(で|の|に).{0,12}(内容|情報|もの)(です|と|で)|` +
		`^(本|この|こちら|以上|今回|少しでも|皆様|最後).{0,60}((お役|参考)に.{0,12}(幸い|うれしい|嬉しい)|ありがとう|以上と?(です|なります))|` +
		`^(今回|説明|ご紹介)?は?以上(です|となります|になります)|` +
		`^(上記|以上|その他|ほか)?.{0,20}(ご不明な?点|ご質問).{0,60}問い?合わ?せ|^(それでは|では|また次回)|^(modified|written) by\b`)
)

// isPending reports whether a text only announces one to come: 「※ 適宜追加予定」.
func isPending(text string) bool {
	return len(text) <= maxLabel && pendingText.MatchString(key(text))
}

// isNavigation reports whether a paragraph only leads elsewhere on its page.
func isNavigation(text string) bool {
	return len(text) <= maxLabel && navigation.MatchString(key(text))
}

const (
	maxFooter     = 400  // bytes of a line of a footer
	maxLastFooter = 1000 // bytes of what stands below the last rule
)

// isFooter reports whether a line at the end of a page speaks of the page: as of
// when it is right, whom to ask, that it ends here.
func isFooter(line string) bool { return len(line) <= maxFooter && footer.MatchString(line) }
