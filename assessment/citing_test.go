package assessment_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
)

// Whatever is done with documents, answers and actions, an answer cites what it cited, with
// its parts and in its order, until its own evidence is changed; nothing is cited that is
// not listed; and actions are for what they were for, until they are changed themselves.
func TestEditsOfDocumentsKeepEveryCitation(t *testing.T) {
	t.Parallel()
	questions := []string{"BEN-1", "BEN-2", "SEC-1", "SEC-2", "TRA-1"}
	rapid.Check(t, func(t *rapid.T) {
		e := assessment.NewEditor(&assessment.Assessment{})
		at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
		titles := rapid.SampledFrom([]string{"Benefits statement", "Test results", "Minutes of May"})
		for step := range rapid.IntRange(1, 30).Draw(t, "steps") {
			stamp := assessment.Stamp{At: at.Add(time.Duration(step) * time.Minute)}
			id := rapid.SampledFrom(questions).Draw(t, "question")
			place := rapid.IntRange(0, 3).Draw(t, "place")
			before, changes := e.Assessment(), id // whose evidence the edit is about
			all := before.Documents
			switch kind := rapid.IntRange(0, 8).Draw(t, "edit"); {
			case kind == 5:
				e.Rate(stamp, id, place)
			case kind == 6:
				e.ClearAnswer(stamp, id)
			case kind == 7:
				changes = "actions"
				served := rapid.SliceOfNDistinct(rapid.SampledFrom(questions), 1, 3, rapid.ID).Draw(t, "served")
				e.Actions(stamp, func(all []assessment.Action) []assessment.Action {
					if place < len(all) {
						return slices.Delete(all, place, place+1)
					}
					return append(all, assessment.Action{ID: assessment.NewID(), For: served, Text: "Ask.", Status: assessment.ActionOpen})
				})
			case kind == 8:
				typing, title, at := stamp.Typing("evidence:"+id), titles.Draw(t, "typed title"), len(before.Evidence(id))
				e.PutEvidence(typing, id, at, assessment.Evidence{Title: title[:3]})
				e.PutEvidence(typing, id, at, assessment.Evidence{Title: title})
				e.EndTyping()
			case kind == 0:
				e.PutEvidence(stamp, id, len(before.Evidence(id)), assessment.Evidence{Title: titles.Draw(t, "title"), Part: fmt.Sprint("section ", step)})
			case kind == 1:
				e.RemoveEvidence(stamp, id, place)
			case len(all) == 0:
			case kind == 2:
				e.Cite(stamp, id, place, rapid.SampledFrom(all).Draw(t, "cited").ID)
			default:
				changes = ""
				document := rapid.SampledFrom(all).Draw(t, "corrected")
				document.Title, document.Public = titles.Draw(t, "new title"), rapid.Bool().Draw(t, "public")
				e.PutDocument(stamp, document)
			}
			now := e.Assessment()
			if diff := cmp.Diff(before.Actions, now.Actions); diff != "" && changes != "actions" {
				t.Fatalf("step %d changes actions: %s", step, diff)
			}
			for _, each := range questions {
				if old, kept := before.Answers[each].Evidence, now.Answers[each].Evidence; each != changes && !slices.Equal(old, kept) {
					t.Fatalf("step %d: %s cited %v, now %v", step, each, old, kept)
				}
				if len(now.Evidence(each)) != len(now.Answers[each].Evidence) {
					t.Fatalf("step %d: %s cites what is not listed: %v of %v", step, each, now.Answers[each].Evidence, now.Documents)
				}
			}
			if history := len(now.History) > len(before.History); history && rapid.Bool().Draw(t, "undone") {
				e.Undo(stamp)
				if diff := cmp.Diff(citationsOf(before), citationsOf(e.Assessment())); diff != "" {
					t.Fatalf("step %d is not undone: %s", step, diff)
				}
			}
		}
	})
}

// citationsOf tells what every answer cites, and what is said of it.
func citationsOf(a *assessment.Assessment) map[string][]string {
	cited := map[string][]string{}
	for id := range a.Answers {
		for _, item := range a.Evidence(id) {
			cited[id] = append(cited[id], fmt.Sprint(item))
		}
	}
	return cited
}

func TestDocumentsAreListedAsTheyWereCited(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(&assessment.Assessment{})
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	stamp := func() assessment.Stamp { at = at.Add(time.Minute); return assessment.Stamp{At: at} }
	e.PutEvidence(stamp(), "BEN-1", 0, assessment.Evidence{Title: "Older"})
	e.PutEvidence(stamp(), "BEN-2", 0, assessment.Evidence{Title: "Newer"})
	titles := func() (all []string) {
		lately, _ := e.Assessment().LatelyCited()
		for _, document := range lately {
			all = append(all, document.Title)
		}
		return all
	}
	if got := titles(); !slices.Equal(got, []string{"Newer", "Older"}) {
		t.Fatalf("the documents are %v", got)
	}
	older := e.Assessment().Answers["BEN-1"].Evidence[0].Document
	e.Cite(stamp(), "SEC-1", 0, older)
	if got := titles(); !slices.Equal(got, []string{"Older", "Newer"}) {
		t.Errorf("after the older was cited again they are %v", got)
	}
	if got := e.Assessment().CitedBy(older); !slices.Equal(got, []string{"BEN-1", "SEC-1"}) {
		t.Errorf("the older is cited by %v", got)
	}
	before := e.Assessment()
	e.Cite(stamp(), "SEC-1", 1, older)
	e.Cite(stamp(), "SEC-1", 1, "ffffffff")
	e.PutDocument(stamp(), assessment.Document{ID: "ffffffff", Title: "Nowhere"})
	if e.Assessment() != before {
		t.Error("a document is cited twice, or one that is not listed")
	}
}

// A document that is corrected into what is said of another one is that one, once its
// typing ends: every answer keeps its citation with its parts, and undo brings back both.
func TestDocumentsMadeAlikeAreOne(t *testing.T) {
	t.Parallel()
	const one, other = "11111111", "22222222"
	start := func(retired ...string) *assessment.Editor {
		a := &assessment.Assessment{
			Documents: []assessment.Document{{ID: one, Title: "Plan", Location: "Drive"}, {ID: other, Title: "Plan v1", Location: "Drive"}},
			Answers: map[string]assessment.Answer{
				"BEN-1": {Evidence: []assessment.Citation{{Document: other, Part: "section 4"}, {Document: one, Part: "section 5"}}},
				"BEN-2": {Evidence: []assessment.Citation{{Document: other, Part: "page 3"}}},
				"BEN-3": {Evidence: []assessment.Citation{{Document: one}}},
				"BEN-4": {Evidence: []assessment.Citation{{Document: one}, {Document: other, Part: "annex"}}},
			},
		}
		for i, id := range retired {
			if a.Retired == nil {
				a.Retired = map[string]assessment.Answer{}
			}
			a.Retired[fmt.Sprint("OLD-", i)] = assessment.Answer{Evidence: []assessment.Citation{{Document: id}}}
		}
		return assessment.NewEditor(a)
	}
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	correct := func(e *assessment.Editor) {
		for _, title := range []string{"Plan v", "Plan"} {
			document, _ := e.Assessment().Document(other)
			document.Title = title
			e.PutDocument(assessment.Stamp{At: at}.Typing("document"), document)
		}
		e.EndTyping()
	}
	for name, c := range map[string]struct {
		retired []string
		kept    []string
	}{"cited by answers": {nil, []string{one}}, "the other is retired": {[]string{other}, []string{other}}, "both are": {[]string{one, other}, []string{one, other}}} {
		e := start(c.retired...)
		before := e.Assessment()
		correct(e)
		var kept []string
		for _, d := range e.Assessment().Documents {
			kept = append(kept, d.ID)
		}
		if !slices.Equal(kept, c.kept) {
			t.Errorf("%s: %v are kept", name, kept)
			continue
		}
		if len(kept) == 1 {
			id := kept[0]
			for question, want := range map[string]string{"BEN-1": "section 4; section 5", "BEN-2": "page 3", "BEN-3": "", "BEN-4": "annex"} {
				if got := e.Assessment().Answers[question].Evidence; !slices.Equal(got, []assessment.Citation{{Document: id, Part: want}}) {
					t.Errorf("%s: %s cites %v", name, question, got)
				}
			}
		}
		e.Undo(assessment.Stamp{At: at})
		if diff := cmp.Diff(before.Documents, e.Assessment().Documents); diff != "" {
			t.Errorf("%s, undone: %s", name, diff)
		}
		if diff := cmp.Diff(citationsOf(before), citationsOf(e.Assessment())); diff != "" {
			t.Errorf("%s, undone: %s", name, diff)
		}
	}
}
