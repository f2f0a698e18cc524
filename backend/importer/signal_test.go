package importer

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		name     string
		says     func(string) bool
		yes, not []string
	}{
		{"a summary that only says answer", isAnswerLabel,
			[]string{"回答", "解答：", "答え", "▼ 回答を見る", "クリックして回答を表示", "回答 1", "Ａｎｓｗｅｒ", "Answers", "Show answer",
				"Click to see the solution", "Official Solution", "A.", "Click here for answer", "解決策"},
			[]string{"", "コストはいくらですか", "回答期限について", "Answer keys of last year", "Details", "詳細", "Q", "What is it?"}},
		{"a summary that only says that there is more", isExpander,
			[]string{"", "詳細", "クリックして展開", "ここをクリック", "続きを読む", "Click to expand", "Details", "Show more", "Read more"},
			[]string{"詳細設定", "コストの詳細", "表示名", "Expandable memory", "Click house", "More about costs"}},
		{"a question", isQuestion,
			[]string{"1. What's the output?", "費用はいくらですか", "移動は可能か", "○○とは", "停止させたい", "設定する方法", "How to install", "使えますか？",
				"③ どれが必要か", "1-2. Isn't it free", "手順を教えて下さい。", "無料ですか？ (2024 年)", "■ Can't connect"},
			[]string{"", "はじめに", "違いについて", "Installation", "Canary releases", "Isolation", "そのほか", "いくつか", "Whatever"}},
		{"the title of an FAQ", namesFAQ,
			[]string{"Azure ML の FAQ", "よくあるご質問", "Ｑ＆Ａ 集", "JavaScript Questions", "Frequently asked questions", "お問い合わせの多い内容",
				"製品FAQ集", "よく寄せられるお問い合わせ", "セミナー質疑応答", "Q/A", "FAQs about costs", "Questions and answers", "ネットワークに関する QA"},
			[]string{"", "コストの見積もり", "FAQ ボットの作り方", "Build an FAQ bot", "Robots", "お問い合わせを発行いただく際のポイント",
				"How to ask good questions", "FAQ ページを公開しました", "質問がある場合", "よくある間違い", "QA 環境の構築"}},
		{"a heading that announces questions", func(s string) bool { return headsFAQ(heading{text: s}) },
			[]string{"4. よくあるご質問", "Q＆A", "その他 よくあるご質問", "FAQ", "料金に関する Q&A", "Common questions"},
			[]string{"", "質問", "Questions", "お問い合わせの例文", "FAQ はどこですか", "サービスの価格に関する問い合わせ", "QnA Maker について"}},
		{"a heading that says no more than that", isBareFAQ,
			[]string{"Q & A タイトル", "よくあるご質問", "FAQ 一覧", "3. その他のよくある質問", "Frequently asked questions"},
			[]string{"", "料金に関するよくあるご質問", "FAQ ボット"}},
		{"a title that names questions beside something else", namesFAQBeside,
			[]string{"運用手順と FAQ", "移行方法及び FAQ", "Setup and FAQ", "概要、よくある質問"},
			[]string{"", "FAQ", "運用に関する FAQ", "Questions and answers"}},
		{"a line at the end of a page", isFooter,
			[]string{"本記事の内容は予告なく変更される場合がございます。", "2024 年 1 月 29 日時点の内容となります。", "最後までお読みいただきありがとうございました！",
				"少しでも皆様のお役に立てましたら幸いです。", "今回は以上です。", "上記以外でご不明な点がございましたら、サポートまでお問い合わせください。"},
			[]string{"", "設定の詳細は公開情報をご確認いただけますと幸いです。", "2024 年以降に作成されたものは対象です。", "以上の設定を行います。"}},
		{"a heading of the page's apparatus", isApparatus,
			[]string{"目次", "■ 更新履歴", "参考", "See also", "Table of Contents", "まとめ", "5. さいごに", "Return to Index", "Next steps"},
			[]string{"", "参考となる公開情報を教えて欲しい", "まとめて削除したい"}},
		{"an answer yet to be written", isPending,
			[]string{"※ 適宜追加予定", "適宜追加予定です。", "準備中", "(準備中です)", "Coming soon…", "TBD", "随時更新します"},
			[]string{"", "追加", "準備中の画面が消えない", "更新", "Done"}},
		{"navigation", isNavigation,
			[]string{"目次へ", "▲ ページの先頭へ戻る", "Back to top", "Return to Index"},
			[]string{"", "目次の作り方", "Back to the shop"}},
	} {
		for _, s := range c.yes {
			if !c.says(s) {
				t.Errorf("%q is not taken for %s", s, c.name)
			}
		}
		for _, s := range c.not {
			if c.says(s) {
				t.Errorf("%q is taken for %s", s, c.name)
			}
		}
	}
}

func TestSlug(t *testing.T) {
	s := slugger{}
	for _, c := range []struct{ text, want string }{
		{"What's new?", "whats-new"},
		{"コストの 見積もり (概算)", "コストの-見積もり-概算"},
		{"a_b - C", "a_b---c"},
		{"a", "a"},
		{"a", "a-1"},
		{"a-1", "a-1-1"},
		{"a", "a-2"},
		{"?", ""},
		{"!", "-1"},
	} {
		if got := s.slug(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPlainHeadings(t *testing.T) {
	for _, c := range []struct{ heading, want string }{
		{"## **太字** と `code` と *斜体*", "太字 と code と 斜体"},
		{"## [リンク](https://example.com) <https://a.example>", "リンク https://a.example"},
		{"## A &amp; B &#65; \\* &nbsp; C", "A & B A * C"},
		{"## <span style=\"color:red\">赤</span><br>次<u>線</u><!-- x -->", "赤 次線"},
		{"## az --id <subscriptionId>", "az --id <subscriptionId>"},
		{"## ![図](a.png) 代替", "図 代替"},
		{"## 1) 番号は残る ##", "1) 番号は残る"},
		{"## 幅の\u200bない\u00a0空白\x1b[0m", "幅のない 空白 [0m"},
		{"## " + strings.Repeat("長", 1000), strings.Repeat("長", 666) + "…"},
	} {
		p, err := newPage("a.md", []byte(c.heading+"\n"))
		if err != nil || len(p.headings) != 1 || p.headings[0].text != c.want {
			t.Errorf("%q: got %+v, %v, want %q", c.heading, p.headings, err, c.want)
		}
	}
}
