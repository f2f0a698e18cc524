package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"

	"kotae/build/process"
)

// packageDarwin makes Kotae.app for both kinds of Mac, in a zip file.
func packageDarwin(ctx context.Context, p project, _ io.Writer) ([]string, error) {
	if runtime.GOOS != "darwin" {
		return nil, errors.New("the package for macOS can only be made on a Mac: its window needs Apple's compiler and frameworks")
	}
	app, err := wailsBuild(ctx, p, "darwin/universal", "Kotae.app", cgo("darwin"))
	if err != nil {
		return nil, err
	}
	// Without a certificate, but whole: macOS calls a bundle whose resources
	// are not sealed damaged, once it came out of a downloaded zip file.
	if _, err := process.New("codesign", "--force", "--deep", "--sign", "-", app).Output(ctx); err != nil {
		return nil, err
	}
	zip := p.artefact("macos-universal.zip")
	if err := os.RemoveAll(zip); err != nil {
		return nil, err
	}
	// ditto keeps what Finder needs; Go's archive/zip would not.
	_, err = process.New("ditto", "-c", "-k", "--keepParent", app, zip).Output(ctx)
	return []string{zip}, err
}
