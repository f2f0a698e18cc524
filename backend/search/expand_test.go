package search

import (
	"strings"
	"testing"
)

// lexiconOf makes a lexicon of words and their readings, by turns.
func lexiconOf(wordsAndReadings ...string) Lexicon {
	return Lexicon{Readings: func(yield func(string, string) bool) {
		for i := 0; i < len(wordsAndReadings); i += 2 {
			if !yield(wordsAndReadings[i], wordsAndReadings[i+1]) {
				return
			}
		}
	}}
}

func TestExpand(t *testing.T) {
	lexicon := lexiconOf("見積もり", "ミツモリ", "仮想", "カソウ", "火葬", "カソウ", "自動", "ジドウ", "停止", "テイシ", "有効", "ユウコウ",
		"化", "カ", "料金", "リョウキン", "更新", "コウシン", "権限", "ケンゲン", "削除", "サクジョ", "方", "カタ", "方", "ホウ")
	lexicon.Aliases = []Alias{{"AKS", "Azure Kubernetes Service"}, {"検証", "テスト環境"}}
	entries := questions(
		"コストの見積もり方", "仮想ネットワークの自動停止", "プレビューとぷれびゅー", "有効化に伴う料金の更新", "火葬", "権限を削除する",
		"Azure Machine Learning ワークスペース", "Azure Kubernetes Service のテスト環境", "問い合わせの組み込み", "Application Insights と node", "node 1 の node 2 ので node 3", "node 4", "node 5", "node 6",
		"コンピューティング インスタンス", "Log Analytics ワークスペース")
	x := buildWith(entries, lexicon)
	for _, c := range []struct{ name, query, want string }{
		{"as typed", "azure", "azure"},
		{"hiragana also in katakana", "ぷれびゅー", "ぷれびゆ reading:プレビユ"},
		{"katakana also in hiragana", "プレビュー", "プレビユ reading:ぷれびゆ"},
		{"only what stands somewhere", "こすと", "こすと reading:コスト"},
		{"a reading", "みつもり", "みつもり reading:見積もり"},
		{"a compound, in the word that stands before the next", "かそうねっとわーく", "かそうねっとわく reading:仮想ネットワク"},
		{"all words that are read so", "かそう ", "かそう reading:仮想 reading:火葬"},
		{"a word of one kana after another", "ゆうこうか", "ゆうこうか reading:有効化"},
		{"kanji and kana", "仮想ねっと", "仮想ねっと reading:仮想ネット"},
		{"the beginning of a reading at the end", "かそうねっとわーくのじど", "かそうねっとわくのじど reading:仮想ネットワクの自動"},
		{"not when something follows", "みつも ", "みつも"},
		{"the vowel too short", "りょきん", "りよきん reading:料金"},
		{"half a syllable at the end", "みつもr", "みつもr reading:見積もり"},
		{"romaji", "kosuto", "kosuto reading:コスト"},
		{"romaji of a reading", "mitsumori", "mitsumori reading:見積もり"},
		{"romaji with long vowels", "nettowaaku", "nettowaaku reading:ネットワク"},
		{"romaji at its beginning", "mitsumor", "mitsumor reading:見積もり"},
		{"romaji that ends in n", "kengen", "kengen reading:権限"},
		{"romaji of a compound", "jidouteishi", "jidouteishi reading:自動停止"},
		{"romaji of two kana in hiragana, if nothing else", "suru", "suru reading:する"},
		{"else not", "node", "node"},
		{"a slip", "azrue", "azrue typo:azure"},
		{"a slip in a beginning", "machne", "machne typo:machine"},
		{"two slips in a long word", "aplicatoin", "aplicatoin typo:application"},
		{"none in a short word", "nod ", "nod"},
		{"a slip in katakana", "コンピーティング", "コンピテイング typo:コンピユテイング"},
		{"a slip in a word of several", "プレビョーとは ", "プレビヨとは"},
		{"other okurigana", "見積り", "見積り typo:見積"},
		{"okurigana within", "問合せ", "問合せ typo:問い合"},
		{"okurigana left out", "組込", "組込 typo:組み込"},
		{"an abbreviation", "amlws", "amlws abbreviation:azuremachinelearningワクスペス"},
		{"an abbreviation of beginnings", "appins", "appins abbreviation:applicationinsights"},
		{"an abbreviation from the second word on", "mlw", "mlw abbreviation:machinelearningワクスペス"},
		{"not over words in between", "alw", "alw"},
		{"an alias", "aks", "aks abbreviation:azurekubernetesservice"},
		{"an alias the other way", "テスト環境", "テスト環境"},
		{"an alias in other writing", "検証", "検証 abbreviation:テスト環境"},
		{"a phrase has no other form", `"みつもり"`, "みつもり"},
		{"nor has an exclusion", "-みつもり", "みつもり"},
		{"nor has a sentence", "みつもりをkosutoで見積りにazrueと", "みつもりをkosutoで見積りにazrueと"},
	} {
		q := Parse(c.query)
		var got []string
		for i, a := range x.expand(append(q.terms, q.excluded...)[0], maxAlternatives).alternatives {
			if i == 0 {
				got = append(got, a.key)
			} else {
				got = append(got, string(a.tier.name())+":"+a.key)
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q is taken for %s, want %s", c.name, c.query, got, c.want)
		}
	}
}

func TestKanaOf(t *testing.T) {
	for _, c := range []struct{ romaji, want string }{
		{"kosuto", "こすと"}, {"ryoukin", "りようき+n"}, {"sakkyoku", "さつきよく"}, {"kitte", "きって"}, {"matcha", "まっちや"},
		{"shinbun", "しんぶ+n"}, {"shimbun", "しんぶ+n"}, {"konnichiha", "こんにちは"}, {"onna", "おんな"}, {"hon'ya", "ほんや"}, {"sinyou", "しによう"},
		{"si ti tu hu zi", "-"}, {"sitituhuzi", "しちつふじ"}, {"shichitsufuji", "しちつふじ"}, {"dejitaru", "でじたる"}, {"faiaworu", "ふあいあをる"},
		{"kya", "きや"}, {"ja", "じや"}, {"thi", "てい"}, {"xtu", "っ"}, {"vaiorin", "ばいおり+n"}, {"mitsumor", "みつも+r"}, {"de", "で"},
		{"azure", "あずれ"}, {"link", "-"}, {"html", "-"}, {"k", "-"}, {"n", "-"}, {"nn", "ん"}, {"a1", "-"}, {"", ""},
	} {
		kana, pending, ok := kanaOf(c.romaji)
		got := kana
		if pending != "" {
			got += "+" + pending
		}
		if !ok {
			got = "-"
		}
		if want := strings.ReplaceAll(c.want, "さつき", "さっき"); got != want {
			t.Errorf("%q is %s, want %s", c.romaji, got, want)
		}
	}
}

func TestWithoutLength(t *testing.T) {
	for kana, want := range map[string]string{
		"わあくすぺえす": "わくすぺす", "りようきん": "りよきん", "せいげん": "せげん", "おおい": "おい", "こうい": "こい", "ああい": "あい", "うえ": "うえ", "": "",
	} {
		if got := withoutLength(kana); got != want {
			t.Errorf("%s is %s, want %s", kana, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		typed, word string
		beginning   bool
		want        int
	}{
		{"azure", "azure", false, 0}, {"azrue", "azure", false, 1}, {"notebok", "notebook", false, 1}, {"xazure", "azure", false, 1},
		{"axure", "azure", false, 1}, {"zazure", "azrue", false, 2}, {"abcd", "badc", false, 2}, {"abc", "xyz", false, 3}, {"abc", "abcdef", false, 3},
		{"abc", "abcdef", true, 0}, {"instalati", "installation", true, 1}, {"machne", "machinery", true, 1}, {"xyzw", "abcdef", true, 3},
		{"", "ab", false, 2}, {"コンピテ", "コンピユテイング", true, 1},
	} {
		if got := distance([]rune(c.typed), []rune(c.word), 2, c.beginning); got != c.want {
			t.Errorf("from %q to %q (a beginning: %v): %d, want %d", c.typed, c.word, c.beginning, got, c.want)
		}
	}
}
