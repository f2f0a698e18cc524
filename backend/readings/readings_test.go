package readings

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	var r Reader
	defer r.Close()
	v, err := r.Read(context.Background(), slices.Values([]string{
		"コストの見積もり方を知りたい。\n仮想マシンは、自動停止できます",
		"価格は? Azure だけ、かなだけ",
		"重複した閾値 \xff 見積もり",
	}))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"見積もり": "ミツモリ",
		"仮想":   "カソウ",
		"自動":   "ジドウ",
		"停止":   "テイシ",
		"価格":   "カカク",
		"重複":   "チョウフク ジュウフク",
		"閾値":   "シキイチ イキチ",
		"マシン":  "",
		"の":    "",
	} {
		if got := strings.Join(v[word], " "); got != want {
			t.Errorf("%s is read %q, want %q", word, got, want)
		}
	}
}

// Without kanji nothing needs the dictionary.
func TestReadTextsWithoutKanji(t *testing.T) {
	var r Reader
	v, err := r.Read(context.Background(), slices.Values([]string{"", "Only letters\n", "かなとカナ"}))
	if len(v) != 0 || err != nil || r.tokenizer != nil {
		t.Errorf("got %v, %v; dictionary %p", v, err, r.tokenizer)
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	cause := errors.New("the window closes")
	cancel(cause)
	if _, err := new(Reader).Read(ctx, slices.Values([]string{"見積もり"})); !errors.Is(err, cause) {
		t.Errorf("got %v, want %v", err, cause)
	}
}

func TestSupportWords(t *testing.T) {
	if _, err := supportWords(); err != nil {
		t.Fatal(err)
	}
}

func TestTextAndBack(t *testing.T) {
	v := Vocabulary{"見積もり": {"ミツモリ"}, "方": {"カタ", "ホウ"}}
	const want = "方\tカタ\tホウ\n見積もり\tミツモリ\n"
	if got := v.Text(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	back, err := Parse(want)
	if err != nil || back.Text() != want {
		t.Errorf("got %q, %v back", back.Text(), err)
	}
	for _, c := range []struct{ name, text string }{
		{"no reading", "方\n"},
		{"an empty reading", "方\tカタ\t\n"},
		{"a reading in hiragana", "方\tかた\n"},
		{"a word without kanji", "かた\tカタ\n"},
		{"an empty line", "方\tカタ\n\n"},
		{"the same word twice", "方\tカタ\n方\tホウ\n"},
		{"the same reading twice", "方\tカタ\tカタ\n"},
	} {
		if v, err := Parse(c.text); err == nil {
			t.Errorf("%s: %q gives %v and no error", c.name, c.text, v)
		}
	}
	if v, err := Parse(""); len(v) != 0 || err != nil {
		t.Errorf("no text gives %v, %v", v, err)
	}
}

func TestAdd(t *testing.T) {
	v := Vocabulary{"方": {"カタ"}}
	v.Add(Vocabulary{"方": {"ホウ", "カタ"}, "法": {"ホウ"}})
	if got, want := v.Text(), "方\tカタ\tホウ\n法\tホウ\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkRead shows what reading costs beyond unpacking the dictionary.
func BenchmarkRead(b *testing.B) {
	tokenizer, err := newTokenizer()
	if err != nil {
		b.Fatal(err)
	}
	sentence := "ワークスペースを別のリソース グループに移動する場合の課金と、診断設定の保持期間について説明します。"
	b.SetBytes(int64(len(sentence)))
	for b.Loop() {
		for _, token := range tokenizer.Tokenize(sentence) {
			Vocabulary{}.addToken(token)
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		if _, err := unpack(); err != nil {
			b.Fatal(err)
		}
	}
}
