package main

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

// overviewText writes one line a project, then how many have each verdict and,
// for each principle, how many have each band.
func overviewText(overview []report.FileSummary) string {
	var b strings.Builder
	var read []report.FileSummary
	var copies []string
	for _, s := range overview {
		switch {
		case s.Error != "":
		case s.CopyOf != "":
			copies = append(copies, fmt.Sprintf("  %s, of %s\n", plaintext.Line(s.File), plaintext.Line(s.CopyOf)))
		default:
			read = append(read, s)
		}
	}
	writeProjects(&b, read)
	fmt.Fprintf(&b, "\n%s", wording.Count(len(read), "assessment"))
	if bad := len(overview) - len(read) - len(copies); bad > 0 {
		fmt.Fprintf(&b, ", and %s that cannot be read", wording.Count(bad, "file"))
	}
	b.WriteString("\n")
	if len(copies) > 0 {
		fmt.Fprintf(&b, "Copies, which do not count; charter merge joins them with the file they are of:\n%s", strings.Join(copies, ""))
	}
	verdicts := map[assessment.Verdict]int{}
	for _, s := range read {
		verdicts[s.Verdict]++
	}
	for _, v := range assessment.Verdicts() {
		fmt.Fprintf(&b, "  %s: %d\n", v.Words(), verdicts[v])
	}
	b.WriteString("\n")
	writeBands(&b, read)
	writeSignals(&b, read)
	fmt.Fprintf(&b, "\nOpen: unanswered or don't know. Lowered: counted lower than claimed.\n%s\n", assessment.Notice)
	return b.String()
}

func writeProjects(w io.Writer, read []report.FileSummary) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Verdict\tScore\tOpen\tLowered\tOverdue\tStage\tProject\tFile")
	for _, s := range read {
		title, score := plaintext.Line(s.Title), "none"
		if s.Example {
			title += " (example)"
		}
		if s.Overall.Score != nil {
			score = fmt.Sprint(*s.Overall.Score)
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", s.Verdict.Words(), score,
			s.Counts.Unanswered+s.Counts.Unsure, s.Counts.Lowered, s.Actions.Overdue, s.Stage, title, plaintext.Line(s.File))
	}
	table.Flush()
}

// writeBands counts the bands of each principle. Principles come in the order in
// which the files have them: files of other packs have others.
func writeBands(w io.Writer, read []report.FileSummary) {
	type principle struct {
		number int
		id     string
	}
	var order []principle
	counts := map[principle]map[assessment.Band]int{}
	for _, s := range read {
		for _, p := range s.Principles {
			key := principle{p.Number, p.ID}
			if counts[key] == nil {
				counts[key] = map[assessment.Band]int{}
				order = append(order, key)
			}
			counts[key][p.Band]++
		}
	}
	bands := []assessment.Band{
		assessment.BandNotMet, assessment.BandPartlyMet, assessment.BandMet, assessment.BandStrong,
		assessment.BandIncomplete, assessment.BandNotApplicable,
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "Principle")
	for _, band := range bands {
		fmt.Fprintf(table, "\t%s", band.Words())
	}
	fmt.Fprintln(table)
	for _, p := range order {
		fmt.Fprintf(table, "%d %s", p.number, p.id)
		for _, band := range bands {
			fmt.Fprintf(table, "\t%d", counts[p][band])
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}

// writeSignals tells which files carry which signal, but for those that tell of every
// file: the files in the order of the overview, by their number in it.
func writeSignals(w io.Writer, read []report.FileSummary) {
	var order []assessment.SignalCode
	carry := map[assessment.SignalCode][]string{}
	for _, s := range read {
		for _, code := range s.Signals {
			if code == assessment.EvidenceSignal || code == assessment.ChecksSignal {
				continue
			}
			if carry[code] == nil {
				order = append(order, code)
			}
			carry[code] = append(carry[code], plaintext.Line(s.File))
		}
	}
	if len(order) == 0 {
		return
	}
	fmt.Fprintln(w, "\nTo know besides, and of which files (charter score tells the numbers)")
	for _, code := range order {
		fmt.Fprintf(w, "  %s: %s\n", code.Words(), strings.Join(carry[code], ", "))
	}
}
