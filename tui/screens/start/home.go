package start

import (
	"fmt"
	"path/filepath"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/sample"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Home lists the assessments of the current folder and those opened lately, and
// offers to start one. Files are read in the background, one after another, so
// that the screen is there at once.
type Home struct {
	screen.Base
	looking   bool // the folder has not been read yet
	wrong     string
	here      []string
	lately    []string
	summaries map[string]library.Summary // by path; a file that is missing has not been read yet
	marked    string                     // the line the pointer is on: a path or one of the offers
	top       int
	sampleAt  string // where the worked example would be written
	readOnly  bool   // the user may start nothing here, as far as is known
	visit     int    // counts visits: what an earlier one asked for is dropped
	failed    *session.NotOpened
}

// The offers below the files; a path never has these names.
const (
	offerNew    = "\x00new"
	offerSample = "\x00sample"
	offerOpen   = "\x00open"
	offerBefore = "\x00before"
)

// NewHome opens the home screen.
func NewHome(svc *screen.Services) *Home {
	s := &Home{Base: screen.Base{Services: svc}, looking: true, readOnly: svc.Hosted(), summaries: map[string]library.Summary{}}
	s.marked = s.lines()[0]
	return s
}

// filesListed brings which files there are.
type filesListed struct {
	visit        int
	here, lately []string
	sampleAt     string
	readOnly     bool
	err          error
}

// summaryRead brings what is shown of one file.
type summaryRead struct {
	visit   int
	summary library.Summary
}

// Activate implements Screen: files may have come, gone or changed.
func (s *Home) Activate() screen.Requests {
	s.visit++
	visit, lib := s.visit, s.Library
	return screen.Run(func() tea.Msg {
		here, lately, err := lib.Paths()
		return filesListed{visit, here, lately, lib.FreePath(sample.FileName), !lib.MayAdd(), err}
	})
}

// Update implements Screen.
func (s *Home) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case filesListed:
		if msg.visit != s.visit {
			return nil
		}
		first := s.looking
		s.looking, s.here, s.lately, s.sampleAt, s.readOnly, s.wrong = false, msg.here, msg.lately, msg.sampleAt, msg.readOnly, ""
		if msg.err != nil {
			s.wrong = msg.err.Error()
		}
		if lines := s.lines(); first || !slices.Contains(lines, s.marked) {
			s.marked = lines[0]
		}
		return s.look(0)
	case summaryRead:
		if msg.visit != s.visit {
			return nil
		}
		s.summaries[msg.summary.Path] = msg.summary
		return s.look(slices.Index(s.files(), msg.summary.Path) + 1)
	case session.NotOpened:
		s.failed = &msg
		return s.Activate()
	case session.Restored:
		if msg.Err != nil {
			s.failed = &session.NotOpened{Path: msg.Path, Err: msg.Err}
			return nil
		}
		s.failed = nil
		return slices.Concat(s.Activate(), screen.ShowToast(msg.Words()))
	}
	return nil
}

// look reads the file at a place in the list; when it is done the next follows.
func (s *Home) look(i int) screen.Requests {
	files := s.files()
	if i >= len(files) {
		return nil
	}
	visit, lib, path := s.visit, s.Library, files[i]
	return screen.Run(func() tea.Msg { return summaryRead{visit, lib.Summarise(path)} })
}

// files are those of the folder and then those opened lately.
func (s *Home) files() []string { return slices.Concat(s.here, s.lately) }

// lines are all the lines the pointer can be on, from top to bottom.
func (s *Home) lines() []string {
	return append(s.files(), s.offers()...)
}

// offers are those below the files.
func (s *Home) offers() []string {
	switch {
	case s.readOnly:
		return []string{offerBefore}
	case s.Hosted():
		return []string{offerNew, offerBefore, offerSample}
	}
	return []string{offerNew, offerBefore, offerSample, offerOpen}
}

// Title implements Screen.
func (s *Home) Title() (string, string) {
	return "charter", "self-assessment for data and AI projects"
}

// Keys implements Screen.
func (s *Home) Keys() []screen.Key {
	list := []screen.Key{{ID: keys.Enter, Label: s.enterWords()}}
	if s.canRestore() {
		list = append(list, screen.Key{ID: keys.Yes, Label: "go back to the last good copy"})
	}
	if slices.Contains(s.lately, s.marked) {
		list = append(list, screen.Key{ID: keys.Delete, Label: "take off this list"})
	}
	if !s.readOnly {
		list = append(list, screen.Key{ID: keys.Add, Label: "new"})
	}
	return append(list, screen.Key{ID: keys.Quit},
		screen.Key{ID: keys.Up, HelpOnly: true}, screen.Key{ID: keys.Down, HelpOnly: true}, screen.Key{ID: keys.First, HelpOnly: true}, screen.Key{ID: keys.Last, HelpOnly: true})
}

func (s *Home) enterWords() string {
	switch s.marked {
	case offerNew, offerBefore:
		return "start"
	case offerSample:
		return "write and open it"
	case offerOpen:
		return "type its path"
	}
	return "open"
}

// canRestore reports whether the marked file is damaged and has a good copy.
func (s *Home) canRestore() bool {
	damage := s.summaries[s.marked].Damage
	return damage != nil && damage.Backup.Err == nil
}

// Do implements Screen.
func (s *Home) Do(id keys.ID) screen.Requests {
	lines := s.lines()
	at := max(0, slices.Index(lines, s.marked))
	switch id {
	case keys.Up:
		s.mark(lines[max(0, at-1)])
	case keys.Down:
		s.mark(lines[min(len(lines)-1, at+1)])
	case keys.First:
		s.mark(lines[0])
	case keys.Last:
		s.mark(lines[len(lines)-1])
	case keys.Add:
		return screen.Go(screen.KindNew, "")
	case keys.Enter:
		return s.enter()
	case keys.Yes:
		return screen.Ask(session.Restore{Path: s.marked})
	case keys.Delete:
		path, lib := s.marked, s.Library
		s.lately = slices.DeleteFunc(slices.Clone(s.lately), func(other string) bool { return other == path })
		s.mark(s.lines()[min(at, len(s.lines())-1)])
		return screen.Run(func() tea.Msg {
			if err := lib.Forget(path); err != nil {
				return screen.Toast{Text: err.Error()}
			}
			return screen.Toast{Text: fmt.Sprintf("%s is off this list. The file itself is where it was.", widget.OneLine(filepath.Base(path)))}
		})
	case keys.Quit:
		return screen.Ask(screen.Quit{})
	}
	return nil
}

// MarkFile puts the pointer on a file, such as the one just closed.
func (s *Home) MarkFile(path string) { s.mark(path) }

// mark moves the pointer; what was said about another line goes.
func (s *Home) mark(line string) {
	s.marked, s.failed = line, nil
}

func (s *Home) enter() screen.Requests {
	switch s.marked {
	case offerNew, offerBefore:
		if s.readOnly {
			return screen.ShowToast("You may read here. To start an assessment, ask a steward of your organisation for the role of an editor.")
		}
		return screen.Go(screen.KindNew, "")
	case offerSample:
		if s.sampleAt == "" {
			return screen.ShowToast("The folder is still being read. Try again in a moment.")
		}
		return screen.Ask(session.Start{Path: s.sampleAt, Sample: true})
	case offerOpen:
		return screen.Go(screen.KindOpen, "")
	}
	return screen.Ask(session.Open{Path: s.marked})
}
