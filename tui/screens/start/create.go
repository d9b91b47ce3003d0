package start

import (
	"cmp"
	"path/filepath"
	"slices"
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

// Create asks what a new assessment needs: a title, the organisation and a file.
// The name of the file follows the title until the user changes it. What is typed
// here stays in the context, so that it is there again after going back.
type Create struct {
	*form.Form
	asks         bool          // who starts it, too
	draft        session.Start // as typed
	proposedName string        // the last name proposed for the file
	proposedFor  string        // the title it was proposed for
	failed       error         // why the file could not be made
}

// NewCreate opens the screen; path is the file to make, "" proposes one.
func NewCreate(svc *screen.Services, path string) *Create {
	s := &Create{asks: svc.User.MustSay(), draft: svc.Draft}
	s.draft.Organisation = cmp.Or(s.draft.Organisation, svc.Organisation)
	s.proposedName, s.proposedFor = s.draft.Path, s.draft.Title
	if path != "" {
		s.draft.Path = library.WithExtension(path)
	}
	fixed := "the name of the file"
	if svc.Hosted() {
		fixed = "the name"
	}
	s.Form = form.New(svc, "New assessment", "You can change all of this later, except "+fixed+".", func() []huh.Field {
		fields := []huh.Field{
			huh.NewInput().Key("title").Title("Title of the project").Description("A short name that a resident would recognise.").Value(&s.draft.Title),
			huh.NewInput().Key("organisation").Title("Organisation").Description("The one that runs the project; you can leave it blank for now.").Value(&s.draft.Organisation),
		}
		if s.asks {
			fields = append(fields, userFields(&s.draft.User, &s.draft.Role)...)
		}
		title, about := "File", "Your answers are kept in this file. Enter makes it."
		if svc.Hosted() {
			title, about = "Name", "Under this name your answers are kept here. Enter starts."
		}
		return append(fields, huh.NewInput().Key("file").Title(title).Description(about).Value(&s.draft.Path))
	}, nil)
	s.Form.LeaveLabel = "back"
	s.Form.Hidden = isUser
	s.Form.Submit = s.start
	s.Form.Below, s.Form.BelowKept = s.about, 1
	return s
}

// freeName brings a name that no file has yet.
type freeName struct{ title, name string }

// Update implements Screen.
func (s *Create) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case freeName:
		return s.propose(msg)
	case session.NotOpened:
		s.failed = msg.Err
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		s.failed = nil
	}
	asked := s.Form.Update(msg)
	s.Draft = s.draft
	if s.Field() != "title" && s.draft.Title != s.proposedFor {
		s.proposedFor = s.draft.Title
		return slices.Concat(asked, s.find())
	}
	return asked
}

// find looks for a free name for the title.
func (s *Create) find() screen.Requests {
	title, lib := s.draft.Title, s.Library
	return screen.Run(func() tea.Msg { return freeName{title, filepath.Base(lib.FreePath(library.FileName(title)))} })
}

// propose puts a name into the form, unless the title has moved on or the user
// has chosen a name.
func (s *Create) propose(free freeName) screen.Requests {
	if free.title != s.draft.Title || s.draft.Path != s.proposedName {
		return nil
	}
	s.draft.Path, s.proposedName = free.name, free.name
	s.Draft = s.draft
	return s.Form.Rebuild() // shows it
}

// start asks for the file to be made.
func (s *Create) start() screen.Requests {
	if strings.TrimSpace(s.draft.Title) == "" {
		return screen.ShowToast("Give the project a title first. You can change it later.")
	}
	s.failed = nil
	return screen.Ask(session.Start{Path: s.path(), Title: strings.TrimSpace(s.draft.Title), Organisation: strings.TrimSpace(s.draft.Organisation), User: s.draft.User, Role: s.draft.Role})
}

// path is where the file will be.
func (s *Create) path() string {
	name := strings.TrimSpace(s.draft.Path)
	if name == "" {
		name = library.FileName(s.draft.Title)
	}
	return library.WithExtension(s.Library.Resolve(name))
}

// about says what the name of the user is for, where the file will be, or why it could
// not be made.
func (s *Create) about(field string) []string {
	t := s.Theme
	width := min(s.Width, widget.TextWidth)
	if s.failed != nil {
		return widget.Styled(t.Bad, cells.Wrap(widget.OneLine(s.failed.Error())+".", width))
	}
	if isUser(field) || field == roleField {
		return widget.Styled(t.Dim, cells.Wrap(userWhy, width))
	}
	if strings.TrimSpace(s.draft.Title+s.draft.Path) == "" {
		return nil
	}
	if s.Hosted() {
		return widget.Styled(t.Dim, cells.Wrap("It will be called "+widget.OneLine(s.path()), width))
	}
	return widget.Styled(t.Dim, cells.Wrap("The file will be "+widget.OneLine(s.path()), width))
}
