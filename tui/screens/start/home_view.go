package start

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/questions/booklet"
	"charter/tui/cells"
	"charter/tui/library"
	"charter/tui/widget"
)

// View implements Screen: the list, and below it what is to be said about the
// marked line. The list gives way where there is not enough room for both.
func (s *Home) View() string {
	lines, _ := s.inView()
	return cells.Body(append(lines, s.about()...), s.Width, s.Height, s.Theme.Glyph.Ellipsis)
}

// inView gives the rows that there is room for, and on which of them the marked one is. Of
// many files some are out of view, and the offers stay.
func (s *Home) inView() (lines []string, marked int) {
	const leastFiles = 4 // rows; where there are fewer the offers scroll, too
	rows, at := s.rows()
	room := max(1, s.Height-len(s.about()))
	offerRows := len(s.offers())
	files := len(rows) - offerRows
	stay := len(rows) > room && room-offerRows > leastFiles
	if !stay {
		files = len(rows)
	}
	room -= len(rows) - files
	if stay {
		room-- // for the line that says there are more
	}
	s.top = cells.Window(s.top, min(at, files-1), room, files)
	if at == 1 {
		s.top = 0 // the heading above the first file is worth seeing
	}
	end := min(files, s.top+room)
	lines = slices.Clone(rows[s.top:end])
	marked = at - s.top
	if stay {
		lines = append(lines, s.Theme.Dim.Render("  "+s.Theme.Glyph.Ellipsis+" "+moreFiles(s.top > 0, end < files)))
		if at >= files {
			marked = len(lines) + at - files
		}
		lines = append(lines, rows[files:]...)
	}
	return lines, marked
}

// moreFiles says where there are more files than are in view.
func moreFiles(above, below bool) string {
	switch {
	case above && below:
		return "more above and below"
	case above:
		return "more above"
	}
	return "more below"
}

// rows draws the list and tells which row is marked.
func (s *Home) rows() (rows []string, marked int) {
	t := s.Theme
	add := func(key, row string) {
		if key == s.marked {
			marked = len(rows)
		}
		rows = append(rows, row)
	}
	heading := func(text string) {
		if len(rows) > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, t.Dim.Render(cells.Cut(text, s.Width, t.Glyph.Ellipsis)))
	}
	switch {
	case s.looking:
		heading(s.place("Looking in this folder", "Looking") + t.Glyph.Ellipsis)
	case s.wrong != "":
		rows = append(rows, widget.Styled(t.Warn, cells.Wrap(widget.OneLine(s.wrong)+".", s.Width))...)
	case len(s.here) == 0:
		heading(s.place("There is no assessment in this folder yet.", "There is no assessment here yet."))
	default:
		heading(s.place("In this folder", widget.OneLine("Assessments of "+s.Organisation)))
	}
	for _, path := range s.here {
		add(path, s.row(path))
	}
	if len(s.lately) > 0 {
		heading("Opened lately, in other folders")
	}
	for _, path := range s.lately {
		add(path, s.row(path))
	}
	rows = append(rows, "")
	words := map[string]string{
		offerNew: "Start a new assessment", offerBefore: "What you need before you start", offerSample: "See a worked example", offerOpen: "Open another file" + t.Glyph.Ellipsis,
	}
	for _, offer := range s.offers() {
		pointer, style := "  ", t.Text
		if offer == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		add(offer, style.Render(pointer+words[offer]))
	}
	return rows, marked
}

// place gives the words for here, where there are no folders on a host.
func (s *Home) place(folder, host string) string {
	if s.Hosted() {
		return host
	}
	return folder
}

// row draws one file: title, progress, verdict, last change.
func (s *Home) row(path string) string {
	t := s.Theme
	pointer, style := "  ", t.Text
	if path == s.marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	const progressWidth, verdictWidth, dateWidth = 10, 21, 9
	dated := s.Width >= 70
	room := s.Width - 2 - 1 - progressWidth - 1 - verdictWidth
	if dated {
		room -= 1 + dateWidth
	}
	room = min(max(room, 10), 50)
	apart := s.apart(path)
	name := func(text string) string {
		if apart == "" {
			return style.Render(pointer + cells.Fit(text, room, t.Glyph.Ellipsis))
		}
		beside := "  " + cells.Cut(apart, room/2-2, t.Glyph.Ellipsis)
		text = cells.Cut(text, room-ansi.StringWidth(beside), t.Glyph.Ellipsis)
		return style.Render(pointer+text) + t.Dim.Render(cells.Fit(beside, room-ansi.StringWidth(text), ""))
	}
	summary, read := s.summaries[path]
	switch {
	case !read:
		return name(widget.OneLine(filepath.Base(path))) + t.Dim.Render(" being read"+t.Glyph.Ellipsis)
	case summary.CopyOf != "":
		return name(widget.OneLine(filepath.Base(path))) + " " + t.Dim.Render(cells.Cut("a copy of "+widget.OneLine(summary.CopyOf), max(10, s.Width-room-3), t.Glyph.Ellipsis))
	case summary.Damage != nil:
		return name(widget.OneLine(filepath.Base(path))) + " " + t.Bad.Render("cannot be opened as it is")
	case summary.Migratable:
		return name(summaryTitle(summary)) + " " + t.Warn.Render("made with older questions")
	case summary.Err != nil:
		return name(widget.OneLine(filepath.Base(path))) + " " + t.Warn.Render("cannot be opened now")
	}
	line := name(summaryTitle(summary)) + " " + cells.Fit(fmt.Sprintf("%d of %d", summary.Answered, summary.Applicable), progressWidth, "") +
		" " + cells.Fit(summary.Verdict.Words(), verdictWidth, t.Glyph.Ellipsis)
	if dated {
		line += " " + t.Dim.Render(summary.Updated.Local().Format("2 Jan 06"))
	}
	return line
}

// read are the summaries of the files of which it is known what they hold.
func (s *Home) read() []library.Summary {
	var all []library.Summary
	for _, path := range s.files() {
		all = append(all, s.summaries[path])
	}
	return all
}

// apart tells a file from others that look alike: one in another folder by the
// folder, one with the title of another by the name of the file.
func (s *Home) apart(path string) string {
	if slices.Contains(s.lately, path) {
		return widget.OneLine(filepath.Base(filepath.Dir(path)))
	}
	summary := s.summaries[path]
	for _, other := range s.here {
		if other != path && summary.Title != "" && s.summaries[other].Title == summary.Title {
			return widget.OneLine(strings.TrimSuffix(filepath.Base(path), library.Extension))
		}
	}
	return ""
}

// summaryTitle is the project's title; an example says that it is one.
func summaryTitle(summary library.Summary) string {
	title := widget.OneLine(summary.Title)
	if title == "" {
		title = widget.OneLine(strings.TrimSuffix(filepath.Base(summary.Path), library.Extension))
	}
	if summary.Example {
		title = "EXAMPLE " + title
	}
	return title
}

// about says what there is to know about the marked line.
func (s *Home) about() []string {
	t := s.Theme
	width := min(s.Width, widget.TextWidth)
	path := func(path string) string { return widget.OneLine(path) }
	var lines []string
	summary := s.summaries[s.marked]
	switch {
	case s.failed != nil:
		lines = widget.Styled(t.Bad, cells.Wrap(widget.OneLine(widget.FirstLine(s.failed.Err.Error()))+".", width))
	case s.marked == offerNew:
		return append([]string{""}, s.beforeYouStart(width)...)
	case s.marked == offerBefore:
		return append([]string{""}, widget.Styled(t.Dim, s.preparations(width))...)
	case s.marked == offerSample:
		where := s.sampleAt
		if where == "" {
			where = "this folder"
		}
		to := s.place("It will be written to "+path(where), "Everybody of "+path(s.Organisation)+" will see it here as "+path(where))
		lines = widget.Styled(t.Dim, cells.Wrap("A made-up project with good answers and bad ones, to look around in. "+to+".", width))
	case s.marked == offerOpen:
		lines = widget.Styled(t.Dim, cells.Wrap("For a file in another folder, or one that somebody sent you. It is opened where it is.", width))
	case summary.CopyOf != "":
		lines = widget.Styled(t.Text, cells.Wrap("A copy of "+widget.OneLine(summary.CopyOf)+". "+s.Library.AboutCopies(), width))
	case summary.Damage != nil:
		lines = s.damage(summary, width)
	case summary.Migratable:
		lines = widget.Styled(t.Text, cells.Wrap("The questions have changed since this assessment was made. Enter shows what would become of its answers; nothing changes before you say so.", width))
	case summary.Err != nil:
		lines = widget.Styled(t.Warn, cells.Wrap(widget.OneLine(widget.FirstLine(summary.Err.Error()))+".", width))
	default:
		lines = widget.Styled(t.Dim, cells.Wrap(path(s.marked), width))
		if twin := library.TwinOf(summary, s.read()); twin != "" {
			lines = append(lines, widget.Styled(t.Text, cells.Wrap("The same assessment as "+widget.OneLine(twin)+". "+s.Library.AboutCopies(), width))...)
		}
	}
	const most = 6 // lines, so that the list keeps the greater part
	return append([]string{""}, lines[:min(len(lines), min(most, max(1, s.Height/2)))]...)
}

// preparations say how long an assessment takes, what to have at hand and who should be there.
func (s *Home) preparations(width int) []string {
	var lines []string
	for _, p := range booklet.BeforeYouStart(s.Library.TypicalCount()) {
		lines = append(lines, cells.Wrap(p.What+": "+p.Text, width)...)
	}
	return lines
}

// beforeYouStart says what comes with a new assessment and, where there is room for all of
// it, what to see to before, and what need not be typed.
func (s *Home) beforeYouStart(width int) []string {
	rows, _ := s.rows()
	lines := cells.Wrap("You give the project a title and a "+s.place("file", "name")+" of its own.", width)
	for _, more := range [][]string{s.preparations(width), cells.Wrap(s.place(library.AboutImport, ""), width)} {
		if len(rows)+1+len(lines)+len(more) > s.Height {
			break
		}
		lines = append(lines, more...)
	}
	return widget.Styled(s.Theme.Dim, lines)
}

// damage says what is wrong with a file and what its last good copy holds.
func (s *Home) damage(summary library.Summary, width int) []string {
	t := s.Theme
	lines := widget.Styled(t.Bad, cells.Wrap(widget.OneLine(widget.FirstLine(summary.Err.Error()))+".", width))
	backup := summary.Damage.Backup
	if backup.Err != nil {
		return append(lines, widget.Styled(t.Dim, cells.Wrap("There is no good copy of it beside it. Nothing in the file was changed.", width))...)
	}
	text := fmt.Sprintf("A good copy of %s stands beside it, with %s.", backup.Modified.Format("2 January 2006, 15:04"),
		widget.Plural(len(backup.Assessment.Answers), "answer", "answers"))
	if n := len(backup.Lacks); n > 0 {
		text += fmt.Sprintf(" The damaged file still shows %s that the copy lacks.", widget.Plural(n, "answer", "answers"))
	}
	return append(lines, widget.Styled(t.Text, cells.Wrap(text+" Press y to go back to it. The damaged file is kept under another name.", width))...)
}

// Cursor implements Screen.
func (s *Home) Cursor() *tea.Cursor {
	_, at := s.inView()
	return widget.RowCursor(0, at)
}
