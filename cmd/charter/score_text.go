package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
)

// printScore writes one score for reading.
func printScore(con console, another bool, name string, a *assessment.Assessment, pack *questions.Pack, s *assessment.Score, signals []assessment.Signal) error {
	var b strings.Builder
	if another {
		b.WriteString("\n")
	}
	title := plaintext.Line(a.Project.Title)
	if title == "" {
		title = "No title yet"
	}
	fmt.Fprintf(&b, "%s\n%s\n", title, plaintext.Line(name))
	if a.Example {
		b.WriteString("This is a worked example, not a real project.\n")
	}
	fmt.Fprintf(&b, "\n%s\n%s\n\n", strings.ToUpper(s.Verdict.Words()), s.Sentence())
	printPrinciples(&b, pack, s)
	printLowered(&b, s)
	printOpen(&b, s)
	if len(signals) > 0 {
		b.WriteString("\nTo know besides\n")
	}
	for _, signal := range signals {
		fmt.Fprintf(&b, "  %s\n", signal.Text)
	}
	fmt.Fprintf(&b, "\nOverall %s, as of %s, by rule %s and question pack %s %s. Read the principles first.\n%s\n",
		numbers(s.Overall), s.AsOf.Words(), s.Rule, s.Pack.ID, s.Pack.Version, assessment.Notice)
	return con.printf("%s", b.String())
}

func printPrinciples(w io.Writer, pack *questions.Pack, s *assessment.Score) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "\tPrinciple\tResult\tScore out of 100")
	for i, p := range s.Principles {
		fmt.Fprintf(table, "%2d\t%s\t%s\t%s\n", p.Number, plaintext.Line(pack.Principles[i].Title), p.Band.Words(), numbers(p.Numbers))
	}
	table.Flush()
}

// numbers writes a score, its range where questions are open, and the claim where it is higher.
func numbers(n assessment.Numbers) string {
	if n.Score == nil {
		return "none"
	}
	text := fmt.Sprint(*n.Score)
	if *n.High > *n.Score {
		text += fmt.Sprintf(", up to %d with what is open", *n.High)
	}
	if *n.Claimed > *n.Score {
		text += fmt.Sprintf(", claimed %d", *n.Claimed)
	}
	return text
}

func printLowered(w io.Writer, s *assessment.Score) {
	if s.Counts.Lowered == 0 {
		return
	}
	fmt.Fprintf(w, "\nCounted lower than claimed: %d of %d answers\n", s.Counts.Lowered, s.Counts.Answered)
	for _, q := range s.Questions {
		if q.Lowered() {
			fmt.Fprintf(w, "  %s  claimed %d, counted %d: %s\n", q.ID, *q.Claimed, *q.Counted, wording.Aged(q.Reason))
		}
	}
}

// printOpen lists what stands between the assessment and a better verdict.
func printOpen(w io.Writer, s *assessment.Score) {
	unanswered, zero := []string{}, []string{}
	for _, q := range s.Questions {
		switch {
		case q.State == assessment.ScoredUnanswered:
			unanswered = append(unanswered, q.ID)
		case q.Essential && q.Counted != nil && *q.Counted == 0:
			zero = append(zero, q.ID)
		}
	}
	list := func(heading string, items []string) {
		if len(items) > 0 {
			fmt.Fprintf(w, "\n%s: %s\n", heading, strings.Join(items, ", "))
		}
	}
	list("Required register fields that are missing", s.MissingFields)
	var facts []string
	for _, c := range s.Contradictions {
		if !c.Explained {
			facts = append(facts, c.ID+" ("+c.Words()+")")
		}
	}
	list("Facts that need a word: put one side right, or explain both in explanations", facts)
	list("Unanswered", unanswered)
	list("Essential questions that count 0", zero)
	if len(s.Points) == 0 {
		return
	}
	fmt.Fprintln(w, "\nNeeds a plan")
	for _, p := range s.Points {
		action := "no open action with an owner and a date within two years"
		if p.Action != "" {
			action = "action " + plaintext.Line(p.Action)
		}
		fmt.Fprintf(w, "  %s: %s (%s)\n", p.For, p.Reason, action)
	}
}
