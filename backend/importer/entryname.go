package importer

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"kotae/backend/faq"
)

const (
	maxNameParts = 32   // folders in each other; real repositories have a dozen
	maxNameBytes = 1024 // a path; four times what Windows takes by default
	maxPartUnits = 255  // UTF-16 code units of one part; NTFS and APFS take no more
)

// entryName gives the path that a name in an archive means: slashes, no "." or
// ".." and no slash at either end; "." is the archive itself. Otherwise the
// reason is CodeBadName or CodeTooDeep, and the name can be shown.
//
//	docs\faq.md        docs/faq.md     backslashes, from Windows
//	./docs//faq.md     docs/faq.md
//	\x8e\xbf\x96\xe2   質問            CP932, from Explorer in Japanese
//	../faq.md          no: leads out, as do /faq.md and C:\faq.md
//	NUL.md, faq.md:x   no: a device and a stream of Windows
//	faq.md., "faq.md " no: Windows drops the end
//
// Programs that do not write UTF-8 are nearly all Explorer's zip folders of older
// times, so that CP932 is taken for granted.
//
// Names that only Windows gives a meaning of its own are refused everywhere, so
// that an archive is the same library on all systems.
func entryName(raw string) (name string, reason *faq.Error) {
	bad := func(name string) (string, *faq.Error) {
		return printable(name), faq.Errorf(faq.CodeBadName)
	}
	if len(raw) > 4*maxNameBytes {
		return bad(raw[:maxNameBytes])
	}
	if !utf8.ValidString(raw) {
		decoded, err := japanese.ShiftJIS.NewDecoder().String(raw)
		if err != nil || strings.ContainsRune(decoded, utf8.RuneError) {
			return bad(raw)
		}
		raw = decoded
	}
	raw = strings.ReplaceAll(raw, `\`, "/")
	if raw == "" || raw[0] == '/' || slices.Contains(strings.Split(raw, "/"), "..") {
		return bad(raw)
	}
	name = path.Clean(raw)
	if len(name) > maxNameBytes {
		return bad(name[:maxNameBytes])
	}
	if name == "." {
		return name, nil
	}
	parts := strings.Split(name, "/")
	if slices.ContainsFunc(parts, isBadPart) {
		return bad(name)
	}
	if len(parts) > maxNameParts {
		return name, faq.Errorf(faq.CodeTooDeep)
	}
	return name, nil
}

// devices are the names that Windows keeps, with any extension and in any case
// (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
var devices = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "CONIN$": true, "CONOUT$": true}

func init() {
	for _, port := range []string{"COM", "LPT"} {
		for _, digit := range "0123456789¹²³" {
			devices[port+string(digit)] = true
		}
	}
}

func isBadPart(part string) bool {
	stem, _, _ := strings.Cut(part, ".")
	last := part[len(part)-1]
	return last == '.' || last == ' ' ||
		strings.ContainsFunc(part, func(r rune) bool { return r == ':' || unicode.IsControl(r) }) ||
		len(utf16.Encode([]rune(part))) > maxPartUnits ||
		devices[strings.ToUpper(strings.TrimRight(stem, " "))]
}

// printable makes a refused name fit to be shown.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
}
