package format

import (
	"strings"
	"testing"
)

// A key that is not known is a slip of the hand, unless a later version wrote the file.
func TestAKeyOfANewerToolIsTold(t *testing.T) {
	t.Parallel()
	for tool, want := range map[string]string{
		`"charter 1.2.0"`:       "x:1: colour: is a field that charter 1.1.0 does not know: charter 1.2.0 wrote this file. Get the new version of charter. The file was not changed",
		`"charter 2.0.0-draft"`: "charter 2.0.0-draft wrote this file",
		`"charter 1.1.0"`:       "x:1: colour: is not a field that charter knows. Check its spelling, or remove it",
		`"charter 1.0.9"`:       "Check its spelling",
		`"other 9.0.0"`:         "Check its spelling",
		`"charter new"`:         "Check its spelling",
		`""`:                    "Check its spelling",
	} {
		text := `{"format":"charter-assessment/2","tool":` + tool + `,"id":"x","pack":{"id":"p","version":"1"},"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22","answers":{},"colour":"red"}`
		if _, err := Decode("x", []byte(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", tool, err, want)
		}
	}
}

// So is a value that is not known, wherever there are only some values.
func TestAValueOfANewerToolIsTold(t *testing.T) {
	t.Parallel()
	const beginning = `"format":"charter-assessment/2","id":"x","pack":{"id":"p","version":"1"},"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22",`
	for text, place := range map[string]string{
		`"answers":{"A":{"state":"skipped"}}`: "answers.A.state",
		`"answers":{"A":{"rounds":[{"way":["post"],"present":3,"levels":[0,0,0,3],"unsure":0,"not_applicable":0,"complete":true}]}}`: "answers.A.rounds.0.way.0",
		`"answers":{"A":{"voided":[{"way":["post"],"at":"2026-11-22T10:00:00Z","ballots":1}]}}`:                                      "answers.A.voided.0.way.0",
		`"answers":{},"sessions":[{"id":"s","started":"2026-11-22T10:00:00Z","way":"post"}]`:                                         "sessions.0.way",
		`"answers":{},"known_as":{"x":"ship"}`:                                               "known_as.x",
		`"answers":{},"explanations":{"another":"Why it can be so, in words."}`:              "explanations.another",
		`"answers":{},"actions":[{"id":"x1","for":["A"],"text":"Do it.","status":"paused"}]`: "actions.0.status",
		`"answers":{},"sign_off":[{"role":"Board","decision":"deferred"}]`:                   "sign_off.0.decision",
		`"answers":{},"facts":{"stage":"paused"}`:                                            "facts.stage",
		`"answers":{},"project":{"outcomes":[{"text":"x","good_or_bad":"odd"}]}`:             "project.outcomes.0.good_or_bad",
	} {
		for tool, want := range map[string]string{
			"charter 1.2.0": "is a value that charter 1.1.0 does not know: charter 1.2.0 wrote this file. Get the new version of charter. The file was not changed",
			"charter 1.1.0": "must be one of",
		} {
			_, err := Decode("x", []byte(`{"tool":"`+tool+`",`+beginning+text+`}`), nil)
			if want := "x:1: " + place + ": " + want; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%s, %s: %v, want %q", text, tool, err, want)
			}
		}
	}
	// What no version can have written is a slip of the hand.
	_, err := Decode("x", []byte(`{"tool":"charter 1.2.0",`+beginning+`"answers":{"A":{"state":7}}}`), nil)
	if err == nil || !strings.Contains(err.Error(), "must be one of level, unsure, not_applicable") {
		t.Errorf("a number: %v", err)
	}
}
