package tui

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/project"
	"charter/questions"
	"charter/tui/facts"
	"charter/tui/screen"
	"charter/tui/theme"
)

// councilPack is a pack that is not built in, with an assessment of the same project as the
// worked example.
func councilPack(t *testing.T) (*questions.Pack, func() *assessment.Assessment) {
	t.Helper()
	cases := filepath.Join("..", "cmd", "charter", "testdata", "cases")
	pack, err := questions.LoadDir(filepath.Join(cases, "council"))
	if err != nil {
		t.Fatal(err)
	}
	return pack, func() *assessment.Assessment {
		a, err := file.Read(filepath.Join(cases, "council-full.charter.json"), pack)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
}

// foreignWords matches what only the questions that are built in say, their titles too.
func foreignWords(t *testing.T, pack *questions.Pack) *regexp.Regexp {
	t.Helper()
	words := []string{"Liverpool", "Mersey", `LCR\b`, `Charter\b`, `the charter\b`, "[Ss]ignator", "Combined Authority"}
	for i := range stagePack(t).Principles {
		title := stagePack(t).Principles[i].Title
		own := func(p questions.Principle) bool { return strings.EqualFold(p.Title, title) }
		if !slices.ContainsFunc(pack.Principles, own) {
			words = append(words, `\b`+regexp.QuoteMeta(title)+`\b`)
		}
	}
	return regexp.MustCompile(strings.Join(words, "|"))
}

// TestScreensSayNothingOfAnotherPack opens every screen about everything it can be about,
// with a pack that is not built in, and its help: none says a word that only the questions
// that are built in know. The window has room for all that a screen says.
func TestScreensSayNothingOfAnotherPack(t *testing.T) {
	t.Parallel()
	pack, read := councilPack(t)
	foreign := foreignWords(t, pack)
	var ids []string
	for _, p := range pack.Principles {
		for _, q := range p.Questions {
			ids = append(ids, q.ID)
		}
	}
	about := map[screen.Kind][]string{
		screen.KindProject: {""}, screen.KindFacts: {""}, screen.KindExplanation: nil, screen.KindConflict: nil, screen.KindDamaged: {"gone.charter.json"}, screen.KindMigrate: nil,
		screen.KindAction: {"", ids[0]}, screen.KindName: {"Lucy Westenra"}, screen.KindRater: {"a1"},
	}
	for _, f := range project.Fields() {
		about[screen.KindProject] = append(about[screen.KindProject], f.Key)
	}
	for _, f := range facts.Asked(pack) {
		about[screen.KindFacts] = append(about[screen.KindFacts], f.Key)
	}
	for _, p := range pack.Principles {
		about[screen.KindPrinciple] = append(about[screen.KindPrinciple], p.ID)
	}
	for _, kind := range []screen.Kind{screen.KindQuestion, screen.KindEvidence, screen.KindNote, screen.KindCheck, screen.KindDeparture, screen.KindNotApplicable, screen.KindOutside, screen.KindDissent, screen.KindSettle} {
		about[kind] = ids
	}
	for kind := range constructors() {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				topics, known := about[kind]
				if !known {
					topics = []string{""}
				}
				for _, id := range topics {
					s := newStage(look{theme: theme.Plain, width: 160, height: 400}, read(), pack, "")
					s.tb = t
					s.m.services.Ballots = t.TempDir()
					s.open(kind, id)
					for _, keys := range [][]string{nil, {"f1"}} {
						s.press(keys...)
						for line := range strings.Lines(ansi.Strip(s.frame())) {
							if word := foreign.FindString(line); word != "" {
								t.Errorf("%s %q, after %q: %q in %q", kind, id, keys, word, strings.TrimSpace(line))
							}
						}
					}
				}
			})
		})
	}
}
