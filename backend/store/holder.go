package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"kotae/backend/faq"
)

// A holder says who has the library open for writing. It lies beside the file
// ("kotae.db.holder") as long as the library is open, for the one that finds
// the file locked. It decides nothing: the lock does.
type holder struct {
	Program string    `json:"program"`
	Process int       `json:"process"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
}

func holderPath(path string) string { return path + ".holder" }

// announce writes down who holds the library at path. When that fails the
// library works all the same, and nobody is named.
func announce(path, program string, now time.Time) {
	host, _ := os.Hostname() // an empty one is compared like any other
	text, err := json.Marshal(holder{program, os.Getpid(), host, now.UTC()})
	if err == nil {
		err = writeAtomically(holderPath(path), func(f *os.File) error {
			_, err := f.Write(text)
			return err
		})
	}
	if err != nil {
		withdraw(path) // what lies there is about an earlier holder
	}
}

func withdraw(path string) { _ = os.Remove(holderPath(path)) }

// unknownHolder is said when nobody, or nobody who still lives, is named.
var unknownHolder = faq.Sentence{JA: "別のプログラム", EN: "another program"}

// readHolder says who holds the library at path, such as
// "Kotae window (process 1234, since 09:31)", in local time, with the date
// when that was not today.
func readHolder(path string, now time.Time) faq.Sentence {
	file, err := os.Open(holderPath(path))
	if err != nil {
		return unknownHolder
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 4096)) // ours have about 120 bytes
	var h holder
	if err != nil || json.Unmarshal(text, &h) != nil || h.Program == "" {
		return unknownHolder
	}
	where := faq.Sentence{JA: fmt.Sprintf("プロセス %d", h.Process), EN: fmt.Sprintf("process %d", h.Process)}
	if host, _ := os.Hostname(); h.Host != host {
		// A shared folder: whether it lives cannot be asked.
		where.JA = h.Host + " の" + where.JA
		where.EN += " on " + h.Host
	} else if !alive(h.Process) {
		return unknownHolder
	}
	since := h.Since.Local().Format("2006-01-02 15:04")
	since = strings.TrimPrefix(since, now.Local().Format("2006-01-02 "))
	return faq.Sentence{
		JA: fmt.Sprintf("%s (%s、%s から)", h.Program, where.JA, since),
		EN: fmt.Sprintf("%s (%s, since %s)", h.Program, where.EN, since),
	}
}

func alive(process int) bool {
	p, err := os.FindProcess(process)
	if err != nil {
		return false // only Windows looks for it here
	}
	defer p.Release()
	if runtime.GOOS == "windows" {
		return true
	}
	err = p.Signal(syscall.Signal(0)) // asks, and does nothing
	return err == nil || errors.Is(err, syscall.EPERM)
}
