package faq

import (
	"errors"
	"fmt"
)

// A Sentence is what a person reads, in both languages of the product.
type Sentence struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// In gives the sentence in the language "ja", and in English for any other.
func (s Sentence) In(language string) string {
	if language == "ja" {
		return s.JA
	}
	return s.EN
}

// Sentence gives what a person reads about e: what happened and what to do.
func (e *Error) Sentence() Sentence {
	s, ok := sentences[e.Code]
	if !ok {
		s = sentences[CodeInternal]
	}
	return Sentence{JA: fill(s.JA, e.Args, "ja"), EN: fill(s.EN, e.Args, "en")}
}

// SentenceOf gives what a person reads about any error; both are empty for nil.
// Errors without a code are faults of the program: their text is shown as it is,
// so that the person can report it.
func SentenceOf(err error) Sentence {
	if err == nil {
		return Sentence{}
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Sentence()
	}
	return Errorf(CodeInternal, err).Sentence()
}

// fill puts args into the verbs of format; an argument that is a Sentence itself
// is put in the same language. Sentences may leave arguments out; explicit
// indexes ("%[2]v") choose among them.
func fill(format string, args []any, language string) string {
	if len(args) == 0 {
		return format
	}
	texts := make([]any, len(args))
	for i, arg := range args {
		if s, ok := arg.(Sentence); ok {
			arg = s.In(language)
		}
		texts[i] = fmt.Sprint(arg)
	}
	// The last verb writes nothing; it keeps Sprintf from reporting arguments that
	// the sentence does not use. It can do so of texts only.
	return fmt.Sprintf(format+"%.0[1]s", texts...)
}

// sentences holds, once for the whole program, what people read about each code.
var sentences = map[Code]Sentence{
	CodeInternal: {
		"プログラムの不具合です: %v",
		"Something went wrong inside Kotae: %v",
	},
	CodeUsage: {
		"%v",
		"%v",
	},
	CodeNotFound: {
		"%v が見つかりません。パスを確かめてください。",
		"%v was not found. Check the path.",
	},
	CodeNoAccess: {
		"%v を読めません。アクセス権を確かめてください。",
		"%v cannot be read. Check your permissions.",
	},
	CodeNoEntry: {
		"ID が %v の質問はありません。",
		"There is no entry with the ID %v.",
	},
	CodeNoSource: {
		"ID が %v のソースはありません。",
		"There is no source with the ID %v.",
	},
	CodeNothingImported: {
		"%v からは何も取り込めませんでした。",
		"Nothing could be imported from %v.",
	},
	CodeShrunk: {
		"「%[1]v」の質問が %[2]v 件から %[3]v 件に減るため、更新しませんでした。ドライブやフォルダーを確かめてください。意図した変更であれば強制更新してください。",
		"“%[1]v” would shrink from %[2]v entries to %[3]v, so nothing was changed. Check that the drive and the folder are there; if the change is meant, refresh with force.",
	},
	CodeCancelled: {
		"中止しました。何も変わっていません。",
		"Cancelled. Nothing was changed.",
	},
	CodeBusy: {
		"別の取り込みが進行中です。終わってからもう一度お試しください。",
		"Another import is running. Try again when it is done.",
	},
	CodeLocked: {
		"ライブラリは %v が使用中です。そちらを閉じてからもう一度お試しください。",
		"The library is in use by %v. Close it there and try again.",
	},
	CodeDamaged: {
		"ライブラリ %v が壊れていて読めません。ファイルには手を加えていません。Kotae のウィンドウを開くと、このファイルを別名で残したうえで新しく始められます。",
		"The library %v is damaged and cannot be read. The file was left as it is. Opening the Kotae window keeps it under another name and starts afresh.",
	},
	CodeSetAside: {
		"ライブラリが壊れていたため、%v という名前で残し、新しいライブラリで始めました。ソースをもう一度追加してください。",
		"The library was damaged. It was kept as %v and a new one was started. Please add your sources again.",
	},
	CodeNewer: {
		"このライブラリはより新しい Kotae のものです (形式 %[1]v、対応は %[2]v まで)。Kotae を更新してください。",
		"This library belongs to a newer Kotae (schema %[1]v; this one reads up to %[2]v). Please update Kotae.",
	},
	CodeNoLibrary: {
		"ライブラリ %v はまだありません。「kotae import」で作成できます。",
		"There is no library %v yet. “kotae import” makes one.",
	},
	CodeDiskFull: {
		"ディスクの空きが足りません。何も変わっていません。空きを作ってからもう一度お試しください。",
		"The disk is full. Nothing was changed. Free some space and try again.",
	},
	CodeReadOnly: {
		"%v に書き込めません。読み取り専用でないか確かめてください。",
		"%v cannot be written. Check whether it is read-only.",
	},
	CodeOutput: {
		"処理は済みましたが、結果を書き出せませんでした。出力先を確かめてください: %v",
		"It was done, but the result could not be written. Check where it goes: %v",
	},
	CodeLinkRefused: {
		"このリンクは安全でない可能性があるため開きません。http、https、mailto だけを開きます。",
		"This link was not opened because it may be unsafe. Kotae opens http, https and mailto only.",
	},
	CodeBadBackup: {
		"%v は正常なライブラリではありません。今のライブラリはそのままです。",
		"%v is not an intact library. The present library was left as it is.",
	},
	CodeExists: {
		"%v は既にあります。別の名前を指定してください。",
		"%v is already there. Choose another name.",
	},
	CodeNotFolder: {
		"%v はフォルダーではありません。別のデータフォルダーを指定してください。",
		"%v is not a folder. Choose another data folder.",
	},
	CodeNoMarkdown: {
		"FAQ として読めるファイルがありません。Markdown、CSV、YAML、HTML、テキストを読めます。",
		"There are no files to read as FAQs. Kotae reads Markdown, CSV, YAML, HTML and text.",
	},
	CodeNoWindow: {
		"このプログラムはコマンドライン専用で、ウィンドウはありません。「kotae help」で使い方を表示します。",
		"This build of Kotae is the command line alone and has no window. “kotae help” shows how to use it.",
	},
	CodeNoDataFolder: {
		"データフォルダーの場所が分かりません。--data か環境変数 KOTAE_DATA で指定してください。",
		"The data folder is not known. Name it with --data or the variable KOTAE_DATA.",
	},
	CodeAlias: {
		"別名は、異なる 2 つの名前の組で、それぞれ %v 文字以内です。",
		"An alias is two different names of at most %v characters each.",
	},
	CodeNoAlias: {
		"「%v」という別名はありません。",
		"There is no alias “%v”.",
	},
	CodeAddress: {
		"%v からは取得できません。https:// で始まるアドレスを指定してください。",
		"Kotae cannot fetch %v. Give an address that begins with https://.",
	},
	CodeHostUnknown: {
		"%v という名前のサーバーが見つかりません。アドレスとネットワーク接続を確かめてください。",
		"No server called %v was found. Check the address and the network connection.",
	},
	CodeOffline: {
		"%v に接続できません。ネットワーク接続を確かめてください。",
		"%v cannot be reached. Check the network connection.",
	},
	CodeTimeout: {
		"%v からの応答がありません。しばらくしてからもう一度お試しください。",
		"%v does not answer. Try again later.",
	},
	CodeInterrupted: {
		"%v との接続が途中で切れました。もう一度お試しください。",
		"The connection to %v broke off. Try again.",
	},
	CodeTLS: {
		"%v との安全な接続を確立できません。証明書とこのコンピューターの日時を確かめてください。",
		"No secure connection to %v could be made. Check its certificate and this computer's date.",
	},
	CodePageMissing: {
		"%v はありません。アドレスを確かめてください。",
		"There is nothing at %v. Check the address.",
	},
	CodeSignIn: {
		"%v はサインインが必要なため取得できません。ブラウザーで保存したファイルを取り込んでください。",
		"%v needs signing in, so Kotae cannot fetch it. Save it with your browser and import the file.",
	},
	CodeServer: {
		"%[1]v がエラーを返しました (%[2]v)。しばらくしてからもう一度お試しください。",
		"%[1]v answered with an error (%[2]v). Try again later.",
	},
	CodeRedirect: {
		"%v からの転送は、回数が多すぎるか安全でないため、たどりませんでした。",
		"The redirects of %v were not followed: they are too many, or unsafe.",
	},
	CodeArchive: {
		"アーカイブが壊れているか、対応していない形式です: %v",
		"The archive is damaged, or of a type that Kotae does not read: %v",
	},
	CodeInflated: {
		"アーカイブを展開すると大きくなりすぎます (%v を超過)。",
		"The archive is too large when unpacked (over %v).",
	},
	CodeBadName: {
		"この名前のファイルは、どこでも使えるとは限らないため読みません。",
		"Files of this name are not read: it is not usable everywhere.",
	},
	CodeDuplicate: {
		"大文字と小文字を区別しないと、同じ名前のファイルが既にあります: %v",
		"There is a file of this name already, apart from upper and lower case: %v",
	},
	CodeEncrypted: {
		"パスワードで保護されています。",
		"It is protected by a password.",
	},
	CodeEmptyFile: {
		"空のファイルです。",
		"The file is empty.",
	},
	CodeBinary: {
		"テキストではありません。",
		"The file is not text.",
	},
	CodeEncoding: {
		"文字コードを判別できません。UTF-8 で保存し直してください。",
		"The encoding of the text is not known. Save it again as UTF-8.",
	},
	CodeTooLarge: {
		"大きすぎます (%[1]v、上限 %[2]v)。",
		"It is too large (%[1]v; the limit is %[2]v).",
	},
	CodeTooDeep: {
		"構造が複雑すぎます (要素が多すぎるか、入れ子が深すぎます)。分割してください。",
		"It is too complex: it has too many elements, or they are nested too deeply. Split it.",
	},
	CodeUnreadable: {
		"読み取れませんでした: %v",
		"It could not be read: %v",
	},
	CodeUnsupported: {
		"この種類のファイルには対応していません。Markdown、CSV、YAML、HTML、テキストを選んでください。",
		"Kotae does not read this type of file. Choose Markdown, CSV, YAML, HTML or text.",
	},
	CodeDraft: {
		"下書きです。",
		"It is a draft.",
	},
	CodeNoTitle: {
		"質問や題名が見つかりません。",
		"It has no question and no title.",
	},
	CodeNoAnswer: {
		"答えがありません。",
		"It has no answer.",
	},
	CodeNoQuestions: {
		"質問と答えの組が見つかりません。",
		"It has no pairs of a question and an answer.",
	},
	CodeFrontMatter: {
		"ページ先頭の設定 (front matter) の一部を読めませんでした。",
		"Part of the front matter could not be read.",
	},
	CodeChoice: {
		"指定された分け方に合う見出しがなくなったため、自動で判定しました。",
		"No heading fits the chosen way to split it any more; it was split automatically.",
	},
	CodeImageMissing: {
		"画像が見つかりません: %v",
		"The image was not found: %v",
	},
	CodeImageInvalid: {
		"画像を使えません: %v",
		"The image cannot be used: %v",
	},
	CodeSymlink: {
		"シンボリックリンクはたどりません。",
		"Symbolic links are not followed.",
	},
}
