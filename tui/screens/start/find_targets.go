package start

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
	"charter/tui/widget"
)

// target is something that can be found.
type target struct {
	kind    string       // what sort of thing it is, in a word
	name    string       // what it is found by first
	text    string       // what else it is found by
	to      screen.Route // where it is, when it is a screen
	message tea.Msg      // what choosing it asks for, when it is a setting
}

// The kinds of things to be found besides those of the session.
const (
	targetScreen  = "screen"
	targetSetting = "setting"
)

// targets lists everything there is to find, or with a kind only what is of that.
func targets(svc *screen.Services, kind session.PlaceKind) []target {
	var all []target
	if svc.Session != nil {
		all = append(all, screenTargets()...)
		for _, place := range svc.Session.Places() {
			all = append(all, target{kind: string(place.Kind), name: widget.OneLine(place.Name), text: widget.OneLine(place.Text), to: routeTo(place)})
		}
	}
	all = append(all, settingTargets()...)
	if svc.Session != nil {
		all = append(all, target{kind: targetSetting, name: "Essentials first", text: "for a short session: " + essentialsOrder(svc), message: screen.ToggleEssentials{}})
	}
	return slices.DeleteFunc(all, func(x target) bool { return kind != "" && x.kind != string(kind) })
}

// routeTo gives the screen of a place; a word of the glossary has none.
func routeTo(place session.Place) screen.Route {
	kinds := map[session.PlaceKind]screen.Kind{
		session.PlacePrinciple: screen.KindPrinciple, session.PlaceQuestion: screen.KindQuestion, session.PlaceNote: screen.KindQuestion,
		session.PlaceDocument: screen.KindDocuments, session.PlaceAction: screen.KindAction,
	}
	return screen.Route{Kind: kinds[place.Kind], ID: place.ID}
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
	glossary := to(screen.KindFind, "Glossary", "what the words in the questions mean")
	glossary.to.ID = string(session.PlaceWord)
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
		glossary,
		to(screen.KindHandOver, "Go on elsewhere", "at another computer, hand over to a colleague, join copies"),
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
