package main

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// printJSON writes a value as JSON, indented, with a newline at the end. Control
// characters in it come out escaped.
func printJSON(con console, value any) error {
	data, err := json.Marshal(value, json.Deterministic(true), jsontext.WithIndent("  "), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return err
	}
	return con.printf("%s\n", data)
}
