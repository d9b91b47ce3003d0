package facts

import (
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
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
	facts := make([]Fact, 0, len(assessment.FactKeys()))
	for _, key := range assessment.FactKeys() {
		fact := Fact{Key: key, Label: factLabel(key)}
		fact.Question, fact.Help = askFact(key)
		fact.Options = append(fact.Options, project.Option{Label: wording.Capital(wording.NotKnown)})
		options := assessment.ChoiceAt("facts." + key).Options
		if len(options) == 0 {
			options = []project.Option{{Value: assessment.FactYes, Label: "yes"}, {Value: assessment.FactNo, Label: "no"}}
		}
		for _, option := range options {
			fact.Options = append(fact.Options, project.Option{Value: option.Value, Label: wording.Capital(option.Label)})
		}
		facts = append(facts, fact)
	}
	return facts
}

// factLabel names a fact in a list, in at most 33 letters, so that what is known
// stands beside it on a narrow screen. The words of exports can be too long.
func factLabel(key string) string {
	switch key {
	case "people_data":
		return "Data about people"
	case "decision_role":
		return "Its part in decisions"
	case "health_confidential":
		return "Confidential health or care data"
	case "significant_solely_automated":
		return "Big decisions, no real human part"
	case "shares_data":
		return "Shares data outside"
	case "public_function":
		return "Part of a public service or duty"
	case "original_signatory":
		return "Run by a founding signatory"
	case "review_held":
		return "Independent Charter review held"
	}
	return wording.FactLabel(key)
}

// askFact gives the question for a fact and its explanation.
func askFact(key string) (question, help string) {
	switch key {
	case "stage":
		return "How far along is the project?",
			"Idea: it is being thought about. Design: it is being planned or built. Pilot: it is tried out with real people or real data. " +
				"Live: it is in everyday use. Retired: it has been switched off. Between two, choose the later one."
	case "people_data":
		return "What data about people does it use?",
			"Think of all the data it is built with and runs on. Data is anonymous only if nobody could find out who it is about. " +
				"Between two, choose the one further down."
	case "algorithm":
		return "What kind of algorithm does it use, if any?",
			"An algorithm is a set of steps that turns data into a result. A tool you buy counts too. Fixed rules: people wrote every step. " +
				"Statistical model: such as a regression or a risk score. Machine learning: it learned from examples. Generative AI: it writes text or makes pictures. " +
				"Between two, choose the one further down."
	case "decision_role":
		return "What part does the algorithm play in decisions?",
			"A decision is anything that makes a difference to a person or a service. If staff nearly always do what it says, choose “It decides”. " +
				"Between two, choose the one further down."
	case "compute":
		return "How much computing power does it use?",
			"None: nothing beyond everyday office work. Small: an ordinary server or cloud service. Enough to matter: it trains models, sends many requests to a large AI model, or needs machines of its own. " +
				"Between two, choose the one further down."
	case "health_confidential":
		return "Does it use confidential health or care information?",
			"This is what people tell a doctor, nurse or social worker in confidence, also when names have been taken out. When in doubt, choose yes."
	case "affects_people":
		return "Do its results affect people?",
			"For example what people are offered, what they pay, how long they wait, or how they are treated. Staff are people too. When in doubt, choose yes."
	case "frontline_use":
		return "Do front-line staff use it?",
			"Front-line staff deal with the public in person, by telephone or online. When in doubt, choose yes."
	case "significant_solely_automated":
		return "Does it make big decisions about people without a real human part?",
			"Big means a legal effect or one that matters as much, such as being refused a benefit. A person who only presses “approve” is no real part. When in doubt, choose yes."
	case "supplier":
		return "Does a supplier take part?",
			"A supplier is any company you buy software, data, cloud services or advice from for this project. When in doubt, choose yes."
	case "shares_data":
		return "Does data leave your organisation?",
			"Partners, suppliers, researchers and cloud services outside your organisation all count. When in doubt, choose yes."
	case "publishes_outputs":
		return "Do you publish results or data from it?",
			"Reports, dashboards, open data, maps and research papers all count. When in doubt, choose yes."
	case "public_function":
		return "Is it part of a public service or a public duty?",
			"Councils, the National Health Service (NHS), transport authorities and those who work for them carry out public services. When in doubt, choose yes."
	case "jobs_affected":
		return "Does it change or remove anyone's job?",
			"New tasks, fewer hours and posts that are not filled again all count. When in doubt, choose yes."
	case "original_signatory":
		return "Is it run by one of the Charter's first three signatories?",
			"They are NHS Cheshire and Merseyside, the University of Liverpool, and the Combined Authority's Office for Public Service Innovation."
	case "review_held":
		return "Has there been an independent Charter review of your work?",
			"A review of how you use the Charter and of your use of data and AI, by people outside your organisation, with residents taking part."
	}
	return strings.ReplaceAll(key, "_", " ") + "?", ""
}
