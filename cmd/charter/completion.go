package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func completionCommand(con console) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion SHELL", Short: "Write the completion script for a shell", GroupID: groupAbout,
		Long: "Write the script that lets a shell complete charter's commands, flags and files.\nSHELL is one of " + strings.Join(shells, ", ") + ".",
		Example: `  charter completion bash > ~/.local/share/bash-completion/completions/charter
  charter completion zsh > "${fpath[1]}/_charter"
  charter completion fish > ~/.config/fish/completions/charter.fish`,
		ValidArgs: shells, Args: atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch strings.Join(args, "") {
			case "bash":
				return root.GenBashCompletionV2(con.stdout, true)
			case "zsh":
				return root.GenZshCompletion(con.stdout)
			case "fish":
				return root.GenFishCompletion(con.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(con.stdout)
			}
			return misuse("charter completion needs the name of a shell: %s", strings.Join(shells, ", "))
		},
	}
}
