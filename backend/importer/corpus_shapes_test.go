package importer

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// corpusPages are the pages of the corpus that are more than one article, with
// their class, the number of their entries, and one question of each that is
// easily missed.
var corpusPages = map[string]map[string]struct {
	class    faq.Class
	entries  int
	question string
	category string
}{
	"jpazmon-integ": {
		"AMPLS/ampls-ip-ranges": {faq.ClassSection, 2, "どの程度のIPレンジが必要になりますか？", ""},
		"Arc/Arc_AAMPLS_NW":     {faq.ClassFAQ, 3, "Microsoft Entra ID と ARM には閉域で接続できるか", ""},
		"AzureMonitorEssential/LogAlert_NewEmailTemplate_2024":   {faq.ClassSection, 6, "メトリック アラートでもフォーマットが変更されますか?", ""},
		"AzureMonitorEssential/MonitorDiagnosticsSettingFAQ":     {faq.ClassFAQ, 28, "アクティビティ ログのカテゴリの詳細を教えてください。", "アクティビティ ログのエクスポート"},
		"AzureMonitorEssential/ResourceHealthAlert":              {faq.ClassFAQ, 10, "リソース正常性アラートの利用料金を教えてください。", ""},
		"AzureMonitorEssential/SecurityAdvisoriesElevatedAccess": {faq.ClassSection, 5, "今回の仕様変更に伴って、サービス正常性アラートに影響はありますか。", ""},
		"AzureMonitorEssential/UnsubscribeAlertMail":             {faq.ClassSection, 6, "アラート メールを再登録する方法を教えてください。", ""},
		"LogAnalytics/HowToMigrateToAmaFromLA":                   {faq.ClassFAQ, 15, "Azure Monitor エージェントと Log Analytics エージェントの通信要件は同じですか。", ""},
		"LogAnalytics/LogAnalyticsworkspaceDataExport":           {faq.ClassFAQ, 10, "データ エクスポート機能は全てのテーブルでサポートされていますか。", ""},
		"UpdateManager/Update_Manager_FAQ":                       {faq.ClassFAQ, 7, "SQL サーバーの更新プログラムが適用対象になりません。", ""},
		"general/mdsFalseAlerts":                                 {faq.ClassSection, 6, "データの欠損はあるか？", ""},
		"ame/HowToResourceChangeAlert":                           {faq.ClassSection, 2, "マネージドID へ サブスクリプションスコープの read 権限は付与されていますか？", "アラートが発生しない"},
		"applicationInsights/aboutDifferentTypesOfAi":            {faq.ClassSection, 6, "料金は変わりますか", ""},
		"applicationInsights/api-key-deprecate-and-migration":    {faq.ClassSection, 4, "API キーを使用しているか確認するにはどうすればいいですか?", ""},
		"applicationInsights/migrateWorkspaceAiFAQ":              {faq.ClassFAQ, 16, "移行の切り戻しはできますか", ""},
		"applicationInsights/upcomingTlsChangesForAppInsights":   {faq.ClassSection, 4, "なんとかして使っている TLS のバージョンをチェックすることは出来ますか?", ""},
		"automation/HowToManageRunAsAccount":                     {faq.ClassSection, 6, "実行アカウントの有効期限が切れる前に通知を行いたいです。", ""},
		"automation/MigrateRunAsAccountsToManagedIdentity":       {faq.ClassSection, 7, "移行作業を実施すことによる影響はありますか？", ""},
	},
	"jpdsi": {
		"internet-explorer-microsoft-edge/Deploy-Edge":   {faq.ClassSection, 5, "今後の Windows Update での展開に備えて、展開を抑止する構成をしておきたいのですが...", ""},
		"internet-explorer-microsoft-edge/edge-faq":      {faq.ClassFAQ, 2, "Edge のバージョンと WebView2 Runtime のバージョンを揃える必要性はありますか", ""},
		"internet-explorer-microsoft-edge/webview2-faq":  {faq.ClassFAQ, 6, "WebView2 のサポート範囲について", ""},
		"internet-explorer-microsoft-edge/LAN-Settings":  {faq.ClassSection, 6, "自動構成スクリプトを取得するタイミング", ""},
		"internet-explorer-microsoft-edge/ProxySettings": {faq.ClassSection, 4, "インターネットオプションのプロキシの設定を変更した場合の影響範囲は？", ""},
		"internet-explorer-microsoft-edge/pac":           {faq.ClassSection, 3, "3-1. PAC ファイルを使用した場合に Web サイトへのアクセスに時間がかかる場合がある", ""},
		"web-apps/frebdump-faq":                          {faq.ClassFAQ, 2, "FREBDump の検証手順について", ""},
	},
	"jpmlblog": {
		"FAQ": {faq.ClassFAQ, 10, "コストの見積もり方を知りたい", ""},
	},
	"jpazpaas": {
		"2020-08-26-nhub-ip-address":             {faq.ClassPair, 1, "Notification Hubs の IP アドレスについて", ""},
		"2020-10-13-policy-activity-log":         {faq.ClassPair, 1, "Azure Policyの評価結果のログがアクティビティログに出力されなくなった。", ""},
		"2020-12-02-cache-failover":              {faq.ClassPair, 1, "Azure Cache for Redis のフェールオーバーについて", ""},
		"2021-01-29-storage-permission-mismatch": {faq.ClassPair, 1, "Storage Account へのアクセスで AuthorizationPermissionMismatch エラーが発生した場合の対処方法", ""},
	},
	"pnpm": {
		"faq": {faq.ClassFAQ, 8, "Does it work on Windows?", ""},
	},
	"devops-exercises": {
		"ansible": {faq.ClassFAQ, 29, "True or False? Ansible uses declarative style to describe the expected end state", "Ansible Self Assessment"},
		"dns":     {faq.ClassFAQ, 24, "What types of DNS records are there?", "DNS - Records"},
	},
	"javascript-questions": {
		"README.en": {faq.ClassFAQ, 155, "155. What's the output?", ""},
	},
}

func TestCorpusShapes(t *testing.T) {
	for part, pages := range corpusPages {
		t.Run(part, func(t *testing.T) {
			documents, _ := readAll(t, corpus(t, part))
			for _, d := range documents {
				name := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(d.Path, "articles/"), "_posts/"), path.Ext(d.Path))
				want, ok := pages[name]
				delete(pages, name)
				switch {
				case !ok && (d.Class != faq.ClassArticle || len(d.Questions) != 1):
					t.Errorf("%s: got %s with %d entries, want an article", d.Path, d.Class, len(d.Questions))
					continue
				case !ok:
					continue
				case d.Class != want.class || len(d.Questions) != want.entries:
					t.Errorf("%s: got %s with %d entries, want %s with %d", d.Path, d.Class, len(d.Questions), want.class, want.entries)
				}
				i := slices.IndexFunc(d.Questions, func(q Question) bool { return q.Question == want.question })
				if i < 0 {
					t.Errorf("%s: no question %q", d.Path, want.question)
				} else if got := strings.Join(d.Questions[i].Category, " > "); got != want.category {
					t.Errorf("%s: %q stands below %q, want %q", d.Path, want.question, got, want.category)
				}
				checkAnswers(t, d)
			}
			for name := range pages {
				t.Errorf("%s was not found", name)
			}
		})
	}
}

// checkAnswers looks for what ends of answers must not have.
func checkAnswers(t *testing.T, d *Document) {
	t.Helper()
	for i, q := range d.Questions {
		if d.Class == faq.ClassSection && i == 0 {
			continue // the article
		}
		where := fmt.Sprintf("%s:%d", d.Path, q.Line)
		for _, end := range []string{"<br>", "---", "***", "</details>", "目次へ", "ありがとうございました！", "ご了承ください。"} {
			if strings.HasSuffix(q.Answer, end) && !strings.Contains(q.Answer, "<details>") {
				t.Errorf("%s: the answer ends with %q", where, end)
			}
		}
		if _, marked := cutAnswerMark(q.Answer); marked && d.Path != "dns.md" {
			t.Errorf("%s: the answer begins with its mark: %.40q", where, q.Answer)
		}
		if _, m := cutQuestionMark(q.Question); m == sure {
			t.Errorf("%s: %q has its mark", where, q.Question)
		}
	}
}
