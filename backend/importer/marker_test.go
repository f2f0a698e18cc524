package importer

import "testing"

func TestQuestionMarkers(t *testing.T) {
	for _, c := range []struct {
		text, rest string
		marker     marker
	}{
		{"Q. 料金はいくらですか", "料金はいくらですか", marked},
		{"Q.料金は", "料金は", marked},
		{"Ｑ１．料金は", "料金は", marked},
		{"Q1: What does it cost?", "What does it cost?", marked},
		{"q12：料金", "料金", marked},
		{"Q 1 料金は", "料金は", weaklyMarked},
		{"Q1 料金は", "料金は", weaklyMarked},
		{"Q1料金は", "料金は", weaklyMarked},
		{"Q 料金は", "料金は", weaklyMarked},
		{"Q1", "", weaklyMarked},
		{"Q.1 料金は", "料金は", marked},
		{"Q.1. 料金は", "料金は", marked},
		{"Q. 2024 年の料金は", "2024 年の料金は", marked},
		{"Q-1. 料金は", "料金は", marked},
		{"Q1-2. 料金は", "料金は", marked},
		{"Q#3: Costs", "Costs", marked},
		{"Q No.3: Costs", "Costs", marked},
		{"(Q1) 料金は", "料金は", marked},
		{"（Ｑ１）料金は", "料金は", marked},
		{"[質問1]: 料金は", "料金は", marked},
		{"【Q】料金は", "料金は", marked},
		{"【質問】料金は", "料金は", marked},
		{"■Q1) 料金は", "料金は", marked},
		{"質問：料金は", "料金は", marked},
		{"質問 1 料金は", "料金は", marked},
		{"ご質問1. 料金は", "料金は", marked},
		{"問1、料金は", "料金は", marked},
		{"Question 1: Costs", "Costs", marked},
		{"QUESTION: Costs", "Costs", marked},
		{"FAQ 1: Costs", "Costs", marked},
		{"1. Q. 料金は", "料金は", marked},
		{"Q – Costs", "Costs", marked},
		{"Q1 | Costs", "Costs", marked},
		{"Q: <名前> は", "<名前> は", marked},

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
		rest, m := cutQuestionMarker(c.text)
		if rest != c.rest || m != c.marker {
			t.Errorf("%q: got %q, %d, want %q, %d", c.text, rest, m, c.rest, c.marker)
		}
	}
}

func TestAnswerMarkers(t *testing.T) {
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

		{"A. first\nB. second", "A. first\nB. second"},
		{"A. one\n\n**B.** two", "A. one\n\n**B.** two"},
		{"A.I. is", "A.I. is"},
		{`A:\temp`, `A:\temp`},
		{"A customer says", "A customer says"},
		{"A、B、C", "A、B、C"},
		{"**A** team", "**A** team"},
		{"Answer the call", "Answer the call"},
		{"回答は次のとおりです", "回答は次のとおりです"},
		{"答えられません", "答えられません"},
		{"", ""},
	} {
		got, ok := cutAnswerMarker(c.answer)
		if got != c.want || ok != (c.want != c.answer) {
			t.Errorf("%q: got %q, %v, want %q", c.answer, got, ok, c.want)
		}
	}
}
