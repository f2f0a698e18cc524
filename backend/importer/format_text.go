package importer

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// readPlainText reads text that knows no Markdown. It is made Markdown that
// shows the same, line by line, so that the ordinary shapes find questions in it
// and the numbers of the lines stay:
//
//	印刷の FAQ                   # 印刷の FAQ
//	===========                  ***
//	Q1. 印刷できません (*)        Q1. 印刷できません (\*)
//	    A1. <Enter> を押す          A1. \<Enter> を押す
//	# 注意 #                     \# 注意 #
//	- 電源を入れる                 - 電源を入れる
//
// Newlines are line breaks. Lists with "-" or numbers are left as they are, lines
// are rules. What is lost is indentation of four columns and more, which would
// make code of text. The first line is the title, and a heading where it stands
// alone. In a folder, text that is no FAQ is no content: LICENSE.txt,
// requirements.txt and robots.txt lie everywhere.
func readPlainText(name string, content []byte) (*page, error) {
	first, number := firstLine(content)
	text := plainToMarkdown(content)
	heading := standsAlone(content)
	if heading {
		at := bytes.Index(text, bytes.TrimSpace(text)[:1]) // the indentation would stay in the way
		text = slices.Concat(text[:at], []byte("# "), text[at:])
	}
	p, err := newPage(name, text)
	if err != nil {
		return nil, err
	}
	p.ifFAQ, p.breaks = true, true
	if !heading || p.title == "" {
		p.title, p.titleLine, p.borrowed = shorten(cmp.Or(first, p.stem())), number, true
	}
	return p, nil
}

// firstLine gives the first line with something on it, and its number.
func firstLine(content []byte) (text string, number int) {
	for line := range bytes.Lines(content) {
		number++
		if text = oneLine(string(line)); text != "" {
			break
		}
	}
	return text, number
}

var alone = regexp.MustCompile(`^\s*([^\n]+)\n[ \t\x{3000}]*(?:\n|[-=_*─━＝]{3,}[ \t]*(?:\n|$))`)

// standsAlone reports whether the first line of a text is its heading: a blank
// line or a rule follows, and it is neither a sentence nor a question.
func standsAlone(content []byte) bool {
	m := alone.FindSubmatch(content)
	if m == nil || len(m[1]) > maxLabel || plainItem.Match(m[1]) || isRule(m[1]) {
		return false
	}
	line := strings.TrimSpace(string(m[1]))
	_, marked := readMark(line)
	return !marked && !strings.HasSuffix(line, "。") && !strings.HasSuffix(line, ".") && !isQuestion(line)
}

// plainToMarkdown escapes plain text; the number of lines stays.
func plainToMarkdown(content []byte) []byte {
	out := make([]byte, 0, len(content)+len(content)/16)
	for line := range bytes.Lines(content) {
		body := bytes.TrimLeft(line, " \t")
		indent := line[:len(line)-len(body)]
		if isRule(body) {
			out = append(out, "***\n"...)
			continue
		}
		if !plainItem.Match(body) && widthOf(indent) > 3 {
			indent = []byte("   ")
		}
		out = append(out, indent...)
		out = append(out, escapeLine(string(body))...)
	}
	return out
}

// widthOf counts the columns of blanks; a tab has four.
func widthOf(blanks []byte) int {
	return len(blanks) + 3*bytes.Count(blanks, []byte("\t"))
}

// plainItem are the lists that plain text shares with Markdown.
var plainItem = regexp.MustCompile(`^([-+*]|\d{1,9}[.)])[ \t]+\S`)

// isRule reports whether a line is drawn: "-----", "=====", 「━━━」. With "-" or "="
// it would make a heading of the line above; "***" never does.
func isRule(line []byte) bool {
	line = bytes.TrimSpace(line)
	return ruleLine.Match(line)
}

var ruleLine = regexp.MustCompile(`^(-{3,}|={3,}|_{3,}|\*{3,}|─{3,}|━{3,}|＝{3,}|―{3,}|([-=*] ){3,}[-=*]?)$`)

// lineStarts are what makes something else of a line: a heading, a quotation, a
// definition, front matter, an underline of one or two signs.
var lineStarts = regexp.MustCompile("^(#{1,6}([ \t]|$)|>|[-=+]+[ \t]*$|\\+\\+\\+)")

// escapeLine escapes what Markdown would eat of a line of plain text.
func escapeLine(line string) string {
	if plainItem.MatchString(line) {
		mark, rest, _ := strings.Cut(line, " ")
		if strings.Contains(mark, "\t") {
			mark, rest, _ = strings.Cut(line, "\t")
		}
		return mark + " " + escapeLine(rest)
	}
	end := ""
	if strings.HasSuffix(line, "\n") {
		line, end = line[:len(line)-1], "\n"
	}
	start := ""
	if lineStarts.MatchString(line) {
		start = `\`
	}
	return start + escapeMarkdown(line) + end
}

var plainURL = regexp.MustCompile(`https?://[!-;=?-~]+`)

// escapeMarkdown escapes the signs that have a meaning anywhere in a line:
// emphasis, code, links, tags, entities. Addresses, and the "_" inside of names
// such as "log_file_name", mean nothing more and stay as they are written.
func escapeMarkdown(line string) string {
	var b strings.Builder
	at := 0
	for _, m := range plainURL.FindAllStringIndex(line, -1) {
		escapeSigns(&b, line[at:m[0]])
		b.WriteString(line[m[0]:m[1]])
		at = m[1]
	}
	escapeSigns(&b, line[at:])
	return b.String()
}

func escapeSigns(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		c, next := s[i], byte('\\') // at the end a backslash breaks the line
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case c == '`' || c == '*' || c == '~' || c == '[' || c == ']' || c == '|',
			c == '\\' && isPunctuation(next),
			c == '_' && !(i > 0 && isWordByte(s[i-1]) && isWordByte(next)),
			c == '<' && next != ' ', c == '&' && next != ' ':
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
}

// isPunctuation reports whether a backslash before c would vanish.
func isPunctuation(c byte) bool { return c > ' ' && c < 0x7f && !isWordByte(c) }

// isWordByte reports whether c is a letter or a digit of ASCII.
func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
