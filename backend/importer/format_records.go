package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// Questions as maps, in YAML and JSON. Three forms, at any depth:
//
//	title: 印刷できない                 one question a file: all its keys are fields
//	problem: 緑のランプが点滅する
//	solution: |
//	  1. 電源を入れ直します。
//
//	faqs:                            a list of maps; what it lies in, if that has a
//	  - name: 印刷                     name, is the category
//	    questions:
//	      - question: …
//	        answer: …
//
//	料金はいくらですか？: 無料です。      a map from questions to answers
//
// A map is a question when its keys say so: one that can be a question, one that
// can be an answer, and at least one of them that means nothing else. Settings,
// translations and descriptions of programs have titles and descriptions, but no
// answers. In a file that calls itself an FAQ, titles with texts are enough.

// answerWords are looked for before a file is parsed: most YAML and JSON in a
// folder are settings.
var answerWords = regexp.MustCompile(`(?i)answer|solution|resolution|workaround|\ba["']?\s*:|` +
	`回答|解答|答|解決|対処|回避策|[?？]["']?\s*:`)

// mentionsAnswers reports whether a file may hold questions: by its words or by
// its name.
func mentionsAnswers(name string, content []byte) bool {
	return answerWords.Match(content) || namesFAQ(path.Base(name))
}

// readYAML reads the two forms of YAML that hold questions: FAQs of Microsoft
// Learn, and questions as maps. What the parser rejects is no content, unless it
// has questions and answers to the eye: an unquoted colon is soon written.
func readYAML(name string, content []byte) (*page, error) {
	if learnMark.Match(content) {
		return readLearn(name, content)
	}
	if !mentionsAnswers(name, content) {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	root, err := parseYAML(content)
	if err != nil {
		if faq.CodeOf(err) == faq.CodeUnreadable && !(askLine.Match(content) && answerLine.Match(content)) {
			return nil, faq.Wrap(err, faq.CodeNoQuestions)
		}
		return nil, err
	}
	return readRecords(name, content, root)
}

var (
	askLine    = regexp.MustCompile(`(?m)^[ \t]*(- )?[ \t]*(question|質問|q)[ \t]*:`)
	answerLine = regexp.MustCompile(`(?m)^[ \t]*(answer|回答|答え|a)[ \t]*:`)
)

// readJSON reads questions as maps.
func readJSON(name string, content []byte) (*page, error) {
	if !mentionsAnswers(name, content) {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	root, err := parseJSON(content)
	if err != nil {
		if faq.CodeOf(err) == faq.CodeUnreadable {
			return nil, faq.Wrap(err, faq.CodeNoQuestions)
		}
		return nil, err
	}
	p, err := readRecords(name, content, root)
	if err == nil {
		p.breaks = true // JSON has line feeds only where its author wants them
	}
	return p, err
}

// readRecords makes a page of the questions in a tree. Newlines of Japanese text
// are line breaks; English is often wrapped at some column.
func readRecords(name string, content []byte, root *node) (*page, error) {
	p := barePage(name, content)
	p.given = &given{class: faq.ClassTable}
	c := collector{page: p, isFAQ: namesFAQ(p.stem()), known: map[string]meaning{}}
	if root != nil {
		inOneLanguage(root)
		c.collect(root, nil, 0)
	}
	if c.found == 0 {
		return nil, faq.Errorf(faq.CodeNoQuestions)
	}
	p.title, p.titleLine = p.stem(), 1
	if root.kind == mapNode {
		c.name(root)
	}
	p.breaks = languageOf(p.title, p.given.questions) == "ja"
	return p, nil
}

// A collector walks over a tree and gives its page the questions.
type collector struct {
	page  *page
	isFAQ bool // the file calls itself one
	found int  // questions with and without an answer
	known map[string]meaning
}

// meanings tells what the keys of a map mean. The same few come again and again.
func (c *collector) meanings(n *node) []meaning {
	meant := make([]meaning, len(n.keys))
	for i, name := range n.keys {
		m, ok := c.known[name]
		if !ok && len(c.known) < maxKnownKeys {
			m = meaningOf(name)
			c.known[name] = m
		}
		meant[i] = m
	}
	settleBody(meant, c.isFAQ)
	return meant
}

// maxKnownKeys bounds the different keys that are looked at: those of a table of
// words have no meaning.
const maxKnownKeys = 10_000

// name takes over what the outermost map says about the whole page.
func (c *collector) name(root *node) {
	p := c.page
	if title := root.get("title", "name", "subject", "題名", "タイトル", "件名"); oneLine(title.str()) != "" {
		p.title, p.titleLine = shorten(oneLine(title.str())), title.line
	} else if len(p.given.questions) == 1 && c.isRecord(root) {
		p.title, p.titleLine = p.given.questions[0].Question, p.given.questions[0].Line
	}
	for i, key := range root.keys {
		f := field{key: key, line: root.items[i].line - 1, list: root.items[i].kind == listNode}
		if f.list {
			for _, item := range root.items[i].items {
				f.values = append(f.values, item.str())
			}
		} else {
			f.values = []string{root.items[i].str()}
		}
		switch strings.ToLower(key) {
		case "date", "ms.date", "tags", "categories", "category", "permalink", "draft", "published":
			p.meta.set(f, 1)
		}
	}
}

// plainContainers are keys that say nothing about what the list below them is on.
var plainContainers = map[string]bool{
	"faq": true, "faqs": true, "question": true, "questions": true, "items": true, "item": true, "entries": true,
	"data": true, "list": true, "sections": true, "section": true, "categories": true, "groups": true, "children": true,
	"content": true, "contents": true, "results": true, "records": true, "rows": true, "qa": true, "qas": true,
	"qnalist": true, "qnadocuments": true, "mainentity": true, "質問": true, "一覧": true,
}

func (c *collector) collect(n *node, category []string, depth int) {
	switch {
	case n.kind == listNode:
		for _, item := range n.items {
			c.collect(item, category, depth)
		}
	case n.kind != mapNode:
	case c.isRecord(n):
		c.add(c.recordOf(n), category)
	case isDictionary(n):
		for i, question := range n.keys {
			c.add(record{line: n.items[i].line, fields: []recordField{
				{name: "question", meaning: meanings["question"], text: question, raw: question},
				{name: "answer", meaning: meanings["answer"], text: n.items[i].markdown()},
			}}, category)
		}
	default:
		if depth > 0 {
			category = withCategory(category, n.get(groupNames...).str())
		}
		for i, item := range n.items {
			below := category
			if name := n.keys[i]; !plainContainers[key(name)] && (isDictionary(item) || slices.ContainsFunc(item.items, c.isRecord)) {
				below = withCategory(category, name)
			}
			c.collect(item, below, depth+1)
		}
	}
}

// groupNames are the keys under which a group of questions says what it is on.
var groupNames = []string{"name", "title", "category", "section", "heading", "label", "topic", "カテゴリ", "カテゴリー", "分類", "名前"}

func withCategory(category []string, name string) []string {
	if name = shorten(oneLine(name)); name == "" || len(category) == maxCategories {
		return category
	}
	return append(slices.Clone(category), name)
}

func (c *collector) add(r record, category []string) {
	c.found++
	q := r.question()
	q.Category = append(slices.Clone(category), q.Category...)
	c.page.give(q)
}
