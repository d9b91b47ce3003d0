package booklet_test

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"charter/questions"
	"charter/questions/booklet"
)

func pack(t *testing.T) *questions.Pack {
	t.Helper()
	p, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHoldsTheWholePack(t *testing.T) {
	t.Parallel()
	p := pack(t)
	got := booklet.Markdown(p, booklet.Form{})
	wanted := []string{p.Title, p.Credit, p.Licence, p.TieRule, p.ExceptionRule}
	for _, definition := range p.Definitions {
		wanted = append(wanted, definition.Meaning)
	}
	for i := range p.Principles {
		principle := &p.Principles[i]
		wanted = append(wanted, principle.Statement)
		if principle.Wording == questions.WordingParaphrase {
			wanted = append(wanted, "told in our own words", principle.Link)
		}
		for j := range principle.Questions {
			q := &principle.Questions[j]
			wanted = append(wanted, q.ID+". "+q.Text, q.Why)
			wanted = append(wanted, q.Levels[:]...)
			if q.Reach != nil {
				wanted = append(wanted, q.Reach.Text)
			}
		}
	}
	for _, term := range p.Glossary {
		wanted = append(wanted, term.Meaning)
	}
	for _, text := range wanted {
		if !strings.Contains(got, text) {
			t.Errorf("the booklet lacks %q", text)
		}
	}
}

// Headings must nest: one for the booklet, then principles, then questions and
// the headings of the guidance.
func TestHeadingsNest(t *testing.T) {
	t.Parallel()
	p := pack(t)
	source := []byte(booklet.Markdown(p, booklet.Form{}))
	count := map[int]int{}
	last := 0
	err := ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if heading, ok := n.(*ast.Heading); ok && entering {
			count[heading.Level]++
			if heading.Level > last+1 {
				t.Errorf("heading %q jumps from level %d to %d", heading.Lines().Value(source), last, heading.Level)
			}
			last = heading.Level
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count[1] != 1 || count[2] != len(p.Principles)+4 {
		t.Errorf("%d headings of level 1 and %d of level 2, want 1 and %d", count[1], count[2], len(p.Principles)+4)
	}
}

func TestEssentialQuestionsCannotBeSetAside(t *testing.T) {
	t.Parallel()
	p := pack(t)
	for id, want := range map[string]bool{"BEN-1": false, "BEN-2": true} {
		q, _, ok := p.Question(id)
		if !ok {
			t.Fatalf("the pack lacks %s", id)
		}
		if got := strings.Contains(booklet.Question(p, q), "Not applicable"); got != want {
			t.Errorf("%s offers \"not applicable\": %v, want %v", id, got, want)
		}
	}
}

func TestHasRoomForEveryAnswer(t *testing.T) {
	t.Parallel()
	p := pack(t)
	for name, form := range map[string]string{"the booklet": booklet.Markdown(p, booklet.Form{}), "the short form": booklet.Short(p, booklet.Form{})} {
		for _, room := range []string{"\nEvidence (title, place, date): ___", "\nChecked by, and when: ___", "\nNote: ___", "- [ ] **3** ", "- [ ] Don't know"} {
			if n := strings.Count(form, room); n != p.QuestionCount() {
				t.Errorf("%s has %q %d times, want %d", name, room, n, p.QuestionCount())
			}
		}
	}
	if text := booklet.Principle(p, &p.Principles[0]); strings.Contains(text, "___") {
		t.Error("a principle to be read has room for answers")
	}
}

// pilot is a project in its pilot that uses no algorithm.
type pilot struct{ questions.Unasked }

func (pilot) ProjectStage() questions.Stage { return questions.StagePilot }
func (pilot) Fact(name string) questions.Truth {
	return questions.TruthOf(name != "uses_algorithm" && name != "uses_ai")
}

func TestShortFormStartsWithEssentials(t *testing.T) {
	t.Parallel()
	p := pack(t)
	short := booklet.Short(p, booklet.Form{Facts: pilot{}})
	essential, others, found := strings.Cut(short, "\n## Other questions: ")
	if !found {
		t.Fatal("the short form has no other questions")
	}
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			q := &p.Principles[i].Questions[j]
			wantEssential, wantOther := q.Applies.Holds(pilot{}), q.Applies.Holds(pilot{})
			wantEssential = wantEssential && q.EssentialTo(pilot{})
			wantOther = wantOther && !wantEssential
			if got := strings.Contains(essential, q.ID+". "); got != wantEssential {
				t.Errorf("%s among the essential questions: %v, want %v", q.ID, got, wantEssential)
			}
			if got := strings.Contains(others, q.ID+". "); got != wantOther {
				t.Errorf("%s among the others: %v, want %v", q.ID, got, wantOther)
			}
		}
	}
}
