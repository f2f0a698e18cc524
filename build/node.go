package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"kotae/build/process"
)

// oldestNode is the first release whose test runner takes all that we ask of
// it (--test-concurrency, --test-timeout). Debian 12 has 18.
const oldestNode = 20

// node is the Node.js that the frontend's tools run with.
type node struct {
	bin string // the folder of the program; "" where it is in PATH already
}

// env puts this Node first in the PATH.
func (n node) env() []string {
	if n.bin == "" {
		return nil
	}
	return []string{"PATH=" + n.bin + string(os.PathListSeparator) + os.Getenv("PATH")}
}

// program is the program itself.
func (n node) program() string { return filepath.Join(n.bin, "node") }

// findNode finds Node, or brings it: from Debian, and where Debian's is too
// old from the npm registry, as build/tools/node/package-lock.json pins it.
func findNode(ctx context.Context, p project, out io.Writer) (node, error) {
	if err := install(ctx, out, []need{
		{debian: "nodejs", programs: []string{"node"}},
		{debian: "npm", programs: []string{"npm"}},
	}); err != nil {
		return node{}, err
	}
	version, err := process.New("node", "--version").Output(ctx)
	if err != nil {
		return node{}, fmt.Errorf("cannot use Node.js, of which %d or later is needed: %w", oldestNode, err)
	}
	if major, err := majorVersion(version); err != nil || major >= oldestNode {
		return node{}, err
	}
	home := p.path("build/.cache/node")
	if err := copyFiles(p.path("build/tools/node"), home, "package.json", "package-lock.json"); err != nil {
		return node{}, err
	}
	if err := installModules(ctx, node{}, home); err != nil {
		return node{}, err
	}
	bins, err := filepath.Glob(filepath.Join(home, "node_modules", "node-linux-*", "bin"))
	if err != nil || len(bins) != 1 {
		return node{}, fmt.Errorf("found Node.js %s, but %d or later is needed, and the npm registry has none for this machine",
			strings.TrimSpace(version), oldestNode)
	}
	return node{bin: bins[0]}, nil
}

// majorVersion reads "v20.20.2" as 20.
func majorVersion(version string) (int, error) {
	major, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(version), "v"), ".")
	n, err := strconv.Atoi(major)
	if err != nil {
		return 0, fmt.Errorf("node --version says %q, which is no version", version)
	}
	return n, nil
}

// installModules installs what the folder's package-lock.json names, unless
// that very file was installed before.
func installModules(ctx context.Context, n node, dir string) error {
	lock, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(lock)
	want := hex.EncodeToString(sum[:])
	stamp := filepath.Join(dir, "node_modules", ".kotae-lock")
	if got, err := os.ReadFile(stamp); err == nil && string(got) == want {
		return nil
	}
	if _, err := process.New("npm", "ci", "--no-audit", "--no-fund").In(dir).With(n.env()...).Output(ctx); err != nil {
		return err
	}
	return os.WriteFile(stamp, []byte(want), 0o644)
}

// copyFiles copies the named files from one folder into another, making it.
func copyFiles(from, to string, names ...string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
