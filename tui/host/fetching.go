package host

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/store"
	"charter/exports/output"
	"charter/exports/report"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// list lists the assessments of the organisation.
func (c *connection) list(args []string) error {
	if len(args) > 0 {
		return c.usage("list")
	}
	names, _, err := c.env.Library.Paths()
	if err != nil {
		return err
	}
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, name := range names {
		summary := c.env.Library.Summarise(name)
		about := fmt.Sprintf("%d of %d\t%s\t%s", summary.Answered, summary.Applicable, summary.Verdict.Words(), plaintext.Line(summary.Title))
		switch {
		case summary.Migratable:
			about = "made with older questions"
		case summary.Err != nil:
			about = "cannot be read"
		}
		fmt.Fprintf(table, "%s\t%s\n", plaintext.Line(strings.TrimSuffix(name, file.Extension)), about)
	}
	table.Flush()
	return c.say(text.String())
}

// partList names what can be fetched: formats, and the assessment itself.
func partList() string {
	var names []string
	for _, f := range output.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(append(names, session.WholeFile), ", ")
}

// get gives a file of a report, or the assessment itself.
func (c *connection) get(args []string) error {
	name, f, err := c.wanted("get", args)
	if err != nil {
		return err
	}
	c.record("get", name, f.part)
	return c.say(string(f.Data))
}

// wanted gives the file that a command names, and the assessment that it is of.
func (c *connection) wanted(command string, args []string) (name string, f fetched, err error) {
	audience := report.Public
	if last := len(args) - 1; last > 1 && slices.Contains([]report.Audience{report.Public, report.Internal}, report.Audience(args[last])) {
		audience, args = report.Audience(args[last]), args[:last]
	}
	if len(args) < 2 {
		return "", fetched{}, fmt.Errorf("%w. For a report with private notes and names, add internal after PART", c.usage(command))
	}
	last := len(args) - 1
	name, part := c.named(args[:last]), args[last]
	if part == session.WholeFile {
		text, err := c.env.Library.Root.Text(name)
		return name, fetched{output.File{Data: text}, part}, err
	}
	files, err := c.files(name, part, audience)
	if err != nil {
		return "", fetched{}, err
	}
	if len(files) > 1 {
		var names []string
		for _, f := range files {
			names = append(names, f.part)
		}
		return "", fetched{}, fmt.Errorf("one file is given at a time, and %s comes to %d. Ask for one of them: %s", plaintext.Line(part), len(files), strings.Join(names, ", "))
	}
	return name, files[0], nil
}

// fetched is a file of a report, and what it is called.
type fetched struct {
	output.File
	part string
}

// files makes a report and gives the files that a part stands for: a format, or one file of it.
func (c *connection) files(name, part string, audience report.Audience) ([]fetched, error) {
	a, pack, err := c.env.Library.Packs.Read(name)
	if err != nil {
		return nil, err
	}
	formats := output.Formats()
	whole := slices.ContainsFunc(formats, func(f output.Format) bool { return f.Name == part })
	if whole {
		if formats, err = output.Choose([]string{part}); err != nil {
			return nil, err
		}
	}
	made := report.Build(a, pack, report.Options{Audience: audience, Now: c.env.Now().Truncate(time.Second), Tool: c.env.Tool})
	planned, err := output.Plan("", output.Stem(name, audience), made, formats)
	if err != nil {
		return nil, err
	}
	var found []fetched
	for _, f := range planned {
		called := session.PartOf(f, session.Export{Audience: audience}, name)
		if whole || called == part {
			found = append(found, fetched{f, called})
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("there is no part %q. Ask for one of these: %s", plaintext.Line(part), partList())
	}
	return found, nil
}

// put keeps a file that comes in. One that is there is replaced only by another state of
// the same assessment, as a save is: it is held by nobody, and the last good copy is kept.
func (c *connection) put(args []string) error {
	if len(args) == 0 {
		return c.usage("put")
	}
	name := c.named(args)
	text, err := io.ReadAll(io.LimitReader(c.input, format.MaxSize+1))
	switch {
	case err != nil:
		return errors.New("the file did not come whole, so nothing was kept. Send it again")
	case len(text) > format.MaxSize:
		return fmt.Errorf("the file is larger than %d megabytes, so nothing was kept", format.MaxSize>>20)
	}
	a, _, err := c.env.Library.Packs.Decode(name, text)
	if err != nil {
		return err
	}
	root := c.env.Library.Root
	if !root.Has(name) {
		if err := root.Create(name, a); err != nil {
			return err
		}
		c.record("put", name, "")
		return c.say("Kept as " + plaintext.Line(name) + ".\n")
	}
	saver, there, err := file.Open(name, file.Options{Root: root, Now: c.env.Now, Self: c.env.Self, Tool: c.env.Tool})
	if err != nil {
		return err
	}
	defer saver.Discard()
	var held *store.Held
	switch readOnly := saver.Status().ReadOnly; {
	case errors.As(readOnly, &held):
		return fmt.Errorf("the assessment %s is being edited by %s. Put it once they have closed it", plaintext.Line(name), held.Holder)
	case readOnly != nil:
		return readOnly
	case there.ID != a.ID:
		return fmt.Errorf("under the name %s another assessment is kept already, which stays as it is. Choose another name", plaintext.Line(name))
	}
	saver.Save(a)
	if err := saver.Close(c.Context()); err != nil {
		return err
	}
	c.record("put", name, "")
	return c.say("Kept as " + plaintext.Line(name) + ". What was there before is kept as its last good copy.\n")
}
