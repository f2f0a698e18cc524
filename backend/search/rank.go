package search

import (
	"cmp"
	"math"
	"unicode/utf8"
)

// The tier decides first; within a tier the score, a sum over the terms:
//
//	score = together · Σ idf · (inQuestion or inLabel + inAnswer)
//
//	idf         rare terms say more                    ln(1 + (N−n+½)/(n+½))
//	inQuestion  worth · (1 + 0.6·share + 0.15·start + 0.15·word) · inside
//	inLabel     worth · 0.8 · inside, when it is not in the question
//	inAnswer    worth · 0.35 · tf · inside             tf after BM25: 0 to 2.2
//	together    1.5 if all terms are in the question; besides, if they follow each
//	            other as typed, 1.3 in the question, 2 in the answer
//
// コスト over three entries, with an idf of 1.5:
//
//	コストの見積もり方             1.5 · 1.5 · (1 + 0.6·9/27 + 0.15 + 0.15) = 3.4
//	見積もりとコストについて         1.5 · 1.5 · (1 + 0.6·9/36 + 0.15 + 0.15) = 3.3
//	three times in the answer        1.5 · (0.35 · 1.6)                     = 0.8
//
// The weights of question, label and answer, and 0.6, 0.15 and 1.5 were found
// with a prototype over 2,676 real entries. The others are noted where they
// stand. Equal scores keep the order of the references.
const (
	labelWeight    = 0.8
	answerWeight   = 0.35
	shareWeight    = 0.6
	startWeight    = 0.15
	wordWeight     = 0.15
	allInQuestion  = 1.5
	termSaturation = 1.2  // BM25's k1, as usual
	lengthWeight   = 0.75 // BM25's b, as usual
)

// What it is worth that terms follow each other as typed: Private Link is no link
// that is private. With 2, an answer about it passes a question that has one of
// the words (The link is broken), and stays behind questions that have both.
const (
	oneQuestionPiece = 1.3
	oneAnswerPiece   = 2
)

// inside is what a Latin term is worth in the middle of a word (ml in html),
// and where the word goes on (auto in automatic).
const (
	insideWord  = 0.5
	startOfWord = 0.9
)

// compare orders hits, best first.
func compare(a, b candidate) int {
	return cmp.Or(
		cmp.Compare(a.tier, b.tier),
		cmp.Compare(b.score, a.score),
		cmp.Compare(a.ref, b.ref),
	)
}

// weigh gives every term its idf, from the number of entries that may have it in
// question or labels. Answers would add little: what is common there is mostly
// common in questions too.
func (s *searching) weigh() {
	for i := range s.terms {
		have := 0
		for n := range s.parts {
			have += s.parts[n].inQuestion[i].count()
		}
		s.terms[i].idf = idf(s.index.live, have)
	}
}

func idf(entries, have int) float64 {
	return math.Log(1 + (float64(entries-have)+0.5)/(float64(have)+0.5))
}

// worth is what an entry gets for a term, before its idf.
func (p *part) worth(entry int, t *wanted, e *evidence) float64 {
	worth := 0.0
	switch {
	case e.question.fit != fitNone:
		worth = float64(e.question.worth) * inside(t, e.question.fit) * p.inQuestion(entry, t, e.question.fit)
	case e.label.fit != fitNone:
		worth = float64(e.label.worth) * inside(t, e.label.fit) * labelWeight
	}
	if e.answer.fit != fitNone {
		worth += float64(e.answer.worth) * inside(t, e.answer.fit) * answerWeight * p.termFrequency(entry, e.count)
	}
	return worth
}

// inQuestion grows with the share that the term has of the question: characters
// of bytes, of which most are one.
func (p *part) inQuestion(entry int, t *wanted, fit fit) float64 {
	worth := 1 + shareWeight*min(1, float64(utf8.RuneCountInString(t.key))/float64(max(1, p.questions.field.len(entry))))
	if fit >= fitWordStart {
		worth += startWeight
	}
	if fit >= fitWord {
		worth += wordWeight
	}
	return worth
}

// termFrequency is BM25's: it grows ever less with the count, and in long
// answers later.
func (p *part) termFrequency(entry int, count uint8) float64 {
	tf := float64(count)
	length := float64(p.answers.field.len(entry)) / p.answers.field.meanLen()
	return tf * (termSaturation + 1) / (tf + termSaturation*(1-lengthWeight+lengthWeight*length))
}

// inside weighs a Latin term by its fit; Japanese has no such words.
func inside(t *wanted, fit fit) float64 {
	switch {
	case fit == fitWord || !startsLatin(t.key):
		return 1
	case fit == fitWordStart:
		return startOfWord
	}
	return insideWord
}

func startsLatin(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return scriptOf(first) == scriptLatin
}

// together is what concerns all terms at once.
func (s *searching) together(p *part, c *candidate) float64 {
	worth := 1.0
	if c.whole {
		worth = allInQuestion
	}
	if s.joined == nil {
		return worth
	}
	var e evidence
	s.joined.inQuestion(p, int(c.part), int(c.entry), &e)
	if e.question.fit != fitNone {
		return worth * oneQuestionPiece
	}
	s.joined.inAnswer(p, int(c.part), int(c.entry), true, &e)
	if e.answer.fit != fitNone {
		return worth * oneAnswerPiece
	}
	return worth
}
