package importer

import (
	"slices"

	"kotae/backend/faq"
)

// A shape recognises one way of writing questions and answers in a stretch. It
// gives false when the stretch is not written so, and its questions in their order
// otherwise: none at all when all of them lack an answer. What it leaves out, it
// reports by page.warn.
type shape func(stretch) ([]Question, bool)

// shapes are tried in this order, on a page and on each FAQ section in it; the
// first one that recognises a stretch splits it. What is surest comes first:
//
//	folded    heading, <details> with a bare label     sure by its form
//	marked    "### Q1. …"                              sure by its words
//	labels    "### 質問", "### 回答"                     sure by its words
//	speaking  the question in <summary>                three, mostly questions
//	boxes     "!!! question" with its text indented    three, or what is called an FAQ
//	pairs     "Q. …", "A. …" paragraphs                three, or what is called an FAQ
//	table     columns of questions and of answers      by their names
//	headings  all headings of a level                  only what is called an FAQ
//	bold      "**…?**" above each answer               only what is called an FAQ
//	list      an item for each question                only what is called an FAQ
//	lines     "■ …？" above each answer                 only what is called an FAQ
//
// Headings that merely look like questions split nothing: of such pages one in
// ten was an FAQ.
var shapes = []shape{
	splitFolded,
	splitMarked,
	splitLabels,
	splitSpeaking,
	splitAdmonitions,
	splitPairs,
	splitQuestionTable,
	splitHeadings,
	splitBold,
	splitList,
	splitFirstLines,
}

// split finds the page's shape:
//
//  0. a format that names its questions: a table, YAML, marked-up HTML
//  1. one post = one question
//  2. what is called an FAQ as a whole (signal.go), or cannot be anything else
//  3. the FAQ sections of an article, which stays as an entry beside them
//  4. an article: every page with a title
//
// Where most of a page is no part of its questions, it is an article with a
// section, though it may have FAQ in its title.
func (p *page) split() (faq.Class, []Question) {
	if p.given != nil {
		tidySiblings(p.given.questions)
		return p.given.class, p.given.questions
	}
	if questions, ok := splitPost(p); ok {
		return faq.ClassPair, questions
	}
	before := len(p.warnings)
	whole, ok := p.whole(p.isFAQ()).split()
	wholeWarnings := slices.Clone(p.warnings[before:])
	if ok && p.isOneFAQ(whole) {
		return faq.ClassFAQ, whole
	}
	p.warnings = p.warnings[:before]
	parts := p.splitSections()
	if len(parts) < len(whole) {
		p.warnings = append(p.warnings[:before], wholeWarnings...)
		parts = whole
	}
	article := splitArticle(p)
	if len(parts) == 0 {
		return faq.ClassArticle, article
	}
	for i := range parts {
		parts[i].Class = faq.ClassSection
	}
	questions := append(article, parts...)
	slices.SortStableFunc(questions, func(a, b Question) int { return a.Line - b.Line })
	return faq.ClassSection, questions
}

// split tries the shapes on a stretch.
func (s stretch) split() ([]Question, bool) {
	before := len(s.warnings)
	for _, split := range shapes {
		if questions, ok := split(s); ok {
			tidySiblings(questions)
			return questions, true
		}
		s.warnings = s.warnings[:before]
	}
	return nil, false
}
