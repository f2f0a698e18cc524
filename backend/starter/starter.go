// Package starter holds the FAQs that Kotae brings along: a guide to the program
// and an Azure Machine Learning FAQ, each in Japanese and in English. They are
// Markdown pages like those of any user and go through the importer as theirs do.
package starter

import (
	"embed"
	"io/fs"
)

//go:embed *.md
var pages embed.FS

// FS gives the pages, all in its root, NAME.md in Japanese and NAME_en.md in
// English: in the order of their names the Japanese page comes first. It is read-only and safe for concurrent use.
func FS() fs.FS { return pages }
