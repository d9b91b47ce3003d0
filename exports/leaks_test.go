package exports_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/project"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/privacy"
	"charter/exports/report"
)

// secrets are the texts of private that nobody outside may read.
func secrets() []string {
	return []string{
		"Treasury", "quiet.voice", "Harker", "Seward", "seward", "Helsing", "Secret", "Westenra", "mayor",
	}
}

func TestPublicReportHoldsNothingPrivate(t *testing.T) {
	t.Parallel()
	r := report.Build(exportstest.Private(), exportstest.Pack(t), exportstest.Options(report.Public))
	if err := r.Publishable(); err != nil {
		t.Error(err)
	}
	for name, text := range map[string][]byte{"JSON": exportstest.JSON(t, r), "Markdown": report.Markdown(r), "HTML": report.HTML(r), "Word document": docxtest.Text(t, report.Word(r))} {
		for _, secret := range secrets() {
			if bytes.Contains(text, []byte(secret)) {
				t.Errorf("the public %s holds %q", name, secret)
			}
		}
		for _, kept := range []string{"The method is written down", "Web team", "https://city.example/plan", "Street lighting team", "Data lead"} {
			if !bytes.Contains(text, []byte(kept)) {
				t.Errorf("the public %s lacks %q", name, kept)
			}
		}
	}
	withheld := map[string]bool{}
	for _, w := range r.Withheld {
		withheld[w.Field] = true
	}
	for _, field := range []string{
		"project.responsible_role", "project.contact_email", "project.challenge.contact", "assessors[0].name", "workshops[0].facilitator", "answers.BEN-1.private_note", "answers.BEN-1.check.by",
		"answers.BEN-1.evidence[0].owner", "answers.BEN-1.evidence[0].location", "retired.OLD-1.private_note", "actions.x1.owner", "parking", "answers.*.by",
	} {
		if !withheld[field] {
			t.Errorf("%s is withheld but not listed", field)
		}
	}
}

func TestInternalReportHoldsEverything(t *testing.T) {
	t.Parallel()
	r := report.Build(exportstest.Private(), exportstest.Pack(t), exportstest.Options(report.Internal))
	text := string(exportstest.JSON(t, r))
	for _, secret := range secrets() {
		if !strings.Contains(text, secret) {
			t.Errorf("the internal report lacks %q", secret)
		}
	}
	if len(r.Withheld) > 0 || r.Publishable() != nil {
		t.Errorf("an internal report withholds %v, and Publishable gives %v", r.Withheld, r.Publishable())
	}
}

func TestLeaksAreFoundWhereverTheyAreTyped(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	for name, c := range map[string]struct {
		field string
		put   func(*assessment.Assessment)
	}{
		"a name in a note": {"answers.BEN-2.note", func(a *assessment.Assessment) {
			a.Answers["BEN-2"] = assessment.Answer{Note: "As LUCY\n westenra's paper says."}
		}},
		"a mailbox made of a name": {"project.challenge.how", func(a *assessment.Assessment) {
			a.Project.Challenge.How = "Write to lucy.westenra@council.example"
		}},
		"a mailbox from a private note": {"project.risks[0].mitigation", func(a *assessment.Assessment) {
			a.Project.Risks = []project.Risk{{Risk: "Dark", Mitigation: "Write to quiet.voice@nhs.example"}}
		}},
		"a sentence of a private note": {"actions[0].text", func(a *assessment.Assessment) {
			a.Actions[0].Text = "Treasury has not agreed to this yet, keep it between us."
		}},
		"a private place": {"answers.BEN-1.departure.reason", func(a *assessment.Assessment) {
			answer := a.Answers["BEN-1"]
			answer.Departure = &assessment.Departure{Clause: "1a", Reason: `See S:\Secret\Folder\plan.docx`}
			a.Answers["BEN-1"] = answer
		}},
		"a parked point": {"answers.BEN-1.dissent", func(a *assessment.Assessment) {
			answer := a.Answers["BEN-1"]
			answer.Dissent = "Should we tell the mayor about the broken lamp posts"
			a.Answers["BEN-1"] = answer
		}},
		"a name in a title of evidence": {"answers.BEN-1.evidence[1].title", func(a *assessment.Assessment) {
			assessmenttest.Document(a, "BEN-1", 1).Title = "Paper by Lucy Westenra"
		}},
		"a name in the part that is cited": {"answers.BEN-1.evidence[0].part", func(a *assessment.Assessment) {
			a.Answers["BEN-1"].Evidence[0].Part = "The page that Lucy Westenra wrote"
		}},
	} {
		a := exportstest.Private()
		c.put(a)
		r := report.Build(a, pack, exportstest.Options(report.Public))
		var leak *privacy.LeakError
		if !errors.As(r.Publishable(), &leak) {
			t.Errorf("%s: not found", name)
			continue
		}
		if leak.Leaks[0].Field != c.field {
			t.Errorf("%s: found in %s, not in %s", name, leak.Leaks[0].Field, c.field)
		}
	}
}

func TestCommonWordsAreNoLeaks(t *testing.T) {
	t.Parallel()
	answer := assessment.Level(1)
	answer.Note = "It is on SharePoint, will be marked in May, and the Markets are told. TBC."
	answer.PrivateNote = "TBC. Will ask."
	a := &assessment.Assessment{
		Assessors: []assessment.Assessor{{ID: "a1", Name: "Will"}, {ID: "a2", Name: "Mark"}},
		Answers:   map[string]assessment.Answer{"BEN-1": answer},
	}
	assessmenttest.Cite(a, "BEN-1", assessment.Evidence{Title: "List", Location: "SharePoint"})
	if err := report.Build(a, exportstest.Pack(t), exportstest.Options(report.Public)).Publishable(); err != nil {
		t.Error(err)
	}
}

// TestASharedCopyHoldsNothingPrivate holds what a public report withholds against the copy.
func TestASharedCopyHoldsNothingPrivate(t *testing.T) {
	t.Parallel()
	private := exportstest.Private()
	private.History = []assessment.Entry{{Question: "BEN-1", Field: "note", From: "Harker said so.", To: "Seward said so."}}
	before := exportstest.Private()
	before.History = private.History
	shared, withheld, err := privacy.Share(private)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(private, before) {
		t.Error("sharing changed the assessment itself")
	}
	text, err := format.Encode(shared)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets() {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("the copy holds %q", secret)
		}
	}
	if !bytes.Contains(text, []byte("The method is written down")) || shared.ID != private.ID {
		t.Error("the copy lacks a note, or has another id")
	}
	public := report.Build(private, exportstest.Pack(t), exportstest.Options(report.Public))
	if len(withheld) < len(public.Withheld) {
		t.Errorf("the copy leaves out %d things, a public report %d", len(withheld), len(public.Withheld))
	}
	for _, d := range private.Documents { // whose ids follow from what is said of them
		if !d.Public && d.Location != "" && bytes.Contains(text, []byte(`"`+d.ID+`"`)) {
			t.Errorf("the id of %q tells whether a guess at its place is right", d.Title)
		}
	}
	if shared.History != nil || shared.KnownAs != nil {
		t.Error("the copy has a history, or what the team said of names")
	}
}

// TestNoLeakIsShared types private text into a note.
func TestNoLeakIsShared(t *testing.T) {
	t.Parallel()
	a := exportstest.Private()
	a.Answers["BEN-2"] = assessment.Answer{Note: "As LUCY\n westenra's paper says."}
	var leak *privacy.LeakError
	if shared, _, err := privacy.Share(a); shared != nil || !errors.As(err, &leak) || leak.Leaks[0].Field != "answers.BEN-2.note" {
		t.Errorf("got %v, %v", shared, err)
	}
}
