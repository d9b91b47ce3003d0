package facts

import (
	"slices"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/questions"
)

// Fact is a fact about a project as it is asked.
type Fact struct {
	Key      string // as in the file, e.g. "people_data"
	Label    string // in a list of facts
	Question string
	Help     string // what the answers mean, and which to choose when in doubt
	Options  []project.Option
}

// All lists the facts in the order in which they are asked. Of each the first
// option is that it is not known yet.
func All() []Fact {
	facts := table()
	for i := range facts {
		fact := &facts[i]
		if fact.Label == "" {
			fact.Label = wording.FactLabel(fact.Key)
		}
		options := assessment.ChoiceAt("facts." + fact.Key).Options
		if len(options) == 0 {
			options = []project.Option{{Value: assessment.FactYes, Label: "yes"}, {Value: assessment.FactNo, Label: "no"}}
		}
		fact.Options = append(fact.Options, project.Option{Label: wording.Capital(wording.NotKnown)})
		for _, option := range options {
			fact.Options = append(fact.Options, project.Option{Value: option.Value, Label: wording.Capital(option.Label)})
		}
	}
	return facts
}

// Asked lists the facts that a pack asks for, in the order in which they are asked.
func Asked(pack *questions.Pack) []Fact {
	return slices.DeleteFunc(All(), func(f Fact) bool { return !pack.AsksFact(f.Key) })
}

// table has the words for every fact. A label of its own, in at most 33 letters, is
// given where that of the exports is too long for what is known to stand beside it
// on a narrow screen.
func table() []Fact {
	return []Fact{
		{Key: "stage", Question: "How far along is the project?",
			Help: "Idea: it is being thought about. Design: it is being planned or built. Pilot: it is tried out with real people or real data. " +
				"Live: it is in everyday use. Retired: it has been switched off. Between two, choose the later one."},
		{Key: "people_data", Label: "Data about people", Question: "What data about people does it use?",
			Help: "Think of all the data it is built with and runs on. Data is anonymous only if nobody could find out who it is about. " +
				"Between two, choose the one further down."},
		{Key: "algorithm", Question: "What kind of algorithm does it use, if any?",
			Help: "An algorithm is a set of steps that turns data into a result. A tool you buy counts too. Fixed rules: people wrote every step. " +
				"Statistical model: such as a regression or a risk score. Machine learning: it learned from examples. Generative AI: it writes text or makes pictures. " +
				"Between two, choose the one further down."},
		{Key: "decision_role", Label: "Its part in decisions", Question: "What part does the algorithm play in decisions?",
			Help: "A decision is anything that makes a difference to a person or a service. If staff nearly always do what it says, choose “It decides”. " +
				"Between two, choose the one further down."},
		{Key: "compute", Question: "How much computing power does it use?",
			Help: "None: nothing beyond everyday office work. Small: an ordinary server or cloud service. Enough to matter: it trains models, sends many requests to a large AI model, or needs machines of its own. " +
				"Between two, choose the one further down."},
		{Key: "health_confidential", Label: "Confidential health or care data", Question: "Does it use confidential health or care information?",
			Help: "This is what people tell a doctor, nurse or social worker in confidence, also when names have been taken out. When in doubt, choose yes."},
		{Key: "affects_people", Question: "Do its results affect people?",
			Help: "For example what people are offered, what they pay, how long they wait, or how they are treated. Staff are people too. When in doubt, choose yes."},
		{Key: "frontline_use", Question: "Do front-line staff use it?",
			Help: "Front-line staff deal with the public in person, by telephone or online. When in doubt, choose yes."},
		{Key: "significant_solely_automated", Label: "Big decisions, no real human part", Question: "Does it make big decisions about people without a real human part?",
			Help: "Big means a legal effect or one that matters as much, such as being refused a benefit. A person who only presses “approve” is no real part. When in doubt, choose yes."},
		{Key: "supplier", Question: "Does a supplier build or run part of the project?",
			Help: "A supplier is any company you buy software, data, cloud services or advice from for this project. When in doubt, choose yes."},
		{Key: "shares_data", Label: "Shares data outside", Question: "Does data leave your organisation?",
			Help: "Partners, suppliers, researchers and cloud services outside your organisation all count. When in doubt, choose yes."},
		{Key: "publishes_outputs", Question: "Do you publish results or data from it?",
			Help: "Reports, dashboards, open data, maps and research papers all count. When in doubt, choose yes."},
		{Key: "public_function", Label: "Part of a public service or duty", Question: "Is it part of a public service or a public duty?",
			Help: "Councils, the National Health Service (NHS), transport authorities and those who work for them carry out public services. When in doubt, choose yes."},
		{Key: "jobs_affected", Question: "Does it change or remove anyone's job?",
			Help: "New tasks, fewer hours and posts that are not filled again all count. When in doubt, choose yes."},
		{Key: "original_signatory", Label: "Run by a founding signatory", Question: "Is it run by one of the Charter's first three signatories?",
			Help: "They are NHS Cheshire and Merseyside, the University of Liverpool, and the Combined Authority's Office for Public Service Innovation."},
		{Key: "review_held", Label: "Independent Charter review held", Question: "Has there been an independent Charter review of your work?",
			Help: "A review of how you use the Charter and of your use of data and AI, by people outside your organisation, with residents taking part."},
	}
}
