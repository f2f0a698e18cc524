package cli

import (
	"strings"

	"kotae/backend/faq"
	"kotae/backend/library"
)

// The sentences of the command line itself; those about errors are in the faq
// package.
var (
	unknownCommand  = faq.Sentence{JA: "「%s」というコマンドはありません。", EN: "There is no command “%s”."}
	dataNeedsFolder = faq.Sentence{JA: "--data にはフォルダーを指定してください。", EN: "--data needs a folder."}
	seeHelp         = faq.Sentence{JA: "使い方は「kotae help」で表示されます。", EN: "“kotae help” shows how to use it."}

	unknownFlag    = faq.Sentence{JA: "--%s というオプションはありません。", EN: "There is no option --%s."}
	flagNeedsValue = faq.Sentence{JA: "--%s には値を指定してください。", EN: "--%s needs a value."}
	badFlagValue   = faq.Sentence{JA: "--%s の値が正しくありません。", EN: "The value of --%s is not valid."}

	needsPath     = faq.Sentence{JA: "取り込むファイル、フォルダー、アドレスのいずれかを指定してください。", EN: "Name a file, a folder or an address to import."}
	needsQuery    = faq.Sentence{JA: "検索する言葉を指定してください。", EN: "Name what to search for."}
	needsID       = faq.Sentence{JA: "質問の ID を指定してください。", EN: "Name the ID of an entry."}
	needsSource   = faq.Sentence{JA: "ソースの ID を 1 つ指定してください。", EN: "Name the ID of one source."}
	needsChoice   = faq.Sentence{JA: "ソースの ID、文書のパス、読み取り方 (auto、article、heading-1 など) を指定してください。", EN: "Name the ID of a source, the path of a document, and how to read it: auto, article, heading-1 and so on."}
	needsFile     = faq.Sentence{JA: "ファイルを 1 つ指定してください。", EN: "Name one file."}
	needsAlias    = faq.Sentence{JA: "短い名前と長い名前の 2 つを指定してください。--remove には短い名前だけを指定します。", EN: "Name two names, the short one first; with --remove the short one alone."}
	needsMark     = faq.Sentence{JA: "変更する内容を指定してください。", EN: "Say what to change."}
	contradiction = faq.Sentence{JA: "%s と %s は同時に指定できません。", EN: "%s and %s contradict each other."}
	noArguments   = faq.Sentence{JA: "余分な引数です: %s", EN: "Too many arguments: %s"}
	unknownState  = faq.Sentence{JA: "--is には unread、read、updated、bookmarked、archived のいずれかを指定してください。", EN: "--is is unread, read, updated, bookmarked or archived."}
	unknownFormat = faq.Sentence{JA: "--format には markdown、html、text、json のいずれかを指定してください。", EN: "--format is markdown, html, text or json."}
	badLimit      = faq.Sentence{JA: "--limit には 0 (すべて) 以上の数を指定してください。", EN: "--limit is a number from 0, which is all."}

	reportCounts     = faq.Sentence{JA: "追加 %d、更新 %d、変更なし %d、移動 %d、アーカイブ %d、削除 %d", EN: "%d added, %d updated, %d unchanged, %d moved, %d archived, %d removed"}
	reportSkipped    = faq.Sentence{JA: "対象外", EN: "skipped"}
	reportWarning    = faq.Sentence{JA: "注意", EN: "note"}
	dryRunNote       = faq.Sentence{JA: "(確認のみ。何も変わっていません)", EN: "(dry run: nothing was changed)"}
	hitCount         = faq.Sentence{JA: "%s%d 件 (%.1f ミリ秒)", EN: "%s%d found (%.1f ms)"}
	sourceCounts     = faq.Sentence{JA: "%d 件、アーカイブ %d 件", EN: "%d entries, %d archived"}
	pendingNote      = faq.Sentence{JA: "、読みは未取得", EN: ", readings pending"}
	resolvedCount    = faq.Sentence{JA: "%s: %d 件中 %d 件が見つかりました", EN: "%[1]s: %[3]d of %[2]d found"}
	outsideCount     = faq.Sentence{JA: "、%d 件はソース外", EN: ", %d outside"}
	outsideNote      = faq.Sentence{JA: " (ソース外)", EN: " (outside)"}
	askRemove        = faq.Sentence{JA: "ソース「%s」を外します。ブックマークなどの印がある質問はアーカイブに残ります。よろしいですか? [y/N] ", EN: "Remove the source “%s”? Entries with bookmarks or other marks are kept as archived. [y/N] "}
	notRemoved       = faq.Sentence{JA: "何も変えていません。", EN: "Nothing was changed."}
	checkedFine      = faq.Sentence{JA: "異常はありません: 質問 %d 件、印 %d 件", EN: "No problems: %d entries, %d marks"}
	noNews           = faq.Sentence{JA: "新しいことはありません。", EN: "There is no news."}
	noDifference     = faq.Sentence{JA: "%s: 変わっていません。", EN: "%s: nothing changed."}
	newsLeft         = faq.Sentence{JA: "ほか %d 件", EN: "and %d more"}
	progressFiles    = faq.Sentence{JA: "読み込み中: %[2]d / %[3]d ファイル、%[4]d 件 — %[1]s", EN: "reading %s: %d of %d files, %d entries"}
	progressBytes    = faq.Sentence{JA: "ダウンロード中: %[2].1f MB — %[1]s", EN: "downloading %s: %.1f MB"}
	progressReadings = faq.Sentence{JA: "読みを調べています: %d / %d 件", EN: "learning how words are read: %d of %d entries"}
	readingsLater    = faq.Sentence{JA: "取り込みは済みましたが、読みの取得は途中です。「kotae refresh」で続きを行います。", EN: "The import is done, but how its words are read is not known in full. “kotae refresh” goes on with it."}
	restored         = faq.Sentence{JA: "%s から戻しました。", EN: "Restored from %s."}
	keptAside        = faq.Sentence{JA: "これまでのライブラリは %s に残しました。", EN: "The library until now is kept as %s."}
	backedUp         = faq.Sentence{JA: "%s にコピーしました。", EN: "Copied to %s."}
)

// kindNames are what an unresolved reference may be, and their plurals.
var kindNames = map[string][2]faq.Sentence{
	library.KindImage: {{JA: "画像", EN: "image"}, {JA: "画像", EN: "images"}},
	library.KindLink:  {{JA: "リンク", EN: "link"}, {JA: "リンク", EN: "links"}},
	library.KindPlace: {{JA: "ページ内の位置", EN: "place"}, {JA: "ページ内の位置", EN: "places in pages"}},
}

func (c *command) text(s faq.Sentence) string { return s.In(c.language) }

// languageOf gives "ja" or "en" after the environment, in the order of POSIX.
// Windows has none of these variables; there the system is asked.
func languageOf(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "ja") {
				return "ja"
			}
			return "en"
		}
	}
	return systemLanguage()
}
