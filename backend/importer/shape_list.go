package importer

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// splitList takes the items of lists as questions, on a page or in a section
// that calls itself one of questions:
//
//	## よくある質問
//	- 料金はいくらですか？        the first line, or the first paragraph, is the
//	  無料です。                question, the rest of the item its answer
//	- **解約できない** 電話で…   so is bold text at the start of an item
//	- Q: 何台まで？              marks are left out, and so is a list that is
//	  - A: 3 台まで              nothing but the mark of the answer
//	- Q: 別の項目でも？
//	- A: はい。                 an item may be the answer of the one before it
//
// At least half of the items of a list must ask something and have an answer.
// Where no list does, questions are taken whose answers stand below them without
// indentation, so that each is a list of its own; numbered ones in sequence, if at
// least half ask, others if they do:
//
//	## よくある質問
//	1. 料金はいくらですか？
//
//	無料です。
//
//	2. 領収書の発行
//
//	設定から出せます。
func splitList(s stretch) ([]Question, bool) {
	if !s.faq {
		return nil, false
	}
	var pairs []pair
	var lone []listItem
	for i := s.firstBlock(); i < len(s.blocks) && s.blocks[i].start < s.to; i++ {
		list, ok := s.blocks[i].node.(*ast.List)
		if !ok || s.isContents(s.blocks[i].start, s.blocks[i].end) {
			continue
		}
		items := s.items(list, i)
		if len(items) == 1 && items[0].answer == "" {
			items[0].number = list.Start
			lone = append(lone, items[0])
		} else if questions := itemPairs(items); questions != nil {
			pairs = append(pairs, questions...)
		}
	}
	if len(pairs) < minQuestions {
		pairs = s.lonePairs(loneQuestions(lone))
	}
	answered := 0
	for _, p := range pairs {
		if p.answer != "" {
			answered++
		}
	}
	if answered < minQuestions || answered <= s.askingHeadings() {
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// A listItem is an item of a list at the top level.
type listItem struct {
	start, end int
	question   string // plain
	answer     string // "" when the item is nothing but the question
	mark       mark   // of its first line
	marked     bool
	number     int // of an only item
}

// itemPairs makes pairs of the items of a list, nil when they are no questions.
func itemPairs(items []listItem) []pair {
	var pairs []pair
	asking := 0
	for i := 0; i < len(items); i++ {
		item := items[i]
		if item.marked && item.mark.answer {
			return nil // without a question
		}
		if next := i + 1; item.answer == "" && next < len(items) && items[next].marked && items[next].mark.answer {
			item.answer = items[next].answer
			i++
		}
		if item.answer != "" && (item.marked || asks(item.question)) {
			asking++
		}
		pairs = append(pairs, pair{start: item.start, below: item.start, question: item.question, answer: item.answer})
	}
	if 2*asking < len(pairs) || asking == 0 {
		return nil
	}
	return pairs
}

// loneQuestions gives those of the only items of lists that are questions.
func loneQuestions(items []listItem) []listItem {
	var asking, sequence []listItem
	worded := 0
	for _, item := range items {
		asked := asks(item.question)
		if asked {
			asking = append(asking, item)
		}
		if item.number == len(sequence)+1 {
			sequence = append(sequence, item)
			if asked {
				worded++
			}
		}
	}
	if len(sequence) > len(asking) && 2*worded >= len(sequence) {
		return sequence
	}
	return asking
}

// lonePairs makes pairs of lists of one item whose answers stand below them.
func (s stretch) lonePairs(items []listItem) []pair {
	starts := make([]int, len(items))
	for i, item := range items {
		starts[i] = item.start
	}
	pairs := make([]pair, len(items))
	for i, e := range s.extents(starts) {
		pairs[i] = pair{start: items[i].start, below: e.below, question: items[i].question}
		pairs[i].answer, _ = cutAnswerMark(s.answerIn(e, items[i].end))
		if pairs[i].answer == "" {
			return nil
		}
	}
	return pairs
}

// items reads the items of a list, which is block number i.
func (s stretch) items(list *ast.List, i int) []listItem {
	var items []listItem
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		end := s.blocks[i].end
		if n.NextSibling() != nil {
			end = s.lineStart(n.NextSibling().Pos())
		}
		items = append(items, s.item(n, i, end))
	}
	return items
}

// item reads the item n of block number block; it ends before offset end.
func (s stretch) item(n ast.Node, block, end int) listItem {
	item := listItem{start: s.lineStart(max(n.Pos(), 0)), end: end}
	lines := s.childLines(n.FirstChild(), block)
	if len(lines) == 0 {
		return item
	}
	first := lines[0]
	item.mark, item.marked = readMark(string(s.src[first.at:first.end]))
	column := first.at - item.start
	if item.mark.answer {
		item.answer = item.mark.keep + s.outdented(first.at+item.mark.length, end, column)
		return item
	}
	var rest int
	item.question, rest = s.itemWords(lines, item.mark, end)
	r, ok := s.itemReply(n, lines, rest, block)
	switch {
	case ok && r.several:
		item.answer = outdentLines(string(s.src[s.lineStart(r.at):r.at])+r.mark.keep+string(s.src[r.at+r.mark.length:end]), column, true)
	case ok:
		item.answer = r.mark.keep + s.outdented(r.at+r.mark.length, end, r.column)
	default:
		item.answer = s.outdented(rest, end, column)
	}
	return item
}

// childLines gives the lines of a paragraph in an item.
func (s stretch) childLines(n ast.Node, block int) []textLine {
	if n == nil || n.Kind() != ast.KindTextBlock && n.Kind() != ast.KindParagraph {
		return nil
	}
	c := lineCollector{stretch: s}
	c.add(block, n.Lines(), s.inlineHidden(n), false)
	return s.splitReplies(c.lines)
}

// itemWords gives the question of an item, and the offset behind it.
func (s stretch) itemWords(lines []textLine, m mark, end int) (question string, rest int) {
	l := lines[0]
	from := l.at + m.length
	lead := emphasisLead(m.keep + string(s.src[from:l.end]))
	if lead == "" {
		limit := end
		for _, l := range lines[1:] {
			if m, ok := readMark(string(s.src[l.at:l.end])); ok && m.answer {
				limit = min(limit, l.at)
			}
		}
		return s.words(lines, lineMark{m, 0}, limit, limit < end)
	}
	inside := from + max(len(lead)-len(m.keep), 0)
	behind, _ := s.emphasisEnd(mark{keep: lead}, inside, l.end)
	question = s.plain(m.keep + string(s.src[from:behind]))
	tail := strings.TrimLeft(string(s.src[behind:l.end]), blanks+":：-–—")
	return shorten(question), l.end - len(tail)
}

// emphasisLead gives the tokens of the bold text that s starts with, or "".
func emphasisLead(s string) string {
	lead := markOpening.FindString(s)
	for _, bold := range []string{"**", "__", "<b", "<strong", "<B", "<STRONG"} {
		if strings.HasPrefix(lead, bold) {
			return lead
		}
	}
	return ""
}

// A markedReply is the answer in an item whose question stands before it.
type markedReply struct {
	at      int // of the mark
	mark    mark
	column  int  // at which the lines of the answer start
	several bool // it is the first of several items of a list
}

// itemReply finds the mark of the answer in an item: on the line behind the
// question, at the start of the second paragraph, or in a list.
func (s stretch) itemReply(item ast.Node, lines []textLine, rest, block int) (r markedReply, ok bool) {
	r.column = lines[0].at - s.lineStart(lines[0].at)
	lines = slices.DeleteFunc(lines, func(l textLine) bool { return l.at < rest })
	if len(lines) == 0 {
		n := item.FirstChild().NextSibling()
		if list, ok := n.(*ast.List); ok {
			r.several = list.ChildCount() > 1
			n = list.FirstChild().FirstChild()
		}
		if lines = s.childLines(n, block); len(lines) == 0 {
			return r, false
		}
		r.column = lines[0].at - s.lineStart(lines[0].at)
	}
	r.at = lines[0].at
	r.mark, ok = readMark(string(s.src[r.at:lines[0].end]))
	return r, ok && r.mark.answer
}

// outdented gives [from, to) as the text of an item is without its list, whose
// text starts at column.
func (s stretch) outdented(from, to, column int) string {
	from += len(leadingBreaks.Find(s.src[from:to]))
	return outdentLines(string(s.src[from:to]), column, from == s.lineStart(from))
}

// outdentLines takes up to column blanks off the start of each line, and the
// blank lines at both ends. The first line has less, unless it is whole.
func outdentLines(text string, column int, whole bool) string {
	lines := strings.SplitAfter(strings.TrimRight(text, blanks), "\n")
	for i, line := range lines {
		switch {
		case i > 0 || whole:
			lines[i] = outdent(line, column)
		default:
			lines[i] = strings.TrimLeft(line, " \t")
		}
	}
	blank := 0
	for blank < len(lines) && strings.Trim(lines[blank], blanks) == "" {
		blank++
	}
	return strings.Join(lines[blank:], "")
}

// outdent takes up to columns blanks off the start of a line; a tab is four.
func outdent(line string, columns int) string {
	for columns > 0 && line != "" {
		switch line[0] {
		case ' ':
			columns--
		case '\t':
			columns -= 4
		default:
			return line
		}
		line = line[1:]
	}
	return line
}
