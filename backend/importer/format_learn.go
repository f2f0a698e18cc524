package importer

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/text"

	"kotae/backend/faq"
)

var learnMark = regexp.MustCompile(`^\s*#{1,4}\s*YamlMime:\s*FAQ\s*\n`)

// readLearn reads a FAQ of Microsoft Learn:
//
//	### YamlMime:FAQ
//	metadata:
//	  title: Costs FAQ          used when there is no title of its own
//	  ms.date: 07/16/2024       month first
//	title: Frequently asked questions about costs
//	sections:
//	  - name: General           the category; "Ignored" means none
//	    questions:
//	      - question: |
//	          What does it cost?
//	        answer: |
//	          Nothing. See [the list](prices.md).
//
// The summary above the questions, and the content below them, belong to no
// question and are left out.
func readLearn(name string, content []byte) (*page, error) {
	root, err := parseYAML(content)
	if err != nil {
		return nil, err
	}
	p := barePage(name, content)
	metadata := root.get("metadata")
	p.meta = frontMatter{present: true, topic: "faq"}
	if metadata != nil && metadata.kind == mapNode {
		for i, key := range metadata.keys {
			p.meta.set(field{key: key, values: []string{metadata.items[i].str()}, line: metadata.items[i].line - 1}, 1)
		}
	}
	p.title, p.titleLine = shorten(p.meta.title), max(p.meta.titleLine, 1)
	if title := root.get("title"); oneLine(title.str()) != "" {
		p.title, p.titleLine = shorten(oneLine(title.str())), title.line
	}
	if p.title == "" {
		p.title = p.stem()
	}
	if p.meta.damaged {
		p.warn(1, faq.Errorf(faq.CodeFrontMatter))
	}
	p.given = &given{class: faq.ClassFAQ}
	sections := root.get("sections")
	if sections == nil {
		return p, nil
	}
	for _, section := range sections.items {
		var category []string
		if label := oneLine(section.get("name").str()); label != "" && !strings.EqualFold(label, "Ignored") {
			category = []string{shorten(label)}
		}
		if questions := section.get("questions"); questions != nil {
			for _, q := range questions.items {
				p.addLearn(q, category)
			}
		}
	}
	return p, nil
}

func (p *page) addLearn(n *node, category []string) {
	question := n.get("question")
	text := shorten(plainText(question.str()))
	line := n.line
	if question != nil {
		line = question.line
	}
	answer := n.get("answer").str()
	p.give(Question{
		Entry: faq.Entry{
			Class: faq.ClassFAQ, Question: text, Category: category,
			Line: line, Anchor: learnAnchor(text),
		},
		Body: faq.Body{Answer: answer},
	})
}

// plainText gives the words of a short piece of Markdown on one line.
func plainText(piece string) string {
	src := []byte(strings.TrimSpace(piece))
	src = src[:min(len(src), 4*maxTitleBytes)]
	if tooDeep(src) {
		return oneLine(string(src))
	}
	root := markdown.Parse(text.NewReader(src))
	var parts []string
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if words := plainInline(n, src); words != "" {
			parts = append(parts, words)
		}
	}
	if len(parts) == 0 { // such as "1." or "---": no words for Markdown
		return oneLine(strings.ToValidUTF8(string(src), ""))
	}
	return oneLine(strings.ToValidUTF8(strings.Join(parts, " "), ""))
}

// learnAnchor gives the fragment that Learn makes of a question: "What is it
// (WSL)?" has "what-is-it--wsl--".
func learnAnchor(question string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return unicode.ToLower(r)
		}
		return '-'
	}, question)
}
