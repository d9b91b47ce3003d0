package site

import (
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/fields"
	"charter/exports/register"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// sections tells an entry in the order in which residents ask, each section with the fields that it tells.
func sections(e *register.Entry) []section {
	says := fields.Of(&e.Project, assessment.Date.Words)
	tell := func(keys ...string) []part { return parts(e, says, keys...) }
	all := []section{
		{ID: "what-for", Title: "What it is for", Parts: tell("description", "benefit", "who_may_lose_out")},
		{ID: "decisions", Title: "Who or what decides", Intro: decisionWords(e), Parts: tell("human_review", "capability", "algorithm_owners", "staff_training")},
		{ID: "data", Title: "Whose data is used", Parts: tell("data")},
		{ID: "responsible", Title: "Who answers for it", Parts: tell("organisation", "organisation_type", "responsible_role", "team", "contact_email", "url", "partners", "suppliers")},
		{ID: "challenge", Title: "How to question a result, or to complain", Parts: tell("challenge")},
		{ID: "opt-out", Title: "How to say no", Parts: optOutParts(e)},
		{ID: "risks", Title: "What could go wrong, and what is done about it", Parts: tell("risks")},
		{ID: "outcomes", Title: "What came of it", Parts: tell("outcomes", "performance", "environment", "workforce")},
		{ID: "open", Title: "What is still open", Parts: openParts(e)},
		{ID: "review", Title: "When it is looked at again", Parts: tell("review", "assessments", "engagement")},
	}
	all = append(all, section{ID: "more", Title: "More about it", Parts: rest(e, says, all)})
	return slices.DeleteFunc(all, func(s section) bool { return s.ID == "more" && s.Parts == nil })
}

// rest tells the fields that no section tells.
func rest(e *register.Entry, says []fields.Field, sections []section) []part {
	elsewhere := []string{"id", "title", "summary", "opt_out"}
	var labels []string
	for _, s := range sections {
		for _, p := range s.Parts {
			labels = append(labels, p.Label)
		}
	}
	var more []part
	for _, field := range says {
		if !slices.Contains(elsewhere, top(field.Key)) && !slices.Contains(labels, field.Label) && strings.TrimSpace(field.Text) != "" {
			more = append(more, partOf(field, &e.Project))
		}
	}
	return more
}

// optOutParts tells whether and how people can opt out.
func optOutParts(e *register.Entry) []part {
	var all []part
	for _, out := range optOuts(e) {
		p := part{Label: "To " + out.of}
		answer := map[string]string{"yes": "Yes, you can.", "no": "No, you cannot.", "not-applicable": "This does not apply here."}[out.says.Available]
		p.Texts = append(p.Texts, told{Text: orNotStated(answer)})
		if d := out.departure; d != nil {
			p.Texts = append(p.Texts, told{Text: "The team also says that it does not keep the promise of the Charter about this (clause " + plaintext.Line(d.Clause) + "): " +
				wording.Sentence(strings.Join(paragraphs(orNotStated(d.Reason)), " ")) + " Ask the team what holds."})
		}
		for _, more := range []struct{ before, text string }{{"", out.says.How}, {"Why not, or not always: ", out.says.ReasonIfNot}} {
			for i, line := range paragraphs(more.text) {
				if i == 0 {
					line = more.before + line
				}
				p.Texts = append(p.Texts, told{Text: line})
			}
		}
		all = append(all, p)
	}
	return all
}

// openParts tells what is promised and not done, and what is promised by the Charter and not kept.
func openParts(e *register.Entry) []part {
	actions, departures := part{Label: "Open actions"}, part{Label: "Promises of the Charter that are not kept"}
	for _, x := range e.Actions {
		due := x.Due.Words()
		if x.Overdue {
			due += " (past the day)"
		}
		actions.Items = append(actions.Items, itemOf(x.Text, "Who does it", x.Owner, "By when", due))
	}
	for _, x := range e.Departures {
		departures.Items = append(departures.Items, itemOf(strings.TrimSpace("Clause "+x.Clause), "What it promises", x.Promise, "Why it is not kept", x.Reason, "Until when", x.Until.Words()))
	}
	held := part{Label: "Why principles are not met"}
	for _, p := range e.Charter.Principles {
		for _, h := range p.HeldBack {
			held.Items = append(held.Items, itemOf(h.Text, "Principle", strconv.Itoa(p.ID)+" "+p.Title+": "+p.Band.Words(), "Why", h.Reason))
		}
	}
	all := []part{actions, departures, held}
	for i := range all {
		if all[i].Items == nil {
			all[i].Texts = []told{{Text: "None."}}
		}
	}
	return all
}

// itemOf tells an item of labels and texts; those without a text are left out.
func itemOf(name string, labelled ...string) item {
	x := item{Name: strings.Join(paragraphs(name), " ")}
	for i := 0; i+1 < len(labelled); i += 2 {
		if text := strings.Join(paragraphs(labelled[i+1]), " "); text != "" {
			x.Says = append(x.Says, said{labelled[i], told{Text: text}})
		}
	}
	return x
}

// result is the team's own rating.
type result struct {
	Name, Verdict, RestsOn, Method string
	Bands                          []band
	SignOff                        []string // what those who answer for the project decided
	Signals                        []string
	Explained                      []item
	Evidence                       []item
	Withheld                       []item
}

// band is the band of a principle, with a class for its tint and a sign.
type band struct{ Principle, Class, Sign, Words string }

func resultOf(e *register.Entry) result {
	c := &e.Charter
	r := result{
		Name: plaintext.Line(c.Name()), Verdict: wording.Verdict(c.Verdict.Words(), plaintext.Line(c.Meaning)), RestsOn: plaintext.Line(c.RestsOn), Method: plaintext.Line(c.Method()),
	}
	for _, p := range c.Principles {
		r.Bands = append(r.Bands, bandOf(strconv.Itoa(p.ID)+" "+plaintext.Line(p.Title), p.Band))
	}
	for _, decision := range e.SignOff {
		r.SignOff = append(r.SignOff, plaintext.Line(decision.Words()))
	}
	for _, signal := range c.Signals {
		r.Signals = append(r.Signals, plaintext.Line(signal.Text))
	}
	for _, x := range e.Explanations {
		r.Explained = append(r.Explained, itemOf(wording.Capital(x.About), "How the team explains it", x.Text))
	}
	for _, x := range e.Evidence {
		one := itemOf(x.Title, "For question", x.Question, "Date", x.Date.Words())
		if place := strings.Join(paragraphs(x.Location), " "); place != "" {
			at := said{"Where", told{Text: place}}
			if document.Followable(place) {
				at.Link = place
			}
			one.Says = append(one.Says, at)
		}
		r.Evidence = append(r.Evidence, one)
	}
	for _, x := range e.Withheld {
		r.Withheld = append(r.Withheld, itemOf(wording.Field(x.Field), "Why", x.Reason))
	}
	return r
}

// bandOf tells a band by a tint, a sign and words.
func bandOf(principle string, b assessment.Band) band {
	class := map[assessment.Band]string{
		assessment.BandStrong: "good", assessment.BandMet: "good", assessment.BandPartlyMet: "fair", assessment.BandNotMet: "poor",
	}[b]
	return band{principle, class, wording.BandSign(b), wording.Capital(plaintext.Line(b.Words()))}
}
