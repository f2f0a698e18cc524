package process

import (
	"os/exec"
	"strconv"
	"syscall"
)

// separate keeps Ctrl+C in the terminal from reaching the program, so that we
// end it in good order.
func separate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// interrupt ends the program with its children; a window program on Windows
// has no signal that asks it to.
func interrupt(cmd *exec.Cmd) error {
	return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run()
}

// kill has nothing to add: interrupt took the whole tree.
func kill(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
}
