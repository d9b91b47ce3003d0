package screen

// Route names a screen and what it is about. Screens know each other by their
// routes only.
type Route struct {
	Kind Kind
	ID   string // a question id, a principle id or an action id, where the kind needs one
}

// Kind is a kind of screen.
type Kind string

// The kinds of screens.
const (
	KindHome          Kind = "home"
	KindNew           Kind = "new"       // ID: the file to make, or ""
	KindOpen          Kind = "open"      // to type the path of a file
	KindIntroduce     Kind = "introduce" // who is at the keyboard
	KindMigrate       Kind = "migrate"   // about Services.PendingMigration
	KindMap           Kind = "map"
	KindPrinciple     Kind = "principle"
	KindQuestion      Kind = "question"
	KindReview        Kind = "review"
	KindProject       Kind = "project"     // ID: a part or a field of the register, or "" for all
	KindFacts         Kind = "facts"       // ID: a fact, or "" for all
	KindExplanation   Kind = "explanation" // ID: a contradiction
	KindActions       Kind = "actions"
	KindAction        Kind = "action"    // ID: the action, or what a new one is for
	KindDocuments     Kind = "documents" // ID: the document to mark, or ""
	KindExport        Kind = "export"
	KindName          Kind = "name"     // ID: the name or mailbox
	KindRater         Kind = "rater"    // ID: the assessor
	KindSignOff       Kind = "sign-off" // ID: the number of the decision
	KindHistory       Kind = "history"
	KindHandOver      Kind = "hand-over"
	KindHelp          Kind = "help"
	KindFind          Kind = "find" // ID: the kind of [session.Place] that alone is looked for, or ""
	KindEvidence      Kind = "evidence"
	KindNote          Kind = "note"
	KindCheck         Kind = "check"
	KindDeparture     Kind = "departure"
	KindNotApplicable Kind = "not-applicable"
	KindWorkshop      Kind = "workshop"
	KindSitting       Kind = "sitting" // the plan of the sitting; the id is the field to begin with
	KindPeople        Kind = "people"  // who is in the room
	KindPhones        Kind = "phones"  // who votes on a phone, and how to join
	KindAgenda        Kind = "agenda"
	KindFacilitator   Kind = "facilitator"  // what the facilitator sees beside the shared screen
	KindPrivateNote   Kind = "private note" // what the facilitator writes beside the shared screen
	KindGuide         Kind = "guide"        // how to lead a session
	KindClosing       Kind = "closing"
	KindParking       Kind = "parking"
	KindOutside       Kind = "outside" // ID: the question
	KindDissent       Kind = "dissent" // ID: the question
	KindSettle        Kind = "settle"  // ID: the question
	KindVoid          Kind = "void"    // ID: the question
	KindVoidSheets    Kind = "void-sheets"
	KindTrouble       Kind = "trouble"
	KindElsewhere     Kind = "elsewhere" // to type another place for the file
	KindConflict      Kind = "conflict"
	KindDamaged       Kind = "damaged" // ID: the path of the file
)
