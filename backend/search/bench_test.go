package search

import (
	"context"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// syntheticEntries gives n entries with the lengths of real ones: 39 characters
// of question, 676 of answer. Half of a text is words that stand everywhere;
// most of the others come from the few that the entry is about.
func syntheticEntries(n int) []Entry {
	everywhere := strings.Fields("の を に は が する こと できます。 ください。 場合 について Azure 方法 is the to")
	words := strings.Fields(`設定 ワークスペース リソース グループ コスト Machine Learning インスタンス 仮想マシン 移動
		Microsoft エラー クラスター コンピューティング 利用 可能 サブスクリプション デプロイ ポータル ネットワーク 見積もり
		Private Link クォータ リージョン サーバー 認証 権限 ストレージ アカウント 削除 作成 更新 確認 発生 対応 notebook
		studio classic パイプライン データ モデル 推論 エンドポイント api v2 automl vnet 接続 拒否 制限 料金 プレビュー
		東日本 閾値 監視 ログ`)
	for i := range 1000 {
		words = append(words, string([]rune{'一' + rune(i*37%5000), '丁' + rune(i*91%5000)}))
	}
	random := rand.New(rand.NewPCG(1, 2))
	text := func(runes int, subject []string) string {
		var b strings.Builder
		for n := 0; n < runes; {
			word := words[random.IntN(len(words))]
			switch k := random.IntN(10); {
			case k < 5:
				word = everywhere[random.IntN(len(everywhere))]
			case k < 8:
				word = subject[random.IntN(len(subject))]
			}
			b.WriteString(word)
			if n += utf8.RuneCountInString(word); random.IntN(4) == 0 {
				b.WriteByte(' ')
			}
			if random.IntN(25) == 0 {
				b.WriteString("。\n")
			}
		}
		return b.String()
	}
	entries := make([]Entry, n)
	for i := range entries {
		subject := make([]string, 12)
		for j := range subject {
			subject[j] = words[random.IntN(len(words)/(1+j))] // the first words are in many subjects
		}
		entries[i] = Entry{
			Question: text(20+random.IntN(38), subject),
			Text:     text(100+random.IntN(1152), subject),
			Category: subject[:1],
			Tags:     []string{"FAQ", subject[1]},
		}
	}
	return entries
}

var sizes = []int{10_000, 100_000}

// BenchmarkBuild also reports what an index takes, its texts with it.
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			entries := syntheticEntries(n)
			var x *Index
			for b.Loop() {
				x = build(entries)
			}
			clear(entries)
			with := heapMB()
			runtime.KeepAlive(x)
			x = nil
			b.ReportMetric(with-heapMB(), "MB")
		})
	}
}

// heapMB gives what is in use of the heap.
func heapMB() float64 {
	runtime.GC()
	runtime.GC() // pools are emptied by the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// BenchmarkWith shows what an import of a hundred entries costs.
func BenchmarkWith(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			x := build(syntheticEntries(n))
			added := syntheticEntries(100)
			for i := range added {
				added[i].Ref = n/2 + i
			}
			for b.Loop() {
				x.With(added, nil)
			}
		})
	}
}

// typedQueries gives every beginning of some queries, as they come while typed.
func typedQueries() (typed []string) {
	for _, query := range []string{
		"の", "コスト", "コスト 見積もり", "ワークスペース　移動 方法", "こんぴゅーてぃんぐ", "リソースグループ 移動",
		"ﾃﾞｻﾞｲﾅｰ", "Private Link 設定", "machne learning コスト", "notebok エラー", "studio -classic",
		"「見積もり の」", "サーバ 接続 拒否 vnet", "の は を に が する", "xyzzy", "クォーター",
		"mitsumori", "waakusupeesu idou", "みつもり", "かそうましん", "amlws", "見積り 方法", "ワークスペースを移動できない",
	} {
		for i := range query {
			if i > 0 {
				typed = append(typed, query[:i])
			}
		}
		typed = append(typed, query)
	}
	return typed
}

// BenchmarkKeystroke searches for every beginning of some queries, as the window
// does while they are typed, and reports what a keystroke takes.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			x := buildWith(syntheticEntries(n), lexiconOf("見積もり", "ミツモリ", "仮想", "カソウ", "移動", "イドウ", "方法", "ホウホウ", "設定", "セッテイ"))
			benchmarkKeystrokes(b, x, typedQueries())
		})
	}
}

func benchmarkKeystrokes(b *testing.B, x *Index, typed []string) {
	var took []time.Duration
	for b.Loop() {
		for _, query := range typed {
			start := time.Now()
			if _, err := x.Search(context.Background(), Parse(query), Options{Limit: 50}); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(took[len(took)-1].Microseconds()), "max-µs")
}

// BenchmarkQuery shows single queries: the most frequent character, a word that
// stands nowhere, and as much as anybody may paste.
func BenchmarkQuery(b *testing.B) {
	x := build(syntheticEntries(10_000))
	page := strings.Repeat("Azure の ワークスペース を 別 の リソース グループ に 移動 する 方法 ", 20_000)
	for _, c := range []struct{ name, query string }{
		{"empty", ""},
		{"one kana", "の"},
		{"one word", "コスト"},
		{"two words", "コスト 見積もり"},
		{"hiragana", "わーくすぺーす"},
		{"nothing, fuzzy", "ワスペ 見定"},
		{"a pasted page", page},
		{"32 kana", strings.Join(strings.Split("のをにはがするこできまただてくさいトスクリソーグルプンタ。ワ見", ""), " ")},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Search(context.Background(), Parse(c.query), Options{Limit: 50}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
