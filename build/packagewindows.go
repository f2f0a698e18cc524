package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"kotae/build/process"
)

// packageWindows makes the program and its setup. Neither needs Windows.
func packageWindows(ctx context.Context, p project, out io.Writer) ([]string, error) {
	if err := install(ctx, out, toInstall); err != nil {
		return nil, err
	}
	makensis, err := findMakensis()
	if err != nil {
		return nil, err
	}
	// WebView2: "error" tells the user what to do where it is missing. The
	// other choices all need the internet.
	binary, err := wailsBuild(ctx, p, "windows/amd64", "kotae.exe", nil, "-webview2", "error")
	if err != nil {
		return nil, err
	}
	program, setup := p.artefact("windows-amd64.exe"), p.artefact("windows-amd64-setup.exe")
	if err := copyProgram(binary, program); err != nil {
		return nil, err
	}
	_, err = process.New(makensis, makensisArguments(p, binary, setup)...).Output(ctx)
	return []string{program, setup}, err
}

// makensisArguments hand the script what differs from build to build. -WX: a
// warning, such as a text that a language lacks, is an error.
func makensisArguments(p project, binary, setup string) []string {
	return []string{"-V2", "-WX", "-INPUTCHARSET", "UTF8",
		"-DVERSION=" + p.version,
		"-DPROGRAM=" + binary,
		"-DLICENSE=" + p.path("LICENSE"),
		"-DICON=" + p.path("build/windows/icon.ico"),
		"-DSETUP=" + setup,
		p.path("build/windows/installer/project.nsi")}
}

// findMakensis looks also where NSIS installs itself on Windows, which is not
// in the PATH.
func findMakensis() (string, error) {
	names := []string{"makensis"}
	if runtime.GOOS == "windows" {
		names = append(names, filepath.Join(os.Getenv("ProgramFiles(x86)"), "NSIS", "makensis.exe"))
	}
	makensis, err := findProgram(names...)
	if err != nil {
		return "", errors.New("the setup is made by NSIS 3, which was not found: install it from nsis.sourceforge.io, or with your package manager")
	}
	return makensis, nil
}

// copyProgram copies a file that can be run.
func copyProgram(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o755)
}
