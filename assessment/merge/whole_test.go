package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/project"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func copyOf(t testing.TB, a *assessment.Assessment) *assessment.Assessment {
	t.Helper()
	data, err := json.Marshal(a)
	next := new(assessment.Assessment)
	if err == nil {
		err = json.Unmarshal(data, next)
	}
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// additions add something under a tag that nothing else bears, each to another part of an
// assessment.
func additions() map[string]func(a *assessment.Assessment, tag string) {
	answer := func(a *assessment.Assessment, edit func(*assessment.Answer)) {
		answer := a.Answers["SEC-1"]
		edit(&answer)
		a.Answers["SEC-1"] = answer
	}
	document := func(a *assessment.Assessment, tag string) string {
		a.Documents = append(a.Documents, assessment.Document{ID: "d" + tag, Title: "Document " + tag})
		return "d" + tag
	}
	return map[string]func(a *assessment.Assessment, tag string){
		"document": func(a *assessment.Assessment, tag string) { document(a, tag) },
		"citation": func(a *assessment.Assessment, tag string) {
			id := document(a, tag)
			answer(a, func(x *assessment.Answer) {
				x.Evidence = append(x.Evidence, assessment.Citation{Document: id, Part: "Part " + tag})
			})
		},
		"action": func(a *assessment.Assessment, tag string) {
			a.Actions = append(a.Actions, assessment.Action{ID: "x" + tag, For: []string{"BEN-1", "privacy"}, Text: tag, Status: assessment.ActionOpen})
		},
		"assessor": func(a *assessment.Assessment, tag string) {
			a.Assessors = append(a.Assessors, assessment.Assessor{ID: "p" + tag, Name: tag, Role: "Role"})
		},
		"typist": func(a *assessment.Assessment, tag string) {
			a.Assessors = append(a.Assessors, assessment.Assessor{ID: "p" + tag, Name: tag, Rates: new(bool)})
		},
		"sitting": func(a *assessment.Assessment, tag string) {
			held := at(10 + len(a.Sessions) + len(tag)*int(tag[0]))
			a.Sessions = append(a.Sessions, assessment.Session{ID: "s" + tag, Started: held, Way: assessment.WayHands, Present: []string{"a1", "a2"}, Minutes: 90})
			answer(a, func(x *assessment.Answer) {
				x.Rounds = append(x.Rounds, assessment.Round{Session: "s" + tag, Way: []assessment.Way{assessment.WayHands}, Present: 3, Levels: [4]int{1, 2, 0, 0}, Complete: true, Held: held})
			})
			a.History = append(a.History, assessment.Entry{At: held, By: "a1", Session: "s" + tag, Question: "SEC-1", Field: "rounds"})
		},
		"known_as": func(a *assessment.Assessment, tag string) { a.KnownAs["team "+tag] = assessment.NameTeam },
		"imported": func(a *assessment.Assessment, tag string) {
			a.Imported = append(a.Imported, assessment.Import{Place: "project.partners." + tag, From: "record", At: at(1)})
		},
		"parking": func(a *assessment.Assessment, tag string) {
			a.Parking = append(a.Parking, assessment.Parked{Text: tag, Raised: at(2)})
		},
		"sign_off": func(a *assessment.Assessment, tag string) {
			a.SignOff = append(a.SignOff, assessment.SignOff{Role: tag, Decision: assessment.DecisionNoted})
		},
		"retired": func(a *assessment.Assessment, tag string) {
			if a.Retired == nil {
				a.Retired = map[string]assessment.Answer{}
			}
			a.Retired["OLD-"+tag] = assessment.Answer{Note: tag, By: "a1"}
		},
		"supplier": func(a *assessment.Assessment, tag string) {
			a.Project.Suppliers = append(a.Project.Suppliers, project.Supplier{Name: tag})
		},
		"voided": func(a *assessment.Assessment, tag string) {
			answer(a, func(x *assessment.Answer) {
				x.Voided = append(x.Voided, assessment.Voided{Session: "s7c1", At: at(3), Why: tag, Ballots: 2})
			})
		},
		"history": func(a *assessment.Assessment, tag string) {
			a.History = append(a.History, assessment.Entry{At: at(4), By: "a3", Field: "documents.d3f9a1c2", To: tag})
		},
	}
}

// changes change or take away what stands.
func changes() map[string]func(a *assessment.Assessment) {
	yes := true
	answer := func(edit func(*assessment.Answer)) func(a *assessment.Assessment) {
		return func(a *assessment.Assessment) {
			answer := a.Answers["BEN-1"]
			edit(&answer)
			answer.Updated, answer.By = at(20), "a2"
			a.Answers["BEN-1"], a.Updated = answer, at(20)
		}
	}
	return map[string]func(a *assessment.Assessment){
		"rates no":   func(a *assessment.Assessment) { a.Assessors[0].Rates = new(bool) },
		"rates yes":  func(a *assessment.Assessment) { a.Assessors[2].Rates = nil },
		"rates said": func(a *assessment.Assessment) { a.Assessors[1].Rates = &yes },
		"role":       func(a *assessment.Assessment) { a.Assessors[0].Role = "Head of data" },
		"team":       func(a *assessment.Assessment) { a.Assessors[0].DeliveryTeam = false },
		"explained anew": func(a *assessment.Assessment) {
			a.Explanations = map[string]string{"supplier": "They sell us nothing at all."}
		},
		"not explained":      func(a *assessment.Assessment) { delete(a.Explanations, "supplier") },
		"known otherwise":    func(a *assessment.Assessment) { a.KnownAs["falls team"] = assessment.NameBody },
		"confirmed":          func(a *assessment.Assessment) { a.Imported = nil },
		"document retitled":  func(a *assessment.Assessment) { a.Documents[0].Title = "Statement of benefits" },
		"document withdrawn": func(a *assessment.Assessment) { a.Documents[0].Public = false },
		"cited elsewhere":    answer(func(x *assessment.Answer) { x.Evidence[0].Part = "section 5" }),
		"not cited":          answer(func(x *assessment.Answer) { x.Evidence = nil }),
		"level":              answer(func(x *assessment.Answer) { *x.Level = 3 }),
		"unsure":             answer(func(x *assessment.Answer) { x.Level, x.State = nil, assessment.StateUnsure }),
		"sitting ended":      func(a *assessment.Assessment) { a.Sessions[0].At, a.Sessions[0].Ended = "", at(30) },
		"came late":          func(a *assessment.Assessment) { a.Sessions[0].Present = append(a.Sessions[0].Present, "a3") },
		"left":               func(a *assessment.Assessment) { a.Sessions[0].Left = []string{"a2"} },
		"action done":        func(a *assessment.Assessment) { a.Actions[0].Status = assessment.ActionDone },
		"action for less":    func(a *assessment.Assessment) { a.Actions[0].For = a.Actions[0].For[:1] },
		"action gone":        func(a *assessment.Assessment) { a.Actions = nil },
		"licence":            func(a *assessment.Assessment) { a.Entry.Licence = "CC-BY-4.0" },
		"as of":              func(a *assessment.Assessment) { a.AsOf = assessment.DateOf(at(0).AddDate(0, 0, 3)) },
		"no example":         func(a *assessment.Assessment) { a.Example = false },
	}
}

// edited draws a later version of an assessment.
func edited(t *rapid.T, rt testing.TB, a *assessment.Assessment, tag string) *assessment.Assessment {
	next := copyOf(rt, a)
	for i, name := range rapid.SliceOfN(rapid.SampledFrom(sortedKeys(additions())), 0, 5).Draw(t, "added") {
		additions()[name](next, fmt.Sprint(tag, i))
	}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(sortedKeys(changes())), 0, 4, rapid.ID).Draw(t, "changed") {
		if (name == "action done" || name == "action for less") && len(next.Actions) == 0 || name == "cited elsewhere" && len(next.Answers["BEN-1"].Evidence) == 0 || name == "level" && next.Answers["BEN-1"].Level == nil {
			continue
		}
		changes()[name](next)
	}
	return copyOf(rt, next)
}

func sortedKeys[V any](m map[string]V) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// ordered gives a copy whose lists are in the order that a merge has them in, without steps,
// and in which who rates is left out.
func ordered(t testing.TB, a *assessment.Assessment) *assessment.Assessment {
	a = copyOf(t, a)
	for i, who := range a.Assessors {
		if who.IsRater() {
			a.Assessors[i].Rates = nil
		}
	}
	a.SealHistory()
	slices.SortStableFunc(a.History, func(x, y assessment.Entry) int { return x.At.Compare(y.At) })
	slices.SortFunc(a.Documents, func(x, y assessment.Document) int { return strings.Compare(x.ID, y.ID) })
	return a
}

// A whole file merged with itself stays as it is and asks nothing; with the version it came
// from, whichever is named first, it is the later one.
func TestAWholeFileMergesWithItselfAndItsPast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		older := edited(rt, t, assessmenttest.Full(), "o")
		newer := edited(rt, t, older, "n")
		of := map[string][3]*assessment.Assessment{
			"itself": {nil, newer, newer}, "itself, with a base": {newer, newer, newer},
			"older first": {older, older, newer}, "newer first": {older, newer, older},
		}
		versions := of[rapid.SampledFrom(sortedKeys(of)).Draw(rt, "merged with")]
		plan, err := Start(versions[0], Source{"A", versions[1]}, Source{"B", versions[2]})
		if err != nil {
			rt.Fatal(err)
		}
		for _, d := range plan.Differences {
			rt.Fatalf("asks %s: %+v", d.Path, d.Sides)
		}
		got, err := plan.Result()
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(ordered(t, newer), ordered(t, got)); diff != "" {
			rt.Errorf("-want +got:\n%s", diff)
		}
	})
}

// What two people add to copies of one file stands in the joined one, and nothing is asked.
func TestAdditionsOfBothSidesAreKept(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		base := assessmenttest.Full()
		tags := []string{}
		add := func(side string) *assessment.Assessment {
			a := copyOf(t, base)
			for i, name := range rapid.SliceOfN(rapid.SampledFrom(sortedKeys(additions())), 0, 6).Draw(rt, side) {
				tag := fmt.Sprintf("%s%d", side, i)
				additions()[name](a, tag)
				tags = append(tags, tag)
			}
			return a
		}
		left, right := add("l"), add("r")
		for _, from := range []*assessment.Assessment{nil, base} {
			plan, err := Start(from, Source{"A", left}, Source{"B", right})
			if err != nil {
				rt.Fatal(err)
			}
			for _, d := range plan.Differences {
				rt.Errorf("asks %s: %+v", d.Path, d.Sides)
			}
			got, err := plan.Result()
			if err != nil {
				rt.Fatal(err)
			}
			text, err := json.Marshal(got)
			if err != nil {
				rt.Fatal(err)
			}
			for _, tag := range tags {
				if !strings.Contains(string(text), tag) {
					rt.Errorf("%s is lost", tag)
				}
			}
			if problems := assessment.Validate(got, nil); slices.ContainsFunc(problems, func(p assessment.Problem) bool { return p.Severity == assessment.SeverityError }) {
				rt.Errorf("the result is not valid: %v", problems)
			}
		}
	})
}

// Whoever rates in a version rates in the joined one: a vote or an answer may be theirs.
// With the version that all began from, the one who changed it holds.
func TestWhoRatesInOneVersionRates(t *testing.T) {
	t.Parallel()
	no, yes := false, true
	for name, c := range map[string]struct {
		based      bool
		base, a, b *bool
		want       bool
	}{
		"said in one":               {a: nil, b: &no, want: true},
		"said in the other":         {a: &no, b: nil, want: true},
		"in so many words":          {a: &no, b: &yes, want: true},
		"in neither":                {a: &no, b: &no, want: false},
		"in both":                   {a: nil, b: &yes, want: true},
		"taken back by one":         {based: true, base: nil, a: nil, b: &no, want: false},
		"taken up by one":           {based: true, base: &no, a: nil, b: &no, want: true},
		"taken up in words":         {based: true, base: &no, a: &no, b: &yes, want: true},
		"taken back, said in words": {based: true, base: &yes, a: nil, b: &no, want: false},
	} {
		who := func(id string, rates *bool) *assessment.Assessment {
			return start(people(assessment.Assessor{ID: id, Name: "Sam Doe", Rates: rates}))
		}
		for _, id := range []string{"p1", "p2"} { // the same id in both, and a name listed apart
			var base *assessment.Assessment
			if c.based {
				base, id = who("p1", c.base), "p1"
			}
			got, plan := merged(t, base, 0, who("p1", c.a), who(id, c.b))
			if len(plan.Differences) > 0 || len(got.Assessors) != 1 || got.Assessors[0].IsRater() != c.want {
				t.Errorf("%s: %+v, asked %+v", name, got.Assessors, plan.Differences)
			}
		}
	}
}
