package main

import (
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
	"charter/questions/plaintext"
)

// extension ends the name of every assessment file.
const extension = ".charter.json"

// newOptions are what charter new is asked to do.
type newOptions struct {
	con  console
	file string
	pack string
}

func newCommand(con console) *cobra.Command {
	o := newOptions{con: con}
	cmd := &cobra.Command{
		Use: "new [FILE]", Short: "Start an assessment", GroupID: groupWork, Args: atMostOne,
		Long: `Start an assessment in FILE and open it. The name ends in .charter.json; that is
added if it is missing. Without FILE the name is my-project.charter.json.
No file is ever replaced. Without a terminal the file is made and not opened.`,
		Example: "  charter new falls-risk-list",
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = "my-project"
			if len(args) > 0 {
				o.file = args[0]
			}
			return o.run()
		},
	}
	packFlag(cmd, &o.pack)
	return cmd
}

func (o newOptions) run() error {
	pack, err := loadPack(o.pack)
	if err != nil {
		return err
	}
	now, err := o.con.now()
	if err != nil {
		return err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	fresh := assessment.New(id.String(), assessment.PackRef{ID: pack.ID, Version: pack.Version}, now)
	return start(o.con, withExtension(o.file), fresh, pack)
}

// start writes a new file and goes on with it: on the screen if there is one.
func start(con console, name string, a *assessment.Assessment, pack *questions.Pack) error {
	if err := file.Create(name, a); err != nil {
		return err
	}
	return con.printf("Made %[1]s. Go on with: charter open %[1]s\n", plaintext.Line(name))
}

// withExtension ends a name in .charter.json.
func withExtension(name string) string {
	if strings.HasSuffix(name, extension) {
		return name
	}
	return strings.TrimSuffix(name, ".json") + extension
}
