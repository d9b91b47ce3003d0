package keys

import "unicode/utf8"

// ID names what a key does.
type ID string

// What keys can do.
const (
	Back    ID = "back"
	Quit    ID = "quit"
	Leave   ID = "leave"
	Help    ID = "help"
	Find    ID = "find"
	Mouse   ID = "mouse"
	Suspend ID = "suspend"
	Undo    ID = "undo"
	Redo    ID = "redo"
	Copy    ID = "copy"
	Trouble ID = "trouble"

	Up       ID = "up"
	Down     ID = "down"
	Previous ID = "previous"
	Next     ID = "next"
	PageUp   ID = "page-up"
	PageDown ID = "page-down"
	First    ID = "first"
	Last     ID = "last"
	Enter    ID = "enter"
	Tab      ID = "tab"
	TabBack  ID = "tab-back"

	Rate0         ID = "rate-0"
	Rate1         ID = "rate-1"
	Rate2         ID = "rate-2"
	Rate3         ID = "rate-3"
	Unsure        ID = "unsure"
	NotApplicable ID = "not-applicable"
	Clear         ID = "clear"
	Evidence      ID = "evidence"
	CiteAgain     ID = "cite-again"
	Note          ID = "note"
	Check         ID = "check"
	Action        ID = "action"
	Flag          ID = "flag"
	Departure     ID = "departure"
	Guidance      ID = "guidance"
	Why           ID = "why"
	NextOpen      ID = "next-open"
	Essentials    ID = "essentials"
	GoOn          ID = "go-on"

	Review    ID = "review"
	Project   ID = "project"
	Facts     ID = "facts"
	Actions   ID = "actions"
	Documents ID = "documents"
	Export    ID = "export"
	History   ID = "history"
	Workshop  ID = "workshop"

	Vote    ID = "vote"
	Void    ID = "void"
	Hands   ID = "hands"
	Talk    ID = "talk"
	Prompts ID = "prompts"
	Settle  ID = "settle"
	Dissent ID = "dissent"
	Outside ID = "outside"
	Parking ID = "parking"
	People  ID = "people"
	List    ID = "list"
	Same    ID = "same"
	All     ID = "all"
	Phones  ID = "phones"
	Guide   ID = "guide"
	Agenda  ID = "agenda"
	Break   ID = "break"
	Finish  ID = "finish"

	Save   ID = "save"
	Cancel ID = "cancel"
	Add    ID = "add"
	Delete ID = "delete"
	Editor ID = "editor"
	Choose ID = "choose"
	Yes    ID = "yes"
)

// Group is a heading of the help screen.
type Group string

// The groups, in the order in which the help screen shows them.
const (
	GroupAnswer Group = "Answer"
	GroupMove   Group = "Move about"
	GroupGo     Group = "Go to"
	GroupRoom   Group = "Workshop"
	GroupEdit   Group = "Edit"
	GroupAlways Group = "Always"
)

// Groups lists the groups in order.
func Groups() []Group {
	return []Group{GroupAnswer, GroupMove, GroupGo, GroupRoom, GroupEdit, GroupAlways}
}

// Binding ties keys to what they do.
type Binding struct {
	ID     ID
	Keys   []string // as the terminal library names them, e.g. "ctrl+p"
	Show   string   // as the footer writes them, e.g. "ctrl+p"
	Label  string   // what it does in one or two words, for the footer
	Help   string   // what it does in a sentence, for the help screen
	Group  Group
	Typing bool // works while text is being typed, too
}

// Table lists every binding.
func Table() []Binding {
	return []Binding{
		{Rate0, []string{"0"}, "0", "rate", "Rate at level 0", GroupAnswer, false},
		{Rate1, []string{"1"}, "1", "rate", "Rate at level 1", GroupAnswer, false},
		{Rate2, []string{"2"}, "2", "rate", "Rate at level 2", GroupAnswer, false},
		{Rate3, []string{"3"}, "3", "rate", "Rate at level 3", GroupAnswer, false},
		{Unsure, []string{"u"}, "u", "unsure", "Say that nobody here knows", GroupAnswer, false},
		{NotApplicable, []string{"n"}, "n", "not applicable", "Set the question aside, with a reason; where yes or no is asked, no", GroupAnswer, false},
		{Clear, []string{"backspace"}, "backspace", "clear", "Take the answer back, so that the question is unanswered", GroupAnswer, false},
		{Evidence, []string{"e"}, "e", "evidence", "Add or change evidence", GroupAnswer, false},
		{CiteAgain, []string{"."}, ".", "cite again", "Cite again the document that was cited last", GroupAnswer, false},
		{Note, []string{"c"}, "c", "note", "Write a note (comment)", GroupAnswer, false},
		{Check, []string{"k"}, "k", "check", "Record who outside the project checked this, and when", GroupAnswer, false},
		{Action, []string{"a"}, "a", "action", "Add something to do about this", GroupAnswer, false},
		{Flag, []string{"f"}, "f", "flag", "Flag this question to come back to, or take the flag off", GroupAnswer, false},
		{Departure, []string{"d"}, "d", "departure", "Declare a promise that cannot be kept, and why", GroupAnswer, false},
		{Guidance, []string{"g"}, "g", "guidance", "Show or hide the guidance", GroupAnswer, false},
		{Why, []string{"w"}, "w", "why this score", "Explain how the answer counts, or a fact; in a workshop, the reasons that were given with the votes", GroupAnswer, false},

		{Up, []string{"up"}, "↑", "up", "Move up", GroupMove, false},
		{Down, []string{"down"}, "↓", "down", "Move down", GroupMove, false},
		{Next, []string{"right"}, "→", "next", "Go to the next one", GroupMove, false},
		{Previous, []string{"left"}, "←", "previous", "Go to the one before", GroupMove, false},
		{Enter, []string{"enter"}, "enter", "open", "Open or choose the marked line; after a question, go on", GroupMove, false},
		{Choose, []string{"space"}, "space", "choose", "Choose or tick the marked line", GroupMove, false},
		{NextOpen, []string{"x"}, "x", "next unanswered", "Go to the next unanswered question", GroupMove, false},
		{Essentials, []string{"X", "shift+x"}, "X", "essentials first", "Go through the essential questions first, for a short session; once more for the usual order", GroupMove, false},
		{GoOn, []string{">"}, ">", "go on by itself", "Have the next unanswered question come by itself once an answer counts as given; once more to stay", GroupMove, false},
		{PageUp, []string{"pgup"}, "page up", "page up", "Scroll up a page", GroupMove, false},
		{PageDown, []string{"pgdown"}, "page down", "page down", "Scroll down a page", GroupMove, false},
		{First, []string{"home"}, "home", "first", "Go to the first line", GroupMove, false},
		{Last, []string{"end"}, "end", "last", "Go to the last line", GroupMove, false},
		{Tab, []string{"tab"}, "tab", "next part", "Go to the next field or part of the screen", GroupMove, true},
		{TabBack, []string{"shift+tab"}, "shift+tab", "part before", "Go to the field or part before", GroupMove, true},

		{Review, []string{"v"}, "v", "review", "Open the review: verdict, what blocks, scores", GroupGo, false},
		{Project, []string{"p"}, "p", "project", "Open the project's description for the register", GroupGo, false},
		{Facts, []string{"i"}, "i", "facts", "Open the facts that decide which questions apply", GroupGo, false},
		{Actions, []string{"l"}, "l", "action list", "Open the list of actions", GroupGo, false},
		{Documents, []string{"L", "shift+l"}, "L", "documents", "Open the list of documents: what cites each, what goes stale, correct one everywhere", GroupGo, false},
		{Export, []string{"o"}, "o", "export", "Write the report (output)", GroupGo, false},
		{History, []string{"h"}, "h", "history", "Open the history of changes", GroupGo, false},
		{Workshop, []string{"W", "shift+w"}, "W", "workshop", "Start or go on with a workshop", GroupGo, false},

		{Vote, []string{"r"}, "r", "rate", "Hold a round: everyone rates, unseen, one after another", GroupRoom, false},
		{Hands, []string{"s"}, "s", "show of hands", "Hold a round with hands or cards, and enter the counts", GroupRoom, false},
		{Void, []string{"V", "shift+v"}, "V", "void", "Take the last round on this question out of the count, with a reason; everybody rates again", GroupRoom, false},
		{Talk, []string{"t"}, "t", "talk timer", "Start or stop the talk timer", GroupRoom, false},
		{Prompts, []string{"G", "shift+g"}, "G", "prompts", "Show what a facilitator can ask the room", GroupRoom, false},
		{Settle, []string{"A", "shift+a"}, "A", "agreed level", "Record a level that the group agreed on, and why", GroupRoom, false},
		{Dissent, []string{"D", "shift+d"}, "D", "dissent", "Write down what those who disagree want to be recorded", GroupRoom, false},
		{Outside, []string{"O", "shift+o"}, "O", "ask outside", "Note whom outside the room to ask, and what", GroupRoom, false},
		{Parking, []string{"P", "shift+p"}, "P", "parking lot", "Put a point aside, to come back to", GroupRoom, false},
		{People, []string{"j"}, "j", "who is here", "Who joins and who leaves", GroupRoom, false},
		{List, []string{"J", "shift+j"}, "J", "paste a list", "Add several people from a list, one a line, with the role after a comma", GroupRoom, false},
		{Same, []string{"S", "shift+s"}, "S", "same as last time", "Tick the people who were here last time", GroupRoom, false},
		{All, []string{"*"}, "*", "tick all", "Tick everybody in the list who rates", GroupRoom, false},
		{Phones, []string{"M", "shift+m"}, "M", "phones", "Let people vote on their own phones (mobiles): how to join, and who has", GroupRoom, false},
		{Guide, []string{"H", "shift+h"}, "H", "how to lead", "Open the guide for facilitators", GroupRoom, false},
		{Agenda, []string{"T", "shift+t"}, "T", "agenda", "Agenda and time, and what to drop", GroupRoom, false},
		{Break, []string{"b"}, "b", "break", "Take a break", GroupRoom, false},
		{Finish, []string{"E", "shift+e"}, "E", "end", "End the session: what was agreed, what is open, who does what", GroupRoom, false},

		{Undo, []string{"z"}, "z", "undo", "Undo the last change", GroupEdit, false},
		{Redo, []string{"Z", "shift+z"}, "Z", "redo", "Redo what was undone", GroupEdit, false},
		{Add, []string{"+"}, "+", "add", "Add a new one", GroupEdit, false},
		{Delete, []string{"delete", "-"}, "delete", "delete", "Delete the marked one (undo brings it back)", GroupEdit, false},
		{Save, []string{"ctrl+s"}, "ctrl+s", "done", "Keep what was typed and close", GroupEdit, true},
		{Cancel, []string{"ctrl+x"}, "ctrl+x", "cancel", "Close and keep nothing of what was typed since it was opened", GroupEdit, true},
		{Editor, []string{"ctrl+o"}, "ctrl+o", "own editor", "Write this text in your own editor ($EDITOR)", GroupEdit, true},
		{Yes, []string{"y"}, "y", "yes", "Yes", GroupEdit, false},

		{Help, []string{"?", "f1"}, "?", "help", "Show every key of this screen", GroupAlways, true},
		{Find, []string{"ctrl+p", "/"}, "ctrl+p", "find", "Find any screen, question, note, document, action or word of the glossary, and go there", GroupAlways, true},
		{Trouble, []string{"!", "f2"}, "!", "what is wrong", "When a line says that something is wrong with the file: what, and what you can do", GroupAlways, true},
		{Back, []string{"esc"}, "esc", "back", "Go back", GroupAlways, true},
		{Quit, []string{"q"}, "q", "quit", "Leave the program (from the top screen)", GroupAlways, false},
		{Leave, []string{"ctrl+c"}, "ctrl+c", "leave", "Leave at once; everything is saved first", GroupAlways, true},
		{Copy, []string{"ctrl+y"}, "ctrl+y", "copy", "Copy the text on this screen to the clipboard", GroupAlways, false},
		{Mouse, []string{"m"}, "m", "mouse", "Turn the mouse on or off (off leaves the terminal's own selection)", GroupAlways, false},
		{Suspend, []string{"ctrl+z"}, "ctrl+z", "suspend", "Put the program in the background (not on Windows)", GroupAlways, true},
	}
}

// Map finds bindings by key and by ID. Make one with [New]; it is read-only.
type Map struct {
	byID  map[ID]Binding
	byKey map[string]Binding
}

// New makes the map of the whole [Table].
func New() *Map {
	m := &Map{byID: map[ID]Binding{}, byKey: map[string]Binding{}}
	for _, b := range Table() {
		m.byID[b.ID] = b
		for _, k := range b.Keys {
			m.byKey[k] = b
		}
	}
	return m
}

// Get finds a binding by its ID.
func (m *Map) Get(id ID) Binding { return m.byID[id] }

// Lookup finds what a key does. While text is being typed a character is text,
// and only bindings that work while typing are found.
func (m *Map) Lookup(key string, typing bool) (Binding, bool) {
	b, ok := m.byKey[key]
	character := utf8.RuneCountInString(key) == 1
	return b, ok && (!typing || b.Typing && !character)
}
