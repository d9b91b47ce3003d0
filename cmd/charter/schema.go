package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/schema"
)

func schemaCommand(con console) *cobra.Command {
	names := slices.Sorted(maps.Keys(schemas()))
	return &cobra.Command{
		Use: "schema NAME", Short: "Print the JSON Schema of a file or output", GroupID: groupAbout, Args: atMostOne,
		Long:      "Print the JSON Schema (2020-12) of a file or of what --json writes.\nNAME is one of " + strings.Join(names, ", ") + ".",
		Example:   "  charter schema assessment > assessment.schema.json",
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			text, known := schemas()[strings.Join(args, "")]
			if !known {
				return misuse("charter schema needs the name of a schema: %s", strings.Join(names, ", "))
			}
			_, err := fmt.Fprintf(con.stdout, "%s", text())
			return err
		},
	}
}

// schemas gives each published schema by its name.
func schemas() map[string]func() []byte {
	return map[string]func() []byte{
		"assessment": schema.Assessment,
	}
}
