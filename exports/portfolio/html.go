package portfolio

import (
	"bufio"
	_ "embed" // for the page
	"fmt"
	"html/template"
	"io"
	"iter"
	"strconv"
	"strings"
	"sync"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

//go:embed page.html
var page string

// pageTemplate reads the page once it is needed.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"line": plaintext.Line, "count": wording.Count, "capital": wording.Capital, "title": (*Project).title,
		"foldedTables": func() template.HTML { return foldedTables },
	}).Parse(page))
})

// foldedTables tells a checker of markup why tables and their cells say what they are: where a
// table folds into blocks on a telephone, browsers would not take it for one any more.
const foldedTables = "<!-- [html-validate-disable no-redundant-role: a table that folds into blocks stays a table] -->"

// WriteHTML writes an overview as one page that needs nothing else: no script, nothing loaded, a style
// for light and dark screens, for a telephone, and for A4 paper. Every colour has words beside it.
func (p *Portfolio) WriteHTML(w io.Writer) error {
	out := bufio.NewWriter(w)
	if err := pageTemplate().Execute(out, p.told()); err != nil {
		return fmt.Errorf("cannot write the page: %w", err)
	}
	return out.Flush()
}

// told is what the page tells, in the order in which it tells it.
type told struct {
	Public         bool
	Day, Soon      string
	Filtered       string
	Projects       int
	Verdicts       []toldCount
	Notices        []string
	Heat           heat
	WeakPrinciples []toldWeak
	WeakQuestions  []toldWeak
	VerdictNames   []string
	Groupings      []grouping
	Due            []dueKind
	StandIns       string
	Signals        []toldSignal
	Examples       []toldProject
	Copies         []Project
	Damaged        []Project
}

type toldCount struct {
	Words string
	Count int
}

// heat is the map of projects and principles.
type heat struct {
	Key        []toldBand
	Principles []principleBands
	Rows       iter.Seq[toldProject] // made one by one, as they are written; nil where there are none
}

type toldBand struct{ Class, Sign, Words string }

type toldProject struct {
	Title, Organisation, Stage, Verdict, Name string
	Score                                     string
	Bands                                     []toldBand
}

type toldWeak struct {
	Name, Text string
	Below, Of  int
}

type toldSignal struct {
	Words    string
	Projects []string
}

func (p *Portfolio) told() told {
	t := told{
		Public: p.Audience == report.Public, Day: p.Day.Words(), Soon: p.Soon.Words(), Filtered: p.Filtered, Projects: len(p.Projects),
		Notices: []string{assessment.Notice, wording.NotVerified}, Groupings: p.groupings(), Copies: p.Copies, Damaged: p.Damaged,
	}
	for i, count := range p.verdicts() {
		verdict := assessment.Verdicts()[i]
		t.Verdicts, t.VerdictNames = append(t.Verdicts, toldCount{verdict.Words(), count}), append(t.VerdictNames, verdict.Words())
	}
	t.Heat = p.heat()
	for _, x := range p.weakPrinciples() {
		t.WeakPrinciples = append(t.WeakPrinciples, toldWeak{strconv.Itoa(x.Number), x.Title, x.Below(), len(p.Projects)})
	}
	for _, x := range p.weakQuestions() {
		t.WeakQuestions = append(t.WeakQuestions, toldWeak{x.ID, x.Text, x.Below, x.Answered})
	}
	t.Due, t.StandIns = p.dueByKind(), p.standIns()
	for _, x := range p.signals() {
		signal := toldSignal{Words: x.Code.Words()}
		for _, of := range x.Projects {
			signal.Projects = append(signal.Projects, of.title())
		}
		t.Signals = append(t.Signals, signal)
	}
	for i := range p.Examples {
		t.Examples = append(t.Examples, p.toldOf(&p.Examples[i]))
	}
	return t
}

// title names a project that may have none.
func (p *Project) title() string {
	if title := plaintext.Line(p.Title); strings.TrimSpace(title) != "" {
		return title
	}
	return wording.Untitled
}

func (p *Portfolio) toldOf(x *Project) toldProject {
	return toldProject{
		Title: x.title(), Organisation: x.Organisation, Stage: wording.Stage(x.Stage), Verdict: x.Verdict.Words(), Name: p.name(x),
		Score: wording.Number(x.Overall.Score),
	}
}

// heat gives a row a project with the band of every principle.
func (p *Portfolio) heat() heat {
	h := heat{Principles: p.principles()}
	for _, band := range bands() {
		h.Key = append(h.Key, toldBandOf(band))
	}
	if len(p.Projects) == 0 {
		return h
	}
	h.Rows = func(yield func(toldProject) bool) {
		for i := range p.Projects {
			x := &p.Projects[i]
			row := p.toldOf(x)
			for _, principle := range h.Principles {
				row.Bands = append(row.Bands, toldBandOf(x.band(principle)))
			}
			if !yield(row) {
				return
			}
		}
	}
	return h
}

// band gives the band of a principle; one that the questionnaire of the project lacks does not
// apply to it.
func (p *Project) band(of principleBands) assessment.Band {
	for _, x := range p.Principles {
		if x.Number == of.Number && x.ID == of.ID {
			return x.Band
		}
	}
	return assessment.BandNotApplicable
}

// toldBandOf tells a band by a class for its tint, a sign and words.
func toldBandOf(band assessment.Band) toldBand {
	class := map[assessment.Band]string{
		assessment.BandStrong: "good", assessment.BandMet: "good", assessment.BandPartlyMet: "fair", assessment.BandNotMet: "poor", assessment.BandIncomplete: "open",
	}[band]
	return toldBand{class, wording.BandSign(band), band.Words()}
}
