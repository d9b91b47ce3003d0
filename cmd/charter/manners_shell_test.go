//go:build unix

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"reflect"
	"syscall"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// shell stands in for a shell with job control: it runs charter in a process group
// of its own in front, and when that stops it takes the terminal back, says in
// which state it finds it, and brings charter to the front again upon a line.
func shell() {
	if err := jobControl(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func jobControl(args []string) error {
	signal.Ignore(syscall.SIGTTOU) // or taking the terminal back would stop this shell
	before, err := term.GetState(0)
	if err != nil {
		return err
	}
	program, err := exec.LookPath("charter")
	if err != nil {
		return err
	}
	job, err := os.StartProcess(program, append([]string{"charter"}, args...), &os.ProcAttr{
		Env: os.Environ(), Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}, Sys: &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0},
	})
	if err != nil {
		return err
	}
	front := func(group int) error { return unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, group) }
	lines := bufio.NewScanner(os.Stdin)
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job.Pid, &status, syscall.WUNTRACED, nil); err != nil {
			return err
		}
		if err := front(syscall.Getpgrp()); err != nil {
			return err
		}
		if !status.Stopped() {
			os.Exit(status.ExitStatus())
		}
		now, err := term.GetState(0)
		if err != nil {
			return err
		}
		fmt.Printf("STOPPED, the terminal as before: %t\n$ ", reflect.DeepEqual(before, now))
		if lines.Scan(); lines.Text() != "fg" {
			return fmt.Errorf("there is no command %q", lines.Text())
		}
		if err := front(job.Pid); err != nil {
			return err
		}
		if err := syscall.Kill(-job.Pid, syscall.SIGCONT); err != nil {
			return err
		}
	}
}
