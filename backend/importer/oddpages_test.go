package importer

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"kotae/backend/faq"
)

// entries reads files and gives "path: question → answer" of each entry; newlines
// are "⏎".
func entries(t *testing.T, files map[string]string) (got []string, result Result) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	documents, result := readAll(t, OpenFS(fsys, "test:", "test"))
	for _, d := range documents {
		for _, q := range d.Questions {
			got = append(got, strings.ReplaceAll(fmt.Sprintf("%s: %s → %s", d.Path, q.Question, q.Answer), "\n", "⏎"))
		}
	}
	return got, result
}

// TestEdgesOfPages holds what real pages have that no shape is about.
func TestEdgesOfPages(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // question → answer
	}{
		{"a colon in a title without quotes", "---\ntitle: 障害 : 起動しない\n---\n再起動します。\n", []string{"障害 : 起動しない → 再起動します。"}},
		{"a bracket at the start of a title", "---\ntitle: [3 – 復旧] を試す\ntags:\n---\n手順です。\n", []string{"[3 – 復旧] を試す → 手順です。"}},
		{"blank lines before the front matter", "\n\n---\ntitle: 鍵\n---\n本文\n", []string{"鍵 → 本文"}},
		{"two signs for more", "# 鍵\n前書き\n<!-- more -->\n本文\n<!-- more -->\n結び\n",
			[]string{"鍵 → 前書き⏎<!-- more -->⏎本文⏎<!-- more -->⏎結び"}},
		{"two signs for more between questions", "# 鍵の FAQ\n## どこですか\n窓口です。\n<!-- more -->\n## いつですか\n<!-- more -->\n朝です。\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"a sentence directly above a rule", "# 鍵の FAQ\n## どこですか\n窓口です。\n---\n## いつですか\n朝です。\n---\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"several lines directly above a rule", "# 鍵の FAQ\n## どこですか\n窓口\n二階\n---\n## いつですか\n朝です。\n",
			[]string{"どこですか → 窓口⏎二階", "いつですか → 朝です。"}},
		{"a heading that is underlined", "鍵の FAQ\n===\n\nどこですか\n---\n窓口です。\n\nいつですか\n---\n朝です。\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"a fence that is never closed", "# 鍵の FAQ\n## どこですか\n窓口です。\n## どう使いますか\n```\nopen\n## 見出しではない\n",
			[]string{"どこですか → 窓口です。", "どう使いますか → ```⏎open⏎## 見出しではない"}},
		{"a fence closed by a longer one", "# 鍵の FAQ\n## どう使いますか\n```sh\n# open\n````\n## いつですか\n朝です。\n",
			[]string{"どう使いますか → ```sh⏎# open⏎````", "いつですか → 朝です。"}},
		{"a fold that is never closed", "# FAQ\n## どこですか\n<details><summary>回答</summary>\n\n窓口です。\n\n## いつですか\n<details><summary>回答</summary>\n\n朝です。\n</details>\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"a fold closed twice", "# FAQ\n## どこですか\n<details><summary>回答</summary>\n\n窓口です。\n</details>\n</details>\n\n## いつですか\n<details><summary>回答</summary>\n\n朝です。\n</details>\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"speaking folds that are never closed", "# FAQ\n<details><summary>どこですか</summary>\n\n窓口です。\n\n<details><summary>いつですか</summary>\n\n朝です。\n",
			[]string{"どこですか → 窓口です。", "いつですか → 朝です。"}},
		{"a dash for a long vowel", "# サ―バ―の FAQ\n## グル―プとは\n集まりです。\n## メンバ―とは\n人です。\n",
			[]string{"グル―プとは → 集まりです。", "メンバ―とは → 人です。"}},
		{"two kinds of waves", "# FAQ\n## 9～17 時ですか\n～18 時です。\n## 9〜17 時ですか\n〜18 時です。\n",
			[]string{"9～17 時ですか → ～18 時です。", "9〜17 時ですか → 〜18 時です。"}},
		{"blanks that nobody sees", "# FAQ\n##\u00a0どこ\u200bですか\u00a0\n窓口です。\u200b\n## いつ\u00a0ですか\n\u00a0\n朝です。\n\u200b\n",
			[]string{"どこですか → 窓口です。", "いつ ですか → 朝です。"}},
		{"an answer of nothing but blanks", "# FAQ\n## どこですか\n\u00a0\n## いつですか\n朝です。\n## だれですか\n<br><b></b>\n",
			[]string{"いつですか → 朝です。"}},
		{"an ESC", "# FAQ\n## \x1b[1mどこですか\x1b[0m\n窓口です。\n## いつですか\n朝\x1bです。\n",
			[]string{"[1mどこですか [0m → 窓口です。", "いつですか → 朝\x1bです。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := entries(t, map[string]string{"page.md": c.text})
			for i := range got {
				got[i] = strings.TrimPrefix(got[i], "page.md: ")
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%q\ngot\n%s\nwant\n%s", c.text, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestNamesOfFiles holds that pages and pictures are found whatever they are
// called.
func TestNamesOfFiles(t *testing.T) {
	fsys := fstest.MapFS{
		"よく ある 質問.md":         {Data: []byte("# 鍵\n![図](画%20像.png) ![図](<写 真.png>)\n")},
		"100%25.md":           {Data: []byte("# Whole\n![a](a%2520b.png)\n")},
		"ガイド/は\u3099ナナ.md":    {Data: []byte("# 果物\n黄色です。\n")},
		"画 像.png":             {Data: pngOf(t, 2, 1)},
		"写 真.png":             {Data: pngOf(t, 3, 1)},
		"a%20b.png":           {Data: pngOf(t, 4, 1)},
		"a b.png":             {Data: pngOf(t, 5, 1)},
		"_下書き.md":             {Data: []byte("# 下書き\nまだです。\n")},
		"scaffolds/post.md":   {Data: []byte("# {{ title }}\n本文\n")},
		"content/_index.md":   {Data: []byte("# 一覧\nHugo の頁です。\n")},
		"later/year.md":       {Data: []byte("---\ntitle: いつか\ndate: 9999-12-31\n---\n本文\n")},
		"later/year-soon.mdx": {Data: []byte("---\ntitle: すぐ\ndate: 2020-4-2\n---\n本文\n")},
	}
	documents, result := readAll(t, OpenFS(fsys, "test:", "test"))
	found := map[string]string{}
	for _, d := range documents {
		widths := ""
		for _, image := range d.Questions[0].Images {
			widths += fmt.Sprint(" ", image.Width)
		}
		found[d.Path] = d.Title + widths
	}
	for path, want := range map[string]string{
		"よく ある 質問.md": "鍵 2 3", "100%25.md": "Whole 4", "ガイド/は\u3099ナナ.md": "果物",
		"content/_index.md": "一覧", "later/year-soon.mdx": "すぐ",
	} {
		if found[path] != want {
			t.Errorf("%s: got %q, want %q", path, found[path], want)
		}
	}
	skipped := map[string]faq.Code{}
	for _, s := range result.Skipped {
		skipped[s.Path] = s.Err.Code
	}
	for _, path := range []string{"_下書き.md", "scaffolds/post.md", "later/year.md"} {
		if skipped[path] != faq.CodeDraft {
			t.Errorf("%s: got %q, want it skipped as a draft", path, skipped[path])
		}
	}
	if len(found) != 5 || len(skipped) != 3 {
		t.Errorf("found %v, skipped %v", found, skipped)
	}
}

// TestLargePage holds that a page of more than 100,000 characters is read whole.
func TestLargePage(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 長い FAQ\n")
	for i := range 50 {
		fmt.Fprintf(&b, "## %d 番は何ですか\n%s\n", i, strings.Repeat("長い答えです。", 400))
	}
	b.WriteString("## 最後は何ですか\n終わり。\n")
	text := b.String()
	if n := len([]rune(text)); n < 100_000 {
		t.Fatalf("the page has only %d characters", n)
	}
	got, result := entries(t, map[string]string{"page.md": text})
	if len(got) != 51 || !strings.HasSuffix(got[50], "→ 終わり。") || len(result.Skipped)+len(result.Warnings) > 0 {
		t.Errorf("got %d entries, the last one %.60q, skipped %v, warnings %v", len(got), got[len(got)-1], result.Skipped, result.Warnings)
	}
}
