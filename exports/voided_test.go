package exports_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/privacy"
	"charter/exports/report"
	"charter/exports/schema"
)

// TestReportsTellOfVoidedRounds: that there were some stands in every report; why, and how
// many chose what, only in an internal one and never beside the round that was held again.
func TestReportsTellOfVoidedRounds(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	a := exportstest.Typical()
	held := exportstest.Day(2026, 11, 20).Time()
	answer := a.Answers["GOO-1"]
	answer.Rounds = []assessment.Round{{Way: []assessment.Way{assessment.WayTurns}, Present: 4, Levels: [4]int{0, 1, 3, 0}, Complete: true, Held: held,
		Reasons: []string{"The board saw it twice."}}}
	answer.Voided = []assessment.Voided{
		{Way: []assessment.Way{assessment.WayTurns}, At: held, Why: "The deputy of the board looked on while two people typed their votes", Ballots: 4, Levels: &[4]int{2, 2, 0, 0}},
		{Way: []assessment.Way{assessment.WayTurns}, At: held, Why: "The screen was shared", Ballots: 2},
	}
	a.Answers["GOO-1"] = answer
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		made := report.Build(a, pack, exportstest.Options(audience))
		text := strings.Join(strings.Fields(string(report.Markdown(made))), " ")
		data := exportstest.JSON(t, made)
		if !strings.Contains(text, "2 rounds were voided.") {
			t.Errorf("the %s report does not tell of voided rounds", audience)
		}
		for _, private := range []string{"The deputy of the board looked on while two people typed their votes", "2 × level 0, 2 × level 1", "The screen was shared", "2 votes, which nobody has seen", "The board saw it twice."} {
			if told := strings.Contains(text, private); told != (audience == report.Internal) {
				t.Errorf("the %s report says %q: %t", audience, private, told)
			}
		}
		if audience == report.Public && (strings.Contains(string(data), "deputy of the board") || strings.Contains(string(data), "saw it twice")) {
			t.Error("the public data tell why a round was voided")
		}
		agreement, _, _ := strings.Cut(text[strings.Index(text, "Round 1, 20 November 2026"):], "Level recorded")
		if strings.Contains(agreement, "2 × level 0") {
			t.Errorf("voided counts stand beside the others: %s", agreement)
		}
		if err := schema.Validate("report", data); err != nil {
			t.Error(err)
		}
		if failed := exportstest.Failed(exportstest.Verifier(pack).Verify(data)); len(failed) > 0 {
			t.Errorf("the %s report is not verified: %v", audience, failed)
		}
	}
	shared, _, err := privacy.Share(a)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range shared.Answers["GOO-1"].Voided {
		if v.Why != "" || v.Levels != nil {
			t.Errorf("a copy to share tells of a voided round: %+v", v)
		}
	}
	answer.Note = "The deputy of the board looked on while two people typed their votes."
	a.Answers["GOO-1"] = answer
	if made := report.Build(a, pack, exportstest.Options(report.Public)); made.Publishable() == nil {
		t.Error("the reason for a void stands in a public field, and nobody is told")
	}
}
