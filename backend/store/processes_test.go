package store

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
)

func childHold(args []string) error {
	s, err := Open(args[0], Options{Holder: "kotae import", Now: testOptions.Now})
	if err != nil {
		return err
	}
	fmt.Println("open")
	time.Sleep(time.Minute)
	return s.Close()
}

func TestAnotherProcessHoldsIt(t *testing.T) {
	path := tempLibrary(t)
	child, lines := startChild(t, "hold", path)
	lines.Scan()
	o := testOptions
	o.Timeout = askOnce
	want := fmt.Sprintf("kotae import (process %d, since %s)", child.Process.Pid, testTime.Local().Format("15:04"))
	_, err := Open(path, o)
	wantCode(t, "Open", err, faq.CodeLocked)
	if !strings.Contains(fmt.Sprint(err), want) {
		t.Errorf("Open gave %v, want %q in it", err, want)
	}
	_, err = Verify(path, o)
	wantCode(t, "Verify", err, faq.CodeLocked)
	_, err = SetAside(path, testTime)
	wantCode(t, "SetAside", err, faq.CodeLocked)

	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	if got := readHolder(path, testTime); got != unknownHolder {
		t.Errorf("after it was killed the holder is %q", got)
	}
	closeStore(t, openStore(t, path))
	if exists(holderPath(path)) {
		t.Error("Close left the holder's file")
	}
}

func TestReadHolder(t *testing.T) {
	path := tempLibrary(t)
	closeStore(t, openStore(t, path))
	host, _ := os.Hostname()
	alive := os.Getpid()
	describe := func(process int, host string, since time.Time) string {
		return fmt.Sprintf(`{"program":"Kotae window","process":%d,"host":%q,"since":%q}`, process, host, since.Format(time.RFC3339))
	}
	today := testTime.Local()
	for name, c := range map[string]struct{ text, want string }{
		"today":                   {describe(alive, host, testTime), fmt.Sprintf("Kotae window (process %d, since %s)", alive, today.Format("15:04"))},
		"days ago":                {describe(alive, host, testTime.AddDate(0, 0, -3)), fmt.Sprintf("Kotae window (process %d, since %s)", alive, today.AddDate(0, 0, -3).Format("2006-01-02 15:04"))},
		"on another machine":      {describe(7, "elsewhere", testTime), "Kotae window (process 7 on elsewhere, since " + today.Format("15:04") + ")"},
		"a process that is gone":  {describe(1<<30, host, testTime), unknownHolder.EN},
		"half a file":             {`{"program":"Kotae w`, unknownHolder.EN},
		"a file without a holder": {`{}`, unknownHolder.EN},
	} {
		writeFile(t, holderPath(path), []byte(c.text))
		if got := readHolder(path, testTime).EN; got != c.want {
			t.Errorf("%s: %s reads %q, want %q", name, c.text, got, c.want)
		}
	}
	withdraw(path)
	if got := readHolder(path, testTime); got != unknownHolder {
		t.Errorf("no file reads %q", got)
	}
}

// childCommit counts up in the library and says each number after it is in.
func childCommit(args []string) error {
	s, err := Open(args[0], Options{})
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		err := s.Update(func(tx *Tx) error {
			hash, data := testImage(n)
			if err := tx.PutImage(hash, "image/png", data); err != nil {
				return err
			}
			return tx.PutSetting("newest", strconv.Itoa(n))
		})
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestAKilledProcessLosesNothing(t *testing.T) {
	for round := range 4 {
		path := tempLibrary(t)
		child, lines := startChild(t, "commit", path)
		acknowledged := 0
		for lines.Scan() {
			acknowledged, _ = strconv.Atoi(lines.Text())
			if acknowledged == 20+9*round {
				if err := child.Process.Kill(); err != nil { // what was said until then still comes
					t.Fatal(err)
				}
			}
		}
		_ = child.Wait() // it was killed
		mustView(t, openStore(t, path), func(tx *Tx) error {
			text, _, err := tx.Setting("newest")
			newest, _ := strconv.Atoi(text)
			if newest < acknowledged || newest > acknowledged+1 {
				t.Errorf("acknowledged were %d, there are %d", acknowledged, newest)
			}
			for n := 1; n <= newest; n++ {
				hash, _ := testImage(n)
				if _, _, ok, err := tx.Image(hash); !ok || err != nil {
					t.Errorf("the image of commit %d: %v, %v", n, ok, err)
				}
			}
			return err
		})
	}
}
