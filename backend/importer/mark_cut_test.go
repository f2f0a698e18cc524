package importer

import "testing"

func TestCutQuestionMark(t *testing.T) {
	for _, c := range []struct {
		text, rest string
		marked     sureness
	}{
		{"Q. 料金はいくらですか", "料金はいくらですか", sure},
		{"Q.料金は", "料金は", sure},
		{"Ｑ１．料金は", "料金は", sure},
		{"Q1: What does it cost?", "What does it cost?", sure},
		{"q12：料金", "料金", sure},
		{"Q 1 料金は", "料金は", weak},
		{"Q1 料金は", "料金は", weak},
		{"Q1料金は", "料金は", faint},
		{"Q 料金は", "料金は", weak},
		{"Q1", "", weak},
		{"Q.1 料金は", "料金は", sure},
		{"Q.1. 料金は", "料金は", sure},
		{"Q. I forgot it", "I forgot it", sure},
		{"Q1 2024 results", "2024 results", faint},
		{"Q How much", "How much", faint},
		{"Q. 2024 年の料金は", "2024 年の料金は", sure},
		{"Q-1. 料金は", "料金は", sure},
		{"Q1-2. 料金は", "料金は", sure},
		{"Q#3: Costs", "Costs", sure},
		{"Q No.3: Costs", "Costs", sure},
		{"(Q1) 料金は", "料金は", sure},
		{"（Ｑ１）料金は", "料金は", sure},
		{"[質問1]: 料金は", "料金は", sure},
		{"【Q】料金は", "料金は", sure},
		{"【質問】料金は", "料金は", sure},
		{"■Q1) 料金は", "料金は", sure},
		{"質問：料金は", "料金は", sure},
		{"質問 1 料金は", "料金は", sure},
		{"ご質問1. 料金は", "料金は", sure},
		{"問1、料金は", "料金は", sure},
		{"Question 1: Costs", "Costs", sure},
		{"QUESTION: Costs", "Costs", sure},
		{"FAQ 1: Costs", "Costs", sure},
		{"1. Q. 料金は", "料金は", sure},
		{"Q – Costs", "Costs", sure},
		{"Q1 | Costs", "Costs", sure},
		{"Q: <名前> は", "<名前> は", sure},

		{"", "", unmarked},
		{"Q&A", "Q&A", unmarked},
		{"Q & A タイトル", "Q & A タイトル", unmarked},
		{"QnA Maker について", "QnA Maker について", unmarked},
		{"Q-learning", "Q-learning", unmarked},
		{"Q.E.D.", "Q.E.D.", unmarked},
		{"Q1'24 results", "Q1'24 results", unmarked},
		{"Quick start", "Quick start", unmarked},
		{"Questions about costs", "Questions about costs", unmarked},
		{"Question of trust", "Question of trust", unmarked},
		{"FAQ", "FAQ", unmarked},
		{"質問がある場合", "質問がある場合", unmarked},
		{"質問", "質問", unmarked},
		{"問題が発生する", "問題が発生する", unmarked},
		{"問い合わせ", "問い合わせ", unmarked},
		{"料金は", "料金は", unmarked},
	} {
		rest, m := cutQuestionMark(c.text)
		if rest != c.rest || m != c.marked {
			t.Errorf("%q: got %q, %d, want %q, %d", c.text, rest, m, c.rest, c.marked)
		}
	}
}

func TestCutAnswerMark(t *testing.T) {
	for _, c := range []struct{ answer, want string }{
		{"A. はい", "はい"},
		{"Ａ．はい", "はい"},
		{"A.はい", "はい"},
		{"A: Yes.", "Yes."},
		{"A1. はい", "はい"},
		{"A1. \nはい", "はい"},
		{"A1\nはい", "はい"},
		{"A.1. はい", "はい"},
		{"A. 10 個まで", "10 個まで"},
		{"(A1) はい", "はい"},
		{"【回答】はい", "はい"},
		{"[A] はい", "はい"},
		{"回答：はい", "はい"},
		{"回答\n\nはい", "はい"},
		{"Answer: Yes", "Yes"},
		{"ANS. Yes", "Yes"},
		{"**A.** はい", "はい"},
		{"**A**: はい", "はい"},
		{"**A: はい**\n続き", "**はい**\n続き"},
		{"**回答**  \nはい", "はい"},
		{"**回答：**\n\nはい", "はい"},
		{"__Answer:__ Yes", "Yes"},
		{"<u>Answer</u>\n- one", "- one"},
		{"<b>A.</b> はい", "はい"},
		{"**【回答】** はい", "はい"},
		{"A. Yes.\n\nB.C. is something else", "Yes.\n\nB.C. is something else"},

		{"> A: Yes.\n> - one", "> Yes.\n> - one"},
		{"> **A.**\n> Yes.", "> Yes."},

		{"A. first\nB. second", "A. first\nB. second"},
		{"A. one\n\n**B.** two", "A. one\n\n**B.** two"},
		{"A.I. is", "A.I. is"},
		{`A:\temp`, `A:\temp`},
		{"A customer says", "A customer says"},
		{"A、B、C", "A、B、C"},
		{"**A** team", "**A** team"},
		{"答え。", "答え。"},
		{"回答 1 件のみ有効です", "回答 1 件のみ有効です"},
		{"A.1 million", "A.1 million"},
		{"答え 3。次へ", "答え 3。次へ"},
		{"Answer the call", "Answer the call"},
		{"回答は次のとおりです", "回答は次のとおりです"},
		{"答えられません", "答えられません"},
		{"", ""},
	} {
		got, ok := cutAnswerMark(c.answer)
		if got != c.want || ok != (c.want != c.answer) {
			t.Errorf("%q: got %q, %v, want %q", c.answer, got, ok, c.want)
		}
	}
}

func TestCutMarks(t *testing.T) {
	for _, c := range []struct{ question, answer, wantQuestion, wantAnswer string }{
		{"Q1. 料金は", "A1. 無料です", "料金は", "無料です"},
		{"Q1. 料金は", "A1 無料です", "料金は", "無料です"},
		{"Q1 料金は", "A1 無料です", "料金は", "無料です"},
		{"Q1. 用紙は", "A4 用紙です", "用紙は", "A4 用紙です"},
		{"Q1 料金は", "無料です", "料金は", "無料です"},
		{"Q1 2024 results", "A1 Good", "Q1 2024 results", "Good"},
		{"Q1.", "A1. 無料です", "Q1.", "無料です"},
		{"料金は", "> 無料です", "料金は", "> 無料です"},
	} {
		question, answer := cutMarks(c.question, c.answer)
		if question != c.wantQuestion || answer != c.wantAnswer {
			t.Errorf("%q, %q: got %q, %q, want %q, %q", c.question, c.answer, question, answer, c.wantQuestion, c.wantAnswer)
		}
	}
}
