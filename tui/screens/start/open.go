package start

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// OpenPath asks for the path of a file to open.
type OpenPath struct {
	*form.Form
	path   string
	failed error // why it could not be opened
}

// NewOpenPath opens the screen.
func NewOpenPath(svc *screen.Services) *OpenPath {
	s := &OpenPath{}
	s.Form = form.New(svc, "Open a file", "", func() []huh.Field {
		return []huh.Field{
			huh.NewInput().Key("path").Title("Path of the file").
				Description("Type or paste it, or drop the file on this window. ~ is your home folder.").Value(&s.path),
		}
	}, nil)
	s.Form.LeaveLabel = "back"
	s.Form.Submit = s.open
	s.Form.Below = func(string) []string { return s.about() }
	return s
}

// Update implements Screen.
func (s *OpenPath) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case session.NotOpened:
		s.failed = msg.Err
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		s.failed = nil
	}
	return s.Form.Update(msg)
}

func (s *OpenPath) open() screen.Requests {
	if strings.TrimSpace(s.path) == "" {
		return screen.ShowToast("Type the path of a file that ends in .charter.json.")
	}
	return screen.Ask(session.Open{Path: s.Library.Resolve(s.path)})
}

// about says which file is meant, or why it could not be opened.
func (s *OpenPath) about() []string {
	t := s.Theme
	width := min(s.Width, widget.TextWidth)
	switch {
	case s.failed != nil:
		return widget.Styled(t.Bad, cells.Wrap(widget.OneLine(widget.FirstLine(s.failed.Error()))+".", width))
	case strings.TrimSpace(s.path) != "":
		return widget.Styled(t.Dim, cells.Wrap(widget.OneLine(s.Library.Resolve(s.path)), width))
	}
	return nil
}
