package portfolio

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Text writes an overview as lines: one a project, then what they have in common.
func (p *Portfolio) Text() []byte {
	var b strings.Builder
	p.writeProjects(&b, p.Projects)
	fmt.Fprintf(&b, "\n%s", wording.Count(len(p.Projects), "assessment"))
	if bad := len(p.Damaged); bad > 0 {
		fmt.Fprintf(&b, ", and %s that cannot be read", wording.Count(bad, "file"))
	}
	b.WriteString("\n")
	if p.Filtered != "" {
		fmt.Fprintf(&b, "Only those with %s\n", plaintext.Line(p.Filtered))
	}
	p.writeCopies(&b)
	for i, count := range p.verdicts() {
		fmt.Fprintf(&b, "  %s: %d\n", assessment.Verdicts()[i].Words(), count)
	}
	if len(p.Projects) > 0 {
		b.WriteString("\n")
		p.writeBands(&b)
		p.writeWeakest(&b)
		p.writeGroups(&b)
		p.writeDue(&b)
		p.writeSignals(&b)
	}
	if len(p.Examples) > 0 {
		b.WriteString("\nWorked examples, which do not count\n")
		p.writeProjects(&b, p.Examples)
	}
	fmt.Fprintf(&b, "\nOpen: unanswered or don't know. Lowered: counted lower than claimed.\n%s\n", assessment.Notice)
	return []byte(b.String())
}

// name tells one project from the others: by its file or, where names of files are not told,
// by its id.
func (p *Portfolio) name(x *Project) string {
	if p.Audience == report.Public {
		return x.ID
	}
	return plaintext.Line(x.File)
}

func (p *Portfolio) writeProjects(w io.Writer, of []Project) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	last := "File"
	if p.Audience == report.Public {
		last = "Id"
	}
	fmt.Fprintln(table, "Verdict\tScore\tOpen\tLowered\tOverdue\tStage\tProject\t"+last)
	for i := range of {
		x := &of[i]
		title, score := x.title(), "none"
		if x.Example {
			title += " (example)"
		}
		if x.Overall.Score != nil {
			score = fmt.Sprint(*x.Overall.Score)
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", x.Verdict.Words(), score,
			x.Counts.Unanswered+x.Counts.Unsure, x.Counts.Lowered, x.Actions.Overdue, x.Stage, title, p.name(x))
	}
	table.Flush()
}

func (p *Portfolio) writeCopies(w io.Writer) {
	switch {
	case len(p.Copies) == 0:
	case p.Audience == report.Public:
		fmt.Fprintf(w, "Copies, which do not count: %d\n", len(p.Copies))
	default:
		fmt.Fprintln(w, "Copies, which do not count; charter merge joins them with the file they are of:")
		for _, x := range p.Copies {
			fmt.Fprintf(w, "  %s, of %s\n", plaintext.Line(x.File), plaintext.Line(x.CopyOf))
		}
	}
}

// bands are those of a principle from the lowest, then what says nothing.
func bands() []assessment.Band {
	return []assessment.Band{
		assessment.BandNotMet, assessment.BandPartlyMet, assessment.BandMet, assessment.BandStrong,
		assessment.BandIncomplete, assessment.BandNotApplicable,
	}
}

func (p *Portfolio) writeBands(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "Principle")
	for _, band := range bands() {
		fmt.Fprintf(table, "\t%s", band.Words())
	}
	fmt.Fprintln(table)
	for _, principle := range p.principles() {
		fmt.Fprintf(table, "%d %s", principle.Number, principle.ID)
		for _, band := range bands() {
			fmt.Fprintf(table, "\t%d", principle.Bands[band])
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}

func (p *Portfolio) writeWeakest(w io.Writer) {
	if weak := p.weakPrinciples(); len(weak) > 0 {
		fmt.Fprintln(w, "\nWeakest principles: not met or partly met in")
		for _, x := range weak {
			fmt.Fprintf(w, "  %d of %d  %d %s\n", x.Below(), len(p.Projects), x.Number, plaintext.Line(x.Title))
		}
	}
	if weak := p.weakQuestions(); len(weak) > 0 {
		fmt.Fprintln(w, "\nWeakest questions: count less than 2, of those that have answered, in")
		for _, x := range weak {
			fmt.Fprintf(w, "  %d of %d  %s %s\n", x.Below, x.Answered, x.ID, plaintext.Line(x.Text))
		}
	}
}

// writeGroups counts verdicts in groups, where there is more than one.
func (p *Portfolio) writeGroups(w io.Writer) {
	for _, by := range p.groupings() {
		if len(by.Groups) < 2 {
			continue
		}
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintf(table, "\nBy %s\tProjects", by.By)
		for _, verdict := range assessment.Verdicts() {
			fmt.Fprintf(table, "\t%s", verdict.Words())
		}
		fmt.Fprintln(table, "\tOverdue")
		for _, g := range by.Groups {
			fmt.Fprintf(table, "%s\t%d", plaintext.Line(g.Name), g.Count)
			for _, count := range g.Verdicts {
				fmt.Fprintf(table, "\t%d", count)
			}
			fmt.Fprintf(table, "\t%d\n", g.Overdue)
		}
		table.Flush()
	}
}

// writeDue lists what is past its day and what will be soon, each kind by itself.
func (p *Portfolio) writeDue(w io.Writer) {
	for _, kind := range p.dueByKind() {
		fmt.Fprintf(w, "\n%s: %d past the day on %s, %d more before %s\n", kind.Title, kind.Past, p.Day.Words(), len(kind.Rows)-kind.Past, p.Soon.Words())
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, x := range kind.Rows[:min(len(kind.Rows), mostLines)] {
			fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", x.On, x.Kind.Words(x.Past), x.Project.title(), plaintext.Line(x.About()))
		}
		table.Flush()
		if more := len(kind.Rows) - mostLines; more > 0 {
			fmt.Fprintf(w, "  … and %d more, which --format html and --format json list\n", more)
		}
	}
}

// How much of a long list is told as lines.
const (
	mostLines = 8
	mostNames = 5
)

// writeSignals tells which projects carry which signal.
func (p *Portfolio) writeSignals(w io.Writer) {
	signals := p.signals()
	if len(signals) == 0 {
		return
	}
	fmt.Fprintln(w, "\nTo know besides, and of which files (charter score tells the numbers)")
	for _, signal := range signals {
		var names []string
		for _, x := range signal.Projects[:min(len(signal.Projects), mostNames)] {
			names = append(names, p.name(x))
		}
		of := strings.Join(names, ", ")
		if len(names) < len(signal.Projects) {
			of = fmt.Sprintf("%d of %d, such as %s", len(signal.Projects), len(p.Projects), of)
		}
		fmt.Fprintf(w, "  %s: %s\n", signal.Code.Words(), of)
	}
}
