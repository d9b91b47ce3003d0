package tui

import (
	"path/filepath"
	"testing"

	"charter/assessment"
	"charter/assessment/file/notes"
	"charter/tui/keys"
	"charter/tui/screen"
)

// A private note that waits beside a workshop is taken in by itself, but not while somebody
// types: it may be the very note.
func TestNotesBesideAWorkshopAreTakenIn(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome})
	p.m.services.Environment.Notes = filepath.Join(t.TempDir(), "notes")
	path := filepath.Join(p.m.services.Library.Folder, "bus.charter.json")
	writeSample(t, path, func(*assessment.Assessment) {})
	p.open(path)
	waiting := notes.For(p.m.services.Environment.Notes, p.m.services.Session.Assessment().ID, path)
	waiting.Add(notes.Note{Question: "BEN-2", Text: "Ask Bea"})
	if err := waiting.Write(); err != nil {
		t.Fatal(err)
	}
	if cmd := p.m.tendNotes(); cmd != nil {
		t.Error("notes are looked for without a workshop")
	}
	note := func() string { return p.m.services.Session.Answer("BEN-2").PrivateNote }
	before := note()
	look := func() {
		cmd := p.m.lookForNotes()
		p.m.notesAwaited = true // no clock runs here
		settle(p.m, cmd)
	}
	p.m.notesAwaited = true
	settle(p.m, p.m.push(screen.Route{Kind: screen.KindWorkshop}))
	settle(p.m, p.m.push(screen.Route{Kind: screen.KindParking}))
	if look(); !p.m.top().Typing() || note() != before {
		t.Errorf("while something is typed it is %q", note())
	}
	settle(p.m, p.m.do(keys.Back))
	if look(); note() != "Ask Bea" {
		t.Errorf("then it is %q", note())
	}
}
