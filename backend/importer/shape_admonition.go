package importer

import (
	"bytes"
	"regexp"
	"strings"
)

// splitAdmonitions takes the admonitions of MkDocs that are called question, faq
// or help. What is indented below one is its answer, code and other admonitions
// too; to Markdown it is a paragraph, or code, so that lines are looked at:
//
//	??? question "Q1: How do I sign in?"    the question: "How do I sign in?"
//	    With your mail address.             its answer, without the indentation
//
//	    !!! note                            a part of the answer
//	        Not with your phone.
//
//	!!! question                            without a title: the first paragraph
//	    Is it free?                         is the question
//
//	    It is.
//
// Without a signal there must be three of them, at least half of them worded as
// questions: articles have a box or two, some with tasks for their readers.
func splitAdmonitions(s stretch) ([]Question, bool) {
	var pairs []pair
	answered, asking := 0, 0
	for _, l := range s.textLines() {
		p, ok := s.admonition(l)
		if !ok {
			continue
		}
		pairs = append(pairs, p)
		if p.answer != "" {
			answered++
			if isQuestion(p.question) || asks(p.question) {
				asking++
			}
		}
	}
	if answered == 0 || !s.faq && (answered < minPairs || 2*asking < answered) ||
		answered <= s.askingHeadings() {
		return nil, false
	}
	return s.pairQuestions(pairs), true
}

// indentation is what the content of an admonition is indented by.
const indentation = 4

var admonitionLine = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ \t]+(?i:question|faq|help)(?:[ \t]+[\w-]+)*[ \t]*(?:"(.*)"|'(.*)')?[ \t]*$`)

// admonition reads the admonition that starts at a line.
func (s stretch) admonition(l textLine) (p pair, ok bool) {
	end := min(s.lineEnd(l.at), s.to)
	if l.quoted || l.start != s.lineStart(l.start) || isIndented(s.src[l.start:end]) {
		return pair{}, false
	}
	m := admonitionLine.FindSubmatch(bytes.TrimRight(s.src[l.at:end], "\n"))
	if m == nil {
		return pair{}, false
	}
	title := shorten(s.plain(strings.ReplaceAll(string(m[1])+string(m[2]), `\"`, `"`)))
	if isAnswerLabel(title) { // the question stands above it
		return pair{}, false
	}
	body := s.indented(end)
	p = pair{start: l.start, below: l.start}
	if title == "" || isLabel(questionLabel, title) {
		title, body = firstParagraph(body)
	}
	p.question, p.answer = cutMarks(title, body)
	return p, p.question != ""
}

// indented gives the indented lines from offset on, which starts a line, without
// their indentation.
func (s stretch) indented(offset int) string {
	end := offset
	for at := offset; at < s.to; {
		next := min(s.lineEnd(at), s.to)
		line := s.src[at:next]
		if len(bytes.TrimSpace(line)) > 0 {
			if !isIndented(line) {
				break
			}
			end = next
		}
		at = next
	}
	return outdentLines(string(s.src[offset:end]), indentation, true)
}

func isIndented(line []byte) bool {
	blank := len(line) - len(bytes.TrimLeft(line, " "))
	return blank >= indentation || blank < len(line) && line[blank] == '\t'
}
