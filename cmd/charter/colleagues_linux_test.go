package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/assessment/sample/sampletest"
)

// TestASaveLocksNoColleagueOut saves a file of another user of the same group, and one of a
// group that the saver is not in. Only root can be others.
func TestASaveLocksNoColleagueOut(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can be other users")
	}
	const ann, ben, team, stranger = 4001, 4002, 4000, 4009
	for name, c := range map[string]struct {
		groups []uint32 // of Ben, who saves
		mode   os.FileMode
		says   string
	}{
		"of the same group": {[]uint32{team}, 0o660, ""},
		"of another group":  {[]uint32{stranger}, 0o660, "colleagues may not be able to open the file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program, folder := reachable(t)
			path := filepath.Join(folder, "falls.charter.json")
			if err := os.WriteFile(path, sampletest.File(), c.mode); err != nil {
				t.Fatal(err)
			}
			folderMode := os.FileMode(0o770)
			if c.says != "" {
				folderMode = 0o777
			}
			for _, err := range []error{os.Chmod(folder, folderMode), os.Chown(folder, ann, team), os.Chmod(path, c.mode), os.Chown(path, ann, team)} {
				if err != nil {
					t.Fatal(err)
				}
			}
			if c.says != "" { // Ben may read it, as others
				if err := os.Chmod(path, 0o664); err != nil {
					t.Fatal(err)
				}
			}
			as := func(user uint32, groups []uint32, line, typed string) string {
				cmd := byUser(t, user, groups, folder, program, strings.Fields(line)...)
				cmd.Stdin = strings.NewReader(typed)
				out, err := cmd.CombinedOutput()
				if err != nil {
					t.Fatalf("%s: %v\n%s", line, err, out)
				}
				return string(out)
			}
			said := as(ben, c.groups, "open falls.charter.json --accessible", "answer BEN-1\n2\nyes\nleave\n")
			if c.says != "" {
				before, _, _ := strings.Cut(said, "Saved.")
				if !strings.Contains(strings.ToLower(before), c.says) {
					t.Errorf("before anything is saved it says\n%s", before)
				}
				return
			}
			for _, name := range []string{path, path + ".bak"} {
				info, err := os.Stat(name)
				if err != nil {
					t.Fatal(err)
				}
				if owned := info.Sys().(*syscall.Stat_t); owned.Gid != team || info.Mode() != c.mode {
					t.Errorf("%s has the group %d and the mode %v", name, owned.Gid, info.Mode())
				}
			}
			as(ann, []uint32{team}, "open falls.charter.json --accessible", "answer BEN-1\n1\nyes\nleave\n")
		})
	}
}

// byUser is a command that another user gives, who has no home.
func byUser(t *testing.T, user uint32, groups []uint32, folder, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: user, Gid: user, Groups: groups}}
	cmd.Dir, cmd.Env = folder, []string{"HOME=/nonexistent", "XDG_STATE_HOME=/nonexistent"}
	return cmd
}

// reachable gives this program and a folder, where other users can reach them.
func reachable(t *testing.T) (program, folder string) {
	t.Helper()
	top, err := os.MkdirTemp("", "charter-colleagues-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(top) })
	program, folder = filepath.Join(top, "charter"), filepath.Join(top, "shared")
	found, err := exec.LookPath("charter")
	if err != nil {
		t.Fatal(err)
	}
	// By a program of its own: what another test starts just now would inherit a file that
	// is open for writing here, and the copy could not be run.
	if out, err := exec.CommandContext(t.Context(), "cp", found, program).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, err := range []error{os.Chmod(program, 0o755), os.Chmod(top, 0o755), os.Mkdir(folder, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return program, folder
}
