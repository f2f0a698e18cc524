package importer

import "testing"

func TestMeaningOf(t *testing.T) {
	for name, want := range map[string]role{
		"質問": roleQuestion, "ご質問内容": roleQuestion, "質問（お客様）": roleQuestion, "Ｑ": roleQuestion, "Question_text": roleQuestion,
		"問い合わせ内容": roleQuestion, "件名": roleTitle, "Subject": roleTitle, "回答": roleAnswer, "A": roleAnswer,
		"対応内容": roleAnswer, "Answer (HTML)": roleAnswer, "解決策": roleAnswer, "answer_en": roleAnswer,
		"原因": roleBefore, "備考": roleAfter, "カテゴリ1": roleCategory, "大分類": roleCategory, "product": roleCategory,
		"タグ": roleTags, "更新日": roleDate,
		"回答者": roleNone, "質問ID": roleNone, "回答日": roleNone, "question_type": roleNone, "URL": roleNone, "No.": roleNone, "": roleNone,
	} {
		if got := meaningOf(name).role; got != want {
			t.Errorf("%q means %d, want %d", name, got, want)
		}
	}
}
