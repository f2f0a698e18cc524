package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"kotae/build/process"
)

// A project is the checkout that the commands work on.
type project struct {
	root    string // absolute
	version string // of the product, three numbers: "0.1.0"
}

// threeNumbers is what Windows and macOS take as a version.
var threeNumbers = regexp.MustCompile(`^\d+\.\d+\.\d+$`)

// findProject finds the checkout that the folder lies in, by its wails.json.
func findProject(dir string) (project, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return project{}, err
	}
	for root := dir; ; root = filepath.Dir(root) {
		data, err := os.ReadFile(filepath.Join(root, "wails.json"))
		switch {
		case err == nil:
			version, err := productVersion(data)
			return project{root: root, version: version}, err
		case !errors.Is(err, os.ErrNotExist):
			return project{}, err
		case root == filepath.Dir(root):
			return project{}, fmt.Errorf("no wails.json in %s or above it: run this inside Kotae's folder", dir)
		}
	}
}

// productVersion reads the version out of a wails.json, which is the only
// place that states it.
func productVersion(wailsJSON []byte) (string, error) {
	var config struct {
		Info struct {
			ProductVersion string `json:"productVersion"`
		} `json:"info"`
	}
	if err := json.Unmarshal(wailsJSON, &config); err != nil {
		return "", fmt.Errorf("wails.json: %w", err)
	}
	version := config.Info.ProductVersion
	if !threeNumbers.MatchString(version) {
		return "", fmt.Errorf("wails.json: info.productVersion is %q; Windows and macOS take three numbers, as 1.2.3", version)
	}
	return version, nil
}

// path gives the absolute path of something in the checkout, named with
// forward slashes.
func (p project) path(name string) string {
	return filepath.Join(p.root, filepath.FromSlash(name))
}

// commit names the commit that is checked out, with "-dirty" when files differ
// from it; "" when this is no Git checkout (a source archive) or has no commit.
func (p project) commit(ctx context.Context) string {
	head, err := process.New("git", "rev-parse", "--short=12", "HEAD").In(p.root).Output(ctx)
	if err != nil {
		return ""
	}
	changed, err := process.New("git", "status", "--porcelain").In(p.root).Output(ctx)
	if err != nil {
		return ""
	}
	if strings.TrimSpace(changed) != "" {
		return strings.TrimSpace(head) + "-dirty"
	}
	return strings.TrimSpace(head)
}
