package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestTheReadmeListsEveryCommand reads its table of commands: every one stands there, and
// has the flags that its line names.
func TestTheReadmeListsEveryCommand(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(text), "\n## Commands\n")
	table, _, _ = strings.Cut(table, "\n## ")
	if !found {
		t.Fatal("the README has no commands")
	}
	flags := regexp.MustCompile(`--[a-z-]+`)
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		name := strings.TrimPrefix(cmd.CommandPath(), "charter ")
		if cmd.Hidden || name == "help" || strings.HasPrefix(name, "questions ") { // its line has all of it
			return
		}
		line := regexp.MustCompile("(?m)^.*`(?:charter )?" + name + "[ `].*$").FindString(table)
		if line == "" {
			t.Errorf("the README does not list %s", cmd.CommandPath())
		}
		for _, flag := range flags.FindAllString(line, -1) {
			if cmd.Flag(strings.TrimPrefix(flag, "--")) == nil {
				t.Errorf("the README gives %s the flag %s, which it has not", cmd.CommandPath(), flag)
			}
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(tree(console{}))
}
