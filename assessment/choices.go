package assessment

import (
	"strings"
	"sync"

	"charter/assessment/project"
	"charter/questions"
)

// ChoiceAt gives the choice at a place in the file, such as "facts.people_data".
// The zero one means that the field there takes any text.
func ChoiceAt(key string) project.Choice {
	if name, ok := strings.CutPrefix(key, "project."); ok {
		if field, _ := project.FieldOf(name); len(field.Options) > 0 {
			return field.Choice()
		}
	}
	for _, choice := range choices() {
		if choice.Key == key {
			return choice
		}
	}
	return project.Choice{}
}

// choices lists those that are not of the project, each with the values in the order in which
// they should be offered; nobody may change the list.
var choices = sync.OnceValue(func() []project.Choice {
	return []project.Choice{
		{Key: "facts.stage", Options: []project.Option{
			{Value: string(questions.StageIdea), Label: "idea"},
			{Value: string(questions.StageDesign), Label: "design"},
			{Value: string(questions.StagePilot), Label: "pilot"},
			{Value: string(questions.StageLive), Label: "live"},
			{Value: string(questions.StageRetired), Label: "retired"},
		}},
		{Key: "facts.people_data", Options: project.PersonalData()},
		{Key: "facts.algorithm", Options: []project.Option{
			{Value: "none", Label: "none"},
			{Value: "rules", Label: "fixed rules"},
			{Value: "statistical", Label: "a statistical model"},
			{Value: "machine-learning", Label: "machine learning"},
			{Value: "generative", Label: "generative AI"},
		}},
		{Key: "facts.decision_role", Options: []project.Option{
			{Value: "none", Label: "none"},
			{Value: "informs", Label: "it informs a person who decides"},
			{Value: "recommends", Label: "it recommends, and a person decides"},
			{Value: "decides", Label: "it decides"},
		}},
		{Key: "facts.compute", Options: []project.Option{
			{Value: "none", Label: "none"},
			{Value: "small", Label: "small"},
			{Value: "material", Label: "enough to matter"},
		}},
		{Key: "answers.state", Options: []project.Option{
			{Value: string(StateLevel), Label: "a level"},
			{Value: string(StateUnsure), Label: "don't know"},
			{Value: string(StateNotApplicable), Label: "not applicable"},
		}},
		{Key: "sessions.way", Options: ways()},
		{Key: "answers.rounds.way", Options: ways()},
		{Key: "answers.voided.way", Options: ways()},
		{Key: "actions.status", Options: []project.Option{
			{Value: string(ActionOpen), Label: "open"},
			{Value: string(ActionDone), Label: "done"},
			{Value: string(ActionDropped), Label: "dropped"},
		}},
		{Key: "known_as", Options: []project.Option{
			{Value: string(NamePerson), Label: "a person"},
			{Value: string(NameRole), Label: "a role"},
			{Value: string(NameTeam), Label: "a team"},
			{Value: string(NamePlace), Label: "a place"},
			{Value: string(NameBody), Label: "an organisation"},
			{Value: string(NameSharedMailbox), Label: "a shared mailbox"},
			{Value: string(NameOwnMailbox), Label: "one person's mailbox"},
		}},
		{Key: "sign_off.decision", Options: []project.Option{
			{Value: string(DecisionApproved), Label: "approved"},
			{Value: string(DecisionReturned), Label: "returned"},
			{Value: string(DecisionNoted), Label: "noted"},
		}},
	}
})

func ways() []project.Option {
	return []project.Option{
		{Value: string(WayTurns), Label: "one after another, unseen, at this keyboard"},
		{Value: string(WayHands), Label: "all at once, with hands or cards"},
		{Value: string(WayPaper), Label: "each on paper"},
		{Value: string(WayPhones), Label: "each on their own phone"},
		{Value: string(WayOpen), Label: "in the open"},
	}
}
