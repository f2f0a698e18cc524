package importer

import (
	"regexp"
	"slices"
)

// A role is what a column of a table, or a key of a map, says about a question.
type role int

const (
	roleNone     role = iota
	roleQuestion      // the question, as it was asked
	roleTitle         // what the question is called in one line
	roleBody          // the text below a title: the question at length, or the answer
	roleAnswer        // the answer
	roleBefore        // belongs before the answer: the cause
	roleAfter         // belongs behind it: the explanation, notes
	roleCategory
	roleTags
	roleDate
)

// A named role is strict when its name alone says that the file is an FAQ:
// nothing but those have answers. A title or a description is anywhere.
type namedRole struct {
	role   role
	strict bool
	names  []string // as key gives them
}

// namedRoles are the names by role. Where a table has several columns of a role,
// the earlier name is meant more.
var namedRoles = []namedRole{
	{roleQuestion, true, []string{
		"質問", "ご質問", "質問内容", "ご質問内容", "質問文", "設問", "問い", "問", "q", "question", "questions", "questiontext",
		"お問い合わせ", "お問合せ", "問い合わせ", "問合せ", "問い合わせ内容", "お問い合わせ内容", "問合せ内容", "お問合せ内容",
		"問い合わせ概要", "相談内容", "ご相談内容", "依頼内容", "inquiry", "enquiry", "query", "customerquestion", "faq",
	}},
	{roleQuestion, false, []string{
		"現象", "事象", "症状", "問題", "問題点", "トラブル", "不具合", "お困りごと", "困りごと",
		"problem", "issue", "symptom", "symptoms",
	}},
	{roleBody, false, []string{"内容", "本文", "詳細", "body", "text", "content", "description", "details"}},
	{roleTitle, false, []string{
		"件名", "タイトル", "題名", "標題", "表題", "見出し", "title", "subject", "headline", "summary", "概要",
	}},
	{roleAnswer, true, []string{
		"回答", "ご回答", "回答内容", "ご回答内容", "回答文", "回答例", "解答", "答え", "答", "返答", "a", "answer", "answers", "answertext",
		"解決策", "解決方法", "解決法", "対処方法", "対処法", "対処策", "対処", "回避策", "対処内容",
		"solution", "solutions", "resolution", "workaround",
	}},
	{roleAnswer, false, []string{
		"対応", "対応内容", "対応方法", "対応策", "対策", "処置", "処置内容", "返信", "返信内容", "response", "reply",
	}},
	{roleBefore, false, []string{"原因", "理由", "cause", "rootcause", "reason"}},
	{roleAfter, false, []string{"解説", "説明", "補足", "補足説明", "備考", "注意", "explanation", "notes", "note", "remarks", "comment"}},
	{roleCategory, false, []string{
		"大分類", "中分類", "小分類", "大項目", "中項目", "小項目", "大カテゴリ", "中カテゴリ", "小カテゴリ",
		"大カテゴリー", "中カテゴリー", "小カテゴリー", "カテゴリ", "カテゴリー", "カテゴリ1", "カテゴリ2", "カテゴリ3", "分類", "区分", "種別", "分野", "項目",
		"製品", "製品名", "商品", "サービス", "サービス名", "ジャンル", "テーマ",
		"category", "categories", "category1", "category2", "category3", "subcategory", "section", "topic", "subtopic", "product", "genre", "theme", "area",
	}},
	{roleTags, false, []string{"タグ", "キーワード", "tag", "tags", "keyword", "keywords", "labels"}},
	{roleDate, false, []string{
		"日付", "更新日", "最終更新日", "更新日時", "作成日", "作成日時", "掲載日", "公開日", "登録日", "date", "updated", "lastupdated",
		"created", "createdat", "updatedat", "publishdate", "published",
	}},
}

// settleBody decides what the text below a title is: the question at length where
// there is an answer, and the answer where there is none and the file calls itself
// an FAQ.
func settleBody(meanings []meaning, isFAQ bool) {
	answered := slices.ContainsFunc(meanings, func(m meaning) bool { return m.role == roleAnswer })
	for i := range meanings {
		switch m := &meanings[i]; {
		case m.role != roleBody:
		case answered:
			m.role = roleQuestion
		case isFAQ:
			m.role, m.strict = roleAnswer, true
		default:
			m.role = roleNone
		}
	}
}

// A meaning is what a name means: a role, and how much it is meant, the less the
// number the more.
type meaning struct {
	role   role
	strict bool
	rank   int
}

var meanings = func() map[string]meaning {
	m := map[string]meaning{}
	for i, named := range namedRoles {
		for j, name := range named.names {
			m[name] = meaning{named.role, named.strict, 100*i + j}
		}
	}
	return m
}()

var (
	bracketed   = regexp.MustCompile(`[(（\[［【][^)）\]］】]*[)）\]］】]`)
	namePrefix  = regexp.MustCompile(`^(faq|お客様の|お客様からの|ユーザーの|ユーザからの|よくある|customer|user|the)`)
	nameSuffix  = regexp.MustCompile(`(内容|文|欄|text|body|html|markdown|md|content|日本語|英語|ja|jp|jpn|en|eng)?\d*$`)
	tagDividers = regexp.MustCompile(`[,、;；|｜/\n]+`)
)

// meaningOf tells what a header or a key means. What stands in brackets, a number
// behind it and a few words around it do not matter: 「質問 (お客様)」, "answer_text_en".
// Others do: a 「回答者」 is no answer.
func meaningOf(name string) meaning {
	if len(name) > maxLabel {
		return meaning{}
	}
	k := key(name)
	if m, ok := meanings[k]; ok {
		return m
	}
	k = key(bracketed.ReplaceAllString(name, ""))
	for _, shorter := range []string{k, namePrefix.ReplaceAllString(k, "")} {
		for {
			if m, ok := meanings[shorter]; ok {
				m.rank += 50 // behind the exact names of its role
				return m
			}
			cut := nameSuffix.ReplaceAllString(shorter, "")
			if cut == shorter {
				break
			}
			shorter = cut
		}
	}
	return meaning{}
}
