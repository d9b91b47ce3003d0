package start

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"charter/tui/screen"
	"charter/tui/theme"
	"charter/tui/widget"
)

// target is something that can be found.
type target struct {
	kind    targetKind
	name    string       // what it is found by first
	text    string       // what else it is found by
	to      screen.Route // where it is, when it is a screen
	message tea.Msg      // what choosing it asks for, when it is a setting
}

// targetKind says what sort of thing was found, in a word.
type targetKind string

// The kinds of things to be found.
const (
	targetScreen    targetKind = "screen"
	targetPrinciple targetKind = "principle"
	targetQuestion  targetKind = "question"
	targetAction    targetKind = "action"
	targetWord      targetKind = "word"
	targetSetting   targetKind = "setting"
)

// targets lists everything there is to find.
func targets(svc *screen.Services) []target {
	var all []target
	if svc.Session != nil {
		all = append(all, screenTargets()...)
		for i := range svc.Session.Pack.Principles {
			p := &svc.Session.Pack.Principles[i]
			all = append(all, target{kind: targetPrinciple, name: p.Title, text: fmt.Sprintf("principle %d", p.Number), to: screen.Route{Kind: screen.KindPrinciple, ID: p.ID}})
		}
		for i := range svc.Session.Pack.Principles {
			for j := range svc.Session.Pack.Principles[i].Questions {
				q := &svc.Session.Pack.Principles[i].Questions[j]
				all = append(all, target{kind: targetQuestion, name: q.ID, text: q.Text, to: screen.Route{Kind: screen.KindQuestion, ID: q.ID}})
			}
		}
		for _, x := range svc.Session.Assessment().Actions {
			all = append(all, target{kind: targetAction, name: widget.OneLine(x.ID), text: widget.OneLine(x.Text), to: screen.Route{Kind: screen.KindAction, ID: x.ID}})
		}
		for _, term := range svc.Session.Pack.Glossary {
			text := term.Meaning
			if term.Long != "" {
				text = term.Long + ". " + term.Meaning
			}
			all = append(all, target{kind: targetWord, name: term.Term, text: text})
		}
	}
	all = append(all, settingTargets()...)
	if svc.Session != nil {
		all = append(all, target{kind: targetSetting, name: "Essentials first", text: "for a short session: " + essentialsOrder(svc), message: screen.ToggleEssentials{}})
	}
	return all
}

// essentialsOrder says what the setting would change.
func essentialsOrder(svc *screen.Services) string {
	if svc.Session.EssentialsFirst() {
		return "back to the usual order"
	}
	_, all := svc.Session.EssentialsDone()
	return fmt.Sprintf("x goes through the %s of this project before the others", widget.Plural(all, "essential question", "essential questions"))
}

func screenTargets() []target {
	to := func(kind screen.Kind, name, text string) target {
		return target{kind: targetScreen, name: name, text: text, to: screen.Route{Kind: kind, ID: ""}}
	}
	return []target{
		to(screen.KindMap, "Map", "the principles, with progress and bands"),
		to(screen.KindReview, "Review", "the verdict, what blocks, scores"),
		to(screen.KindProject, "Project", "its description for the register"),
		to(screen.KindFacts, "Facts", "which questions apply"),
		to(screen.KindActions, "Actions", "action list: what the team will do"),
		to(screen.KindDocuments, "Documents", "what answers cite, what goes stale"),
		to(screen.KindExport, "Export", "write the report"),
		to(screen.KindWorkshop, "Workshop", "rate together"),
		to(screen.KindHistory, "History", "what changed, undo and redo"),
	}
}

func settingTargets() []target {
	words := map[theme.Name]string{
		theme.Dark: "for a dark background", theme.Light: "for a light background", theme.Contrast: "high contrast, for a projector",
		theme.Sixteen: "16 colours, as the terminal has them", theme.Plain: "no colour",
	}
	var all []target
	for _, name := range theme.Names() {
		all = append(all, target{kind: targetSetting, name: "Theme " + string(name), text: words[name], message: screen.SetTheme{Name: name}})
	}
	return append(all, target{kind: targetSetting, name: "Mouse", text: "turn it on or off", message: screen.ToggleMouse{}})
}

// withWords gives the places of the targets that have every word, in their name
// or text, the best first: what starts with what was typed, then what has it in
// its name.
func withWords(words []string, all []target) []int {
	typed := strings.Join(words, " ")
	rank := func(x target) int {
		name := strings.ToLower(x.name)
		switch {
		case name == typed:
			return 0
		case strings.HasPrefix(name, typed):
			return 1
		case strings.Contains(name, typed):
			return 2
		case strings.Contains(strings.ToLower(x.text), typed):
			return 3
		}
		return 4
	}
	var found []int
	for i, x := range all {
		in := strings.ToLower(x.name + " " + x.text)
		missing := func(word string) bool { return !strings.Contains(in, word) }
		if !slices.ContainsFunc(words, missing) {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return rank(all[a]) - rank(all[b]) })
	return found
}

// withLetters gives the places of the targets whose name has the letters in
// this order, the closest first.
func withLetters(typed string, all []target) []int {
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = x.name
	}
	matches := fuzzy.Find(strings.ReplaceAll(typed, " ", ""), names)
	found := make([]int, len(matches))
	for i, m := range matches {
		found[i] = m.Index
	}
	return found
}
