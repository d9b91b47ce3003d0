//go:build unix

package postgrestest

import (
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// another is a user who may run a server where the test program is root's, who may not.
func another() (uid, gid int, found bool) {
	if os.Getuid() != 0 {
		return 0, 0, false
	}
	for _, name := range []string{"postgres", "nobody"} {
		one, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, bad := strconv.Atoi(one.Uid)
		gid, worse := strconv.Atoi(one.Gid)
		if bad == nil && worse == nil {
			return uid, gid, true
		}
	}
	return 0, 0, false
}

func asAnother() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true} // ctrl+c is for the tests alone
	if uid, gid, found := another(); found {
		attributes.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return attributes
}

// giveAway gives a folder to the user who runs the server.
func giveAway(folder string) error {
	uid, gid, found := another()
	if !found {
		return nil
	}
	return os.Chown(folder, uid, gid)
}
