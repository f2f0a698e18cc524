package main

import (
	"os"
	"regexp"
	"testing"
)

func TestProductVersion(t *testing.T) {
	for name, c := range map[string]struct {
		json, want string
	}{
		"three numbers":       {`{"info":{"productVersion":"1.20.3"}}`, "1.20.3"},
		"two are too few":     {`{"info":{"productVersion":"1.2"}}`, ""},
		"a suffix is refused": {`{"info":{"productVersion":"1.2.3-beta"}}`, ""},
		"none":                {`{"info":{}}`, ""},
		"no JSON":             {`productVersion: 1.2.3`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := productVersion([]byte(c.json))
			if got != c.want || (err != nil) != (c.want == "") {
				t.Errorf("productVersion(%s): got %q, %v; want %q", c.json, got, err, c.want)
			}
		})
	}
}

func TestFindProjectFromBelow(t *testing.T) {
	p, err := findProject("windows/installer")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p.path("build/main.go")); err != nil {
		t.Errorf("project found at %s: %v", p.root, err)
	}
}

// The tools build and run the program, so both must be of one Wails.
func TestToolsAndProgramUseTheSameWails(t *testing.T) {
	wails := regexp.MustCompile(`github\.com/wailsapp/wails/v2 (v\S+)`)
	var versions []string
	for _, file := range []string{"../go.mod", "tools/go.mod"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m := wails.FindSubmatch(data)
		if m == nil {
			t.Fatalf("%s requires no Wails", file)
		}
		versions = append(versions, string(m[1]))
	}
	if versions[0] != versions[1] {
		t.Errorf("Wails in go.mod is %s, in build/tools/go.mod %s; want the same", versions[0], versions[1])
	}
}
