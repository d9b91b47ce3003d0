package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// WriteText writes an overview as lines: one a project, then what they have in common. Long
// titles and names are cut: the other forms have them whole.
func (p *Portfolio) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	p.writeProjects(b, p.Projects)
	fmt.Fprintf(b, "\n%s", wording.Count(len(p.Projects), "assessment"))
	if bad := len(p.Damaged); bad > 0 {
		fmt.Fprintf(b, ", and %s left out", wording.Count(bad, "file"))
	}
	fmt.Fprintln(b)
	if p.Filtered != "" {
		fmt.Fprintf(b, "Only those with %s\n", plaintext.Line(p.Filtered))
	}
	for i, count := range p.verdicts() {
		fmt.Fprintf(b, "  %s: %d\n", assessment.Verdicts()[i].Words(), count)
	}
	if len(p.Projects) > 0 {
		fmt.Fprintln(b)
		p.writeBands(b)
		p.writeWeakest(b)
		p.writeGroups(b)
		p.writeDue(b)
		p.writeSignals(b)
	}
	if len(p.Examples) > 0 {
		fmt.Fprintln(b, "\nWorked examples, which do not count")
		p.writeProjects(b, p.Examples)
	}
	p.writeCopies(b)
	fmt.Fprintf(b, "\nOpen: unanswered or don't know. Lowered: counted lower than claimed.\n… stands where a text is cut: csv, json and html have it whole (--format).\n%s\n", assessment.Notice)
	return b.Flush()
}

// How much of a line names and texts may take, in cells.
const (
	mostOfName = 40
	mostOfText = 80
)

// cut gives the beginning of a text that would make a line too long.
func cut(text string, most int) string { return ansi.Truncate(plaintext.Line(text), most, "…") }

// writeTable writes rows in columns, which lie two blanks apart.
func writeTable(w io.Writer, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			if i == len(row)-1 {
				fmt.Fprintln(w, cell)
				continue
			}
			fmt.Fprint(w, cell, strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
	}
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
	last := "File"
	if p.Audience == report.Public {
		last = "Id"
	}
	rows := [][]string{{"Verdict", "Score", "Open", "Lowered", "Overdue", "Stage", "Project", last}}
	for i := range of {
		x := &of[i]
		title, score := cut(x.title(), mostOfName), "none"
		if x.Example {
			title += " (example)"
		}
		if x.Overall.Score != nil {
			score = fmt.Sprint(*x.Overall.Score)
		}
		rows = append(rows, []string{
			x.Verdict.Words(), score, fmt.Sprint(x.Counts.Unanswered + x.Counts.Unsure), fmt.Sprint(x.Counts.Lowered), fmt.Sprint(x.Actions.Overdue),
			string(x.Stage), title, p.name(x),
		})
	}
	writeTable(w, rows)
}

func (p *Portfolio) writeCopies(w io.Writer) {
	switch {
	case len(p.Copies) == 0:
	case p.Audience == report.Public:
		fmt.Fprintf(w, "\nCopies, which do not count: %d\n", len(p.Copies))
	default:
		fmt.Fprintln(w, "\nCopies, which do not count; charter merge joins them with the file they are of")
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
	head := []string{"Principle"}
	for _, band := range bands() {
		head = append(head, band.Words())
	}
	rows := [][]string{head}
	for _, principle := range p.principles() {
		row := []string{fmt.Sprintf("%d %s", principle.Number, principle.ID)}
		for _, band := range bands() {
			row = append(row, fmt.Sprint(principle.Bands[band]))
		}
		rows = append(rows, row)
	}
	writeTable(w, rows)
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
		head := []string{"By " + by.By, "Projects"}
		for _, verdict := range assessment.Verdicts() {
			head = append(head, verdict.Words())
		}
		rows := [][]string{append(head, "Overdue")}
		for _, g := range by.Groups {
			row := []string{cut(g.Name, mostOfName), fmt.Sprint(g.Count)}
			for _, count := range g.Verdicts {
				row = append(row, fmt.Sprint(count))
			}
			rows = append(rows, append(row, fmt.Sprint(g.Overdue)))
		}
		fmt.Fprintln(w)
		writeTable(w, rows)
	}
}

// writeDue lists what is past its day and what will be soon, each kind by itself.
func (p *Portfolio) writeDue(w io.Writer) {
	for _, kind := range p.dueByKind() {
		fmt.Fprintf(w, "\n%s: %d past the day on %s, %d more before %s\n", kind.Title, kind.Past, p.Day.Words(), len(kind.Rows)-kind.Past, p.Soon.Words())
		var rows [][]string
		for _, x := range kind.Rows[:min(len(kind.Rows), mostLines)] {
			rows = append(rows, []string{"  " + x.On.String(), x.Kind.Words(x.Past), cut(x.Project.title(), mostOfName), cut(x.About(), mostOfText)})
		}
		writeTable(w, rows)
		if more := len(kind.Rows) - mostLines; more > 0 {
			fmt.Fprintf(w, "  … and %d more, which --format html and --format json list\n", more)
		}
	}
	if text := p.standIns(); text != "" {
		fmt.Fprintf(w, "\n%s\n", text)
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
