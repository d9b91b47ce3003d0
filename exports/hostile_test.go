package exports_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/changes"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions"
	"charter/questions/plaintext"
)

// harmless gives a text of as many lines that is nothing but words; or, for one that is
// told as a placeholder, a question mark.
func harmless(hostile string) string {
	line, count := "words\n", 0
	if assessment.Placeholder(hostile) {
		line = "?\n"
	}
	for text := range strings.Lines(plaintext.Clean(hostile)) {
		if strings.TrimSpace(plaintext.Line(text)) != "" {
			count++
		}
	}
	return strings.TrimSuffix(strings.Repeat(line, count), "\n")
}

// filled gives an assessment with a text in every place where a team types one,
// and with answers of every kind.
func filled(text string, pack *questions.Pack) *assessment.Assessment {
	yes, two := true, 2
	answer := func(state assessment.State) assessment.Answer {
		return assessment.Answer{
			State: state, Reason: text + " and this is long enough to be a reason",
			Evidence:  make([]assessment.Citation, 2),
			Check:     &assessment.Check{Date: assessment.Date{Year: 2026, Month: 5, Day: 1}},
			Departure: &assessment.Departure{}, Flagged: true,
			Rounds: []assessment.Round{{Present: 3, Levels: [4]int{1, 0, 1, 1}, Complete: true}},
		}
	}
	a := &assessment.Assessment{
		Documents: []assessment.Document{{Date: assessment.Date{Year: 2024, Month: 5, Day: 31}}, {}},
		AsOf:      assessment.Date{Year: 2026, Month: 11, Day: 22},
		Facts:     assessment.Facts{Stage: questions.StagePilot, JobsAffected: new(bool), Supplier: &yes},
		Answers:   map[string]assessment.Answer{},
		Retired:   map[string]assessment.Answer{"OLD-1": answer(assessment.StateUnsure)},
		Assessors: []assessment.Assessor{{ID: "a1", DeliveryTeam: true}}, Parking: []assessment.Parked{{}}, Sessions: []assessment.Session{{}},
		Actions: []assessment.Action{{ID: "x1", For: []string{"BEN-1"}, Status: "open"}, {ID: "x2", For: []string{"privacy"}, Status: "done"}},
		Project: project.Project{
			Partners: make([]project.Partner, 2), Suppliers: make([]project.Supplier, 1), Data: make([]project.DataItem, 2),
			Area: []string{text}, Domain: []string{text}, Capability: []string{text},
			Engagement: make([]project.Engagement, 1), Assessments: make([]project.OtherAssessment, 1), Risks: make([]project.Risk, 2),
			Performance: make([]project.Performance, 1), Outcomes: make([]project.Outcome, 1),
		},
	}
	states := []assessment.State{assessment.StateLevel, assessment.StateUnsure, assessment.StateNotApplicable, assessment.StateUnanswered}
	for i := range pack.Principles {
		for j, q := range pack.Principles[i].Questions {
			state := states[(i+j)%len(states)]
			given := answer(state)
			if state == assessment.StateLevel {
				given.Level = &two
			}
			a.Answers[q.ID] = given
		}
	}
	fill(reflect.ValueOf(a).Elem(), text)
	for i := range a.Documents { // ids lead to something
		a.Documents[i].ID = fmt.Sprint(i) + text
		for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
			for _, given := range answers {
				given.Evidence[i].Document = a.Documents[i].ID
			}
		}
	}
	return a
}

// publishable gives an assessment without what a public report may not hold. Where
// all texts are the same, the name of an assessor would stand in every one of them.
func publishable(a *assessment.Assessment) *assessment.Assessment {
	open := *a
	open.Assessors, open.Sessions, open.Parking = slices.Clone(a.Assessors), slices.Clone(a.Sessions), nil
	for i := range open.Assessors {
		open.Assessors[i].Name = ""
	}
	for i := range open.Sessions {
		open.Sessions[i].Facilitator = ""
	}
	strip := func(answers map[string]assessment.Answer) map[string]assessment.Answer {
		stripped := map[string]assessment.Answer{}
		for id, x := range answers {
			x.PrivateNote, x.By = "", ""
			stripped[id] = x
		}
		return stripped
	}
	open.Documents = slices.Clone(a.Documents)
	for i := range open.Documents {
		open.Documents[i].Public = true
	}
	open.Answers, open.Retired = strip(a.Answers), strip(a.Retired)
	return &open
}

// fill puts a text in every empty place for one that is not an id or a choice.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		switch v.Type() {
		case reflect.TypeFor[assessment.State](), reflect.TypeFor[questions.Stage](), reflect.TypeFor[assessment.ActionStatus]():
			return
		}
		if v.String() == "" {
			v.SetString(text)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem(), text)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != reflect.TypeFor[assessment.Facts]() {
				fill(v.Field(i), text)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			inner := reflect.New(v.Type().Elem()).Elem()
			inner.Set(v.MapIndex(key))
			fill(inner, text)
			v.SetMapIndex(key, inner)
		}
	}
}

// fewQuestions gives a questionnaire that is quick to render.
func fewQuestions(t testing.TB) *questions.Pack {
	t.Helper()
	few := *exportstest.Pack(t)
	few.Principles = few.Principles[:2]
	return &few
}

// documents renders an assessment in every form for reading.
func documents(t testing.TB, a *assessment.Assessment, pack *questions.Pack) (markdown map[string][]byte, page []byte) {
	t.Helper()
	r := report.Build(a, pack, exportstest.Options(report.Internal))
	old := report.Build(&assessment.Assessment{}, pack, exportstest.Options(report.Internal))
	markdown = map[string][]byte{"report": report.Markdown(r), "changes": changes.Markdown(changes.Diff(old, r, nil))}
	entry, err := register.Make(report.Build(publishable(a), pack, exportstest.Options(report.Internal)))
	if err != nil {
		t.Fatal(err)
	}
	markdown["register entry"] = register.Markdown(entry)
	return markdown, report.HTML(r)
}

func parser() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
}

// outline tells the structure of Markdown: every block, link, image and piece of
// HTML in it, but not what the text says.
func outline(source []byte) []string {
	var lines []string
	_ = ast.Walk(parser().Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		depth := 0
		for p := n.Parent(); p != nil; p = p.Parent() {
			depth++
		}
		line := strings.Repeat(" ", depth) + n.Kind().String()
		switch n := n.(type) {
		case *ast.Text, *ast.String, *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			line += fmt.Sprint(n.Level)
		case *ast.Link:
			line += " " + string(n.Destination)
		case *ast.AutoLink:
			line += " " + string(n.URL(source))
		case *extast.TableCell:
			line += n.Alignment.String()
		}
		lines = append(lines, line)
		return ast.WalkContinue, nil
	})
	return lines
}

// pageOutline tells the structure of HTML: every element and attribute, and the
// values of those that could do harm. Marks of direction are none: they follow the letters;
// nor is the class of the title, which follows its length.
func pageOutline(t testing.TB, page []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.CommentNode {
			lines = append(lines, "comment")
		}
		if n.Type == html.ElementNode && n.Data == "bdi" {
			depth--
		} else if n.Type == html.ElementNode {
			line := strings.Repeat(" ", depth) + n.Data
			for _, attribute := range n.Attr {
				if attribute.Key == "dir" && attribute.Val == "auto" || n.Data == "h1" && attribute.Key == "class" {
					continue
				}
				line += " " + attribute.Key
				if attribute.Key != "aria-label" {
					line += "=" + attribute.Val
				}
			}
			lines = append(lines, line)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, depth+1)
		}
	}
	walk(root, 0)
	return lines
}

// words gives all that a reader of a page sees, with single spaces.
func words(t testing.TB, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	pack := fewQuestions(t)
	type outlines struct {
		markdown map[string][]string
		page     []string
	}
	tame := map[string]outlines{} // by harmless text
	for _, hostile := range exportstest.HostileTexts(t) {
		plain, known := tame[harmless(hostile)]
		if !known {
			markdown, page := documents(t, filled(harmless(hostile), pack), pack)
			plain = outlines{map[string][]string{}, pageOutline(t, page)}
			for name, document := range markdown {
				plain.markdown[name] = outline(document)
			}
			tame[harmless(hostile)] = plain
		}
		markdown, page := documents(t, filled(hostile, pack), pack)
		for name, document := range markdown {
			if diff := cmp.Diff(plain.markdown[name], outline(document)); diff != "" {
				t.Errorf("%q changes the structure of the %s:\n%s", hostile, name, diff)
			}
			var rendered bytes.Buffer
			if err := parser().Convert(document, &rendered); err != nil {
				t.Fatal(err)
			}
			checkWords(t, hostile, "Markdown of the "+name, words(t, rendered.Bytes()))
			if bytes.ContainsFunc(document, func(r rune) bool { return r == '\r' || plaintext.Unsafe(r) }) {
				t.Errorf("%q leaves a control character in the %s", hostile, name)
			}
		}
		if diff := cmp.Diff(plain.page, pageOutline(t, page)); diff != "" {
			t.Errorf("%q changes the structure of the HTML:\n%s", hostile, diff)
		}
		checkWords(t, hostile, "HTML", words(t, page))
	}
}

// checkWords looks for every line of what was typed in what a reader sees.
func checkWords(t *testing.T, hostile, where, seen string) {
	t.Helper()
	for line := range strings.Lines(plaintext.Clean(hostile)) {
		if line = strings.Join(strings.Fields(plaintext.Line(line)), " "); line != "" && !strings.Contains(seen, line) {
			t.Errorf("a reader of the %s does not see the line %q", where, line)
		}
	}
}
