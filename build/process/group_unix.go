//go:build unix

package process

import (
	"os/exec"
	"syscall"
)

// separate makes the program the leader of a group of its own. An interrupt
// from the keyboard then reaches only us, and we end the group in good order.
func separate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// interrupt asks the group to end.
func interrupt(cmd *exec.Cmd) error {
	return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
}

// kill ends what is left of the group. That nothing is left is the usual case
// and no error.
func kill(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}
