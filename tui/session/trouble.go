package session

import (
	"errors"
	"fmt"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/store"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Trouble tells in words what is wrong with the open file.
type Trouble struct {
	Name   string // in a few words; "" when nothing is wrong
	Line   string // in a line that stays in view; %s stands for the key that shows more
	What   string // in a sentence
	Advice string // what that means for who works on it, and what to do; "": the sentence says all
}

// Trouble tells the worst that is wrong with the open file.
func (w *Workspace) Trouble() Trouble {
	saving := w.Saving
	var known store.Trouble
	var held *store.Held
	switch {
	case w.Session == nil:
		return Trouble{}
	case errors.As(saving.Err, &known):
		reason := reasonOf(known)
		return Trouble{
			"Not saved", "Not saved (press %s): " + reason + ". Your work is kept here.", "Your last changes cannot be saved: " + reason + ".",
			"They are kept here, and saving is tried again by itself as long as this program runs. Not saved: " + w.unsavedWords() + ".",
		}
	case saving.Err != nil:
		reason := plaintext.Line(saving.Err.Error())
		return Trouble{"Not saved", "Not saved (press %s): " + reason + ".", "Your last changes cannot be saved: " + reason + ".", "Not saved: " + w.unsavedWords() + "."}
	case w.Leaving() && saving.Pending():
		return Trouble{
			"Not saved yet", "Not saved yet (press %s): the disk has not answered.", "The disk has not answered yet, so your last changes may not be saved.",
			"The program is waiting, and leaves as soon as they are. Not saved yet: " + w.unsavedWords() + ".",
		}
	case saving.Conflict != nil:
		return Trouble{"Two versions", "Someone else changed the file (press %s to compare). Yours is saved beside it.", plaintext.Line(saving.Conflict.Error()) + ".", ""}
	case errors.As(saving.ReadOnly, &held):
		by := held.Holder.String() + "."
		return Trouble{
			"Read only", "Read only (press %s): in use by " + by, "The file is being edited by " + by,
			"You can read everything and write reports, but change nothing until they close it.",
		}
	case errors.As(saving.ReadOnly, &known):
		reason := reasonOf(known)
		_, next := known.Why()
		return Trouble{"Read only", "Read only (press %s): " + reason + ".", "The file can be read but not changed: " + reason + ".", plaintext.Line(next) + "."}
	case saving.ReadOnly != nil:
		reason := plaintext.Line(saving.ReadOnly.Error()) + "."
		return Trouble{"Read only", "Read only (press %s): " + reason, "The file can be read but not changed: " + reason, ""}
	case saving.Elsewhere != nil:
		by := saving.Elsewhere.String() + "."
		return Trouble{
			"Perhaps open elsewhere", "Perhaps open elsewhere (press %s): " + by, "The file may be open on another computer: " + by,
			"You can go on. If both of you change it, both versions are kept and you choose between them. It is safer to ask them to close it.",
		}
	case saving.BackupErr != nil:
		reason := reasonOf(&file.Trouble{Doing: "save", Err: saving.BackupErr}) + "."
		return Trouble{
			"No good copy", "Saved, but without a good copy beside it (press %s): " + reason,
			"Everything is saved, but the last good copy beside the file could not be renewed: " + reason, "",
		}
	case saving.Lost != nil:
		return Trouble{
			"Colleagues may lose this file", "Colleagues may lose this file (press %s): its group cannot be kept.",
			wording.Capital(saving.Lost.Error()) + ".", "",
		}
	}
	return w.penTrouble()
}

// penTrouble tells, where nothing is wrong, that a colleague would like to edit.
func (w *Workspace) penTrouble() Trouble {
	by := plaintext.Line(w.pen.wanted)
	if by == "" {
		return Trouble{}
	}
	return Trouble{
		"A colleague asks to edit", by + " asks to edit (press %s). You can go on.", by + " asks to edit this assessment.",
		"If you hand it over, all is saved first, and you read along. It passes to them by itself once you have pressed no key for two minutes, but not while you type or lead a workshop.",
	}
}

// UnsavedChanges lists what the history tells of that is not on the disk.
func (w *Workspace) UnsavedChanges() []assessment.Entry {
	if w.Saving.OnDisk == nil {
		return nil
	}
	return w.Session.Assessment().Since(w.Saving.OnDisk)
}

// unsavedWords sums up what is not on the disk.
func (w *Workspace) unsavedWords() string {
	words := "votes, or a note of the session"
	switch n := len(w.UnsavedChanges()); n {
	case 0:
	case 1:
		words = "1 change"
	default:
		words = fmt.Sprintf("%d changes", n)
	}
	if at := w.Saving.SavedAt; !at.IsZero() {
		words += ", made after " + at.In(w.Session.Now().Location()).Format("15:04")
	}
	return words
}

// reasonOf gives the plain reason of a trouble on a line.
func reasonOf(known store.Trouble) string {
	reason, _ := known.Why()
	return plaintext.Line(reason)
}
