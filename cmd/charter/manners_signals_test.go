//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// leftOn lists what a program has turned on in its terminal, by all that it wrote, and not
// turned off again.
func leftOn(raw string) []string {
	var list []string
	last := func(pattern string) string {
		found := regexp.MustCompile(pattern).FindAllStringSubmatch(raw, -1)
		if len(found) == 0 {
			return ""
		}
		return found[len(found)-1][1]
	}
	for _, mode := range []string{"1000", "1002", "1003", "1004", "1006", "1049", "2004", "2026", "2027"} {
		if last(`\x1b\[\?`+mode+`([hl])`) == "h" {
			list = append(list, "mode "+mode)
		}
	}
	if last(`\x1b\[\?25([hl])`) == "l" {
		list = append(list, "the hidden cursor")
	}
	if shape := last(`\x1b\[(\d*) q`); shape != "" && shape != "0" {
		list = append(list, "cursor shape "+shape)
	}
	if progress := last(`\x1b\]9;4;(\d)`); progress != "" && progress != "0" {
		list = append(list, "progress in the taskbar")
	}
	if other := last(`\x1b\[>4(;?\d*)m`); other != "" && other != ";0" {
		list = append(list, "other keys")
	}
	for _, pair := range [][2]string{{`\x1b\[>\d+u`, `\x1b\[<1?u`}, {`\x1b\[22;2t`, `\x1b\[23;2t`}} {
		put, taken := len(regexp.MustCompile(pair[0]).FindAllString(raw, -1)), len(regexp.MustCompile(pair[1]).FindAllString(raw, -1))
		if put != taken {
			list = append(list, fmt.Sprintf("%d of %s and %d of %s", put, pair[0], taken, pair[1]))
		}
	}
	return list
}

// inOrder holds that the terminal is as it was before the program had it.
func (w *window) inOrder() {
	w.t.Helper()
	if left := leftOn(w.written(0)); len(left) > 0 {
		w.t.Errorf("left on in the terminal: %s", strings.Join(left, ", "))
	}
	fresh, other, err := pty.Open()
	if err != nil {
		w.t.Fatal(err)
	}
	defer fresh.Close()
	defer other.Close()
	want, err := term.GetState(fresh.Fd())
	if err != nil {
		w.t.Fatal(err)
	}
	got, err := term.GetState(w.terminal.Fd())
	if err != nil {
		w.t.Fatal(err)
	}
	if *got != *want {
		w.t.Errorf("the terminal was %+v before and is %+v", want, got)
	}
}

// TestSignalsLeaveTheTerminalInOrder ends charter by signals, also by one that comes while
// it ends by another or by a key, on a list and in a text, in which the cursor is another.
func TestSignalsLeaveTheTerminalInOrder(t *testing.T) {
	t.Parallel()
	for _, signals := range [][]syscall.Signal{
		{syscall.SIGHUP}, {syscall.SIGINT}, {syscall.SIGQUIT}, {syscall.SIGTERM},
		{syscall.SIGTERM, syscall.SIGTERM, syscall.SIGTERM}, {syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT}, {syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT},
	} {
		for _, in := range []string{"map", "text", "leaving"} {
			t.Run(fmt.Sprint(in, " ", signals), func(t *testing.T) {
				t.Parallel()
				folder, path := exampleFile(t)
				w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf("TERM=xterm-256color WT_SESSION=1"), "charter", "open", path)
				w.see("Beneficial")
				switch in {
				case "text":
					w.send("\x10" + "BEN-1" + enter)
					w.see("question 1 of 4")
					w.send("c")
					w.see("Note. It may be published")
				case "leaving":
					w.send("\x03")
				}
				for _, signal := range signals {
					if err := w.cmd.Process.Signal(signal); err != nil && in != "leaving" {
						t.Fatal(err)
					}
				}
				w.ends()
				if strings.Contains(w.written(0), "goroutine") {
					t.Error("it ended with a list for programmers")
				}
			})
		}
	}
}

// ends waits until the program has ended, whatever its status, and the terminal is in order.
func (w *window) ends() {
	w.t.Helper()
	select {
	case <-w.gone:
	case <-time.After(patience):
		screen, _ := w.look()
		w.t.Fatalf("charter never ended:\n%s", screen)
	}
	_ = w.cmd.Wait()
	if !w.cmd.ProcessState.Exited() {
		w.t.Errorf("it was ended by %v", w.cmd.ProcessState)
	}
	w.inOrder()
}
