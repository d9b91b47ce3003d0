package site_test

import (
	"strings"
	"testing"

	"charter/exports/register"
	"charter/exports/site"
	"charter/questions"
)

// TestWordsAreTrueAtEveryStage: nobody reads that AI is used where it is only an idea, or ended.
func TestWordsAreTrueAtEveryStage(t *testing.T) {
	t.Parallel()
	for stage, c := range map[questions.Stage]struct{ uses, says, no, listed string }{
		questions.StageIdea:    {"Not yet. AI is planned, of a kind that", "A person is to decide. The computer is to make a recommendation.", "No AI is planned. It is to work by", "AI is planned"},
		questions.StageDesign:  {"Not yet. AI is planned, of a kind that", "A person is to decide. The computer is to make a recommendation.", "No AI is planned. It is to work by", "AI is planned"},
		questions.StagePilot:   {"Yes. AI is used, of a kind that", "A person decides. The computer makes a recommendation.", "No AI is used. It works by", "AI is used"},
		questions.StageLive:    {"Yes. AI is used, of a kind that", "A person decides. The computer makes a recommendation.", "No AI is used. It works by", "AI is used"},
		questions.StageRetired: {"Not any more. AI was used, of a kind that", "A person decided. The computer made a recommendation.", "No AI was used. It worked by", "AI was used"},
	} {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			with, without := titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times")
			with.UsesAI, with.AlgorithmKind, with.DecisionRole, with.Stage = "yes", "machine-learning", "recommends", stage
			without.UsesAI, without.AlgorithmKind, without.DecisionRole, without.Stage = "no", "rules", "none", stage
			files := built(t, nil, site.Options{Day: day(1)}, with, without)
			page, other, front := files.page("lamp-posts", 1), files.page("tram-times", 2), string(files["index.html"])
			for _, x := range []struct{ page, want string }{
				{page, c.uses}, {page, c.says}, {other, c.no}, {front, " · " + c.listed + "</p>"}, {front, " · No " + c.listed + "</p>"},
				{string(files["by/ai-yes.html"]), " · " + c.listed + "</p>"},
			} {
				if !strings.Contains(x.page, x.want) {
					t.Errorf("no page says %q", x.want)
				}
			}
			for name, data := range files {
				if c.listed != "AI is used" && strings.Contains(string(data), "AI is used") {
					t.Errorf("%s says that AI is used", name)
				}
			}
		})
	}
}

// TestAPromiseThatIsNotKept: that people can say no does not stand alone where the team has
// declared that it does not keep the promise.
func TestAPromiseThatIsNotKept(t *testing.T) {
	t.Parallel()
	e := titled(t, 1, "Lamp posts")
	e.Charter.Title = "Liverpool City Region Charter"
	e.OptOut.AIUse.Available, e.OptOut.DataSharing.Available = "yes", "yes"
	e.Departures = []register.Departure{{Clause: "6b", Reason: "The lamps have no other switch.", Promise: "always let people opt out of the use of AI"}}
	page := built(t, nil, site.Options{Day: day(1)}, e).page("lamp-posts", 1)
	for _, want := range []string{
		"To the use of AI: the team says yes, and also that it does not keep this promise of the Charter. To sharing your data: yes.",
		"The team also says that it does not keep the promise of the Charter about this (clause 6b): The lamps have no other switch. Ask the team what holds.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// page gives the page of the nth entry under its short name.
func (e edition) page(short string, n int) string {
	return string(e["entries/"+short+"-"+id(n)+"/index.html"])
}
