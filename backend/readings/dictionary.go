package readings

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	_ "unsafe" // for linkname

	"github.com/ikawaha/kagome-dict/dict"
	_ "github.com/ikawaha/kagome-dict/ipa"
)

// packed is the file system in which the ipa package carries its dictionary, a
// zip file of 11.7 MB. The package itself unpacks it once and never lets go of
// the 130 MB that it makes of it; a copy of our own goes when the work is done.
//
//go:linkname packed github.com/ikawaha/kagome-dict/ipa.dictsrc
var packed embed.FS

// unpack reads the dictionary, which takes half a second.
func unpack() (*dict.Dict, error) {
	data, err := packed.ReadFile("ipa.dict")
	if err != nil {
		return nil, fmt.Errorf("the dictionary of readings: %w", err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the dictionary of readings: %w", err)
	}
	d, err := dict.Load(r, true)
	if err != nil {
		return nil, fmt.Errorf("the dictionary of readings: %w", err)
	}
	return d, nil
}
