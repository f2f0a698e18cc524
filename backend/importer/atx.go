package importer

import (
	"bytes"
	"regexp"
)

// looseHeading is a heading that Hexo or Jekyll shows as one, though CommonMark
// does not: an ideographic or a no-break space behind the signs, or none at all. A single sign
// without a blank is mostly a hash tag, or a remark that ends as sentences do;
// "#質問" alone on its line is not.
var looseHeading = regexp.MustCompile(
	`^ {0,3}(#{1,6})(?:[　\x{a0}]+|` + // ## 　料金
		`[\p{Han}\p{Hiragana}\p{Katakana}【「]|[QＱ][.．:：0-9０-９])`)

func isSentence(line []byte) bool { return bytes.HasSuffix(bytes.TrimSpace(line), []byte("。")) }

var fenceLine = regexp.MustCompile("^[ \t>]*(```+|~~~+)")

// tightenHeadings puts a space into loose headings. Lines keep their number.
// Text in fences stays as it is.
func tightenHeadings(src []byte) []byte {
	if !bytes.Contains(src, []byte("#")) {
		return src
	}
	var out []byte
	fence := []byte(nil)
	done := 0 // src[:done] is in out
	at := 0
	for line := range bytes.Lines(src) {
		start := at
		at += len(line)
		if m := fenceLine.FindSubmatch(line); m != nil {
			if fence == nil {
				fence = m[1]
			} else if m[1][0] == fence[0] && len(m[1]) >= len(fence) {
				fence = nil
			}
			continue
		}
		if fence != nil {
			continue
		}
		m := looseHeading.FindSubmatchIndex(line)
		if m == nil || m[3]-m[2] == 1 && (bytes.Count(line, []byte("#")) > 1 || isSentence(line)) {
			continue
		}
		out = append(out, src[done:start+m[3]]...)
		out = append(out, ' ')
		done = start + m[3]
	}
	if done == 0 {
		return src
	}
	return append(out, src[done:]...)
}
