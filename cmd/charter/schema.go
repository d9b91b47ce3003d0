package main

import (
	"strings"

	"github.com/spf13/cobra"

	"charter/exports/schema"
)

func schemaCommand(con console) *cobra.Command {
	names := strings.Join(schema.Names(), ", ")
	return &cobra.Command{
		Use: "schema NAME", Short: "Print the JSON Schema of a file or output", GroupID: groupAbout, Args: atMostOne,
		Long:      "Print the JSON Schema (2020-12) of a file or of what --json writes.\nNAME is one of " + names + ".",
		Example:   "  charter schema assessment > assessment.schema.json",
		ValidArgs: schema.Names(),
		RunE: func(_ *cobra.Command, args []string) error {
			text, known := schema.Schema(strings.Join(args, ""))
			if !known {
				return misuse("charter schema needs the name of a schema: %s", names)
			}
			return con.printf("%s", text)
		},
	}
}
