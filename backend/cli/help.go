package cli

import (
	"fmt"
	"io"
	"strings"

	"kotae/backend/faq"
)

// subcommands lists every subcommand in the order of the help.
func subcommands() []subcommand {
	return []subcommand{
		{"import", "[--dry-run] [--force] [--no-wait] [--starter] PATH|URL...", faq.Sentence{
			JA: "ファイル、フォルダー、アーカイブ、URL をソースとして追加します。既にあるものは更新します。\n--dry-run は確認だけ、--force は質問が大きく減る更新も行い、--starter は付属の FAQ を取り込みます。\nかなやローマ字で検索できるように漢字の読みも調べます。--no-wait はそれを待たずに終わり、続きは次の取り込みかウィンドウが行います。",
			EN: "Adds files, folders, archives and addresses as sources, and refreshes those that are sources already.\n--dry-run changes nothing, --force refreshes even when most entries would go, --starter imports the FAQs that the program brings along.\nAlso learns how kanji are read, so that kana and romaji find them. --no-wait ends without that; the next import or the window goes on with it.",
		}, (*command).importSources},
		{"list", "[--source ID] [--is unread|read|updated|bookmarked|archived]", faq.Sentence{
			JA: "質問を一覧にします。", EN: "Lists the entries.",
		}, (*command).list},
		{"search", "[--limit N] QUERY...", faq.Sentence{
			JA: "質問と答えを検索します。QUERY を - にすると、標準入力の各行を検索し、1 行ずつ JSON で答えます。",
			EN: "Searches questions and answers. With - as QUERY, every line of standard input, each answered by a line of JSON.",
		}, (*command).search},
		{"show", "[--format markdown|html|text|json] ID...", faq.Sentence{
			JA: "答えを表示します。ID を - にすると、標準入力から読みます。",
			EN: "Shows answers. With - as ID, the IDs are read from standard input.",
		}, (*command).show},
		{"mark", "[--bookmark|--no-bookmark] [--read|--unread] [--note TEXT] ID...", faq.Sentence{
			JA: "ブックマーク、既読、メモを変更します。", EN: "Changes bookmarks, read states and notes.",
		}, (*command).mark},
		{"sources", "", faq.Sentence{
			JA: "ソースを一覧にします。", EN: "Lists the sources.",
		}, (*command).sources},
		{"report", "[SOURCE...]", faq.Sentence{
			JA: "ソースの画像とリンクのうち、見つからないものを一覧にします。\n「ソース外」は、リンク先の文書がソースに含まれていないものです。ID がなければすべてのソースを調べます。",
			EN: "Lists the images and links of sources that were not found.\n“Outside” are links to documents that the source does not have. Without an ID, all sources.",
		}, (*command).unresolved},
		{"refresh", "[--force] [--no-wait] [ID...]", faq.Sentence{
			JA: "ソースを読み直します。ID がなければすべてを読み直します。\n--no-wait は漢字の読みを待たずに終わります。",
			EN: "Reads sources again, all of them when no ID is given.\n--no-wait ends before it is known how their kanji are read.",
		}, (*command).refresh},
		{"news", "", faq.Sentence{
			JA: "最後の更新で変わった質問を、ソースごとに表示します。",
			EN: "Shows what the last refresh of each source changed.",
		}, (*command).news},
		{"diff", "ID...", faq.Sentence{
			JA: "答えの変わった箇所を [-前-]{+後+} の形で表示します。比べるのは、読んだときの答えか、最後の更新より前の答えです。",
			EN: "Shows what changed in answers, as [-gone-]{+new+}: since they were read, or since before the last refresh.",
		}, (*command).diff},
		{"choose", "SOURCE DOCUMENT auto|article|heading-1...heading-6", faq.Sentence{
			JA: "文書の読み取り方を選び、ソースを読み直します。\nauto は自動、article は全体で 1 件、heading-N は見出しレベル N ごとに 1 件です。",
			EN: "Chooses how a document is read, and reads its source again.\nauto is as it is recognised, article one entry for the whole, heading-N one for each heading of level N.",
		}, (*command).choose},
		{"remove", "[--yes] ID", faq.Sentence{
			JA: "ソースを外します。ブックマークなどの印がある質問はアーカイブに残ります。",
			EN: "Removes a source. Entries that bear a mark are kept as archived.",
		}, (*command).remove},
		{"alias", "[SHORT LONG | --remove SHORT]", faq.Sentence{
			JA: "検索で同じものとして扱う名前を一覧、追加、削除します。\n例: kotae alias AML \"Azure Machine Learning\"",
			EN: "Lists, adds and removes names that mean the same to searches.\nFor example: kotae alias AML \"Azure Machine Learning\"",
		}, (*command).alias},
		{"backup", "FILE", faq.Sentence{
			JA: "ライブラリのコピーを作ります。", EN: "Makes a consistent copy of the library file.",
		}, (*command).backup},
		{"restore", "FILE", faq.Sentence{
			JA: "コピーからライブラリを戻します。今のライブラリは別名で残ります。",
			EN: "Brings a library back from a copy. The present one is kept under another name.",
		}, (*command).restore},
		{"check", "", faq.Sentence{
			JA: "ライブラリ全体を検査します。", EN: "Verifies everything in the library.",
		}, (*command).check},
		{"version", "", faq.Sentence{
			JA: "バージョンを表示します。", EN: "Shows the version.",
		}, (*command).version},
	}
}

func find(name string) *subcommand {
	for _, s := range subcommands() {
		if s.name == name {
			return &s
		}
	}
	return nil
}

// help shows the whole help, or that of the subcommand that it was asked for.
func (c *command) help(args []string) int {
	if len(args) > 1 {
		s := find(args[1])
		if s == nil {
			return c.fail(c.usage(unknownCommand, args[1]))
		}
		c.helpFor(s)
		return exitDone
	}
	io.WriteString(c.Stdout, c.text(faq.Sentence{
		JA: "Kotae — オフラインで使う FAQ リーダー\n\n使い方:\n  kotae [--data フォルダー]                ウィンドウを開く\n  kotae [--data フォルダー] [--json] コマンド …\n\nコマンド:\n",
		EN: "Kotae, an offline FAQ reader\n\nUsage:\n  kotae [--data DIR]                      opens the window\n  kotae [--data DIR] [--json] COMMAND ...\n\nCommands:\n",
	}))
	for _, s := range subcommands() {
		about, _, _ := strings.Cut(c.text(s.about), "\n")
		fmt.Fprintf(c.Stdout, "  %-9s %s\n", s.name, about)
	}
	io.WriteString(c.Stdout, c.text(faq.Sentence{
		JA: "\n「kotae help コマンド」で詳しい使い方を表示します。\n終了コード: 0 完了、1 失敗、2 使い方の誤り。\n",
		EN: "\n“kotae help COMMAND” tells more.\nExit status: 0 done, 1 failed, 2 wrong usage.\n",
	}))
	return exitDone
}

func (c *command) helpFor(s *subcommand) {
	fmt.Fprintf(c.Stdout, "kotae %s\n\n%s\n", strings.TrimSpace(s.name+" "+s.arguments), c.text(s.about))
}
