//go:build unix

package process_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kotae/build/process"
)

func TestStopEndsWhatTheProgramStarted(t *testing.T) {
	pidFile := filepath.Join(t.TempDir(), "pid")
	running, err := process.New("sh", "-c", "sleep 600 & echo $! > "+pidFile+".new; mv "+pidFile+".new "+pidFile+"; wait").
		Start(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	child := waitForPid(t, pidFile)
	running.Stop()
	// The kernel ends it in its own time.
	for deadline := time.Now().Add(10 * time.Second); alive(child); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("after Stop: the child %d of the program still runs, want it ended", child)
		}
	}
}

func TestCancelledContextEndsTheProgram(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	running, err := process.New("sleep", "600").Start(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := running.Wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("Wait after cancel: got %v, want context.Canceled", err)
	}
}

func TestOutputOfAFailureIsInTheError(t *testing.T) {
	_, err := process.New("sh", "-c", "echo first; echo second >&2; exit 3").Output(context.Background())
	if err == nil || !strings.Contains(err.Error(), "first\nsecond") {
		t.Errorf("Output of a failing program: got error %v, want one with both lines that it wrote", err)
	}
}

func TestWithLeavesTheOriginalCommandAlone(t *testing.T) {
	plain := process.New("sh", "-c", "echo ${KOTAE_TEST_VALUE:-unset}")
	with := plain.With("KOTAE_TEST_VALUE=set")
	for want, command := range map[string]process.Command{"unset": plain, "set": with} {
		got, err := command.Output(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("environment %q: got %q, want %q", command.Env, got, want)
		}
	}
}

func waitForPid(t *testing.T, file string) int {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		if data, err := os.ReadFile(file); err == nil {
			pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatalf("%s holds %q, want a process ID", file, data)
			}
			return pid
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s did not appear", file)
	return 0
}

// alive is false for a zombie too: in a container nobody may collect it.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return true
	}
	_, after, _ := strings.Cut(string(status), ") ")
	return !strings.HasPrefix(after, "Z")
}
