package importer

import "kotae/backend/faq"

// A shape recognises one way of writing questions and answers. It gives false
// when the page is not written so, and the questions of the page in their order
// otherwise: none at all when all of them lack an answer. What it leaves out, it
// reports by page.warn.
type shape struct {
	class faq.Class
	split func(*page) ([]Question, bool)
}

// shapes are tried in this order; the first one that recognises a page splits
// it. The last one takes every page.
var shapes = []shape{
	{faq.ClassFAQ, splitFolded},
	{faq.ClassArticle, splitArticle},
}
