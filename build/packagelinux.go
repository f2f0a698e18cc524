package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"runtime"
)

// packageLinux makes an archive with the program, its icon and the file by
// which desktops list it. It is built here, against this machine's WebKitGTK.
func packageLinux(ctx context.Context, p project, out io.Writer) ([]string, error) {
	if runtime.GOOS != "linux" {
		return nil, errors.New("the package for Linux can only be made on Linux: its window needs the libraries of GTK and WebKitGTK")
	}
	if err := install(ctx, out, toBuild); err != nil {
		return nil, err
	}
	binary, err := buildRelease(ctx, p)
	if err != nil {
		return nil, err
	}
	name := "kotae-" + p.version + "-linux-" + runtime.GOARCH
	archive := p.path("dist/" + name + ".tar.gz")
	return []string{archive}, writeArchive(archive, name, []archived{
		{"kotae", binary, 0o755},
		{"app.kotae.desktop", p.path("build/linux/app.kotae.desktop"), 0o644},
		{"app.kotae.png", p.path("build/appicon.png"), 0o644},
		{"app.kotae.svg", p.path("build/icon/kotae.svg"), 0o644},
		{"LICENSE", p.path("LICENSE"), 0o644},
	})
}

// archived is one file of an archive.
type archived struct {
	name, from string
	mode       int64
}

// writeArchive writes the files into a .tar.gz, all in one folder.
func writeArchive(file, folder string, files []archived) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	compressed := gzip.NewWriter(f)
	archive := tar.NewWriter(compressed)
	defer func() {
		err = errors.Join(err, archive.Close(), compressed.Close(), f.Close())
	}()
	for _, entry := range files {
		if err := addToArchive(archive, folder, entry); err != nil {
			return err
		}
	}
	return nil
}

func addToArchive(archive *tar.Writer, folder string, entry archived) error {
	data, err := os.ReadFile(entry.from)
	if err != nil {
		return err
	}
	info, err := os.Stat(entry.from)
	if err != nil {
		return err
	}
	if err := archive.WriteHeader(&tar.Header{
		Name: path.Join(folder, entry.name), Mode: entry.mode,
		Size: int64(len(data)), ModTime: info.ModTime(),
	}); err != nil {
		return err
	}
	_, err = archive.Write(data)
	return err
}
