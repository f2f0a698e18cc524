package search

import (
	"cmp"
	"math"
	"unicode/utf8"
)

// The tier decides first; within a tier the score, a sum over the terms:
//
//	score = whole · Σ idf · (inQuestion or inLabel + inAnswer)
//
//	idf         rare terms say more                    ln(1 + (N−n+½)/(n+½))
//	inQuestion  way · (1 + 0.6·share + 0.15·start + 0.15·word) · inside
//	inLabel     way · 0.8 · inside, when it is not in the question
//	inAnswer    way · 0.35 · tf · inside               tf after BM25: 0 to 2.2
//	whole       1.5 if all terms are in the question; besides, if they follow each
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
// stand. Equal scores keep the order of the entries.
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

// way is what a match is worth by its tier.
var way = [...]float64{tierExact: 1, tierReading: 0.9, tierFuzzy: 0.5}

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
		cmp.Compare(a.entry, b.entry),
	)
}

// idf is the weight of the term in hand, from the number of entries that have
// it in question or labels. Answers, which are not all looked through, would
// add little: what is common there is mostly common in questions too.
func (s *searching) idf() float64 {
	n, have := float64(len(s.evidence)), 0.0
	for i := range s.evidence {
		if e := &s.evidence[i]; e.question.fit != fitNone || e.label.fit != fitNone {
			have++
		}
	}
	return math.Log(1 + (n-have+0.5)/(have+0.5))
}

// worth is what an entry gets for a term, before its idf.
func (x *Index) worth(entry int, t term, e *evidence) float64 {
	worth := 0.0
	switch {
	case e.question.fit != fitNone:
		worth = way[e.question.tier] * inside(t, e.question.fit) * x.inQuestion(entry, t, e.question.fit)
	case e.label.fit != fitNone:
		worth = way[e.label.tier] * inside(t, e.label.fit) * labelWeight
	case e.tightness > 0:
		worth = way[tierFuzzy] * float64(e.tightness) * x.inQuestion(entry, t, fitInside)
	}
	if e.answer.fit != fitNone {
		worth += way[e.answer.tier] * inside(t, e.answer.fit) * answerWeight * x.termFrequency(entry, e.count)
	}
	return worth
}

// inQuestion grows with the share that the term has of the question, in bytes
// of their keys.
func (x *Index) inQuestion(entry int, t term, fit fit) float64 {
	worth := 1 + shareWeight*min(1, float64(len(t.key()))/float64(max(1, x.questions.len(entry))))
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
func (x *Index) termFrequency(entry int, count uint8) float64 {
	tf := float64(count)
	length := float64(x.answers.len(entry)) / x.answers.meanLen()
	return tf * (termSaturation + 1) / (tf + termSaturation*(1-lengthWeight+lengthWeight*length))
}

// inside weighs a Latin term by its fit; Japanese has no such words.
func inside(t term, fit fit) float64 {
	switch {
	case fit == fitWord || !startsLatin(t.key()):
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

// rankWhole applies what concerns all terms together.
func (s *searching) rankWhole(live []candidate) error {
	if s.query.Empty() {
		return nil
	}
	if len(s.query.terms) > 1 {
		var joined string
		for _, t := range s.query.terms {
			joined += t.key()
		}
		if err := s.gather(newPhrase(joined), live); err != nil {
			return err
		}
	}
	for i := range live {
		c := &live[i]
		if c.inQuestion {
			c.score *= allInQuestion
		}
		if len(s.query.terms) < 2 {
			continue
		}
		switch e := &s.evidence[c.entry]; {
		case e.question.fit != fitNone:
			c.score *= oneQuestionPiece
		case e.answer.fit != fitNone:
			c.score *= oneAnswerPiece
		}
	}
	return nil
}
