package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// identifier is what Kotae is called where systems want one name in the world.
const identifier = "app.kotae"

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// code gives the lines of an NSIS script without its comments.
func code(script string) []string {
	var lines []string
	for _, line := range strings.Split(script, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, ";") {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestSetupQuotesCommandsThatWindowsRuns(t *testing.T) {
	for _, line := range code(read(t, "windows/installer/project.nsi")) {
		runs := strings.HasPrefix(line, "Exec") || strings.Contains(line, `UninstallString"`)
		// A path with a space must stay one word: '"$INSTDIR\x.exe" /S'.
		if runs && !regexp.MustCompile(`'"\$(INSTDIR|EXEDIR)\\[^"]+"[^']*'`).MatchString(line) {
			t.Errorf("%s\nruns a path that is not in quotes", line)
		}
	}
}

func TestSetupRemovesOnlyWhatItInstalled(t *testing.T) {
	var installed, removed []string
	name := regexp.MustCompile(`"(?:/oname=|\$INSTDIR\\|\$SMPROGRAMS\\)([^"\\]+)"`)
	for _, line := range code(read(t, "windows/installer/project.nsi")) {
		word, _, _ := strings.Cut(line, " ")
		switch word {
		case "File", "WriteUninstaller", "CreateShortcut":
			installed = append(installed, name.FindStringSubmatch(line)[1])
		case "Delete":
			if strings.ContainsAny(line, "*?") {
				t.Errorf("%s\nremoves files that are not named", line)
			}
			removed = append(removed, name.FindStringSubmatch(line)[1])
		case "RMDir":
			if line != `RMDir "$INSTDIR"` {
				t.Errorf("%s\nremoves more than the empty folder", line)
			}
		}
	}
	slices.Sort(installed)
	slices.Sort(removed)
	if len(installed) == 0 || !slices.Equal(installed, removed) {
		t.Errorf("installed %q, removed %q; want the same files", installed, removed)
	}
}

func TestSetupNeedsNeitherInternetNorAdministrator(t *testing.T) {
	script := read(t, "windows/installer/project.nsi")
	for _, want := range []string{
		"RequestExecutionLevel user",
		`InstallDir "$LOCALAPPDATA\Programs\Kotae"`,
		`SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients`,
		"MicrosoftEdgeWebView2RuntimeInstallerX64.exe",
	} {
		if !strings.Contains(script, want) {
			t.Errorf("the setup lacks %q", want)
		}
	}
	for _, unwanted := range []string{"NSISdl", "inetc", "http://", "https://", "MicrosoftEdgeWebview2Setup", "HKLM \"Software", "SetShellVarContext all"} {
		if strings.Contains(script, unwanted) {
			t.Errorf("the setup has %q, which needs the internet or an administrator", unwanted)
		}
	}
}

func TestSetupSaysEverythingInBothLanguages(t *testing.T) {
	languages := map[string][]string{}
	for _, m := range regexp.MustCompile(`(?m)^LangString (\w+) \$\{LANG_(\w+)\}`).FindAllStringSubmatch(read(t, "windows/installer/project.nsi"), -1) {
		languages[m[1]] = append(languages[m[1]], m[2])
	}
	if len(languages) == 0 {
		t.Fatal("no LangString found")
	}
	for text, in := range languages {
		slices.Sort(in)
		if !slices.Equal(in, []string{"ENGLISH", "JAPANESE"}) {
			t.Errorf("%s is said in %q, want ENGLISH and JAPANESE", text, in)
		}
	}
}

func TestInfoPlist(t *testing.T) {
	values := plist(t, read(t, "darwin/Info.plist"))
	for key, want := range map[string]string{
		"CFBundleIdentifier":     identifier,
		"LSMinimumSystemVersion": "12.0", // of Go 1.26
		"CFBundleIconFile":       "iconfile",
		"CFBundleVersion":        "{{.Info.ProductVersion}}",
	} {
		if values[key] != want {
			t.Errorf("%s: got %q, want %q", key, values[key], want)
		}
	}
}

// plist reads the texts of a property list by their keys.
func plist(t *testing.T, text string) map[string]string {
	t.Helper()
	values, key := map[string]string{}, ""
	var open string
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = token.Name.Local
		case xml.EndElement:
			open = ""
		case xml.CharData:
			switch open {
			case "key":
				key = string(token)
			case "string":
				values[key] = string(token)
			}
		}
	}
}

// Wails puts these values into JSON and XML files as they are.
func TestProductInfoNeedsNoEscaping(t *testing.T) {
	var config struct {
		Info map[string]string `json:"info"`
	}
	if err := json.Unmarshal([]byte(read(t, "../wails.json")), &config); err != nil {
		t.Fatal(err)
	}
	for key, value := range config.Info {
		if strings.ContainsAny(value, "\"\\<>&\n") {
			t.Errorf("info.%s of wails.json: %q would break a file that it is put into", key, value)
		}
	}
}

func TestWindowsFilesAreWellFormed(t *testing.T) {
	if info := read(t, "windows/info.json"); !json.Valid([]byte(info)) {
		t.Errorf("windows/info.json is no JSON:\n%s", info)
	}
	var manifest struct {
		Identity struct {
			Name string `xml:"name,attr"`
		} `xml:"assemblyIdentity"`
	}
	if err := xml.Unmarshal([]byte(read(t, "windows/wails.exe.manifest")), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Identity.Name != identifier {
		t.Errorf("identity in the manifest: got %q, want %q", manifest.Identity.Name, identifier)
	}
}

func TestReportFailsForWhatWasNotMade(t *testing.T) {
	p := project{root: t.TempDir()}
	var out strings.Builder
	if err := report(p, &out, []string{p.path("dist/nothing.exe")}); err == nil {
		t.Errorf("report of a file that is not there: got no error and %q, want an error", out.String())
	}
}

func TestPackageOfAnotherSystemSaysWhatItNeeds(t *testing.T) {
	for system, make := range map[string]func(context.Context, project, io.Writer) ([]string, error){
		"darwin": packageDarwin, "linux": packageLinux,
	} {
		if system == runtime.GOOS {
			continue
		}
		if files, err := make(t.Context(), project{}, io.Discard); err == nil {
			t.Errorf("package %s on %s: got %q, want an error", system, runtime.GOOS, files)
		}
	}
}

func TestWriteArchive(t *testing.T) {
	dir := t.TempDir()
	source, file := filepath.Join(dir, "program"), filepath.Join(dir, "a.tar.gz")
	if err := os.WriteFile(source, []byte("content"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeArchive(file, "kotae-1.2.3", []archived{{"kotae", source, 0o755}}); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewReader(unzipped)
	header, err := archive.Next()
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(archive)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s %o %s", header.Name, header.Mode, content)
	if want := "kotae-1.2.3/kotae 755 content"; got != want {
		t.Errorf("first of the archive: got %q, want %q", got, want)
	}
}
