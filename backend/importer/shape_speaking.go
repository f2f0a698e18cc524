package importer

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"kotae/backend/faq"
)

// splitSpeaking takes stretches whose questions stand in the summaries of folds:
//
//	### Networking                            a category
//	<details>
//	<summary>What is a subnet?</summary>      the question
//	…                                         the answer
//	</details>
//	<details><summary>Routing</summary>       a category as well: nothing in it but
//	<details><summary>What is NAT?</summary>  folds
//	…
//
// Three of them, mostly questions, make a page. Where a page is called an FAQ, any
// number does, and they need not be worded as questions if nothing stands between
// them. Folds that are no questions are mostly parts of an answer, so that marked
// headings, or as many headings worded as questions, speak against it, and so do
// summaries that are mostly the same: "Show source".
func splitSpeaking(s stretch) ([]Question, bool) {
	f := speakingPage{stretch: s}
	f.collect()
	if !f.recognised() {
		return nil, false
	}
	return f.split(), true
}

type speakingPage struct {
	stretch
	closes map[int]int // by the index of a <details>: that of its end
	folds  []spokenFold
}

// A spokenFold is a <details> with its question. What lies in [body, end) is the
// answer.
type spokenFold struct {
	start, body, end, next int
	question, detail       string
	category               []string // of the folds around it
}

// collect finds the folds of the stretch.
func (s *speakingPage) collect() {
	lo, hi := s.tagAt(s.from), s.tagAt(s.to)
	s.closes = map[int]int{}
	var open []int
	for t := lo; t < hi; t++ {
		switch tag := s.tags[t]; {
		case tag.name != "details":
		case !tag.closing:
			open = append(open, t)
		case len(open) > 0:
			s.closes[open[len(open)-1]] = t
			open = open[:len(open)-1]
		}
	}
	s.collectIn(lo, hi, nil)
}

// maxFoldDepth bounds the folds that are taken for categories.
const maxFoldDepth = 4

// collectIn finds the folds among the tags [lo, hi) that stand in no other one.
func (s *speakingPage) collectIn(lo, hi int, category []string) {
	for t := lo; t < hi; {
		if tag := s.tags[t]; tag.name != "details" || tag.closing || !tag.top {
			t++
			continue
		}
		words, body := s.summary(t)
		close, closed := s.closes[t]
		if closed {
			closed = !s.runsAway(t, close)
		}
		fold := spokenFold{start: s.tags[t].start, body: body, category: category}
		if closed {
			fold.end, fold.next = s.tags[close].start, s.tags[close].end
		} else {
			close = s.nextFold(t, hi)
			fold.end = s.to
			if close < hi {
				fold.end = s.tags[close].start
			}
			fold.end = s.firstHeading(body, fold.end)
			fold.next = fold.end
			close--
		}
		inner := s.nextFold(t, close+1)
		switch {
		case words == "" || isAnswerLabel(words):
		case inner <= close && !asksSomething(words) && len(category) < maxFoldDepth && s.cut(body, s.tags[inner].start) == "":
			s.collectIn(inner, close, append(category[:len(category):len(category)], words))
		default:
			fold.question, fold.detail = s.summaryText(t)
			s.folds = append(s.folds, fold)
		}
		t = close + 1
	}
}

// nextFold gives the index of the first <details> behind t, or hi.
func (s *speakingPage) nextFold(t, hi int) int {
	for t++; t < hi; t++ {
		if s.tags[t].name == "details" && !s.tags[t].closing && s.tags[t].top {
			break
		}
	}
	return min(t, hi)
}

// firstHeading gives the offset of the first heading in [from, to), or to.
func (s *speakingPage) firstHeading(from, to int) int {
	if lo, _ := (stretch{page: s.page, from: from, to: to}).span(); lo < len(s.headings) {
		return min(s.headings[lo].start, to)
	}
	return to
}

// runsAway reports whether the end that was found for the <details> at t is that
// of another one, its own being left out: then a heading as large as the one
// above t stands between, and another question behind that.
func (s *speakingPage) runsAway(t, end int) bool {
	i, _ := (stretch{page: s.page, from: s.tags[t].start, to: s.to}).span()
	if i == 0 || i >= len(s.headings) {
		return false
	}
	level := s.headings[i-1].level
	for ; i < len(s.headings) && s.headings[i].start < s.tags[end].start; i++ {
		if s.headings[i].level > level {
			continue
		}
		if k := s.nextFold(s.tagAt(s.headings[i].start)-1, end); k < end {
			words, _ := s.summary(k)
			return asksSomething(words)
		}
		return false
	}
	return false
}

// summaryText gives the question in the summary of the <details> at t, and what
// the summary has beyond its first paragraph.
func (s *speakingPage) summaryText(t int) (question, detail string) {
	_, end := s.summary(t)
	from := s.tags[t+1].end
	piece := s.src[from:end]
	if i := bytes.LastIndex(bytes.ToLower(piece), []byte("</summary")); i >= 0 {
		piece = piece[:i]
	}
	piece = bytes.TrimSpace(piece)
	first, rest, _ := bytes.Cut(piece, []byte("\n\n"))
	if words, behind := firstParagraph(string(first)); words != "" && strings.TrimSpace(behind) == "" {
		question = words
	} else {
		question = shorten(htmlText(first))
	}
	if isBlankHTML(rest) {
		return question, ""
	}
	return question, strings.Trim(string(rest), "\n")
}

var taskWords = regexp.MustCompile(`^(explain|describe|define|list|name|give|compare|mention|show|discuss|write|tell|true or false|` +
	`difference|fix|find|complete|demonstrate|implement|create|print|identify|elaborate|you)\b|してください$|しなさい$|せよ$`)

// asksSomething reports whether a summary is worded as a question, or as a task
// as exercises are.
func asksSomething(summary string) bool {
	question, m := cutQuestionMark(summary)
	return m != unmarked || isQuestion(question) || taskWords.MatchString(leadingNumber.ReplaceAllString(fold(question), ""))
}

func (s *speakingPage) recognised() bool {
	asking, questions := 0, 0
	distinct := map[string]bool{}
	for _, f := range s.folds {
		distinct[f.question] = true
		if isQuestion(f.question) {
			questions++
		}
		if asksSomething(f.question) {
			asking++
		}
	}
	h := newHeaded(s.stretch)
	marks, worded := 0, 0
	for i := h.lo; i < h.hi; i++ {
		if h.isMarked(i) {
			marks++
		}
		if h.mayAsk(i) && isQuestion(s.headings[i].text) {
			worded++
		}
	}
	switch n := len(s.folds); {
	case n == 0 || n > 1 && 2*len(distinct) <= n && 2*questions <= n || marks >= 2 || marks == 1 && s.faq || worded >= n:
		return false
	case 2*asking > n:
		return n >= 3 || s.faq
	default:
		return s.faq && s.standAlone()
	}
}

// standAlone reports whether nothing but headings stands between the folds; around
// a single one as well.
func (s *speakingPage) standAlone() bool {
	if len(s.folds) == 1 && (s.cut(s.from, s.folds[0].start) != "" || s.cut(s.folds[0].next, s.to) != "") {
		return false
	}
	for k := 1; k < len(s.folds); k++ {
		from, to := s.folds[k-1].next, s.folds[k].start
		for from < to {
			heading := s.firstHeading(from, to)
			if s.cut(from, heading) != "" {
				return false
			}
			if heading < to {
				heading = s.lineEnd(heading)
			}
			from = heading
		}
	}
	return true
}

func (s *speakingPage) split() []Question {
	var questions []Question
	for _, f := range s.folds {
		line := s.line(f.start)
		question, answer := cutMarks(f.question, unwrap(s.cut(f.body, f.end)))
		switch {
		case question == "":
			s.warn(line, faq.Errorf(faq.CodeNoTitle))
			continue
		case isEmptyAnswer(answer) || isPending(question):
			s.warn(line, faq.Errorf(faq.CodeNoAnswer))
			continue
		}
		questions = append(questions, Question{
			Entry: faq.Entry{
				Class: faq.ClassFAQ, Question: question, Line: line, Anchor: s.idBefore(f.start, f.body),
				Category: append(s.categoryAt(f.start, s.from, allLevels), f.category...),
			},
			Body: faq.Body{Detail: f.detail, Answer: answer},
		})
	}
	return questions
}

var wrapping = regexp.MustCompile(`(?i)^(?:\s|<br\s*/?>)*(?:<(?:b|strong|p|div)>\s*\n)?`)

// unwrap takes off what authors put around the text of a fold, of which trim has
// taken one end where it stood alone: "<br><b>⏎text⏎</b>".
func unwrap(answer string) string {
	answer = answer[len(wrapping.FindString(answer)):]
	open := map[string]int{} // start tags less end tags
	z := html.NewTokenizer(strings.NewReader(answer))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if name, _ := z.TagName(); kind == html.StartTagToken {
			open[string(name)]++
		} else if kind == html.EndTagToken {
			open[string(name)]--
		}
	}
	for {
		trimmed := strings.TrimRight(answer, blanks)
		at := strings.LastIndex(trimmed, "</")
		if at < 0 || !strings.HasSuffix(trimmed, ">") {
			return answer
		}
		name := strings.ToLower(strings.TrimSuffix(trimmed[at+2:], ">"))
		if !hollowTags[name] || open[name] >= 0 {
			return answer
		}
		open[name]++
		answer = strings.TrimRight(trimmed[:at], blanks)
	}
}
