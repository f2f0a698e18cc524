package library

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// Answers that have little in common, and what an editor makes of them.
const (
	turnOff       = "ワークスペースの一覧で端末を選び、右上のメニューから停止を押します。停止している間は料金がかかりません。翌朝には自動で起動します。"
	turnOffEdited = "ワークスペースの一覧で端末を選び、画面右上のメニューから停止を押してください。停止している間は料金がかかりません。翌朝には自動で起動します。"
	invoice       = "請求書は毎月五日に発行され、契約の担当者へ電子メールで届きます。紙の請求書が必要なときは窓口へ申し込んでください。"
	backup        = "Copies are kept for thirty days in another region. Open the console, choose a day and press Restore; running jobs are not touched."
	backupEdited  = "Copies are kept for ninety days in another region. Open the console, choose a day and press Restore; jobs that are running are not touched."
	licence       = "Every seat needs a licence of its own. Seats that nobody used for a quarter are given back by themselves at the end of it."
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new []string // document, question and answer of each entry, in threes
		want     []int    // for each new entry the old one, or -1
	}{
		{"a reworded question and a mended answer",
			[]string{"a.md", "夜間に端末を停止する方法", turnOff, "a.md", "請求書はいつ届きますか", invoice},
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "端末を夜間に止めるには", turnOffEdited}, []int{1, 0}},
		{"a typo mended and another answer, in its place",
			[]string{"a.md", "How do I restore a bakup of my data in another region?", licence, "a.md", "請求書はいつ届きますか", invoice},
			[]string{"a.md", "How do I restore a backup of my data in another region?", turnOff, "a.md", "請求書はいつ届きますか", invoice}, []int{0, 1}},
		{"the same question in another script and width",
			[]string{"a.md", "ＡＰＩサーバーのばっくあっぷを取得するには", backup},
			[]string{"a.md", "APIサーバのバックアップを取得するには", licence}, []int{0}},
		{"words added to a question and the answer mended",
			[]string{"a.md", "How long are copies kept?", backup, "a.md", "Do I need a licence?", licence},
			[]string{"a.md", "How long are copies kept, and how do I restore one?", backupEdited, "a.md", "Do I need a licence?", licence}, []int{0, 1}},
		{"another question with an answer of the same shape in another document",
			[]string{"a.md", "通知を有効にするには", "設定を開き、「通知」を有効にします。"},
			[]string{"b.md", "同期を有効にするには", "設定を開き、「同期」を有効にします。"}, []int{-1}},
		{"another version of a question with another answer",
			[]string{"a.md", "Windows 10 で端末を登録するには", turnOff},
			[]string{"a.md", "Windows 11 で端末を登録するには", invoice}, []int{-1}},
		{"names that differ in signs only",
			[]string{"a.md", "C# は使えますか", backup}, []string{"a.md", "C++ は使えますか", licence}, []int{-1}},
		{"a short question asked in another document",
			[]string{"a.md", "料金", invoice, "a.md", "停止", turnOff},
			[]string{"a.md", "停止", turnOff, "b.md", "料金", licence}, []int{1, -1}},
		{"a short question moved with its answer mended",
			[]string{"a.md", "停止", turnOff, "a.md", "料金", invoice},
			[]string{"a.md", "料金", invoice, "b.md", "停止", turnOffEdited}, []int{1, 0}},
		{"a short answer that others have too says nothing",
			[]string{"a.md", "印刷できますか", "はい。", "a.md", "検索できますか", "はい。", "a.md", "停止するには", turnOff},
			[]string{"a.md", "停止するには", turnOff, "a.md", "検索できますか", "はい。", "a.md", "共有フォルダーは使えますか", "はい。"}, []int{2, 1, -1}},
		{"a renamed document whose entries were edited",
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "停止", turnOff, "a.md", "Licences", licence},
			[]string{"b.md", "請求書はいつ届きますか", invoice, "b.md", "停止する", turnOffEdited, "b.md", "Licences", licence}, []int{0, 1, 2}},
		{"a renamed document with another answer to a short question",
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "停止", turnOff, "a.md", "Licences", licence},
			[]string{"b.md", "請求書はいつ届きますか", invoice, "b.md", "停止", backup, "b.md", "Licences", licence}, []int{0, 1, 2}},
		{"a short answer kept under another question",
			[]string{"a.md", "コストは?", "月額です。", "a.md", "Licences", licence},
			[]string{"a.md", "費用はいくらか", "月額です。", "a.md", "Licences", licence}, []int{0, 1}},
		{"a document that was split",
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "停止", turnOff, "a.md", "Licences", licence, "a.md", "Copies", backup},
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "停止する", turnOffEdited, "b.md", "Licences", licence, "b.md", "Copies?", backupEdited}, []int{0, 1, 2, 3}},
		{"documents that were merged",
			[]string{"a.md", "請求書はいつ届きますか", invoice, "a.md", "停止", turnOff, "b.md", "Licences", licence, "b.md", "Copies", backup},
			[]string{"c.md", "請求書はいつ届きますか", invoice, "c.md", "停止する", turnOffEdited, "c.md", "Licences", licence, "c.md", "Copies?", backupEdited}, []int{0, 1, 2, 3}},
		{"two that are equally good stay open",
			[]string{"a.md", "停止のしかたを知りたい", turnOff},
			[]string{"a.md", "停止のしかたは知りたい", turnOffEdited, "a.md", "停止のしかたも知りたい", turnOffEdited}, []int{-1, -1}},
		{"the place decides between two that are equally good",
			[]string{"a.md", "Licences", licence, "a.md", "停止のしかた", turnOff, "a.md", "請求書はいつ届きますか", invoice},
			[]string{"a.md", "停止のしかた", turnOffEdited, "a.md", "Licences", licence, "a.md", "停止のしかた", turnOffEdited, "a.md", "請求書はいつ届きますか", invoice},
			[]int{-1, 0, 1, 2}},
		{"the same question twice, both answers other: in order",
			[]string{"a.md", "手順は?", invoice, "a.md", "手順は?", licence, "a.md", "停止", turnOff},
			[]string{"a.md", "手順は?", "新しい一つめの説明です。", "a.md", "手順は?", "これは二つめの文章。", "a.md", "停止", turnOff}, []int{0, 1, 2}},
		{"the same question twice, one of them gone and the other's answer other",
			[]string{"a.md", "手順は?", invoice, "a.md", "手順は?", licence},
			[]string{"a.md", "手順は?", "新しい説明です。"}, []int{-1}},
		{"an archived entry that comes back word for word goes before a live one that is like it",
			[]string{"a.md", "端末を停止する手順", turnOffEdited, "archived a.md", "端末を停止する方法", turnOff},
			[]string{"a.md", "端末を停止する方法", turnOff}, []int{1}},
		{"an archived entry that comes back reworded",
			[]string{"archived a.md", "端末を停止する方法", turnOff},
			[]string{"a.md", "端末を停止するには", turnOffEdited}, []int{0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := matched(t, c.old, c.new); !slices.Equal(got, c.want) {
				t.Errorf("old: %q\nnew: %q\ngot %v, want %v", c.old, c.new, got, c.want)
			}
		})
	}
}

// A question that a page repeats, such as "Answer" of a quiz, keeps its order
// when another is put into the middle.
func TestMatchRepeatedQuestion(t *testing.T) {
	const n, at = 122, 60
	var old, new []string
	want := []int{}
	for i := range n {
		if i == at {
			new = append(new, "quiz.md", "結果はどうなるか", "この問いは新しく、どれとも似ていない。")
			want = append(want, alone)
		}
		answer := fmt.Sprintf("出力は %d で、理由は規則の %d 番め。", i*i, i)
		old = append(old, "quiz.md", "結果はどうなるか", answer)
		if i%10 == 0 {
			answer = fmt.Sprintf("まったく書き直した文 %d。", i)
		}
		new = append(new, "quiz.md", "結果はどうなるか", answer)
		want = append(want, i)
	}
	// Number 60 was rewritten beside the new one: nothing tells which it is.
	want[at+1] = alone
	if got := matched(t, old, new); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestMatchTellsWhatCannotBeRead(t *testing.T) {
	damaged := faq.Errorf(faq.CodeDamaged, "library")
	_, err := match([]faq.Entry{{Question: "一"}}, []faq.Entry{{Question: "二"}}, bodies{
		old: func(faq.EntryID) (faq.Body, error) { return faq.Body{}, damaged },
	})
	if faq.CodeOf(err) != faq.CodeDamaged {
		t.Errorf("got %v", err)
	}
}

// matched matches entries given as document, question and answer by turns; an
// archived one has "archived " before its document.
func matched(t *testing.T, old, new []string) []int {
	t.Helper()
	side := func(texts []string) (entries []faq.Entry, answers []faq.Body) {
		for i := 0; i < len(texts); i += 3 {
			document, archived := strings.CutPrefix(texts[i], "archived ")
			entries = append(entries, faq.Entry{
				ID: faq.EntryID(strconv.Itoa(i / 3)), Document: document, Question: texts[i+1], Archived: archived,
				Fingerprint: sha256.Sum256([]byte(texts[i+2])),
			})
			answers = append(answers, faq.Body{Answer: texts[i+2]})
		}
		return entries, answers
	}
	olds, oldAnswers := side(old)
	news, newAnswers := side(new)
	got, err := match(olds, news, bodies{
		old: func(id faq.EntryID) (faq.Body, error) {
			n, err := strconv.Atoi(string(id))
			return oldAnswers[n], err
		},
		new: func(n int) (faq.Body, error) { return newAnswers[n], nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}
