package register

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/encoding"
	"charter/exports/fields"
	"charter/exports/wording"
)

// Read reads an entry as [JSON] writes it. It does not ask whether the text fits the schema.
func Read(text []byte) (*Entry, error) {
	var e Entry
	if err := json.Unmarshal(text, &e); err != nil {
		return nil, fmt.Errorf("cannot read the register entry: %w", err)
	}
	e.Project.Dates = project.Dates{LiveSince: e.Dates.LiveSince, Ends: e.Dates.Ends}
	return &e, nil
}

// Changed tells in words what an entry says otherwise than an earlier one, each part once; nothing
// where both say the same. The version, the day of publication, the tool and what follows from the
// day on which the entry was made are no part of what it says.
func (e *Entry) Changed(earlier *Entry) []string {
	var changed []string
	add := func(label string) {
		if !slices.Contains(changed, label) {
			changed = append(changed, label)
		}
	}
	now, then := e.said(), earlier.said()
	theirs := fields.Of(&then.Project, assessment.Date.String)
	for i, field := range fields.Of(&now.Project, assessment.Date.String) {
		if field.Text != theirs[i].Text {
			add(field.Label)
		}
	}
	for _, part := range []struct {
		label     string
		now, then any
	}{
		{wording.Field("stage"), now.Stage, then.Stage},
		{wording.Field("uses_ai"), now.UsesAI, then.UsesAI},
		{wording.Field("algorithm_kind"), now.AlgorithmKind, then.AlgorithmKind},
		{wording.Field("decision_role"), now.DecisionRole, then.DecisionRole},
		{wording.Field("charter"), now.Charter, then.Charter},
		{"Sign-off", now.SignOff, then.SignOff},
		{wording.Field("declared_departures"), now.Departures, then.Departures},
		{"Open actions", now.Actions, then.Actions},
		{wording.Field("evidence"), [2]any{now.Evidence, now.EvidenceCounts}, [2]any{then.Evidence, then.EvidenceCounts}},
		{"Licence", now.Licence, then.Licence},
		{wording.Field("withheld"), now.Withheld, then.Withheld},
	} {
		if !isSame(part.now, part.then) {
			add(part.label)
		}
	}
	if changed == nil && !isSame(&now, &then) {
		add("Other parts")
	}
	return changed
}

// said gives an entry without what is no part of what it says.
func (e *Entry) said() Entry {
	bare := *e
	bare.Version, bare.Dates.Created, bare.Dates.Updated, bare.Dates.Published = 0, assessment.Date{}, assessment.Date{}, assessment.Date{}
	bare.Notices, bare.NoticeCodes, bare.Warnings, bare.ATRS, bare.ReportDigest, bare.Charter.Tool = nil, nil, nil, ATRS{}, "", ""
	bare.Actions = slices.Clone(bare.Actions)
	for i := range bare.Actions {
		bare.Actions[i].Overdue = false
	}
	return bare
}

func isSame(one, other any) bool {
	text, err := encoding.JSON(one)
	theirs, theirErr := encoding.JSON(other)
	return err == nil && theirErr == nil && bytes.Equal(text, theirs)
}
