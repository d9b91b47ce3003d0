package host

import (
	"testing"

	"charter/assessment/identity"
)

// A colleague asks to edit, whoever edits hands it over with one choice and reads along, and
// gets it back in the same way once the other one leaves.
func TestAColleagueAsksToEdit(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann, bob := r.person(t, "Clinic", "Ann Smith", identity.Editor), r.person(t, "Clinic", "Bob Jones", identity.Editor)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	writer, reader := question(t, ann), question(t, bob)
	reader.press(t, "!")
	reader.shown.wait(t, "Ask them to hand it over")
	reader.press(t, "\r")
	reader.shown.wait(t, "They were asked.")
	writer.shown.wait(t, "Bob Jones asks to edit (press !). You can go on.")
	writer.press(t, "!")
	writer.shown.wait(t, "Go on editing")
	writer.press(t, "\x1b[B\r")
	reader.shown.wait(t, "go on editing for now.")
	reader.press(t, "\r")
	writer.shown.waitFor(t, "Bob Jones asks to edit (press !). You can go on.", 2)
	writer.press(t, "!")
	writer.shown.waitFor(t, "Go on editing", 2)
	writer.press(t, "\r")
	writer.shown.wait(t, "Handed over to Bob Jones. You read along from now on.")
	reader.shown.wait(t, "file is free: you can edit it now.")
	writer.shown.wait(t, "in use by Bob Jones")
}
