package changes

import (
	"cmp"
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/encoding"
	"charter/exports/report"
	"charter/exports/wording"
)

// JSON writes changes as charter-changes/1.
func JSON(c *Changes) ([]byte, error) { return encoding.JSON(c) }

// Markdown tells changes in plain language, what matters most first.
func Markdown(c *Changes) []byte { return contents(c).Markdown() }

// HTML tells the same as [Markdown] on a page that needs nothing else.
func HTML(c *Changes) []byte { return contents(c).HTML() }

func contents(c *Changes) *document.Document {
	d := &document.Document{Title: "What changed", Subject: cmp.Or(strings.TrimSpace(c.New.Title), wording.Untitled)}
	if c.Example {
		d.Title = "EXAMPLE – " + d.Title
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
	if c.Reversed {
		d.Add(document.Banner{Kind: "warning", Spans: []document.Span{
			document.Bold("The days are the wrong way round: the report given first is the later one."), document.Text(" Name the older one first, else what rose is told as fallen."),
		}})
	}
	d.Add(document.ParagraphOf(fmt.Sprintf("From %s to %s. %s", dayOrUnknown(c.Old.AsOf), dayOrUnknown(c.New.AsOf), assessment.Notice)))
	d.Add(document.Banner{Kind: string(c.New.Verdict), Spans: verdictChange(c)})
	d.AddContents()
	before := len(d.Blocks)
	c.addPrinciples(d)
	c.addSignOff(d)
	c.addAnswers(d)
	c.addClaims(d)
	c.addAsked(d)
	addQuestions(d, document.Section("Views differ in the last vote on", "differ"), c.DisagreementsNew)
	addQuestions(d, document.Section("Views no longer differ in the last vote on", "settled"), c.DisagreementsSettled)
	addTitles(d, document.Section("Evidence gone stale", "stale"), c.EvidenceStale)
	addTitles(d, document.Section("Evidence added", "added"), c.EvidenceAdded)
	addTitles(d, document.Section("Evidence no longer cited", "removed"), c.EvidenceRemoved)
	c.addParts(d)
	c.addActions(d)
	c.addExplanations(d)
	c.addFactsAndFields(d)
	if len(d.Blocks) == before {
		d.Add(document.ParagraphOf("Nothing changed."))
	}
	c.addCompared(d)
	return d
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
	return append([]document.Span{document.Bold(wording.Verdict(c.New.Verdict.Words(), cmp.Or(c.sentence, c.New.Verdict.Sentence())))}, document.Text(text))
}

func (c *Changes) addPrinciples(d *document.Document) {
	for _, group := range []struct {
		direction Direction
		open      bool
		title     string
		id        string
	}{
		{Fell, false, "Principles that fell", "fell"}, {Rose, false, "Principles that rose", "rose"},
		{Changed, true, "Principles not answered yet", "open"}, {Changed, false, "Principles that changed otherwise", "changed"},
	} {
		list := document.List{}
		for _, p := range c.Principles {
			if p.Direction == group.direction && p.open == group.open {
				list.Items = append(list.Items, principleChange(p))
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, group.id), list)
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
		id    string
	}{{true, "Questions that are asked now", "asked"}, {false, "Questions that are no longer asked", "gone"}} {
		list := document.List{}
		for _, a := range c.Asked {
			if a.Asked == group.asked {
				list.Items = append(list.Items, []document.Span{document.Bold(a.Question), document.Text(" " + a.Text + " Why: " + a.Why + ".")})
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, group.id), list)
		}
	}
	c.addEditions(d)
	if len(c.Reworded) > 0 && len(c.Questions) == 0 {
		d.Add(document.Section("Questions worded otherwise", "reworded"), document.ParagraphOf("Look at these answers again: "+wording.List(c.Reworded)+"."))
	}
}

func addQuestions(d *document.Document, section document.Heading, ids []string) {
	if len(ids) > 0 {
		d.Add(section, document.ParagraphOf(wording.List(ids)+"."))
	}
}

func addTitles(d *document.Document, section document.Heading, changes []EvidenceChange) {
	list := document.List{}
	for _, e := range changes {
		list.Items = append(list.Items, []document.Span{document.Bold(e.Question), document.Text(" "), document.Text(e.Title)})
	}
	if len(list.Items) > 0 {
		d.Add(section, list)
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
		list.Items = append(list.Items, []document.Span{document.Bold(e.Question), document.Text(" "), document.Text(e.Title), document.Text(": "), document.Text(part(e.New)), document.Text(", was "), document.Text(part(e.Old))})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("Evidence cited in another part", "parts"), list)
	}
}

func (c *Changes) addActions(d *document.Document) {
	for _, group := range []struct{ what, title string }{
		{"overdue", "Actions overdue"}, {"done", "Actions done"}, {"new", "New actions"}, {"reopened", "Actions open again"}, {"dropped", "Actions dropped"},
	} {
		list := document.List{}
		for _, a := range c.Actions {
			if a.What == group.what {
				list.Items = append(list.Items, append([]document.Span{document.Bold(a.Name), document.Text(" ")}, document.Spans(wording.LabelledParts(a.Text, "owner", a.Owner)...)...))
			}
		}
		if len(list.Items) > 0 {
			d.Add(document.Section(group.title, group.what), list)
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
		told := map[string][]string{
			"explained": {" explained now: ", e.New}, "reworded": {" the explanation is now: ", e.New},
			"withdrawn": {" no longer explained."}, "settled": {" no longer so; the explanation is not needed any more."},
		}[e.What]
		list.Items = append(list.Items, append([]document.Span{document.Bold(wording.Capital(e.About) + ":")}, document.Spans(told...)...))
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("How facts are explained", "explanations"), list)
	}
}

// addCompared tells which two reports were compared.
func (c *Changes) addCompared(d *document.Document) {
	told := document.Fields{}
	for _, edition := range []struct {
		label string
		Edition
	}{{"Earlier", c.Old}, {"Later", c.New}} {
		told.Items = append(told.Items, document.Field{Label: edition.label, Text: strings.Join([]string{
			wording.Labelled(edition.Title, "organisation", edition.Organisation),
			wording.Labelled("Assessment "+edition.ID, "as it was on", dayOrUnknown(edition.AsOf), "report made on", dayOrUnknown(edition.Made)),
			"Questions " + edition.Pack.ID + " " + edition.Pack.Version + ", rule " + edition.Rule,
			"Digest of the report: " + edition.Digest,
		}, "\n")})
	}
	d.Add(document.Section("What was compared", "compared"), document.ParagraphOf(audienceSentence(c.Audience)), told)
}

func audienceSentence(audience report.Audience) string {
	if audience == report.Internal {
		return "For internal use: both reports hold what the public must not read."
	}
	return "Both reports are read as the public may have them."
}
