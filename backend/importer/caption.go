package importer

import "regexp"

// What names a part of an answer, in headings and in emphasised lines.

// reportParts are those of a report about one problem, which "FAQ" in the title
// may announce as well, and of instructions.
var reportParts = regexp.MustCompile(`^\d*(現象|事象|症状|状況|問題|原因|要因|理由|影響|影響範囲|対処|対処法|対処方法|対応|対応方法|回避策|回避方法|` +
	`解決策|解決方法|概要|詳細|背景|前提|前提条件|手順|設定手順|確認方法|(手順|ステップ|step)\d.*|` +
	`symptoms?|problem|issue|causes?|resolution|solution|workaround|impact|overview|details|background|prerequisites)$`)

func isReportPart(text string) bool {
	return len(text) <= maxLabel && reportParts.MatchString(key(text))
}

var captionWords = regexp.MustCompile(`^(注|注意|注意点|注意事項|補足|備考|重要|警告|例|使用例|実行例|ポイント|解説|説明|対策|追記|結果|` +
	`notes?|tips?|warning|important|caution|examples?|steps|` +
	`(手順|ステップ|図|表|例|方法|パターン|ケース|step|figure|fig|table|example|option|case)(\d|[a-z]$)|.*(の場合|の例|の手順))$`)

// isCaption reports whether an emphasised line names a part of an answer.
func isCaption(text string) bool {
	return isReportPart(text) || len(text) <= maxLabel && captionWords.MatchString(key(text))
}
