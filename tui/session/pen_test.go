package session

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/tui/library"
)

// colleague is somebody who works on a host, and what they are still to be told.
type colleague struct {
	*Workspace
	inbox chan Event
}

// clinic is a folder of a host with an assessment in it, and what all who work there share.
func clinic(t *testing.T) (root *file.Root, pens *Pens) {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root = &file.Root{Folder: folder}
	if err := root.Create("bus.charter.json", sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
		t.Fatal(err)
	}
	return root, &Pens{}
}

// comes opens the assessment.
func comes(t *testing.T, root *file.Root, pens *Pens, name string) *colleague {
	t.Helper()
	packs := file.PacksIn("", sampletest.Editions())
	c := &colleague{inbox: make(chan Event, 10)}
	c.Workspace = &Workspace{Environment: Environment{
		Now: time.Now, User: User{Name: name}, Self: func() store.Holder { return store.Holder{User: name} },
		Library: library.Library{Root: root, Packs: packs.In(root)}, Pens: pens,
	}, Tell: func(e Event) { c.inbox <- e }}
	if _, opened := do(c.Workspace, Open{Path: "bus.charter.json"}).(Opened); !opened {
		t.Fatal(name + " cannot open it")
	}
	t.Cleanup(func() { do(c.Workspace, Discard{}) })
	return c
}

// hears takes in what a colleague is told next.
func (c *colleague) hears() Event { return do(c.Workspace, <-c.inbox) }

// Whoever edits is told who asks, can keep the pen or hand it over, and reads along then; what
// they did last is saved.
func TestThePenGoesFromOneToAnother(t *testing.T) {
	t.Parallel()
	synctest.Test(t, thePenGoesFromOneToAnother) // however busy the machine is, Bob takes it in time
}

func thePenGoesFromOneToAnother(t *testing.T) {
	root, pens := clinic(t)
	ann, bob := comes(t, root, pens, "Ann"), comes(t, root, pens, "Bob")
	if ann.CanAskForPen() || !bob.CanAskForPen() {
		t.Fatal("who edits could ask, or who reads could not")
	}
	if came := do(bob.Workspace, AskForPen{}); came != (PenAsked{}) {
		t.Fatalf("asked: %v", came)
	}
	ann.hears()
	if ann.PenWantedBy() != "Bob" || !strings.HasPrefix(ann.Trouble().Line, "Bob asks to edit") {
		t.Errorf("wanted by %q: %+v", ann.PenWantedBy(), ann.Trouble())
	}
	cyd := comes(t, root, pens, "Cyd")
	if came := do(cyd.Workspace, AskForPen{}).(PenAsked); came.Err == nil || !strings.Contains(came.Err.Error(), "Bob has asked already") {
		t.Errorf("a third: %v", came)
	}
	do(ann.Workspace, KeepPen{})
	if came := bob.hears(); came != (PenKept{}) || ann.PenWantedBy() != "" || ann.ReadOnly != "" {
		t.Errorf("kept: %v, %q, %q", came, ann.PenWantedBy(), ann.ReadOnly)
	}
	do(bob.Workspace, AskForPen{})
	ann.hears()
	ann.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "BEN-1", 1) })
	handed := make(chan Event)
	go func() { handed <- do(ann.Workspace, HandOverPen{}) }()
	if _, free := bob.hears().(Unlocked); !free || bob.ReadOnly != "" {
		t.Errorf("given: %q", bob.ReadOnly)
	}
	if came := <-handed; came != (PenHandedOver{To: "Bob"}) || ann.ReadOnly == "" || !ann.ReadsAlong() {
		t.Errorf("handed over: %v, %q", came, ann.ReadOnly)
	}
	if level := bob.Session.Answer("BEN-1").Level; level == nil || *level != 1 {
		t.Errorf("what Ann did last is not there: %v", level)
	}
}

// Whoever asks is told that the file is free once the other one has closed it; and where they
// have gone before it is handed over, nobody asks any more.
func TestThePenIsFreeOrStays(t *testing.T) {
	t.Parallel()
	root, pens := clinic(t)
	ann, bob := comes(t, root, pens, "Ann"), comes(t, root, pens, "Bob")
	do(bob.Workspace, AskForPen{})
	ann.hears()
	do(ann.Workspace, Close{})
	if _, free := bob.hears().(Unlocked); !free || bob.ReadOnly != "" {
		t.Errorf("closed: %q", bob.ReadOnly)
	}
	cyd := comes(t, root, pens, "Cyd")
	do(cyd.Workspace, AskForPen{})
	bob.hears()
	if bob.PenWantedBy() != "Cyd" {
		t.Errorf("wanted by %q", bob.PenWantedBy())
	}
	do(cyd.Workspace, Close{})
	bob.hears()
	if came := do(bob.Workspace, HandOverPen{}); came != nil || bob.ReadOnly != "" || bob.PenWantedBy() != "" {
		t.Errorf("handed to nobody: %v, %q, %q", came, bob.ReadOnly, bob.PenWantedBy())
	}
}
