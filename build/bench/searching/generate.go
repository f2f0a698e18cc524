package searching

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// What makes searching costly is how words are spread, and so the texts follow
// real ones in that, not only in their length. A few words stand in most texts,
// most words in a few (Zipf's law); every entry returns to the few that it is
// about; and some words are its own: an error code, a resource. A sentence is
// words, what joins them, and an end:
//
//	診断 ┊ の ┊ ログ ┊ について、 ┊ バリモダ ┊ および ┊ 証明書 ┊ を確認してください。
//	word  join  word    join        word       join     word       end
//
// It means nothing, and no engine here looks for meaning.

// The lengths in characters are those of 2,676 real entries: 39 of a question and
// 676 of an answer in the mean, where most answers are shorter and some are very
// long (they fall off exponentially).
const (
	leastQuestion, mostQuestion         = 20, 50
	leastAnswer, meanAnswer, mostAnswer = 60, 676, 6000
)

const (
	// vocabularySize is how many words there are: twice as many as the 7,028 of
	// the real entries that kanji are in.
	vocabularySize = 15_000
	// Words from knownWords stand among the others as in real texts: the first
	// ten are the most frequent, and of the rest every tenth is known.
	knownFirst, knownEvery = 10, 10
)

// The word of rank r stands 1/(r+zipfShift)^zipfExponent as often as one of rank
// 0. These two let 設定 stand in every second answer and コスト in every twentieth,
// as in the real ones.
const zipfExponent, zipfShift = 1.05, 6

// Generate gives n entries, the same at every call.
func Generate(n int) []Entry {
	g := newGenerator()
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = g.entry(i)
	}
	return entries
}

type generator struct {
	random *rand.Rand
	words  []string   // the most frequent first
	zipf   *rand.Zipf // an index into words
}

func newGenerator() *generator {
	g := &generator{random: rand.New(rand.NewPCG(20, 26))}
	known := strings.Fields(knownWords)
	for rank := range vocabularySize {
		if len(known) > 0 && (rank < knownFirst || rank%knownEvery == 0) {
			g.words, known = append(g.words, known[0]), known[1:]
			continue
		}
		g.words = append(g.words, g.invented())
	}
	g.zipf = rand.NewZipf(g.random, zipfExponent, zipfShift, vocabularySize-1)
	return g
}

// invented makes a word up: two or four kanji, a katakana word, or a name in
// Latin letters.
func (g *generator) invented() string {
	const (
		kanji = "設定接続認証更新権限監視通知削除作成保護暗号検索移行復旧配信登録解除制御分散負荷容量期間拡張統合連携構管理要求応答送受存参照実停止開始失敗成功警告記録履歴明署名領域地時単位価格割引請契約" +
			"本社内外部門課長担当者客先様依頼対象範囲条件例示表現物品種類別個数値計算式差異常正誤判断決済承諾否可能性質問題点線面形状態度変化加減増進退出入口国語英文字句章節項目次順序列行端末機器具装置盤電源力圧温湿気水火土木金属石油化学生命体験証券株式市場営業務職員募集団組織系統"
		katakana  = "アイウエオカキクコサシスタチテトナニネノハヒフヘホマミムメモラリルレロンガグゴザジズダデドバビブベボパピプペポ"
		consonant = "bcdfghklmnprstvwz"
		vowel     = "aeiou"
	)
	pick := func(from []rune) rune { return from[g.random.IntN(len(from))] }
	var b strings.Builder
	switch k := g.random.IntN(10); {
	case k < 5:
		for range 2 + 2*g.random.IntN(2) {
			b.WriteRune(pick([]rune(kanji)))
		}
	case k < 8:
		for i := range 3 + g.random.IntN(4) {
			if i > 0 && g.random.IntN(5) == 0 {
				b.WriteRune('ー')
			}
			b.WriteRune(pick([]rune(katakana)))
		}
	default:
		for range 2 + g.random.IntN(3) {
			b.WriteRune(pick([]rune(consonant)))
			b.WriteRune(pick([]rune(vowel)))
		}
	}
	return b.String()
}

func (g *generator) word() string { return g.words[g.zipf.Uint64()] }

func (g *generator) entry(n int) Entry {
	subject := make([]string, 5)
	for i := range subject {
		subject[i] = g.word()
	}
	code := fmt.Sprintf("0x8007%04X", n*7919%(1<<16)) // 7919 is odd: none twice in 65,536
	question := g.question(subject, g.between(leastQuestion, mostQuestion))
	if n%4 == 0 {
		question = "エラー " + code + ": " + question
	}
	return Entry{
		Question: question,
		Answer:   g.answer(subject, code, n, min(leastAnswer+int(g.random.ExpFloat64()*(meanAnswer-leastAnswer)), mostAnswer)),
		Category: []string{subject[0]},
		Tags:     []string{"FAQ", subject[1]},
	}
}

func (g *generator) between(least, most int) int { return least + g.random.IntN(most-least+1) }

// joins stand between two words, asks and ends at the end of a sentence.
var (
	joins = strings.Split("の|の|の|の|を|で|に|が|は|と|や|から|まで|より|への|の場合、|するときは、|について、|または|および|を使用して| |ではなく|に対する|として|によって、|、|時の|後に|のため、|だけでなく|がない", "|")
	asks  = strings.Split("の方法を教えてください|はできますか|に失敗する|が表示されない|の違いは何ですか|の料金はいくらですか|を変更したい|とは|が遅い|がわからない|をやめるには|した後の手順", "|")
	ends  = strings.Split("を確認してください。|することができます。|が必要です。|は対象外となります。|に失敗することがあります。|を選択し、保存します。|は既定で有効です。|をご検討ください。|には数分かかります。|へ切り替えました。|でも構いません。|をお試しいただけますか。|なら、やり直します。|と見なされます。|されない事象が報告されています。|もあわせてご覧ください。|ではありません。|ずつ増やすとよいでしょう。", "|")
)

func (g *generator) pick(from []string) string { return from[g.random.IntN(len(from))] }

// clause is words, each but the last with what joins it to the next, of about so
// many characters.
func (g *generator) clause(b *strings.Builder, subject []string, runes int) {
	for written := 0; ; {
		word := g.word()
		if g.random.IntN(3) == 0 {
			word = g.pick(subject)
		}
		b.WriteString(word)
		if written += utf8.RuneCountInString(word); written >= runes {
			return
		}
		join := g.pick(joins)
		b.WriteString(join)
		written += utf8.RuneCountInString(join)
	}
}

func (g *generator) question(subject []string, runes int) string {
	var b strings.Builder
	b.WriteString(subject[0])
	b.WriteString("の")
	ask := g.pick(asks)
	g.clause(&b, subject, runes-utf8.RuneCountInString(b.String()+ask)-3) // the last word goes over by some 3
	b.WriteString(ask)
	return b.String()
}

// answer is sentences in lines, with a command and the code on lines of their
// own where there is room.
func (g *generator) answer(subject []string, code string, n, runes int) string {
	var b strings.Builder
	for sentence := 0; utf8.RuneCountInString(b.String()) < runes-20; sentence++ {
		switch {
		case sentence == 2:
			fmt.Fprintf(&b, "az resource show --name res-%05d --resource-group rg-%s\n", n, g.pick(subject))
		case sentence == 5:
			fmt.Fprintf(&b, "Status: %s (%d)\n", code, 1000+n%9000)
		}
		g.clause(&b, subject, g.between(10, 45))
		b.WriteString(g.pick(ends))
		if g.random.IntN(2) == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// knownWords are those of support pages, which queries.tsv asks for, the most
// frequent first.
const knownWords = `設定 エラー 仮想マシン リソース Azure ワークスペース ログ サブスクリプション ポータル ストレージ
アカウント ネットワーク クラスター インスタンス 料金 サーバー 認証 権限 接続 作成 削除 更新 移動 見積もり コスト
バックアップ リージョン エンドポイント 証明書 診断 アラート 監視 Windows Microsoft Functions 自動停止 制限 クォータ
上限 申請 プレビュー 復元 暗号化 コンテナー デプロイ パイプライン データベース クエリ 保持期間 仮想ネットワーク VNet
ファイアウォール プロキシ DNS ドメイン ロール 所有者 閲覧者 ライセンス 請求 予約 タイムアウト 再起動 メモリ ディスク
スナップショット エージェント インストール アップグレード バージョン ブラウザー Edge Cookie キャッシュ 拡張機能
グループポリシー レジストリ PowerShell Python notebook SDK API REST JSON Kubernetes Private Link マネージド ID
シークレット キー トークン 条件付きアクセス 多要素認証 テナント ユーザー グループ 通知 メール 障害 東日本 西日本`
