package backend_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which packages of Kotae each package may import, besides those
// of others. Imports point one way, from the window and the command line down
// to the domain; packages that stand beside each other do not know each other.
var allowed = map[string][]string{
	"kotae":                  {"kotae/backend/assets", "kotae/backend/cli", "kotae/backend/faq", "kotae/backend/library", "kotae/backend/starter", "kotae/backend/watch"},
	"kotae/backend/cli":      {"kotae/backend/faq", "kotae/backend/library", "kotae/backend/starter"},
	"kotae/backend/library":  {"kotae/backend/faq", "kotae/backend/fetch", "kotae/backend/importer", "kotae/backend/readings", "kotae/backend/render", "kotae/backend/search", "kotae/backend/store"},
	"kotae/backend/importer": {"kotae/backend/faq", "kotae/backend/spans"},
	"kotae/backend/fetch":    {"kotae/backend/faq"},
	"kotae/backend/render":   {"kotae/backend/faq", "kotae/backend/spans"},
	"kotae/backend/search":   {"kotae/backend/faq"},
	"kotae/backend/readings": {"kotae/backend/faq"},
	"kotae/backend/store":    {"kotae/backend/faq"},
	"kotae/backend/assets":   {"kotae/backend/faq"},
	"kotae/backend/starter":  {},
	"kotae/backend/spans":    {},
	"kotae/backend/watch":    {},
	"kotae/backend/faq":      {},
}

// mayKnowWails is the package of app.go: everything below works without a
// window.
const mayKnowWails = "kotae"

// violations compares what a package imports with what it may.
func violations(pkg string, imports []string) []string {
	var found []string
	permitted, known := allowed[pkg]
	if !known {
		found = append(found, pkg+" is not in this test's table: say there what it may import")
	}
	for _, path := range imports {
		if strings.HasPrefix(path, "github.com/wailsapp/") && pkg != mayKnowWails {
			found = append(found, pkg+" imports Wails ("+path+")")
		}
		if (path == "kotae" || strings.HasPrefix(path, "kotae/")) && path != pkg && !slices.Contains(permitted, path) {
			found = append(found, pkg+" imports "+path)
		}
	}
	return found
}

func TestImportsPointOneWay(t *testing.T) {
	for pkg, imports := range importsOf(t, "..") {
		for _, violation := range violations(pkg, imports) {
			t.Error(violation)
		}
	}
}

func TestViolations(t *testing.T) {
	for name, c := range map[string]struct {
		pkg     string
		imports []string
		want    int
	}{
		"the domain below its users":        {"kotae/backend/search", []string{"strings", "kotae/backend/faq"}, 0},
		"a package that stands beside":      {"kotae/backend/search", []string{"kotae/backend/store"}, 1},
		"a package above":                   {"kotae/backend/faq", []string{"kotae/backend/library"}, 1},
		"Wails in the window":               {"kotae", []string{"github.com/wailsapp/wails/v2"}, 0},
		"Wails below the window":            {"kotae/backend/cli", []string{"github.com/wailsapp/wails/v2/pkg/runtime"}, 1},
		"the library past the command line": {"kotae/backend/library", []string{"kotae/backend/cli"}, 1},
		"an unknown package":                {"kotae/backend/new", nil, 1},
		"a developer command":               {"kotae/backend/store", []string{"kotae/build/process"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := violations(c.pkg, c.imports); len(got) != c.want {
				t.Errorf("violations(%s importing %q): got %q, want %d of them", c.pkg, c.imports, got, c.want)
			}
		})
	}
}

// importsOf reads what the packages of the program import, for every system
// and build tag, without their tests: those may use what stands beside.
func importsOf(t *testing.T, root string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			// The program is the root and backend/. Beside them lie the page,
			// the developer commands and what was built.
			if inside != "." && inside != "backend" && !strings.HasPrefix(inside, "backend"+string(filepath.Separator)) {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := "kotae"
		if dir := filepath.ToSlash(filepath.Dir(inside)); dir != "." {
			pkg += "/" + dir
		}
		all := imports[pkg]
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all = append(all, imported)
		}
		imports[pkg] = all
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) < len(allowed) {
		t.Errorf("found %d packages below %s, want at least the %d of the table", len(imports), root, len(allowed))
	}
	return imports
}
