package booklet_test

import (
	"fmt"
	"strings"
	"testing"

	"charter/questions"
	"charter/questions/booklet"
)

func TestBallotAsksWhatIsAskedAndNoName(t *testing.T) {
	t.Parallel()
	p := pack(t)
	sheet := booklet.Ballot(p, booklet.Form{Facts: pilot{}, Title: "Night *bus*", Answers: map[string]booklet.Answer{"BEN-1": {Choice: 2, Note: "canary"}}})
	asked := p.Asked(pilot{})
	for i, q := range asked {
		_, part, found := strings.Cut(sheet, fmt.Sprintf("\n### %d. %s (%s)\n", i+1, q.Text, q.ID))
		part, _, _ = strings.Cut(part, "\n#")
		if !found {
			t.Errorf("%s is not at place %d", q.ID, i+1)
		}
		boxes := questions.LevelCount + 1
		if !q.EssentialTo(pilot{}) {
			boxes++
		}
		if n := strings.Count(part, "- [ ] "); n != boxes {
			t.Errorf("%s has %d boxes, want %d", q.ID, n, boxes)
		}
		for _, level := range q.Levels {
			if !strings.Contains(part, level) {
				t.Errorf("%s lacks the level %q", q.ID, level)
			}
		}
		if strings.Count(part, "- Why: ___") != 1 {
			t.Errorf("%s has no line to say why", q.ID)
		}
	}
	if n := strings.Count(sheet, "\n### "); n != len(asked) {
		t.Errorf("the sheet has %d questions, want %d", n, len(asked))
	}
	for _, not := range []string{"canary", "[x]", "Answered by", "Name:"} {
		if strings.Contains(sheet, not) {
			t.Errorf("the sheet says %q", not)
		}
	}
	page, err := booklet.BallotHTML(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<title>Ballot sheet</title>", "Project: Night *bus*", p.LevelRules(), p.BallotCode(pilot{}), p.Definitions[0].Meaning, "columns: 2"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// Sheets that ask other questions bear another code, or the rows typed from them would be
// taken for answers to the wrong ones.
func TestBallotCodeTellsSheetsApart(t *testing.T) {
	t.Parallel()
	p := pack(t)
	if one, other := p.BallotCode(pilot{}), p.BallotCode(questions.Unasked{}); one == other {
		t.Errorf("both are %s", one)
	}
	if one, again := p.BallotCode(pilot{}), p.BallotCode(pilot{}); one != again || len(one) != 4 {
		t.Errorf("%s, then %s", one, again)
	}
}
