package importer

import (
	"archive/tar"
	"io/fs"
	"strings"
	"testing"
)

// fuzzLimits let a few kilobytes reach every bound.
var fuzzLimits = limits{entries: 100, directory: 1 << 16, total: 1 << 20, ratio: 20, free: 1 << 14}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, packed{name: "a.md", content: "# Q\nA"}, packed{name: "b/c.png", content: "x"}))
	f.Add(zipOf(f, packed{name: "top/../../a.md", content: "x"}, packed{name: "top/A.md"}, packed{name: "top/a.md/b.md"}))
	f.Add(zipOf(f, packed{name: "a.md", content: strings.Repeat("a", 1<<17)}))
	f.Add(zipOf(f, packed{name: "link.md", content: "/", kind: tar.TypeSymlink}, packed{name: "\x83\x52:.md"}))
	f.Fuzz(checkUnpacked)
}

func FuzzTar(f *testing.F) {
	files := []packed{{name: "a.md", content: "# Q\nA"}, {name: "./b//c.png", content: "x"},
		{name: "link.md", content: "/", kind: tar.TypeSymlink}, {name: strings.Repeat("long/", 60) + "a.md", content: "x"}}
	f.Add(tarOf(f, files...))
	f.Add(gz(f, tarOf(f, files...)))
	f.Add(gz(f, tarOf(f, packed{name: "a.md", content: strings.Repeat("a", 1<<17)})))
	f.Fuzz(checkUnpacked)
}

// checkUnpacked holds what is true of every archive that opens.
func checkUnpacked(t *testing.T, data []byte) {
	m, err := unpackBytes(t, data, fuzzLimits)
	if err != nil {
		return
	}
	sum, folded := int64(0), map[string]bool{}
	err = fs.WalkDir(m, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		clean, reason := entryName(name)
		if reason != nil || clean != name || !isUsable(name) || folded[foldName(name)] {
			t.Errorf("kept %q", name)
		}
		folded[foldName(name)] = true
		content, err := readFile(m, name, maxBytes(name))
		sum += int64(len(content))
		return err
	})
	if err != nil {
		t.Errorf("what was kept cannot be read: %v", err)
	}
	if limit := fuzzLimits.budget(int64(len(data))); sum > limit {
		t.Errorf("%d bytes out of %d, the limit is %d", sum, len(data), limit)
	}
	for _, s := range m.skipped {
		if s.Path == "" || s.Path != printable(s.Path) || s.Err == nil {
			t.Errorf("skipped %q: %v", s.Path, s.Err)
		}
	}
}
