package review

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/exports/output"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// Export writes the report. First it asks for whom, in which formats and where;
// then it shows the report that will be written and what is withheld.
type Export struct {
	form.Host
	asked session.Export
	asks  []session.Form // what is still to be asked before the report is made
	later bool           // the form asks one of these, once the settings are made

	preview  *session.Prepared
	markdown string // of the preview
	replace  bool   // the next write replaces files that are there
	written  bool   // what is shown is written
	scroll   widget.Scroll
	textAt   int // the line where the Markdown begins, as drawn last
}

// NewExport opens the export screen. Files go beside the assessment unless
// another folder is typed.
func NewExport(svc *screen.Services) *Export {
	s := &Export{Host: form.Host{Base: screen.Base{Services: svc}}, asked: svc.Session.NewExport()}
	s.Form = s.newForm()
	return s
}

func (s *Export) newForm() *form.Form {
	return form.New(s.Services, "Export", "A report to read, and the same as data for the register. A public report leaves out private notes, people's names and places that are not public.",
		func() []huh.Field {
			var formats []huh.Option[string]
			for _, f := range output.Formats() {
				formats = append(formats, huh.NewOption(f.Words, f.Name))
			}
			fields := []huh.Field{
				huh.NewSelect[report.Audience]().Key("audience").Title("Who will read it?").Options(
					huh.NewOption("The public, and officers who receive it", report.Public),
					huh.NewOption("Only us: with private notes and names", report.Internal)).Value(&s.asked.Audience),
				huh.NewMultiSelect[string]().Key("formats").Title("Formats").Description("Space ticks a line").Options(formats...).Height(len(formats) + 2).Value(&s.asked.Formats),
			}
			if s.Hosted() {
				return fields
			}
			return append(fields, huh.NewInput().Key("folder").Title("Folder").Description("Enter shows what will be written").Value(&s.asked.Folder))
		}, nil)
}

// next asks what is still to be asked before the report is made, one form after another, and
// makes the report.
func (s *Export) next() screen.Requests {
	if len(s.asks) == 0 {
		return s.prepare()
	}
	s.Form, s.asks, s.later = form.Of(s.Services, s.asks[0]), s.asks[1:], true
	s.Form.Submit = s.next
	return s.Form.SetSize(s.Width, s.Height)
}

// SetSize implements Screen: the report is rendered for the width it is shown at.
func (s *Export) SetSize(width, height int) screen.Requests {
	return append(s.Host.SetSize(width, height), s.render()...)
}

// rendered reports whether there is room for the report as it reads. The columns of its
// tables are too narrow in less: there it stands as it is written.
func (s *Export) rendered() bool { return s.Width >= widget.SideBySideFrom }

// render has the report rendered in the background.
func (s *Export) render() screen.Requests {
	if !s.rendered() {
		return nil
	}
	return screen.Run(s.Markdown.Need(s.markdown, s.textWidth(), s.Theme))
}

// textWidth is how wide the report is shown: its tables need more than a text.
func (s *Export) textWidth() int { return min(s.Width, 120) }

// Title implements Screen.
func (s *Export) Title() (string, string) { return widget.ProjectTitle(s.Services), "Export" }

// Keys implements Screen.
func (s *Export) Keys() []screen.Key {
	if s.Form != nil {
		return []screen.Key{{ID: keys.Back}, {ID: keys.Save, Label: "show the report"}}
	}
	off := ""
	switch {
	case s.preview == nil:
		off = "The report is still being made."
	case s.preview.Err != nil:
		off = "The report cannot be made: " + s.preview.Err.Error()
	}
	words := "write " + widget.Plural(s.fileCount(), "file", "files")
	if s.replace {
		words = "replace the files"
	}
	list := []screen.Key{
		{ID: keys.Export, Disabled: off, Label: words}, {ID: keys.Back, Label: "change settings"},
		{ID: keys.PageDown, Label: "scroll"}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
	}
	if s.Hosted() {
		return list[1:]
	}
	return list
}

func (s *Export) fileCount() int {
	if s.preview == nil {
		return 0
	}
	return len(s.preview.Files)
}

// Do implements Screen.
func (s *Export) Do(id keys.ID) screen.Requests {
	if s.Form != nil {
		switch {
		case id != keys.Back && s.later:
			return s.next()
		case id != keys.Back:
			return s.show()
		case s.later:
			return s.settings()
		}
		return screen.Close()
	}
	switch id {
	case keys.Back:
		return s.settings()
	case keys.Export:
		return screen.Ask(session.Write{Files: s.preview.Files, Replace: s.replace})
	default:
		s.scroll.Do(id)
	}
	return nil
}

// settings goes back to what the report is to be.
func (s *Export) settings() screen.Requests {
	s.preview, s.replace, s.later = nil, false, false
	return s.Show(s.newForm())
}

// show turns to the preview, once the formats are chosen and what they need was asked.
func (s *Export) show() screen.Requests {
	if len(s.asked.Formats) == 0 {
		return screen.ShowToast("Tick at least one format with the space bar.")
	}
	if s.asks = nil; s.ReadOnly == "" {
		s.asks = s.Session.AsksBefore(s.asked)
	}
	return s.next()
}

// prepare makes the report in the background.
func (s *Export) prepare() screen.Requests {
	s.Form, s.preview, s.markdown, s.scroll, s.replace, s.written, s.later = nil, nil, "", widget.Scroll{}, false, false, false
	return screen.Ask(session.Prepare{Export: s.asked})
}

// Update implements Screen.
func (s *Export) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case session.Prepared:
		s.preview = &msg
		if msg.Err == nil {
			s.markdown = string(report.Markdown(msg.Report))
		}
		return s.render()
	case session.Written:
		return s.wrote(msg)
	}
	if s.Form == nil {
		return nil
	}
	asked := s.Form.Update(msg)
	switch {
	case s.Form == nil || !s.Form.Done:
		return asked
	case s.later:
		return s.next()
	}
	return s.show()
}

// wrote says what was written, or asks before files are replaced.
func (s *Export) wrote(w session.Written) screen.Requests {
	switch {
	case len(w.There) > 0:
		s.replace = true
		return screen.ShowToast(widget.Plural(len(w.There), "file is", "files are") + " there already. Press o again to replace, or esc to choose another folder.")
	case w.Err != nil:
		return screen.ShowToast(widget.Clean(w.Err.Error()))
	}
	s.replace, s.written = false, true
	return screen.ShowToast(session.AfterExport + " To go on elsewhere or to hand over: " + s.Services.Keys.Get(keys.Find).Show + ", then “elsewhere”.")
}

func pathsOf(files []output.File) []string {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	return paths
}

// View implements Screen.
func (s *Export) View() string {
	t := s.Theme
	if s.Form != nil {
		return s.Form.View()
	}
	if s.preview == nil {
		return t.Dim.Render("Making the report" + t.Glyph.Ellipsis)
	}
	if s.preview.Err != nil {
		return strings.Join(widget.Styled(t.Bad, cells.Wrap(wording.Sentence(widget.OneLine(s.preview.Err.Error())), s.Width)), "\n")
	}
	lines := s.about()
	s.textAt = len(lines)
	lines = append(lines, s.scroll.Visible(s.reportLines(), max(1, s.Height-len(lines)), s.Width, t)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// about says what will be written where, and what is withheld.
func (s *Export) about() []string {
	t := s.Theme
	said := "Will be written: "
	if s.written {
		said = "Written: "
	}
	if s.Hosted() {
		return s.aboutFetching()
	}
	lines := widget.Styled(t.Strong, cells.Wrap(said+widget.Clean(strings.Join(pathsOf(s.preview.Files), ", ")), s.Width))
	lines = append(lines, widget.Styled(t.Warn, cells.Wrap(s.preview.Withheld(), s.Width))...)
	return append(lines, t.BarRest.Render(strings.Repeat(t.Glyph.Rule, s.Width)))
}

// aboutFetching says how the files are fetched from a host, and what is withheld.
func (s *Export) aboutFetching() []string {
	t := s.Theme
	lines := widget.Styled(t.Strong, cells.Wrap("To have it, type on your own computer:", s.Width))
	for _, command := range s.Session.FetchReport(*s.preview) {
		lines = append(lines, cells.Hang("  ", widget.OneLine(command), s.Width)...)
	}
	lines = append(lines, widget.Styled(t.Warn, cells.Wrap(s.preview.Withheld(), s.Width))...)
	return append(lines, t.BarRest.Render(strings.Repeat(t.Glyph.Rule, s.Width)))
}

// Cursor implements Screen.
func (s *Export) Cursor() *tea.Cursor {
	if s.Form == nil {
		return s.scroll.Cursor(s.textAt)
	}
	return s.Form.Cursor()
}

// reportLines give the report, as it reads where there is room for that. Before it stands what names
// a person or may name one, which is for the team and in no file.
func (s *Export) reportLines() []string {
	t := s.Theme
	var lines []string
	for _, remark := range s.preview.Report.Remarks() {
		lines = append(lines, widget.Styled(t.Warn, cells.Wrap(widget.OneLine(remark.Sentence()), s.Width))...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	if s.rendered() {
		for _, line := range s.Markdown.Lines(s.markdown, s.textWidth(), t) {
			lines = append(lines, cells.Steady(line))
		}
		return lines
	}
	for line := range strings.SplitSeq(s.markdown, "\n") {
		lines = append(lines, cells.Wrap(cells.Steady(line), s.Width)...)
	}
	return lines
}
