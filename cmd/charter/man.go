package main

import (
	"strings"
	"time"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"charter/questions/pattern"
)

func manCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Write the manual page", GroupID: groupAbout, Args: noArgs,
		Example: "  charter man > charter.1 && man ./charter.1",
		RunE: func(cmd *cobra.Command, _ []string) error {
			now, err := con.now()
			if err != nil {
				return err
			}
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			return con.printf("%s", page.Build(&manual{roff.NewDocument(), now}))
		},
	}
}

// manual is a manual page as mango writes it, but for its day, which is given, its
// heading, which fits a line, and its text, which is filled like any other.
type manual struct {
	*roff.Document
	day time.Time
}

// Heading begins the page.
func (m *manual) Heading(section uint, title, _ string, _ time.Time) {
	m.Document.Heading(section, title, "User commands", m.day)
}

// lineEnd is the end of a line of the help within a paragraph. What is indented stays
// on a line of its own.
var lineEnd = pattern.Lazy(`([^\n])\n([^\n ])`)

// Text adds paragraphs of the help, without the marks of what is to be filled in.
func (m *manual) Text(text string) {
	m.Document.Text(lineEnd().ReplaceAllString(strings.ReplaceAll(text, "`", ""), "$1 $2"))
}
