package privacy

import (
	"fmt"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/assessment/project"
)

// seeking gives an assessment of a team, with a private note and a private place.
func seeking(names ...string) *assessment.Assessment {
	var library assessment.Assessment
	evidence := library.Cite(
		assessment.Evidence{Title: "Plan", Location: "https://files.city.example/team/plan%20b.docx/"},
		assessment.Evidence{Title: "Drive", Location: `S:\Team\Lamps\plan.docx`},
		assessment.Evidence{Title: "Site", Location: "https://files.city.example/"},
	)
	a := &assessment.Assessment{
		Documents: library.Documents,
		Project:   project.Project{Title: "Lamp posts", Organisation: "Chester Lamps", ContactEmail: "jo.lamp@city.example"},
		Answers: map[string]assessment.Answer{"GOO-1": {
			PrivateNote: "The Treasury has not agreed to pay for any of this yet, so keep it between us.",
			Evidence:    evidence,
		}},
	}
	for _, name := range names {
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: "a", Name: name})
	}
	return a
}

// publicNote is a note that everybody reads.
type publicNote struct {
	Note string `json:"note"`
}

// outcomes of a search: what stops a report, what is pointed at, nothing.
const (
	stops   = "stops"
	remarks = "remarks"
	nothing = ""
)

func outcome(a *assessment.Assessment, text string) (string, string) {
	leaks, told := Read(a).Search(publicNote{text})
	switch {
	case len(leaks) > 0:
		return stops, (&LeakError{Leaks: leaks}).Error()
	case len(told) > 0:
		return remarks, told[0].Sentence()
	}
	return nothing, ""
}

// Words in brackets that only begin as the mark for a withheld text does are looked at.
func TestWhatBeginsAsAMarkIsLookedAt(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"(withheld since Robin Ashcroft asked)", "(withheld Robin Ashcroft)", "(withheld 1, at Robin Ashcroft)"} {
		if got, _ := outcome(seeking("Robin Ashcroft"), text); got != stops {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// A name in full stops a public report, however it is typed. A part of it is pointed
// at. What only looks like it is neither.
func TestNamesAreFoundHoweverTheyAreTyped(t *testing.T) {
	t.Parallel()
	for name, texts := range map[string]map[string]string{
		"Robin Ashcroft": {
			"As Robin Ashcroft says.": stops, "as robin\n  ASHCROFT says": stops, "By Robin Ashcroft’s team": stops, "**Robin** Ashcroft": stops, "_Robin_ *Ash*croft": stops,
			"Robin\u00a0Ash\u00adcroft": stops, "Robin\u2003Ash\u200bcroft": stops, "Ｒｏｂｉｎ　Ａｓｈｃｒｏｆｔ": stops, "Robin&nbsp;Ashcroft": stops, "R&#111;bin Ashcroft": stops,
			"Ashcroft, Robin": stops, "ASHCROFT Robin": stops, "Robin J. Ashcroft": stops, "Robin (Bob) Ashcroft": stops, "Robin “Bob” James Ashcroft": stops, "Robin-Ashcroft": stops,
			"Dr Robin Ashcroft OBE": stops, "Rob\u0131n Ashcroft": stops, "#RobinAshcroft": stops, "Ro\u0301bin Ashcröft": stops,
			"robin.ashcroft@nhs.example": stops, "write to r.ashcroft@nhs.example": stops, "rashcroft@nhs.example": stops, "AshcroftR@nhs.example": stops, "robin_ashcroft": stops,
			"We asked Ashcroft.": remarks, "We asked Mr Ashcroft.": remarks, "R. Ashcroft said so.": remarks, "Ask Robin.": remarks, "Robin said so.": remarks, "We saw ROBIN.": remarks,
			"A robin sat there.": nothing, "Robins sat there.": nothing, "Ashcrofts": nothing, "a robin in the ashcroft": nothing, "Ask at robin-ashcroft@x": stops, "lamps@robin.ashcroft.example": nothing,
		},
		"Dr Zoë M. (Zo) O'Brien-Łuczak, PhD": {
			"Zoe O’Brien Luczak": stops, "Zoë O'Brien-Łuczak": stops, "zoe obrien luczak": stops, "Zoe\u0308 O‘Brien–Łuczak": stops, "Luczak, Zoe": stops,
			"O'Brien came.": remarks, "OBrien came": remarks, "z.luczak@nhs.example": stops, "zoo": nothing,
		},
		"Ashcroft, Robin":            {"Robin Ashcroft": stops, "Ashcroft Robin": stops, "Ashcroft": remarks},
		"R. Ashcroft":                {"R. Ashcroft": stops, "R Ashcroft": stops, "Ask Ashcroft": remarks},
		"Mary Jane Smith":            {"Mary Smith": stops, "Mary J Smith": stops, "Smith, Mary": stops, "Mary Jane": remarks},
		"robin ashcroft":             {"Robin Ashcroft": stops, "Ask Robin": remarks},
		"ROBIN ASHCROFT":             {"Robin Ashcroft": stops, "Ask Ashcroft": remarks},
		"Robin Ashcroft - Data lead": {"Robin Ashcroft": stops, "the data lead": nothing, "Data lead": nothing},
		"Ana da Silva":               {"Ana da Silva": stops, "Da capo": nothing, "Ask Silva": remarks},
		"Al Lee":                     {"Al Lee": stops, "Ask Al": remarks, "Ask Lee": remarks, "al lees": nothing},
		"Amy":                        {"Amy said": remarks, "We asked Amy.": remarks, "amy": nothing},
		"Will":                       {"Will it be so? It will.": nothing, "It will be so, says Will.": remarks, "Will it be so?": remarks},
		"Team":                       {"The Team said so.": nothing},
		"Example":                    {"An Example.": remarks, "for example": nothing},
		"Chester":                    {"Chester is a town.": nothing},
		"Grace Long":                 {"A long grace period.": nothing, "Grace Long": stops},
		"李小龙":                        {"李小龙": remarks},
	} {
		for text, want := range texts {
			if got, told := outcome(seeking(name), text); got != want {
				t.Errorf("%s: %q %s, want %s: %s", name, text, got, want, told)
			}
		}
	}
}

func TestPrivateTextIsFoundHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"The Treasury has not agreed to pay for any of this yet, so keep it between us.":           stops,
		"We heard: the treasury has, not agreed to pay, for any of this yet so keep it between us": stops,
		"The Treasury has not agreed to pay for any of this yet, so keep":                          stops,
		"The Treasury has not agreed to pay for any of this.":                                      remarks,
		"to pay for any of this yet, so keep it between us":                                        remarks,
		"The Treasury has not agreed.":                                                             nothing,
		"https://files.city.example/team/plan%20b.docx/":                                           stops,
		"see files.city.example/team/plan b.docx":                                                  stops,
		"HTTP://FILES.city.example/team/plan%20b.docx, page 2":                                     stops,
		"S:/team/lamps/plan.docx":                                                                  stops,
		`(s:\Team\Lamps\Plan.docx)`:                                                                stops,
		"the files of city, example team plan b":                                                   nothing,
		"files.city.example":                                                                       remarks,
		"Call 0151 496 0000 now":                                                                   remarks,
		"Call (0151) 496 0000, +44 (0)151 496 0000 or 07700-900123":                                remarks,
		"Call 07700.900.123":                                                                       remarks, "Call 07700\u2013900\u2011123": remarks, "number AB-12-34-56-C": remarks, "patient 943.476.5919": remarks,
		"version 0.2.10.1234 of 01.02.2026, 1.000.000.000 calls, 10.5\u20132.125": nothing,
		"Call +353 1 234 5678":               remarks,
		"０７７００ ９００１２３":                       remarks,
		"patient 943 476 5919":               remarks,
		"patient 943-476-5919 on 2026-10-12": remarks,
		"patient 943 476 5918":               nothing,
		"number QQ 12 34 56 C":               nothing,
		"number AB 12 34 56 C":               remarks,
		"number ab123456c":                   remarks,
		"company 01234567, 1 000 000 000 calls on 2026-10-12, 10.5 of 0.125": nothing,
		"Write to mina.murray@city.example":                                  remarks,
		"Write to jo.lamp@city.example or lamp.team@city.example":            nothing,
	} {
		if got, told := outcome(seeking("Robin Ashcroft"), text); got != want {
			t.Errorf("%q %s, want %s: %s", text, got, want, told)
		}
	}
}

// Whatever is found is told with the words, the fields and the way on.
func TestRemarksTellTheWayOn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"We asked Ashcroft.":                             "note: “Ashcroft” may mean a person (the name of an assessor, assessors 1, name). If it does, name a role instead.",
		"Call 0151 496 0000.":                            "note: “0151 496 0000” looks like a phone number. If it belongs to one person, take it out.",
		"Treasury has not agreed to pay for any of this": "note: there is a part of “The Treasury has not agreed to pay for any of this yet, so k…” (private text, GOO-1, private note). If that is not for the public, reword it.",
	} {
		if _, told := outcome(seeking("Robin Ashcroft"), text); told != want {
			t.Errorf("%q is told as %s", text, told)
		}
	}
	_, told := Read(seeking("Robin Ashcroft")).Search(map[string]publicNote{
		"a": {"We asked Ashcroft."}, "b": {"Ashcroft again: 0151 496 0000"}, "c": {"And Ashcroft."},
	})
	if len(told) != 2 || !strings.HasPrefix(told[0].Sentence(), "a, note, b, note and c, note: ") {
		t.Errorf("%+v", told)
	}
}

// A hostile file takes no longer than another one of its size: the work is counted. Of
// each text every word is looked at once for each length that a phrase has.
func TestTheWorkOfASearchIsBounded(t *testing.T) {
	t.Parallel()
	const size = 20_000 // words, of each kind
	a := seeking()
	for i := range size / 10 {
		a.Assessors = append(a.Assessors, assessment.Assessor{Name: fmt.Sprintf("Name%d Ashcroft", i)}, assessment.Assessor{Name: fmt.Sprintf("Robin Name%d", i)})
	}
	answer := a.Answers["GOO-1"]
	answer.PrivateNote = strings.Repeat("robin name1 ", size/2) // one sentence without an end
	for i := range size / 20 {
		answer.PrivateNote += strings.Repeat("robin ", i%30) + fmt.Sprint(i) + ".\n"
		answer.Evidence = append(answer.Evidence, a.Cite(assessment.Evidence{Location: fmt.Sprintf("https://city.example/%s%d", strings.Repeat("a/", i%30), i)})...)
	}
	a.Answers["GOO-1"] = answer
	p := Read(a)
	text := strings.Repeat("robin name1 a/ https://city.example/a/a/a Robin Robin ashcroft ", size/10)
	words := len(fold.Of(text).Words)
	leaks, _ := p.Search([]publicNote{{text}, {text}})
	if len(leaks) == 0 {
		t.Error("nothing was found")
	}
	private := len(fold.Of(answer.PrivateNote).Words)
	for name, x := range map[string]phrases{"sentences": p.sentences, "places": p.places} {
		if len(x.lengths) > longestPhrase || x.lookups > 2*words*len(x.lengths)+private*longestPhrase {
			t.Errorf("%s: %d lengths, %d lookups for %d words", name, len(x.lengths), x.lookups, 2*words)
		}
	}
	if len(p.sentences.known) > 3*private {
		t.Errorf("%d phrases are kept of %d private words", len(p.sentences.known), private)
	}
}

// What the team said of a name or a mailbox holds, however it is typed; and nothing of
// it is guessed. What is guessed is asked about and not withheld.
func TestWhatTheTeamSaidHolds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		said            map[string]assessment.NameKind
		owner           string
		withheld, asked bool
	}{
		"a guess":                      {nil, "Alder Hey", false, true},
		"a guess, in capitals":         {nil, "EMILY WARD", false, true},
		"a guess, all small":           {nil, "emily ward", false, true},
		"a guess, with a title":        {nil, "Dr Emily Ward", true, false},
		"a guess at a mailbox":         {nil, "Desk, housing.options@nhs.example", false, true},
		"a place":                      {map[string]assessment.NameKind{"alder hey": assessment.NamePlace}, "ALDER  Hey", false, false},
		"the team, without the":        {map[string]assessment.NameKind{"alder hey": assessment.NameBody}, "The Alder Hey", false, false},
		"a team":                       {map[string]assessment.NameKind{"Robin Ashcroft": assessment.NameTeam}, "Robin Ashcroft", false, false},
		"a person, all small":          {map[string]assessment.NameKind{"emily ward": assessment.NamePerson}, "emily ward", true, false},
		"a person, in a text":          {map[string]assessment.NameKind{"emily ward": assessment.NamePerson}, "Ward, Emily; data lead", true, false},
		"a shared mailbox":             {map[string]assessment.NameKind{"robin.ashcroft@nhs.example": assessment.NameSharedMailbox}, "robin.ashcroft@nhs.example", false, false},
		"a desk with a shared mailbox": {map[string]assessment.NameKind{"robin.ashcroft@nhs.example": assessment.NameSharedMailbox}, "Lamp desk, Robin.Ashcroft@nhs.example", false, false},
		"a person's mailbox":           {map[string]assessment.NameKind{"falls@nhs.example": assessment.NameOwnMailbox}, "Falls@nhs.example", true, false},
		"nothing of this text":         {map[string]assessment.NameKind{"falls team": assessment.NameTeam}, "Robin Ashcroft", true, false},
	} {
		a := seeking("Robin Ashcroft")
		a.KnownAs, a.Project.ContactEmail = c.said, ""
		a.Actions = []assessment.Action{{ID: "x1", Owner: c.owner}}
		p := Read(a)
		_, told := p.Withhold(a)
		withheld := assessment.IsWithheld(a.Actions[0].Owner)
		if withheld != c.withheld || (withheld || c.asked) != (len(told) == 1) || len(told) == 1 && (told[0].Asks != c.asked || told[0].Withheld != c.withheld) {
			t.Errorf("%s: withheld %t, told %+v", name, withheld, told)
		}
		if leaks, _ := p.Search(publicNote{a.Actions[0].Owner}); len(leaks) > 0 {
			t.Errorf("%s: it stops the report: %+v", name, leaks)
		}
	}
}
