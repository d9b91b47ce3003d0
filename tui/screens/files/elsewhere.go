package files

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/tui/cells"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// Elsewhere asks for another place for the open file, when it cannot be saved
// where it is.
type Elsewhere struct {
	*form.Form
	typed  string
	failed error // why it could not be saved there
}

// NewElsewhere opens the screen and proposes the same name in the home folder.
func NewElsewhere(svc *screen.Services) *Elsewhere {
	s := &Elsewhere{typed: filepath.Join("~", filepath.Base(svc.Session.Path))}
	s.Form = form.New(svc, "Save in another place", "The whole assessment is saved in a new file, and you go on with that one. The old file stays as it is.", func() []huh.Field {
		return []huh.Field{
			huh.NewInput().Key("path").Title("Path of the new file").
				Description("~ is your home folder. Another disk or a memory stick is fine too.").Value(&s.typed),
		}
	}, nil)
	s.Form.LeaveLabel = "back"
	s.Form.Submit = s.save
	s.Form.Below = func(string) []string { return s.about() }
	return s
}

// Update implements Screen.
func (s *Elsewhere) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case session.SavedElsewhere:
		s.failed = msg.Err
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		s.failed = nil
	}
	return s.Form.Update(msg)
}

func (s *Elsewhere) save() screen.Requests {
	if strings.TrimSpace(s.typed) == "" {
		return screen.ShowToast("Type where the new file is to be.")
	}
	return screen.Ask(session.SaveElsewhere{Path: s.path()})
}

// path is the file that is meant.
func (s *Elsewhere) path() string {
	return library.WithExtension(s.Library.Resolve(s.typed))
}

// about says which file will be made, or why it could not be.
func (s *Elsewhere) about() []string {
	t, width := s.Theme, min(s.Width, widget.TextWidth)
	switch {
	case s.failed != nil:
		return widget.Styled(t.Bad, cells.Wrap(widget.OneLine(s.failed.Error())+".", width))
	case strings.TrimSpace(s.typed) != "":
		return widget.Styled(t.Dim, cells.Wrap("The new file will be "+widget.OneLine(s.path()), width))
	}
	return nil
}
