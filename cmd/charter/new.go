package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions/plaintext"
	"charter/tui"
)

// extension ends the name of every assessment file.
const extension = file.Extension

// newOptions are what charter new is asked to do.
type newOptions struct {
	screen *display
	file   string
	from   string // an earlier assessment to start from, or ""
}

func newCommand(s *display) *cobra.Command {
	o := newOptions{screen: s}
	cmd := &cobra.Command{
		Use: "new [FILE]", Short: "Start an assessment", GroupID: groupWork, Args: atMostOne,
		Long: `Start an assessment in FILE: you are asked for the title and the name of the file.
The name ends in .charter.json; that is added if it is missing. No file is ever
replaced. Without a terminal an empty assessment is made and not opened; without
FILE its name is then my-project.charter.json.

With --from it is the next assessment of a project, such as next year's: it has the
project, the facts, the documents and the open actions of the earlier one. Every
question is asked again, and what was answered then is shown beside it. The earlier
file is not changed. Without FILE the new one has its name and the year.
charter diff OLD NEW tells what changed.

With --pack it is made with the questions in another folder. When that lies right
beside the file, the file names it, and --pack need not be given again.`,
		Example: `  charter new falls-risk-list
  charter new --from falls-risk-list.charter.json
  charter new falls-2027 --from falls-risk-list.charter.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = strings.Join(args, "") // one or none
			return o.run()
		},
	}
	cmd.Flags().StringVar(&o.from, "from", "", "start from the earlier assessment in this `FILE`")
	s.flags(cmd)
	return cmd
}

func (o newOptions) run() error {
	if o.from != "" {
		return o.next()
	}
	if o.screen.canOpen() {
		return o.screen.run(tui.Options{New: true, Path: o.file})
	}
	name := withExtension(cmp.Or(o.file, "my-project"))
	if asked := strings.TrimSuffix(strings.TrimSuffix(o.file, ".json"), ".charter"); asked != "" && name != asked+extension {
		o.screen.con.warn(fmt.Sprintf("the file is called %s: Windows takes no file called %s", plaintext.Line(name), plaintext.Line(asked)))
	}
	now, err := o.screen.con.now()
	if err != nil {
		return err
	}
	fresh, err := o.screen.con.packs(o.screen.pack).New(name, now)
	if err != nil {
		return err
	}
	return start(o.screen, name, fresh)
}

// next starts the next assessment of a project from an earlier one.
func (o newOptions) next() error {
	now, err := o.screen.con.now()
	if err != nil {
		return err
	}
	name := o.file
	if name == "" {
		name = fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(o.from), extension), now.Year())
	}
	name = withExtension(name)
	next, err := o.screen.con.packs(o.screen.pack).NewFrom(o.from, name, o.screen.con.files(now))
	if err != nil {
		return err
	}
	return start(o.screen, name, next)
}

// start writes a new file and goes on with it, where there is a terminal.
func start(s *display, name string, a *assessment.Assessment) error {
	a.Tool = s.con.release.tool()
	if err := file.Create(name, a); err != nil {
		return err
	}
	if s.canOpen() {
		return s.show(name, "")
	}
	shown := plaintext.Argument(name)
	switch {
	case s.pack != "" && a.Pack.Folder == "":
		folder := plaintext.Argument(s.pack)
		return s.con.printf("Made %[1]s. Go on with: charter open %[1]s --pack %[2]s\nThe questions do not lie beside the file, so give --pack each time.\n", shown, folder)
	case a.Pack.Folder != "":
		return s.con.printf("Made %[1]s, with the questions in %[2]s beside it: keep both together. Go on with: charter open %[1]s\n", shown, plaintext.Line(a.Pack.Folder))
	}
	return s.con.printf("Made %[1]s. Go on with: charter open %[1]s\n", shown)
}

// withExtension gives the path of a new assessment of a name.
func withExtension(name string) string { return file.WithExtension(name) }
