package assessment

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Bounds of the history. The oldest steps are dropped first; the newest step is
// always kept, however large.
const (
	maxHistoryEntries = 500
	maxHistoryBytes   = 1 << 20 // of the texts before and after
)

// Entry is one line of the history: what changed, from what to what, when and by whom.
//
// From and To hold the value itself: texts in full, the level of an answer as "0"
// to "3", "unsure", "not applicable" or "" for unanswered, anything else as compact
// JSON. That is enough to undo the change in a later session.
type Entry struct {
	At       time.Time `json:"at"`
	By       string    `json:"by,omitempty"`
	Session  string    `json:"session,omitempty"`  // id of the sitting in which it changed
	Question string    `json:"question,omitempty"` // question id, when an answer changed
	// Field is the key of what changed: within the answer when Question is set
	// ("" for the level itself, "note", "evidence"), else within the file
	// ("project.title", "facts.stage", "actions.x1", "documents.d3f9a1c2").
	Field string `json:"field,omitempty"`
	From  string `json:"from"`
	To    string `json:"to"`
	// Step numbers the entries that are undone and redone together. An entry
	// without a step can be read but no longer undone.
	Step   int  `json:"step,omitzero"`
	Undone bool `json:"undone,omitzero"`
}

// SealHistory makes every change so far final: the history still shows it, but
// it can no longer be undone or redone. It is for changes made outside an
// Editor after which old values may no longer fit, such as a move to another pack.
func (a *Assessment) SealHistory() {
	a.History = slices.Clone(a.History)
	for i := range a.History {
		a.History[i].Step = 0
	}
}

// Since lists the changes that the history of a tells of and that of an earlier
// version does not, oldest first. Undoing a change counts as one.
func (a *Assessment) Since(earlier *Assessment) []Entry {
	known := map[Entry]int{}
	plain := func(e Entry) Entry {
		e.At, e.Step = e.At.UTC(), 0
		return e
	}
	for _, entry := range earlier.History {
		known[plain(entry)]++
	}
	var found []Entry
	for _, entry := range a.History {
		if known[plain(entry)]--; known[plain(entry)] < 0 {
			found = append(found, entry)
		}
	}
	return found
}

// Words tells the change in plain words, such as "BEN-1: level 1 → 2". Long
// texts are named, not quoted.
func (e Entry) Words() string {
	about, what := e.Question, ""
	if e.Question == "" {
		about, what, _ = strings.Cut(e.Field, ".")
		about = sentenceCase(about)
	} else {
		what = e.Field
	}
	switch {
	case e.Question != "" && (e.Field == "" || e.Field == "level"):
		return fmt.Sprintf("%s: %s", about, levelChange(e.From, e.To))
	case e.Question != "" && e.Field == roundsField && e.From != "":
		return fmt.Sprintf("%s: round of votes counted anew", about)
	case e.Question != "" && e.Field == roundsField:
		return fmt.Sprintf("%s: round of votes complete", about)
	case e.Field == "as_of":
		return fmt.Sprintf("Assessment date: %s → %s", e.From, e.To)
	case strings.HasPrefix(e.Field, "actions."), strings.HasPrefix(e.Field, "assessors."), strings.HasPrefix(e.Field, documentsField):
		return fmt.Sprintf("%s: %s", about, verb(e.From, e.To))
	case strings.HasPrefix(e.Field, explanationsField):
		return fmt.Sprintf("Explanation of %s: %s", spaced(strings.ReplaceAll(what, ".", ", ")), verb(e.From, e.To))
	case strings.HasPrefix(e.Field, knownAsField):
		return fmt.Sprintf("“%s”: %s → %s", what, nameKindWords(e.From), nameKindWords(e.To))
	case e.Field == importedField:
		return "Marks on what was imported: changed"
	case e.Field == "parking":
		return fmt.Sprintf("Parking lot: %s", verb(e.From, e.To))
	case what == "":
		return fmt.Sprintf("%s: %s", about, verb(e.From, e.To))
	case strings.HasPrefix(e.Field, "facts."):
		return fmt.Sprintf("%s: %s %s → %s", about, spaced(what), factWords(e.Field, e.From), factWords(e.Field, e.To))
	case e.Field == "flagged" && e.To != "":
		return fmt.Sprintf("%s: flagged", about)
	case e.Field == "flagged":
		return fmt.Sprintf("%s: flag removed", about)
	}
	return fmt.Sprintf("%s: %s %s", about, spaced(what), verb(e.From, e.To))
}

func levelChange(from, to string) string {
	isLevel := func(text string) bool { return len(text) == 1 }
	words := func(text string) string {
		switch {
		case text == "":
			return "unanswered"
		case isLevel(text):
			return "level " + text
		}
		return text
	}
	if isLevel(from) && isLevel(to) {
		return fmt.Sprintf("level %s → %s", from, to)
	}
	return words(from) + " → " + words(to)
}

func factWords(key, text string) string {
	switch text {
	case "":
		return "not known"
	case "true":
		return "yes"
	case "false":
		return "no"
	}
	return ChoiceAt(key).Label(text)
}

// nameKindWords tells what a name or a mailbox is.
func nameKindWords(kind string) string {
	if kind == "" {
		return "not said"
	}
	return ChoiceAt("known_as").Label(kind)
}

// verb tells what became of a value; of a list, whether it grew or shrank.
func verb(from, to string) string {
	before, after, lists := listLengths(from, to)
	switch {
	case lists && after > before, from == "":
		return "added"
	case lists && after < before, to == "":
		return "removed"
	}
	return "changed"
}

func listLengths(from, to string) (before, after int, lists bool) {
	length := func(text string) (int, bool) {
		var items []json.RawMessage
		if text == "" {
			return 0, true
		}
		ok := strings.HasPrefix(text, "[") && json.Unmarshal([]byte(text), &items) == nil
		return len(items), ok
	}
	before, fromList := length(from)
	after, toList := length(to)
	return before, after, fromList && toList && from+to != ""
}

func spaced(key string) string { return strings.ReplaceAll(key, "_", " ") }

func sentenceCase(key string) string {
	text := spaced(key)
	if text == "" {
		return "Assessment"
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
