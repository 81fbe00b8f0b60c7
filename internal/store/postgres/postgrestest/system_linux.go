package postgrestest

import (
	"os/exec"
	"syscall"
)

// tie has the program stopped when the thread that starts it ends.
func tie(cmd *exec.Cmd) {
	attr := *cmd.SysProcAttr
	attr.Pdeathsig = syscall.SIGQUIT
	cmd.SysProcAttr = &attr
}

// memory is a folder in memory with enough room for a server, or empty for the
// usual one.
func memory() string {
	const folder, room = "/dev/shm", 2 << 30
	var fs syscall.Statfs_t
	if syscall.Statfs(folder, &fs) != nil || fs.Bavail*uint64(fs.Bsize) < room {
		return ""
	}
	return folder
}
