package importer

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"kotae/backend/faq"
)

// The encoding of a text is found by trying all that come into question and
// choosing the most Japanese result, not the first one without an error: the
// bytes of EUC-JP nearly always are CP932 too. Take the six bytes
// A4 CE B2 C1 B3 CA, which are 「の価格」 in EUC-JP (weights in encoding_score.go):
//
//	EUC-JP     の 価 格          10 + 4 + 4                  = 18
//	CP932      ､ ﾎ ｲ ﾁ ｳ ﾊ       6 × −2                     = −12
//	UTF-16LE   캤 솲 쪳           3 × −6                     = −18
//	UTF-16BE   ꓎ 닁 돊           3 × −6                     = −18
//
// What is certain is not weighed: a byte order mark, and UTF-8. Text that is
// valid UTF-8 stays it, also where it could be UTF-16 without a mark by
// accident ("B0D0" is 「あい」): such UTF-16 is found by the zero bytes that its
// spaces, line feeds and Latin letters have.

// A candidate encoding, in the order in which equal scores decide. UTF-16 with a
// byte order mark, and ISO-2022-JP, give themselves away.
var encodings = []struct {
	name string // as html/charset and the WHATWG call it
	encoding.Encoding
}{
	{"shift_jis", japanese.ShiftJIS}, // CP932: with the letters of NEC and IBM
	{"euc-jp", japanese.EUCJP},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// toUTF8 gives data as UTF-8 without a byte order mark. The hint, which may be
// empty, is the encoding that the file itself names. The codes are CodeBinary
// for what is no text, CodeEncoding for text whose encoding cannot be told.
func toUTF8(data []byte, hint string) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], unicode.BigEndian)
	}
	zero := bytes.IndexByte(data, 0) >= 0
	if !zero && utf8.Valid(data) {
		if text, ok := fromISO2022JP(data); ok {
			return text, nil
		}
		return data, nil
	}
	if text, ok := mostLikely(data, hint); ok {
		return text, nil
	}
	if zero {
		return nil, faq.Errorf(faq.CodeBinary)
	}
	return nil, faq.Errorf(faq.CodeEncoding)
}

// decodeUTF16 decodes UTF-16 whose byte order mark was taken away.
func decodeUTF16(data []byte, order unicode.Endianness) ([]byte, error) {
	text, ok := decodeWith(unicode.UTF16(order, unicode.IgnoreBOM), data)
	if !ok {
		return nil, faq.Errorf(faq.CodeEncoding)
	}
	return text, nil
}

// fromISO2022JP decodes 7-bit text that switches to kanji by an escape sequence.
// Other uses of ESC, such as the colours of a terminal, leave a text as it is.
func fromISO2022JP(data []byte) ([]byte, bool) {
	if !bytes.Contains(data, []byte("\x1b$B")) && !bytes.Contains(data, []byte("\x1b$@")) {
		return nil, false
	}
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return nil, false
		}
	}
	return decodeWith(japanese.ISO2022JP, data)
}

// mostLikely decodes data by the candidate with the highest score. A hint weighs
// as much as one kana for every ten letters: it decides between results that are
// about as good, and cannot make nonsense good.
func mostLikely(data []byte, hint string) ([]byte, bool) {
	var best []byte
	var most score
	for _, e := range encodings {
		text, ok := decodeWith(e.Encoding, data)
		if !ok {
			continue
		}
		s := scoreOf(text)
		if s.plausible() && e.name == hint {
			s.total += s.letters
		}
		if s.plausible() && (best == nil || s.total > most.total) {
			best, most = text, s
		}
	}
	if most.kana == 0 && isWestern(data) {
		text, ok := decodeWith(charmap.Windows1252, data)
		return text, ok
	}
	return best, best != nil
}

// decodeWith decodes data whole. It fails where a byte means nothing.
func decodeWith(e encoding.Encoding, data []byte) ([]byte, bool) {
	text, err := e.NewDecoder().Bytes(data)
	return text, err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}
