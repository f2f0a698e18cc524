package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// subjects and phrases make up texts that are as long and as mixed as those of
// support blogs: Japanese with product names, code, lists and tables.
var (
	subjects = []string{
		"ストレージ アカウント", "仮想ネットワーク", "Log Analytics ワークスペース", "コンピューティング クラスター",
		"Azure Functions", "アクセス許可", "課金", "プライベート エンドポイント", "診断設定", "証明書", "ファイアウォール", "バックアップ",
	}
	asks = []string{
		"の料金はどのように計算されますか", "を別のリージョンに移動できますか", "で 403 が返されるのはなぜですか",
		"の上限を増やす方法を教えてください", "を誤って削除した場合に復元できますか", "の作成に失敗します",
	}
	phrases = []string{
		"既定では 30 日間保持され、設定により最大 730 日まで延長できます。", "ポータルの [設定] から変更を行い、保存してください。",
		"事象が継続する場合は、発生日時と操作の手順をお知らせください。", "この制限は引き上げることができません。",
		"`az resource show --ids $id` を実行し、`provisioningState` が `Succeeded` であることを確認します。",
		"所有者ロールが必要です。閲覧者では **操作できません**。", "詳細は [公開情報](https://example.com/docs/limits) を参照してください。",
	}
)

// writePages writes pages of questions and answers into a folder: ten entries a
// page, with answers of 0.2 to 3.4 kB. It gives the bytes of their texts.
func writePages(folder string, entries int) (text int, err error) {
	const perPage = 10
	for page := 0; page*perPage < entries; page++ {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: よくある質問 %d\ndate: 2026-03-%02d\ntags:\n- FAQ\n- %s\n---\n",
			page, 1+page%28, subjects[page%len(subjects)])
		for n := page * perPage; n < min(entries, (page+1)*perPage); n++ {
			question := fmt.Sprintf("%s%s (%d)", subjects[n*7%len(subjects)], asks[n*13%len(asks)], n)
			answer := answerText(n)
			text += len(question) + len(answer)
			fmt.Fprintf(&b, "\n### %s\n\n<details><summary>回答</summary>\n\n%s\n</details>\n", question, answer)
		}
		name := filepath.Join(folder, fmt.Sprintf("%02d", page%40), fmt.Sprintf("faq-%05d.md", page))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return 0, err
		}
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			return 0, err
		}
	}
	return text, nil
}

func answerText(n int) string {
	var b strings.Builder
	for i := range 2 + n*7919%40 {
		switch {
		case i%11 == 5:
			fmt.Fprintf(&b, "\n| 項目 | 値 |\n|---|---|\n| 番号 | %d |\n| 上限 | %d |\n\n", n, i*n%997)
		case i%7 == 3:
			fmt.Fprintf(&b, "\n- %s\n- %s\n\n", phrases[(n+i)%len(phrases)], phrases[(n+i+1)%len(phrases)])
		default:
			fmt.Fprintf(&b, "%s%s\n", subjects[(n+i)%len(subjects)]+"について。", phrases[(n*3+i)%len(phrases)])
		}
	}
	return b.String()
}
