package readings

import (
	"fmt"
	"hash/fnv"
	"strings"
	"sync"

	"github.com/ikawaha/kagome-dict/dict"
)

// supportWordLines are words of support work that the IPA dictionary, made of
// newspapers of the 1990s, does not know or reads otherwise: the parts of a word,
// and how each is read, several ways with a slash. Each line was wrong without it.
const supportWordLines = `
従量 課金	ジュウリョウ カキン
従量 制	ジュウリョウ セイ
閉域 網	ヘイイキ モウ
閉域	ヘイイキ
閾値	シキイチ/イキチ
東日本	ヒガシニホン/ヒガシニッポン
西日本	ニシニホン/ニシニッポン
月次	ゲツジ
週次	シュウジ
月初	ゲッショ
日中	ニッチュウ
発報	ハッポウ
根本 原因	コンポン ゲンイン
既読	キドク
重複	チョウフク/ジュウフク
依存	イゾン/イソン
漏洩	ロウエイ
誤 検知	ゴ ケンチ
誤 検出	ゴ ケンシュツ
筐体	キョウタイ
名前 付け	ナマエ ツケ/ヅケ
冪等	ベキトウ
輻輳	フクソウ
払 出	ハライ ダシ
代替	ダイタイ/ダイガエ
早急	サッキュウ/ソウキュウ
`

// Edition is another number when the words of this package are others, so that
// texts which were read with the ones before can be read again.
func Edition() uint64 {
	h := fnv.New64a()
	h.Write([]byte(supportWordLines))
	return h.Sum64()
}

// supportWords gives the words as a dictionary beside the large one.
var supportWords = sync.OnceValues(func() (*dict.UserDict, error) {
	var records dict.UserDictRecords
	for _, line := range strings.Split(strings.TrimSpace(supportWordLines), "\n") {
		words, kana, ok := strings.Cut(line, "\t")
		parts, readings := strings.Fields(words), strings.Fields(kana)
		if !ok || len(parts) != len(readings) {
			return nil, fmt.Errorf("the words of support work: %q", line)
		}
		records = append(records, dict.UserDicRecord{
			Text: strings.Join(parts, ""), Tokens: parts, Yomi: readings, Pos: "名詞",
		})
	}
	return records.NewUserDict()
})
