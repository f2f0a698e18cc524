package importer

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kotae/backend/faq"
)

// maxPages bounds the pages of one source: twice the largest library that the
// program is measured with, when each entry is a page of its own. It is for the
// user who drops a whole drive.
const maxPages = 200_000

// walk lists the pages of fsys below root in path order, and the content that it
// must leave out. What is no content — other types of file, folders of version
// control and packages — is passed over without a word.
func walk(ctx context.Context, fsys fs.FS, root string) (pages []string, skipped []faq.Problem, err error) {
	skip := func(name string, reason *faq.Error) {
		skipped = append(skipped, faq.Problem{Path: name, Err: reason})
	}
	err = fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if name == root {
				return err
			}
			skip(name, fileError(err, name))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		base := path.Base(name)
		switch {
		case name == root:
		case isHidden(base):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			if isMarkdown(base) || path.Ext(base) == "" { // a page, or perhaps a folder of them
				skip(name, faq.Errorf(faq.CodeSymlink))
			}
		case d.IsDir() || !isContent(base):
		case !d.Type().IsRegular():
			skip(name, faq.Errorf(faq.CodeUnreadable, d.Type().String()))
		case isDraftPath(name):
			if !formatOf(base).incidental {
				skip(name, faq.Errorf(faq.CodeDraft))
			}
		case len(pages) == maxPages:
			return faq.Errorf(faq.CodeTooLarge, len(pages)+1, maxPages)
		default:
			pages = append(pages, name)
		}
		return nil
	})
	slices.Sort(pages)
	pages = withoutCompanions(pages)
	return pages, skipped, err
}

// isHidden reports whether a file or folder, by its name, is no content: version
// control, packages, and what macOS adds to archives.
func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") || base == "node_modules" || base == "__MACOSX"
}

// isDraftPath reports whether the place of a page says that it is not
// published: Hexo's scaffolds, the drafts of Hexo and Jekyll, and files whose
// name starts with an underscore, which both leave out. To Hugo "_index.md" is the
// page of a folder.
func isDraftPath(name string) bool {
	parts := strings.Split(name, "/")
	last := len(parts) - 1
	return strings.HasPrefix(parts[last], "_") && !strings.HasPrefix(parts[last], "_index.") ||
		slices.Contains(parts[:last], "scaffolds") || slices.Contains(parts[:last], "_drafts")
}

// walkError turns what ended a walk into what the caller reports.
func walkError(err error, location string) error {
	if _, ok := errors.AsType[*faq.Error](err); ok {
		return err
	}
	return locationError(err, location)
}

// withoutCompanions leaves out what lies in the folder that a browser keeps the
// parts of a saved page in: "FAQ_files" beside "FAQ.html", "FAQ.files" of older
// ones. Its pages are frames and advertisements. Pages are in path order.
func withoutCompanions(pages []string) []string {
	companions := map[string]bool{}
	for _, name := range pages {
		if namesHTML(name) {
			stem := strings.TrimSuffix(name, path.Ext(name))
			companions[stem+"_files"], companions[stem+".files"] = true, true
		}
	}
	if len(companions) == 0 {
		return pages
	}
	return slices.DeleteFunc(pages, func(name string) bool {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if companions[dir] {
				return true
			}
		}
		return false
	})
}
