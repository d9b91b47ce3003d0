package session_test

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/session"
)

// Whoever rates alone can say in the review in what role, and whether as one of the team;
// that is a step that can be undone, and they stay the one at the keyboard.
func TestWhoRatesAloneSaysInWhatRole(t *testing.T) {
	t.Parallel()
	w, _ := freshIn(t, session.User{Name: "Sam Doe"})
	rater := func() (texts []string, id string) {
		for _, part := range w.Session.Review().Parts {
			for _, f := range part.Findings {
				if f.About.Kind == session.AboutRater {
					texts, id = append(texts, f.Text), f.About.ID
				}
			}
		}
		return texts, id
	}
	if texts, _ := rater(); len(texts) > 0 {
		t.Errorf("before anybody rated: %q", texts)
	}
	rate(w, "BEN-1", 2)
	texts, id := rater()
	if want := []string{"Sam Doe, no role given, in the delivery team"}; !slices.Equal(texts, want) {
		t.Fatalf("told %q", texts)
	}
	for _, f := range w.Session.RaterForm(id).Fields {
		switch f.Key {
		case "role":
			f.Set("Data lead")
		case "delivery_team":
			f.Set("")
		}
	}
	if texts, _ := rater(); !slices.Equal(texts, []string{"Sam Doe, Data lead, from outside the delivery team"}) {
		t.Errorf("told %q", texts)
	}
	if !strings.Contains(w.Session.Review().Alone, "Data lead") {
		t.Errorf("the review says %q", w.Session.Review().Alone)
	}
	rate(w, "BEN-2", 0)
	if a := w.Session.Assessment(); len(a.Assessors) != 1 || a.Answers["BEN-2"].By != id || a.Assessors[0].Name != "Sam Doe" || !a.Assessors[0].IsRater() {
		t.Errorf("listed are %+v", a.Assessors)
	}
}

// The first change of somebody who is listed without a role, and gave one, may be to that
// very role: it holds.
func TestTheFirstChangeMayBeToTheRole(t *testing.T) {
	t.Parallel()
	w, _ := freshIn(t, session.User{Name: "Sam Doe"})
	rate(w, "BEN-1", 0)
	id := w.Session.Assessment().Assessors[0].ID
	next := session.New(w.Session.Assessment(), w.Session.Pack, "x.charter.json", nil, w.Now)
	w.Session = next
	do(w, session.Introduce{Typed: "Sam Doe, data lead"})
	for _, f := range w.Session.RaterForm(id).Fields {
		if f.Key == "role" {
			f.Set("Analyst")
		}
	}
	if who := w.Session.Assessment().Assessors; len(who) != 1 || who[0].Role != "Analyst" {
		t.Errorf("listed are %+v", who)
	}
}

// Where two people fill in a file one after another the review says so, and asks each in
// what role; none of them rates beside the other unless a workshop's list says so.
func TestTwoPeopleOneAfterAnother(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	overwrite(t, path, func(a *assessment.Assessment) {
		a.Example, a.Assessors, a.Sessions, a.History, a.Answers = false, nil, nil, nil, nil
	})
	w.User = session.UserNamed("Sam Doe, data lead")
	only[session.Opened](t, do(w, session.Open{Path: path}))
	rate(w, "BEN-1", 2)
	if alone := w.Session.Review().Alone; alone != "One assessor, no agreement check: data lead." {
		t.Fatalf("the review says %q", alone)
	}
	do(w, session.Close{})
	w.User = session.UserNamed("Ann Lee")
	only[session.Opened](t, do(w, session.Open{Path: path}))
	rate(w, "BEN-2", 1)
	who := w.Session.RatersAlone()
	if len(who) != 2 {
		t.Fatalf("asked are %+v", who)
	}
	for _, f := range w.Session.RaterForm(who[1].ID).Fields {
		if f.Key == "role" {
			f.Set("Ward manager")
		}
	}
	if alone := w.Session.Review().Alone; alone != "Filled in by 2 people one after another, no agreement check: data lead; Ward manager." {
		t.Errorf("the review says %q", alone)
	}
	var told []string
	for _, part := range w.Session.Review().Parts {
		for _, f := range part.Findings {
			if f.About.Kind == session.AboutRater {
				told = append(told, f.Text)
			}
		}
	}
	if want := []string{"Sam Doe, data lead, in the delivery team", "Ann Lee, Ward manager, from outside the delivery team"}; !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
}

// A role that is asked apart from the name is the role, whatever it looks like, and is
// read as that again from what is kept.
func TestARoleThatIsAskedApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, role, wantName, wantRole string }{
		{"Jo Bloggs", "Radiographer", "Jo Bloggs", "Radiographer"},
		{"Bloggs, Jo", "Ana", "Jo Bloggs", "Ana"},
		{"Jo Bloggs", "Lead; data, maps", "Jo Bloggs", "Lead, data, maps"},
		{"Jo Bloggs, data lead", "", "Jo Bloggs", "data lead"},
		{"", "Radiographer", "", ""},
	} {
		kept := ""
		w, _ := freshIn(t, session.User{Remember: func(typed string) error { kept = typed; return nil }})
		do(w, session.Introduce{Typed: c.name, Role: c.role})
		if w.User.Name != c.wantName || w.User.Role != c.wantRole {
			t.Errorf("%+v gives %+v", c, w.User)
		}
		if again := session.UserNamed(kept); again.Name != c.wantName || again.Role != c.wantRole {
			t.Errorf("%+v is kept as %q, which is read as %+v", c, kept, again)
		}
	}
}
