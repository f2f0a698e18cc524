package importer

import (
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestLanguageOf(t *testing.T) {
	code := strings.Repeat("kubectl get pods --all-namespaces -o wide\n", 20)
	for _, c := range []struct{ name, title, answer, want string }{
		{"Japanese", "予約を取り消したい", "予約サイトを開きます。", "ja"},
		{"Japanese around code", "ポッドの一覧を見たい", "次のように打ちます。古いものから順に並びます。\n" + code, "ja"},
		{"English", "How do I cancel?", "Open the site – then press “Cancel”.", "en"},
		{"English that quotes a Japanese word", "What does 取消 mean?", strings.Repeat("It is the button that cancels a booking. ", 20), "en"},
		{"German", "Wie kündige ich?", "Öffnen Sie die Übersicht und wählen Sie „Kündigen“. Das dürfen Sie jederzeit.", ""},
		{"Chinese", "如何取消预订", "请打开预订网站。", ""},
		{"Russian", "Как отменить?", "Откройте сайт.", ""},
		{"numbers alone", "404", "200 – 299", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			questions := []Question{{Entry: faq.Entry{Question: c.title}, Body: faq.Body{Answer: c.answer}}}
			if got := languageOf(c.title, questions); got != c.want {
				t.Errorf("%q %q: got %q, want %q", c.title, c.answer, got, c.want)
			}
		})
	}
}
