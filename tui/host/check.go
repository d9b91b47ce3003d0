package host

import (
	"fmt"
	"strings"
	"time"

	"charter/assessment/file"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Checked is what was found in the assessments of an organisation.
type Checked struct {
	Organisation string
	Count        int     // of assessments
	Faults       []error // of those that cannot be read
}

// String tells it in a line, and each fault in one of its own.
func (c Checked) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %s, ", plaintext.Line(c.Organisation), wording.Count(c.Count, "assessment"))
	if len(c.Faults) == 0 {
		text.WriteString("all can be read")
	} else {
		fmt.Fprintf(&text, "%d cannot be read", len(c.Faults))
	}
	for _, fault := range c.Faults {
		text.WriteString("\n  " + strings.ReplaceAll(fault.Error(), "\n", "\n  "))
	}
	return text.String()
}

// Check reads the accounts and every assessment, each with its questions, and tells of each
// organisation. It changes nothing.
func (p Place) Check(packs *file.Packs, now func() time.Time, tell func(Checked) error) error {
	all, err := p.Directory(now).Organisations()
	if err != nil {
		return err
	}
	for _, organisation := range all {
		root, err := p.Root(organisation.ID)
		if err != nil {
			return err
		}
		names, err := root.List()
		if err != nil {
			return err
		}
		checked, with := Checked{Organisation: organisation.Name, Count: len(names)}, packs.In(root)
		for _, name := range names {
			if _, _, err := with.Read(name); err != nil {
				checked.Faults = append(checked.Faults, err)
			}
		}
		if err := tell(checked); err != nil {
			return err
		}
	}
	return nil
}
