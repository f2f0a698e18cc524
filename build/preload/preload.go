// Package preload compiles a small C library against WebKitGTK that is loaded
// into a finished program (LD_PRELOAD). So tests and benchmarks reach the view
// of the very program that users get, which holds nothing for them.
package preload

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"kotae/build/process"
)

// Compile compiles the source into a library in the folder and gives its path.
// It needs a C compiler and the development files of WebKitGTK.
func Compile(ctx context.Context, dir, name string, source []byte) (library string, err error) {
	file := filepath.Join(dir, name+".c")
	library = filepath.Join(dir, name+".so")
	if err := os.WriteFile(file, source, 0o600); err != nil {
		return "", err
	}
	flags, err := process.New("pkg-config", "--cflags", "--libs", "webkit2gtk-4.1").Output(ctx)
	if err != nil {
		return "", err
	}
	args := append([]string{"-shared", "-fPIC", "-Wall", "-Werror", "-o", library, file}, strings.Fields(flags)...)
	_, err = process.New("cc", args...).Output(ctx)
	return library, err
}
