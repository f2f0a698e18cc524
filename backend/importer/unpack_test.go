package importer

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestEntriesAreChecked(t *testing.T) {
	long := strings.Repeat("x", maxPartUnits-len(".md"))
	files := []packed{
		{name: "ok.md", content: "ok"},
		{name: "./dot//twice.md", content: "ok"},
		{name: `win\dows.md`, content: "ok"},
		{name: "\x83\x52\x83\x58\x83\x67.md", content: "ok"}, // コスト in CP932
		{name: long + ".md", content: "ok"},
		{name: "con/faq.pdf", content: "no content, no word"},
		{name: ".git/hidden.md"}, {name: "node_modules/a/README.md"}, {name: "program.exe"}, {name: "inner.zip"},
		{name: "OK.md"}, {name: "ok.md/below.md"}, {name: "DOT"}, {name: "Dot.md"}, {name: "dot.md/x.md"}, {name: "dot"},
		{name: "../up.md"}, {name: "a/../../up.md"}, {name: "/root.md"}, {name: `C:\drive.md`}, {name: "c:drive.md"},
		{name: `\\server\share\unc.md`}, {name: `..\up.md`},
		{name: "NUL.md"}, {name: "con/page.md"}, {name: "Com1.faq.md"}, {name: "lpt² .md"}, {name: "page.md:stream"},
		{name: "dotted.md."}, {name: "blank.md "}, {name: "blank /page.md"}, {name: "bell\a.md"}, {name: "line\n.md"},
		{name: "x" + long + ".md"}, {name: strings.Repeat("long/", 300) + "page.md"},
		{name: strings.Repeat("d/", maxNameParts) + "deep.md"}, {name: "\xff\xfe\xfd.md"},
	}
	bad := func(names ...string) (skipped []string) {
		for _, name := range names {
			skipped = append(skipped, name+" bad-name")
		}
		return skipped
	}
	want := append(bad("../up.md", "a/../../up.md", "/root.md", "C:/drive.md", "c:drive.md", "//server/share/unc.md",
		"../up.md", "NUL.md", "con/page.md", "Com1.faq.md", "lpt² .md", "page.md:stream", "dotted.md.", "blank.md ",
		"blank /page.md", "bell\ufffd.md", "line\ufffd.md", "\ufffd.md", "x"+long+".md"),
		"OK.md duplicate", "ok.md/below.md duplicate", "dot.md/x.md duplicate",
		strings.Repeat("d/", maxNameParts)+"deep.md too-deep")
	slices.Sort(want)
	for format, data := range map[string][]byte{"zip": zipOf(t, files...), "tar": tarOf(t, files...)} {
		t.Run(format, func(t *testing.T) {
			m, err := unpackBytes(t, data, archiveLimits)
			if err != nil {
				t.Fatal(err)
			}
			got, skipped := contents(t, m)
			skipped = slices.DeleteFunc(skipped, func(s string) bool { // too long to be compared
				return strings.HasPrefix(s, "long/") && strings.HasSuffix(s, " bad-name")
			})
			var names []string
			for name := range got {
				names = append(names, name)
			}
			slices.Sort(names)
			wantNames := []string{"Dot.md", "dot/twice.md", "ok.md", "win/dows.md", long + ".md", "コスト.md"}
			if !slices.Equal(names, wantNames) {
				t.Errorf("files\n%q, want\n%q", names, wantNames)
			}
			if got["ok.md"] != "ok" {
				t.Errorf("the first of two is %q", got["ok.md"])
			}
			if !slices.Equal(skipped, want) {
				t.Errorf("skipped\n%q, want\n%q", skipped, want)
			}
		})
	}
}

func TestOnlyFilesAreKept(t *testing.T) {
	files := []packed{
		{name: "folder", content: "/etc", kind: tar.TypeSymlink},
		{name: "folder/through.md", content: "# Q\nA"},
		{name: "link.md", content: "/etc/passwd", kind: tar.TypeSymlink},
		{name: "link.png", content: "x.png", kind: tar.TypeSymlink},
		{name: "link.exe", content: "x", kind: tar.TypeSymlink},
	}
	m, err := unpackBytes(t, zipOf(t, files...), archiveLimits)
	if err != nil {
		t.Fatal(err)
	}
	got, skipped := contents(t, m)
	if len(got) != 1 || got["folder/through.md"] == "" ||
		!slices.Equal(skipped, []string{"folder symlink", "link.md symlink", "link.png symlink"}) {
		t.Errorf("zip: files %q, skipped %q", got, skipped)
	}
	files = append(files,
		packed{name: "hard.md", content: "folder/through.md", kind: tar.TypeLink},
		packed{name: "pipe.md", kind: tar.TypeFifo}, packed{name: "disk.md", kind: tar.TypeBlock},
		packed{name: "tty.md", kind: tar.TypeChar}, packed{name: "odd.md", kind: tar.TypeCont})
	if m, err = unpackBytes(t, tarOf(t, files...), archiveLimits); err != nil {
		t.Fatal(err)
	}
	got, skipped = contents(t, m)
	want := []string{"disk.md unreadable", "folder symlink", "hard.md symlink", "link.md symlink", "link.png symlink",
		"odd.md unreadable", "pipe.md unreadable", "tty.md unreadable"}
	if len(got) != 1 || !slices.Equal(skipped, want) {
		t.Errorf("tar: files %q, skipped %q, want %q", got, skipped, want)
	}
}

func TestArchiveBounds(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	small := limits{entries: 5, directory: 16 << 10, total: 3 << 20, ratio: 100, free: 2 << 20}
	var many, bomb []packed
	for i := range 6 {
		many = append(many, packed{name: fmt.Sprintf("%d.exe", i)})
		if i < 4 {
			bomb = append(bomb, packed{name: fmt.Sprintf("%d.md", i), content: zeros})
		}
	}
	unused := []packed{{name: "0.exe", content: zeros}, {name: "1.exe", content: zeros}, {name: "2.exe", content: zeros + zeros}}
	for _, c := range []struct {
		name string
		data []byte
		want faq.Code
	}{
		{"a zip with too many entries", zipOf(t, many...), faq.CodeTooLarge},
		{"a tar with too many entries", tarOf(t, many...), faq.CodeTooLarge},
		{"a zip with a long directory", zipOf(t, packed{name: strings.Repeat("x", 16<<10)}), faq.CodeArchive},
		{"a zip that grows a thousandfold", zipOf(t, bomb...), faq.CodeInflated},
		{"a tar.gz that grows a thousandfold", gz(t, tarOf(t, bomb...)), faq.CodeInflated},
		{"a tar.gz that grows by what is not used", gz(t, tarOf(t, unused...)), faq.CodeInflated},
		{"a zip that grows by what is not used", zipOf(t, unused...), ""},
		{"a zip that grows a little", zipOf(t, bomb[:1]...), ""},
		{"a tar that does not grow", tarOf(t, bomb[:2]...), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := unpackBytes(t, c.data, small); faq.CodeOf(err) != c.want {
				t.Errorf("%d bytes: got %v, want %q", len(c.data), err, c.want)
			}
		})
	}
}

func TestLargeFilesAreSkipped(t *testing.T) {
	files := []packed{
		{name: "large.md", content: strings.Repeat("a", maxPageBytes+1)},
		{name: "large.png", content: strings.Repeat("a", maxImageBytes+1)},
		{name: "most.md", content: strings.Repeat("a", maxPageBytes)},
	}
	for format, data := range map[string][]byte{"zip": zipOf(t, files...), "tar": tarOf(t, files...)} {
		m, err := unpackBytes(t, data, archiveLimits)
		if err != nil {
			t.Fatal(err)
		}
		got, skipped := contents(t, m)
		if len(got) != 1 || len(got["most.md"]) != maxPageBytes ||
			!slices.Equal(skipped, []string{"large.md too-large", "large.png too-large"}) {
			t.Errorf("%s: %d files, skipped %q", format, len(got), skipped)
		}
	}
}

// rawZip makes a zip of stored or deflated entries whose heads say what the test
// wants them to.
func rawZip(t *testing.T, files ...zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, f := range files {
		entry, err := w.CreateRaw(&files[i])
		if err == nil {
			_, err = io.WriteString(entry, f.Comment)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDamagedEntriesAreSkipped(t *testing.T) {
	// The comment is the content as well.
	stored := func(name, content string, change func(*zip.FileHeader)) zip.FileHeader {
		f := zip.FileHeader{Name: name, Comment: content, CRC32: crc32.ChecksumIEEE([]byte(content)),
			CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content))}
		change(&f)
		return f
	}
	data := rawZip(t,
		stored("good.md", "# Q\nA", func(*zip.FileHeader) {}),
		stored("checksum.md", "# Q\nA", func(f *zip.FileHeader) { f.CRC32++ }),
		stored("longer.md", "# Q\nA", func(f *zip.FileHeader) { f.UncompressedSize64 = 2 }),
		stored("shorter.md", "# Q\nA", func(f *zip.FileHeader) { f.UncompressedSize64 = 99 }),
		stored("huge.md", "# Q\nA", func(f *zip.FileHeader) { f.UncompressedSize64 = 1 << 63 }),
		stored("password.md", "# Q\nA", func(f *zip.FileHeader) { f.Flags |= 1 }),
		stored("method.md", "# Q\nA", func(f *zip.FileHeader) { f.Method = 9 }), // Deflate64
		stored("deflate.md", "# Q\nA", func(f *zip.FileHeader) { f.Method = zip.Deflate }),
	)
	m, err := unpackBytes(t, data, archiveLimits)
	if err != nil {
		t.Fatal(err)
	}
	got, skipped := contents(t, m)
	want := []string{"checksum.md unreadable", "deflate.md unreadable", "huge.md too-large", "longer.md unreadable",
		"method.md unreadable", "password.md encrypted", "shorter.md unreadable"}
	if len(got) != 1 || got["good.md"] != "# Q\nA" || !slices.Equal(skipped, want) {
		t.Errorf("files %q, skipped %q, want %q", got, skipped, want)
	}
}

// TestOverlappingEntriesAreSkipped lets all entries of a zip's directory point at
// the data of the first, as bombs do.
func TestOverlappingEntriesAreSkipped(t *testing.T) {
	content := "# Q\n" + strings.Repeat("A", 1000)
	data := zipOf(t, packed{name: "a.md", content: content}, packed{name: "b.md", content: content},
		packed{name: "c.md", content: content})
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil || z.File[0].Flags&8 == 0 {
		t.Fatal("an ordinary zip has its sizes behind the data")
	}
	for at := 0; ; at++ {
		next := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next
		binary.LittleEndian.PutUint32(data[at+42:], 0) // the offset of the local head
	}
	m, err := unpackBytes(t, data, archiveLimits)
	if err != nil {
		t.Fatal(err)
	}
	got, skipped := contents(t, m)
	if len(got) != 1 || got["a.md"] != content || !slices.Equal(skipped, []string{"b.md unreadable", "c.md unreadable"}) {
		t.Errorf("%d files, skipped %q", len(got), skipped)
	}
}

// TestMillionEmptyEntries lists one empty file a million times.
func TestMillionEmptyEntries(t *testing.T) {
	one := zipOf(t, packed{name: "a.md"})
	at := bytes.Index(one, []byte("PK\x01\x02"))
	end := bytes.Index(one, []byte("PK\x05\x06"))
	data := slices.Concat(one[:at], bytes.Repeat(one[at:end], 1_000_000), one[end:])
	tail := data[len(data)-(len(one)-end):]
	binary.LittleEndian.PutUint16(tail[8:], 1_000_000%(1<<16))
	binary.LittleEndian.PutUint16(tail[10:], 1_000_000%(1<<16))
	binary.LittleEndian.PutUint32(tail[12:], uint32(1_000_000*(end-at)))
	if _, err := unpackBytes(t, data, archiveLimits); faq.CodeOf(err) != faq.CodeArchive {
		t.Errorf("%d bytes: got %v", len(data), err)
	}
}
