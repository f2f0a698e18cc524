package importer

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// A fileFormat reads one type of file.
type fileFormat struct {
	extensions []string // lower case
	// read makes a page of the text of a file. CodeNoQuestions says that the
	// file is of another use.
	read func(name string, text []byte) (*page, error)
	// incidental says that most files of the type are something else: settings,
	// data, the pages of programs. In a folder those are passed over in silence;
	// given as a source themselves they are reported.
	incidental bool
}

// formats are the types of file that Kotae reads.
//
//	.md .markdown .mdx   Markdown                       newPage
//	.csv .tsv            a table, one record a question  readTable
//	.yml .yaml           Learn FAQs, questions as maps  readYAML
//	.json                questions as maps              readJSON
//	.html .htm           pages saved from a browser     readHTML
//	.txt                 plain text                     readPlainText
var formats = []fileFormat{
	{[]string{".md", ".markdown", ".mdx"}, newPage, false},
	{[]string{".csv", ".tsv"}, readTable, false},
	{[]string{".yml", ".yaml"}, readYAML, true},
	{[]string{".json"}, readJSON, true},
	{[]string{".html", ".htm"}, readHTML, true},
	{[]string{".txt"}, readPlainText, true},
}

// formatOf gives the format of a file by its name, or nil.
func formatOf(name string) *fileFormat {
	ext := strings.ToLower(path.Ext(name))
	for i := range formats {
		if slices.Contains(formats[i].extensions, ext) {
			return &formats[i]
		}
	}
	return nil
}

// isContent reports whether a file of this name may hold questions. Names are
// those of the source or of the operating system.
func isContent(name string) bool { return formatOf(name) != nil }

func isMarkdown(name string) bool { return formatOf(name) == &formats[0] }

func namesHTML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}

// readPage reads a file as a page. The error is a *faq.Error or the file
// system's.
func readPage(fsys fs.FS, name string) (*page, error) {
	data, err := readFile(fsys, name, maxPageBytes)
	if err != nil {
		return nil, err
	}
	hint := ""
	if namesHTML(name) {
		hint = namedEncoding(data)
	}
	text, err := decode(data, hint)
	if err != nil {
		return nil, err
	}
	return formatOf(name).read(name, text)
}

// give adds a question of a format that names them, without the marks that make
// it one once more, or a warning about what it lacks.
func (p *page) give(q Question) {
	q.Question, q.Answer = cutMarks(q.Question, q.Answer)
	q.Answer = strings.Trim(q.Answer, "\n")
	q.Detail = strings.Trim(q.Detail, "\n")
	switch {
	case q.Question == "" && strings.TrimSpace(q.Answer) == "":
	case q.Question == "":
		p.warn(q.Line, faq.Errorf(faq.CodeNoTitle))
	case isEmptyAnswer(q.Answer):
		p.warn(q.Line, faq.Errorf(faq.CodeNoAnswer))
	default:
		p.given.questions = append(p.given.questions, q)
	}
}

// passesOver reports whether a file of a folder that gave nothing is left
// unmentioned: it was never meant as content.
func passesOver(name string, reason *faq.Error) bool {
	switch reason.Code {
	case faq.CodeNoQuestions, faq.CodeBinary:
		return formatOf(name).incidental
	}
	return false
}
