package importer

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"kotae/backend/faq"
)

// japaneseText is what support people write: questions, tables, settings, codes.
const japaneseText = `よくあるご質問
Q. 会議室の予約を取り消すにはどうすればよいですか？
A. 予約サイトの「マイ予約」を開き、対象の行の右端にある「取消」ボタンを押してください。取り消した時間帯は、すぐに他の人が予約できるようになります。
前日の17:00を過ぎた取消は、総務部（内線 1234）までご連絡ください。
Q. プリンターの印刷結果が薄いのですが、故障でしょうか。
A. 多くの場合はトナーの残量不足です。
① 本体の液晶パネルで残量を確認します。
② 残量が 10% 以下なら、倉庫にある予備のトナーカートリッジと交換します。
※ 交換後も薄いときは、設定 → 濃度調整 で「標準」を選びます。
項目,説明,備考
接続先サーバー,社内ネットワークのみ。VPN 接続時も可,停止中は利用できません
エラーコード E-1042,パスワードの有効期限が切れています,90日ごとに変更
㈱ソフト開発の表示能力、構築手順、予測機能、一覧表を添付します。
ファイルが壊れて開けない場合には、バックアップから復元してください。詳細は管理者向け手順書を参照。
`

func encoded(t testing.TB, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return data
}

var testEncodings = []struct {
	name string
	encoding.Encoding
}{
	{"CP932", japanese.ShiftJIS},
	{"EUC-JP", japanese.EUCJP},
	{"ISO-2022-JP", japanese.ISO2022JP},
	{"UTF-8", encoding.Nop},
	{"UTF-8 with a mark", unicode.UTF8BOM},
	{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"UTF-16LE with a mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"UTF-16BE with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
}

func TestEncodingsOfSamples(t *testing.T) {
	for _, sample := range []struct{ name, text string }{
		{"a page", japaneseText},
		{"a title", "よくある質問"},
		{"one word", "ソフトウェア"},
		{"kanji alone", "接続手順"},
		{"English with one Japanese word", "# FAQ\n\nHow do I restart the 管理コンソール after an update?\nOpen Services and choose Restart.\n"},
		{"trail bytes that are backslashes", "表示ソース能力の予測、十分な機能"},
		{"letters of NEC and IBM", "①㈱髙﨑さんの№と℡を確認"},
		{"half-width kana in a sentence", "ﾕｰｻﾞｰ名とﾊﾟｽﾜｰﾄﾞを入力してください"},
	} {
		for _, e := range testEncodings {
			if strings.Contains(sample.text, "髙") && strings.Contains("EUC-JP ISO-2022-JP", e.name) {
				continue // they cannot write these letters
			}
			t.Run(sample.name+" as "+e.name, func(t *testing.T) {
				data := encoded(t, e.Encoding, sample.text)
				got, err := toUTF8(data, "")
				if err != nil || string(got) != sample.text {
					t.Errorf("% x\ngot  %q, %v\nwant %q", data[:min(len(data), 60)], got, err, sample.text)
				}
			})
		}
	}
}

// TestEncodingsOfSlices cuts pieces of 3 to 120 letters out of the text, always
// the same ones.
func TestEncodingsOfSlices(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune(japaneseText)
	const pieces = 3000
	for _, e := range testEncodings {
		wrong, tried := 0, 0
		for range pieces {
			n := 3 + random.IntN(118)
			from := random.IntN(len(letters) - n)
			text := string(letters[from : from+n])
			data := encoded(t, e.Encoding, text)
			if strings.HasPrefix(e.name, "UTF-16") && !strings.Contains(e.name, "mark") && utf8.Valid(data) && !bytes.Contains(data, []byte{0}) {
				continue // valid UTF-8 stays it
			}
			tried++
			if got, err := toUTF8(data, ""); err != nil || string(got) != text {
				if wrong++; wrong <= 10 {
					t.Logf("%s: %q, read as %q, %v", e.name, text, got, err)
				}
			}
		}
		if wrong > 0 || tried < pieces*9/10 {
			t.Errorf("%s: %d of %d pieces were misread", e.name, wrong, tried)
		}
	}
}

func TestWhatIsNoKnownText(t *testing.T) {
	utf := []byte(japaneseText)
	for _, c := range []struct {
		name string
		data []byte
		code faq.Code
	}{
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"), faq.CodeBinary},
		{"text with a zero byte", []byte("# A\n\x00\x01"), faq.CodeBinary},
		{"UTF-8 with one broken byte", append(bytes.Clone(utf), 0xe3), faq.CodeEncoding},
		{"UTF-8 and CP932 in one file", append(bytes.Clone(utf), encoded(t, japanese.ShiftJIS, japaneseText)...), faq.CodeEncoding},
		{"EUC-JP and CP932 in one file", append(encoded(t, japanese.EUCJP, japaneseText), encoded(t, japanese.ShiftJIS, japaneseText)...), faq.CodeEncoding},
		{"UTF-16 with a mark, cut in a pair", append([]byte("\xff\xfe"), 0x3d, 0xd8), faq.CodeEncoding},
		{"Chinese", encoded(t, simplifiedchinese.GBK, strings.Repeat("如何取消会议室的预订？请打开预订网站。", 5)), faq.CodeEncoding},
		{"Korean", encoded(t, korean.EUCKR, strings.Repeat("회의실 예약을 취소하려면 어떻게 해야 합니까", 5)), faq.CodeEncoding},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := toUTF8(c.data, ""); faq.CodeOf(err) != c.code {
				t.Errorf("got %q, %v; want %s", got, err, c.code)
			}
		})
	}
}

func TestTextThatIsNotJapanese(t *testing.T) {
	windows := charmap.Windows1252
	for _, c := range []struct {
		name     string
		encoding encoding.Encoding
		text     string
	}{
		{"typographic signs of Windows", windows, "It’s the user’s “Reset” button – press it twice, then wait for the lamp…\nThe naïve answer is: don’t do this while a job is running.\n"},
		{"French out of Windows", windows, "Comment réinitialiser le mot de passe ?\nCliquez sur « Paramètres » puis validez.\n"},
		{"colours of a terminal", encoding.Nop, "\x1b[31mred\x1b[0m text"},
		{"an ESC among Japanese", encoding.Nop, "設定\x1b画面"},
		{"UTF-8 of another language", encoding.Nop, "Как отменить бронирование?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := toUTF8(encoded(t, c.encoding, c.text), "")
			if err != nil || string(got) != c.text {
				t.Errorf("got  %q, %v\nwant %q", got, err, c.text)
			}
		})
	}
}
