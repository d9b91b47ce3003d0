package workshop_test

import (
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

func TestOnlyActsOfTheSittingOnTheQuestionAreTakenBack(t *testing.T) {
	t.Parallel()
	started := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	s := assessment.Session{ID: "s1", Started: started, At: "BEN-1"}
	now := func(e assessment.Entry) assessment.Entry {
		e.At, e.Session = started.Add(time.Minute), "s1"
		return e
	}
	for name, c := range map[string]struct {
		step []assessment.Entry
		want string // in the reason why it stays; "" when it does not
	}{
		"note":              {[]assessment.Entry{now(assessment.Entry{Question: "BEN-1", Field: "note", To: "x"})}, ""},
		"agreed level":      {[]assessment.Entry{now(assessment.Entry{Question: "BEN-1", From: "1", To: "2"}), now(assessment.Entry{Question: "BEN-1", Field: "agreed", To: "x"})}, ""},
		"parking":           {[]assessment.Entry{now(assessment.Entry{Field: "parking", From: "[]", To: "[{}]"})}, ""},
		"its action":        {[]assessment.Entry{now(assessment.Entry{Field: "actions.x1", To: `{"id":"x1","for":["BEN-1"],"text":"Ask"}`})}, ""},
		"another's action":  {[]assessment.Entry{now(assessment.Entry{Field: "actions.x1", To: `{"id":"x1","for":["BEN-2"],"text":"Ask"}`})}, "not on this question"},
		"cited here":        {[]assessment.Entry{now(assessment.Entry{Field: "documents.d1", To: "{}"}), now(assessment.Entry{Question: "BEN-1", Field: "evidence", To: "[]"})}, ""},
		"a document":        {[]assessment.Entry{now(assessment.Entry{Field: "documents.d1", To: "{}"})}, "not on this question"},
		"evidence of BEN-2": {[]assessment.Entry{now(assessment.Entry{Question: "BEN-2", Field: "evidence", To: "[]"})}, "on BEN-2"},
		"private note":      {[]assessment.Entry{now(assessment.Entry{Question: "BEN-1", Field: "private_note", To: "x"})}, "private note"},
		"yesterday's note":  {[]assessment.Entry{{At: started.Add(-time.Hour), Session: "s0", Question: "BEN-1", Field: "note", To: "x"}}, "before this session"},
		"without a session": {[]assessment.Entry{{At: started.Add(-time.Hour), Question: "BEN-1", Field: "note", To: "x"}}, "before this session"},
		"the project":       {[]assessment.Entry{now(assessment.Entry{Field: "project.title", To: "x"})}, "not on this question"},
	} {
		if why := workshop.Keeps(s, c.step); (c.want == "") != (why == "") || !strings.Contains(why, c.want) {
			t.Errorf("%s: %q, want %q", name, why, c.want)
		}
	}
	setup := assessment.Session{ID: "s1", Started: started}
	if why := workshop.Keeps(setup, []assessment.Entry{{At: started.Add(time.Minute), Field: "assessors.a1", From: "{}"}}); why != "" {
		t.Errorf("somebody taken off the list by mistake before the first question: %q", why)
	}
}
