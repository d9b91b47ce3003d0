package changes

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/encoding"
	"charter/exports/wording"
)

// JSON writes changes as charter-changes/1.
func JSON(c *Changes) ([]byte, error) { return encoding.JSON(c) }

// Markdown tells changes in plain language, what matters most first.
func Markdown(c *Changes) []byte {
	title := c.New.Title
	if strings.TrimSpace(title) == "" {
		title = "untitled project"
	}
	if c.Example {
		title = "EXAMPLE – " + title
	}
	d := &document.Document{Title: "What changed: " + title}
	if c.Example {
		d.Add(document.Banner{Kind: "example", Spans: []document.Span{document.Bold(wording.ExampleNotice)}})
	}
	switch {
	case c.begunAnew:
		d.Add(document.ParagraphOf("These are two assessments of one project. In the later one every question was asked again."))
	case !c.SameProject:
		d.Add(document.Banner{Kind: "warning", Spans: []document.Span{
			document.Bold("These are two different assessments."), document.Text(" Compare them with care."),
		}})
	}
	if c.Reversed() {
		d.Add(document.Banner{Kind: "warning", Spans: []document.Span{
			document.Bold("The days are the wrong way round: the report given first is the later one."), document.Text(" Name the older one first, else what rose is told as fallen."),
		}})
	}
	d.Add(document.ParagraphOf(fmt.Sprintf("From %s to %s. %s", dayOrUnknown(c.Old.AsOf), dayOrUnknown(c.New.AsOf), assessment.Notice)))
	d.Add(document.Banner{Kind: string(c.New.Verdict), Spans: verdictChange(c)})
	before := len(d.Blocks)
	c.addPrinciples(d)
	c.addAnswers(d)
	c.addAsked(d)
	addQuestions(d, "Views differ in the last vote on", c.DisagreementsNew)
	addQuestions(d, "Views no longer differ in the last vote on", c.DisagreementsSettled)
	addTitles(d, "Evidence gone stale", c.EvidenceStale)
	addTitles(d, "Evidence added", c.EvidenceAdded)
	addTitles(d, "Evidence no longer cited", c.EvidenceRemoved)
	c.addParts(d)
	c.addActions(d)
	c.addExplanations(d)
	c.addFactsAndFields(d)
	if len(d.Blocks) == before {
		d.Add(document.ParagraphOf("Nothing changed."))
	}
	return d.Markdown()
}

func dayOrUnknown(day assessment.Date) string {
	if day.IsZero() {
		return "a day not stated"
	}
	return day.Words()
}

func verdictChange(c *Changes) []document.Span {
	was := ""
	if c.Old.Verdict != c.New.Verdict {
		was = " It was: " + strings.ToLower(c.Old.Verdict.Words()) + "."
	}
	text := was
	if c.Old.Overall.Score != nil && c.New.Overall.Score != nil {
		before := ", was " + wording.Range(c.Old.Overall)
		if wording.Range(c.Old.Overall) == wording.Range(c.New.Overall) {
			before = ", as before"
		}
		text += fmt.Sprintf(" Overall %s of 100%s: a mean of the principles, so read their bands first.", wording.Range(c.New.Overall), before)
	}
	return append([]document.Span{document.Bold(wording.Verdict(c.New.Verdict.Words(), c.New.Verdict.Sentence()))}, document.Text(text))
}

func (c *Changes) addPrinciples(d *document.Document) {
	for _, group := range []struct {
		direction Direction
		open      bool
		title     string
	}{{Fell, false, "Principles that fell"}, {Rose, false, "Principles that rose"}, {Changed, true, "Principles not answered yet"}, {Changed, false, "Principles that changed otherwise"}} {
		list := document.List{}
		for _, p := range c.Principles {
			if p.Direction == group.direction && p.open == group.open {
				list.Items = append(list.Items, principleChange(p))
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, string(group.direction)), list)
		}
	}
}

func principleChange(p PrincipleChange) []document.Span {
	if p.open {
		text := " not all answered yet; before, it was " + p.OldBand.Words() + ", score " + scoreOrNone(p.OldScore)
		return []document.Span{document.Bold(p.Name + ":"), document.Text(text + ".")}
	}
	text := " " + p.NewBand.Words()
	switch {
	case p.OldBand == "":
		text += ", new in the questionnaire"
	case p.OldBand != p.NewBand:
		text += ", was " + p.OldBand.Words()
	default:
		text += " as before"
	}
	text += "; score " + scoreOrNone(p.NewScore) + ", was " + scoreOrNone(p.OldScore)
	if len(p.Through) > 0 {
		text += "; through " + wording.List(p.Through)
	}
	return []document.Span{document.Bold(p.Name + ":"), document.Text(text + ".")}
}

func scoreOrNone(score *int) string {
	if score == nil {
		return "none"
	}
	return encoding.Digits(score)
}

func (c *Changes) addAnswers(d *document.Document) {
	answered, other := document.List{}, document.List{}
	for _, a := range c.Answers {
		now := wording.Capital(result(a.NewState, a.NewCounted)) + " now"
		if a.Reason != "" {
			now += " (" + a.Reason + ")"
		}
		before := "; before, it was " + wording.State(a.OldState) + "."
		if a.OldState == assessment.ScoredLevel {
			before = "; before, it counted " + encoding.Digits(a.OldCounted) + "."
		}
		spans := []document.Span{document.Bold(a.Question), document.Text(" " + a.Text + " " + now + before)}
		if a.OldState == assessment.ScoredUnanswered {
			answered.Items = append(answered.Items, spans)
		} else {
			other.Items = append(other.Items, spans)
		}
	}
	if len(answered.Items) > 0 {
		d.Add(document.Section("Answered since", "answered"), answered)
	}
	if len(other.Items) > 0 {
		d.Add(document.Section("Answers that count otherwise", "answers"), other)
	}
}

func result(state string, counted *int) string {
	if state == assessment.ScoredLevel && counted != nil {
		return fmt.Sprintf("counts %d", *counted)
	}
	return wording.State(state)
}

func (c *Changes) addAsked(d *document.Document) {
	for _, group := range []struct {
		asked bool
		title string
	}{{true, "Questions that are asked now"}, {false, "Questions that are no longer asked"}} {
		list := document.List{}
		for _, a := range c.Asked {
			if a.Asked == group.asked {
				list.Items = append(list.Items, []document.Span{document.Bold(a.Question), document.Text(" " + a.Text + " Why: " + a.Why + ".")})
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, ""), list)
		}
	}
	c.addEditions(d)
	if len(c.Reworded) > 0 && len(c.Questions) == 0 {
		d.Add(document.Section("Questions worded otherwise", ""), document.ParagraphOf("Look at these answers again: "+wording.List(c.Reworded)+"."))
	}
}

func addQuestions(d *document.Document, title string, ids []string) {
	if len(ids) > 0 {
		d.Add(document.Section(title, ""), document.ParagraphOf(wording.List(ids)+"."))
	}
}

func addTitles(d *document.Document, title string, changes []EvidenceChange) {
	list := document.List{}
	for _, e := range changes {
		list.Items = append(list.Items, []document.Span{document.Bold(e.Question), document.Text(" " + e.Title)})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section(title, ""), list)
	}
}

// addParts tells of which evidence another part is cited.
func (c *Changes) addParts(d *document.Document) {
	part := func(text string) string {
		if text == "" {
			return "no part named"
		}
		return text
	}
	list := document.List{}
	for _, e := range c.EvidenceParts {
		list.Items = append(list.Items, []document.Span{document.Bold(e.Question), document.Text(" " + e.Title + ": " + part(e.New) + ", was " + part(e.Old))})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("Evidence cited in another part", ""), list)
	}
}

func (c *Changes) addActions(d *document.Document) {
	for _, group := range []struct{ what, title string }{
		{"overdue", "Actions overdue"}, {"done", "Actions done"}, {"new", "New actions"}, {"reopened", "Actions open again"}, {"dropped", "Actions dropped"},
	} {
		list := document.List{}
		for _, a := range c.Actions {
			if a.What == group.what {
				list.Items = append(list.Items, []document.Span{document.Bold(a.Name), document.Text(" " + wording.Labelled(a.Text, "owner", a.Owner))})
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, ""), list)
		}
	}
}

func (c *Changes) addFactsAndFields(d *document.Document) {
	list := document.List{}
	if c.Old.Pack != c.New.Pack {
		list.Items = append(list.Items, []document.Span{
			document.Bold("Questionnaire:"), document.Text(fmt.Sprintf(" %s %s, was %s %s.", c.New.Pack.ID, c.New.Pack.Version, c.Old.Pack.ID, c.Old.Pack.Version)),
		})
	}
	if c.Old.Rule != c.New.Rule {
		list.Items = append(list.Items, []document.Span{document.Bold("Scoring rule:"), document.Text(" " + c.New.Rule + ", was " + c.Old.Rule + ".")})
	}
	for _, fact := range c.Facts {
		list.Items = append(list.Items, []document.Span{
			document.Bold(wording.FactLabel(fact.Key) + ":"), document.Text(" " + fact.New + ", was " + fact.Old + "."),
		})
	}
	if len(c.Fields) > 0 {
		var labels []string
		for _, key := range c.Fields {
			labels = append(labels, wording.Field(key))
		}
		list.Items = append(list.Items, []document.Span{document.Bold("Texts about the project:"), document.Text(" " + strings.Join(labels, "; ") + ".")})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("About the project", "project"), list)
	}
}

// addExplanations tells which facts that something speaks against are explained
// otherwise than before.
func (c *Changes) addExplanations(d *document.Document) {
	list := document.List{}
	for _, e := range c.Explanations {
		told := map[string]string{
			"explained": " explained now: " + e.New, "reworded": " the explanation is now: " + e.New,
			"withdrawn": " no longer explained.", "settled": " no longer so; the explanation is not needed any more.",
		}[e.What]
		list.Items = append(list.Items, []document.Span{document.Bold(wording.Capital(e.About) + ":"), document.Text(told)})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("How facts are explained", "explanations"), list)
	}
}
