package importer

import (
	"regexp"
	"strings"
)

var (
	faqWords = regexp.MustCompile(`\bfaqs?\b|\bf\.\s?a\.\s?q\b|faqs?(\P{Latin}|$)|(\P{Latin}|^)faqs?|q\s?[&/]\s?a|qanda|\bq and a\b|qa\s?(集|一覧)|に関する\s?qa$|質疑応答|` +
		`よく(ある|頂く|いただく|お?寄せ|聞かれ|受ける|お?問い?合わ?せ).{0,12}(質問|問い?合わ?せ|問合せ)|よくある問い|` +
		`質問(集|一覧|と回答|・回答|と答え)|一問一答|想定(質問|問答)|(問い?合わ?せ|問合せ|質問)(の|が)多い|多い(お|ご)?(質問|問い?合わ?せ|問合せ)|` +
		`(frequently|commonly) asked|common questions|questions (and|&) answers`)
	questionsTitle = regexp.MustCompile(`\bquestions$|\bquestions (on|about|for)\b|質問$|^(お|ご)?(質問|問い?合わ?せ|問合せ)(内容)?$`)
	// "FAQ ボットの作り方" and "FAQ を公開しました" are articles.
	notFAQ = regexp.MustCompile(`ボット|\b(chat)?bots?\b|作り方|作成(方法|手順)|構築|を作(る|成|ろう)|公開(しました|のお知らせ)|` +
		`^how to |^(build|create|creat|writ|ask)\w*ing\b|^(build|create|write|ask)\b`)
)

// namesFAQ reports whether a title says that its page is one of questions.
func namesFAQ(title string) bool {
	s := fold(title)
	return (faqWords.MatchString(s) || questionsTitle.MatchString(s)) && !notFAQ.MatchString(s)
}

// headsFAQ reports whether a heading says that questions stand below it. It is
// stricter with words than a title, since a heading of an article may well be
// about a question, and it is none itself.
func headsFAQ(h heading) bool {
	s := fold(h.text)
	return h.marked == unmarked && faqWords.MatchString(s) && !isQuestion(s) &&
		!notFAQ.MatchString(bots.ReplaceAllString(s, "$1"))
}

// bots are what a heading may be about, unless they are those that answer:
// 「ボットに関するよくある質問」, but not 「FAQ ボット」.
var bots = regexp.MustCompile(`(?:(?:チャット)?ボット|\b(?:chat)?bots?\b)(.*(?:faq|q\s?&\s?a|質問))`)

// joinedFAQ finds titles that announce something else first: "運用手順と FAQ".
var joinedFAQ = regexp.MustCompile(`.(と|及び|および|ならびに|並びに|、|・|\band\b|&|\+|,)\s*(の|その)?\s*(faqs?\b|faq$|よくある|q\s?&\s?a|frequently|common questions)`)

// namesFAQBeside reports whether a title names questions as one part of its page.
func namesFAQBeside(title string) bool { return joinedFAQ.MatchString(fold(title)) }

// changesTitle are titles of pages that Learn files under its FAQs as well.
var changesTitle = regexp.MustCompile(`^known issues|^what['’]?s new|^release notes|既知の問題|新機能|リリース ?ノート|更新履歴`)

// isFAQ reports whether the page says that it is one: by its title, its kind, or
// the only top heading. A file name counts only with questions: two headings or
// three lines.
func (p *page) isFAQ() bool {
	switch {
	case p.meta.topic == "faq" && !changesTitle.MatchString(fold(p.title)), !p.borrowed && namesFAQ(p.title):
		return true
	case namesFAQ(strings.NewReplacer("_", " ", "-", " ").Replace(p.stem())) &&
		(p.wordedHeadings() >= minQuestions || p.askingLines() >= minPairs):
		return true
	}
	for i, h := range p.headings {
		if !p.isTitle(i) && headsFAQ(h) {
			return p.isOnly(i)
		}
		if p.hasText(i) {
			return false
		}
	}
	return false
}

// wordedHeadings counts the headings that are marked or worded as questions.
func (p *page) wordedHeadings() int {
	n := 0
	for _, h := range p.headings {
		if h.marked == sure || isQuestion(h.question) {
			n++
		}
	}
	return n
}
